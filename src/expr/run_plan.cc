// Runs a plan. Truths stand by position among the run's rows; a step writes those of the positions
// it is asked for, so that what is settled by one side is not worked out on the other.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "expr/evaluator.h"
#include "expr/functions.h"
#include "expr/plan.h"

namespace hegui::expr {

namespace {

using Positions = std::span<const std::uint32_t>;
using Truths = std::vector<Truth>;
using Relation = Step::Relation;

constexpr std::int64_t kDay = 86'400;

/// What the programs of one run share.
struct Batch {
  const Context& context;
  std::span<const std::uint32_t> rows;
  std::vector<std::uint32_t> positions;  ///< all of them
  Arena arena{};                         ///< of operands
  struct Known {
    Truths truths;
    std::vector<bool> done;
  };
  std::unordered_map<const Definition*, Known> definitions{};
};

/// && takes the least of its sides, || of theirs.
constexpr int kRankOfBoth[] = {0, 3, 1, 2}, kRankOfEither[] = {3, 0, 1, 2};

Truth combine(Step::Kind kind, Truth a, Truth b) {
  const int* rank = kind == Step::Kind::both ? kRankOfBoth : kRankOfEither;
  return rank[static_cast<std::size_t>(b)] < rank[static_cast<std::size_t>(a)] ? b : a;
}

Truth opposite(Truth truth) {
  if (truth == Truth::yes) return Truth::no;
  return truth == Truth::no ? Truth::yes : truth;
}

Truth as_truth(bool holds) { return holds ? Truth::yes : Truth::no; }

template <class T>
bool holds(Relation relation, const T& a, const T& b) {
  switch (relation) {
    case Relation::equal:
      return a == b;
    case Relation::differs:
      return a != b;
    case Relation::less:
      return a < b;
    case Relation::at_most:
      return a <= b;
    case Relation::greater:
      return a > b;
    case Relation::at_least:
      return a >= b;
  }
  return false;
}

/// The value as the column holds it; nullopt if no cell can be it.
std::optional<Cell> to_cell_of(const Field& field, const Schema& schema, const Value& value) {
  const bool date = field.type == FieldType::date && value.kind == Value::Kind::timestamp;
  if (date && value.moment.nanos == 0 && value.moment.seconds % kDay == 0)
    return value.moment.seconds / kDay;
  if (field.type == FieldType::boolean && value.kind == Value::Kind::boolean)
    return value.boolean ? 1 : 0;
  if (field.type == FieldType::integer && value.kind == Value::Kind::integer) return value.integer;
  if (field.type != FieldType::enumeration || value.kind != Value::Kind::string)
    return std::nullopt;
  const auto& values = schema.enums[static_cast<std::size_t>(field.enum_type)].values;
  const auto found = std::find_if(values.begin(), values.end(), [&](const EnumValue& known) {
    return known.value == value.view();
  });
  if (found == values.end()) return std::nullopt;
  return found - values.begin();
}

std::optional<double> to_real_of(const Value& value) {
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  if (value.kind == Value::Kind::real) return value.real;
  const bool exact = value.kind == Value::Kind::integer && std::abs(value.integer) <= kExact;
  return exact ? std::optional(static_cast<double>(value.integer)) : std::nullopt;
}

bool is_real(FieldType type) { return type == FieldType::number || type == FieldType::percent; }
bool is_text(FieldType type) { return type == FieldType::text || type == FieldType::month; }

class Runner {
 public:
  Runner(const Program::Impl& program, Batch& batch)
      : program_(program),
        batch_(batch),
        fixed_(program, batch.context, batch.arena),
        walker_(program, batch.context, arena_),
        body_(batch.context.bodies[static_cast<std::size_t>(batch.context.body)]) {}

  void run_root(Positions at, Truths& out) { run(program_.plan.root, at, out); }

 private:
  const Step& step_of(int number) const {
    return program_.plan.steps[static_cast<std::size_t>(number)];
  }
  bool is_eager() const { return batch_.context.dates_read != nullptr; }

  void run(int number, Positions at, Truths& out) {
    const Step& step = step_of(number);
    switch (step.kind) {
      case Step::Kind::both:
      case Step::Kind::either:
        return combine_children(step, at, out);
      case Step::Kind::negate:
        return negate(step, at, out);
      case Step::Kind::choose:
        return choose(step, at, out);
      case Step::Kind::fact:
        return each_stated(step, at, out, Truth::no, [](Cell cell) { return cell != 0; });
      case Step::Kind::compare:
        return compare(step, at, out);
      case Step::Kind::among:
        return among(step, at, out);
      case Step::Kind::set:
        return set(step, at, out);
      case Step::Kind::stated:
        return stated(step, at, out);
      case Step::Kind::by:
        return by(step, at, out);
      case Step::Kind::definition:
        return definition(step, at, out);
      case Step::Kind::once:
        return once(step, at, out);
      case Step::Kind::walk:
        return walk(step, at, out);
    }
  }

