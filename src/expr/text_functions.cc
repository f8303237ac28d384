// Functions over text, the standard's and our own.
#include <re2/re2.h>

#include <algorithm>

#include "expr/functions.h"
#include "hegui/base/text.h"
#include "hegui/expr/names.h"

namespace hegui::expr {

namespace {

Value starts_with(const Call& call) {
  return Value::of(call[0].view().starts_with(call[1].view()));
}
Value ends_with(const Call& call) { return Value::of(call[0].view().ends_with(call[1].view())); }
Value contains(const Call& call) {
  return Value::of(call[0].view().find(call[1].view()) != std::string_view::npos);
}
Value size(const Call& call) {
  return Value::of(static_cast<std::int64_t>(count_code_points(call[0].view())));
}
Value size_of_bytes(const Call& call) {
  return Value::of(static_cast<std::int64_t>(call[0].view().size()));
}
Value is_unit_named(const Call& call) { return Value::of(is_unit(call[0].view(), call[1].view())); }
Value normalized(const Call& call) { return Value::of(call.arena.text(normalize(call[0].view()))); }

Value join(const Call& call) {
  const auto both = call.arena.array<char>(call[0].view().size() + call[1].view().size());
  const auto middle = std::copy(call[0].view().begin(), call[0].view().end(), both.begin());
  std::copy(call[1].view().begin(), call[1].view().end(), middle);
  return Value::text_of(call[0].kind, {both.data(), both.size()});
}

Value matches(const Call& call) {
  RE2::Options options;
  options.set_log_errors(false);
  const std::string_view pattern = call[1].view(), text = call[0].view();
  const RE2 expression(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (!expression.ok())
    return make_error(call.arena, "invalid regular expression: " + expression.error());
  return Value::of(RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression));
}

/// Jaccard's index of the character bigrams.
Value similarity(const Call& call) {
  const auto a = bigrams(call[0].view()), b = bigrams(call[1].view());
  std::size_t shared = 0;
  for (const auto gram : a) shared += std::binary_search(b.begin(), b.end(), gram) ? 1U : 0U;
  const std::size_t all = a.size() + b.size() - shared;
  return Value::of(all == 0 ? 1.0 : static_cast<double>(shared) / static_cast<double>(all));
}

}  // namespace

std::span<const Overload> text_overloads() {
  using T = Type::Kind;
  static const std::vector<Overload> kTable{
      {"+", false, {kString, kString}, T::string, join},
      {"+", false, {kBytes, kBytes}, T::bytes, join},
      {"startsWith", true, {kString, kString}, T::boolean, starts_with},
      {"endsWith", true, {kString, kString}, T::boolean, ends_with},
      {"contains", true, {kString, kString}, T::boolean, contains},
      {"matches", true, {kString, kString}, T::boolean, matches},
      {"matches", false, {kString, kString}, T::boolean, matches},
      {"size", true, {kString}, T::integer, size},
      {"size", false, {kString}, T::integer, size},
      {"size", true, {kBytes}, T::integer, size_of_bytes},
      {"size", false, {kBytes}, T::integer, size_of_bytes},
      {"is_unit", false, {kString, kString}, T::boolean, is_unit_named},
      {"normalize", false, {kString}, T::string, normalized},
      {"similarity", false, {kString, kString}, T::real, similarity},
  };
  return kTable;
}

}  // namespace hegui::expr