  /// The positions whose truth is (or is not) `truth`.
  static std::vector<std::uint32_t> where(Positions at, const Truths& truths, Truth truth,
                                          bool is) {
    std::vector<std::uint32_t> found;
    found.reserve(at.size());
    std::copy_if(at.begin(), at.end(), std::back_inserter(found),
                 [&](std::uint32_t p) { return (truths[p] == truth) == is; });
    return found;
  }

  void combine_children(const Step& step, Positions at, Truths& out) {
    const Truth settled = step.kind == Step::Kind::both ? Truth::no : Truth::yes;
    run(step.children.front(), at, out);
    Truths side(out.size());
    for (std::size_t i = 1; i < step.children.size(); ++i) {
      std::vector<std::uint32_t> narrowed;
      if (!is_eager()) narrowed = where(at, out, settled, false);
      const Positions open = is_eager() ? at : Positions(narrowed);
      if (open.empty()) return;
      run(step.children[i], open, side);
      for (const std::uint32_t p : open) out[p] = combine(step.kind, out[p], side[p]);
    }
  }

  void negate(const Step& step, Positions at, Truths& out) {
    run(step.children.front(), at, out);
    for (const std::uint32_t p : at) out[p] = opposite(out[p]);
  }

  void choose(const Step& step, Positions at, Truths& out) {
    run(step.children[0], at, out);
    const auto yes = where(at, out, Truth::yes, true), no = where(at, out, Truth::no, true);
    Truths side(out.size());
    run(step.children[1], is_eager() ? at : Positions(yes), side);
    for (const std::uint32_t p : yes) out[p] = side[p];
    run(step.children[2], is_eager() ? at : Positions(no), side);
    for (const std::uint32_t p : no) out[p] = side[p];
  }

  const Column& column_of(const Step& step) const {
    return body_.tables[static_cast<std::size_t>(program_.collection)]
        .columns[static_cast<std::size_t>(step.field)];
  }
  const Field& field_of(const Step& step) const {
    return batch_.context.schema->collections[static_cast<std::size_t>(program_.collection)]
        .fields[static_cast<std::size_t>(step.field)];
  }

  /// Tests the stated cells of the step's column.
  template <class Test>
  void each_stated(const Step& step, Positions at, Truths& out, Truth when_none, Test test) {
    const Column& column = column_of(step);
    for (const std::uint32_t p : at) {
      const std::size_t row = batch_.rows[p];
      const State state = column.state(row);
      if (state == State::stated)
        out[p] = as_truth(test(column.cells[row]));
      else
        out[p] = state == State::none ? when_none : Truth::unknown;
    }
  }

  void compare(const Step& step, Positions at, Truths& out) {
    const Value operand = fixed_.evaluate(step.operand, 0);
    const Field& field = field_of(step);
    const Relation relation = step.relation;
    const Truth none = as_truth(relation == Relation::differs);
    if (is_real(field.type)) {
      if (const auto real = to_real_of(operand)) {
        return each_stated(step, at, out, none,
                           [&](Cell cell) { return holds(relation, as_double(cell), *real); });
      }
    } else if (is_text(field.type) && operand.kind == Value::Kind::string) {
      return each_stated(step, at, out, none, [&](Cell cell) {
        return holds(relation, body_.view(cell), operand.view());
      });
    } else if (const auto cell = to_cell_of(field, *batch_.context.schema, operand)) {
      const bool ordered = relation != Relation::equal && relation != Relation::differs;
      if (field.type != FieldType::enumeration || !ordered) {
        return each_stated(step, at, out, none,
                           [&](Cell other) { return holds(relation, other, *cell); });
      }
    }
    compare_null(step, operand, at, out);
  }

  void compare_null(const Step& step, const Value& operand, Positions at, Truths& out) {
    const bool equality = step.relation == Relation::equal || step.relation == Relation::differs;
    if (operand.kind != Value::Kind::null || !equality) return walk(step, at, out);
    const bool differs = step.relation == Relation::differs;
    each_stated(step, at, out, as_truth(!differs), [&](Cell) { return differs; });
  }

  void among(const Step& step, Positions at, Truths& out) {
    const Value operand = fixed_.evaluate(step.operand, 0);
    const Field& field = field_of(step);
    if (operand.kind != Value::Kind::list || is_real(field.type)) return walk(step, at, out);
    const auto items = operand.items();
    if (is_text(field.type)) return among_texts(step, items, at, out);
    std::vector<Cell> cells;
    for (const Value& item : items) {
      const auto cell = to_cell_of(field, *batch_.context.schema, item);
      if (!cell) return walk(step, at, out);
      cells.push_back(*cell);
    }
    each_stated(step, at, out, Truth::no, [&](Cell cell) {
      return std::find(cells.begin(), cells.end(), cell) != cells.end();
    });
  }

  void among_texts(const Step& step, std::span<const Value> items, Positions at, Truths& out) {
    std::vector<std::string_view> texts;
    for (const Value& item : items) {
      if (item.kind != Value::Kind::string) return walk(step, at, out);
      texts.push_back(item.view());
    }
    each_stated(step, at, out, Truth::no, [&](Cell cell) {
      return std::find(texts.begin(), texts.end(), body_.view(cell)) != texts.end();
    });
  }

  void set(const Step& step, Positions at, Truths& out) {
    const Field& field = field_of(step);
    if (field.type == FieldType::reference && !field.list) return walk(step, at, out);
    each_stated(step, at, out, Truth::no,
                [&](Cell cell) { return !field.list || as_slice(cell).count > 0; });
  }

  void stated(const Step& step, Positions at, Truths& out) {
    if (field_of(step).type == FieldType::reference) return walk(step, at, out);
    const Column& column = column_of(step);
    for (const std::uint32_t p : at)
      out[p] = as_truth(column.state(batch_.rows[p]) != State::unstated);
  }

  void by(const Step& step, Positions at, Truths& out) {
    const Context& context = batch_.context;
    each_stated(step, at, out, Truth::no, [&](Cell cell) {
      const Date date{static_cast<std::int32_t>(cell)};
      if (context.dates_read != nullptr) context.dates_read->push_back(date);
      return date <= context.cutoff;
    });
  }

  void definition(const Step& step, Positions at, Truths& out) {
    Batch::Known& known = batch_.definitions[step.definition];
    known.truths.resize(batch_.rows.size());
    known.done.resize(batch_.rows.size());
    std::vector<std::uint32_t> open;
    std::copy_if(at.begin(), at.end(), std::back_inserter(open),
                 [&](std::uint32_t p) { return !known.done[p]; });
    Truths truths(batch_.rows.size());
    if (!open.empty()) Runner(step.definition->program->impl(), batch_).run_root(open, truths);
    for (const std::uint32_t p : open) {
      known.truths[p] = truths[p];
      known.done[p] = true;
    }
    for (const std::uint32_t p : at) out[p] = known.truths[p];
  }

  void once(const Step& step, Positions at, Truths& out) {
    if (at.empty()) return;
    const Truth truth = truth_of(walker_.condition(step.node, batch_.rows[at.front()]));
    arena_.reset();
    for (const std::uint32_t p : at) out[p] = truth;
  }

  void walk(const Step& step, Positions at, Truths& out) {
    for (const std::uint32_t p : at) {
      out[p] = truth_of(walker_.condition(step.node, batch_.rows[p]));
      arena_.reset();
    }
  }

  const Program::Impl& program_;
  Batch& batch_;
  Arena arena_;  // of one row
  Evaluator fixed_, walker_;
  const Body& body_;
};

}  // namespace

Truth truth_of(const Value& value) {
  if (value.kind == Value::Kind::boolean) return as_truth(value.boolean);
  if (value.kind == Value::Kind::unknown) return Truth::unknown;
  return value.is_none() ? Truth::no : Truth::error;
}

std::vector<Truth> run_plan(const Program::Impl& program, const Context& context,
                            std::span<const std::uint32_t> rows) {
  if (program.plan.root < 0) return walk_rows(program, context, rows);
  Batch batch{context, rows, std::vector<std::uint32_t>(rows.size())};
  std::iota(batch.positions.begin(), batch.positions.end(), std::uint32_t{0});
  Truths truths(rows.size());
  Runner(program, batch).run_root(batch.positions, truths);
  return truths;
}

std::vector<Truth> walk_rows(const Program::Impl& program, const Context& context,
                             std::span<const std::uint32_t> rows) {
  Arena arena;
  Evaluator evaluator(program, context, arena);
  std::vector<Truth> truths;
  truths.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    truths.push_back(truth_of(evaluator.evaluate(row)));
    arena.reset();
  }
  return truths;
}

}  // namespace hegui::expr
