// The vocabulary as the program sees it: collections, fields and enum values. Filled from
// rules/vocabulary.yaml and packs; nothing in C++ lists a field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hegui/base/language.h"

namespace hegui::expr {

/// What a field holds; a list holds several of the same.
enum class FieldType : std::uint8_t {
  text,
  boolean,
  integer,
  number,
  percent,
  date,
  month,
  enumeration,
  reference
};

struct EnumValue {
  std::string value;
  Localized label;
  std::vector<std::string> aliases;
};

struct EnumType {
  std::string name;
  std::vector<EnumValue> values;  ///< a fact holds the index
  /// Index of a value by its name, Chinese label or alias.
  std::optional<int> find(std::string_view name_or_label) const;
};

struct Field {
  std::string name;
  std::string zh;
  std::vector<std::string> aliases;
  FieldType type = FieldType::text;
  bool list = false;
  int enum_type = -1;  ///< index into Schema::enums
  int target = -1;     ///< collection that a reference points into
  bool required = false;
  bool plan = false;  ///< a date that may lie after the audit
  bool survey = false;
  bool responsible = false;  ///< names the unit that answers for the row
  std::string unit;
  Localized doc;
};

/// What every row of a collection must satisfy when it is loaded, as a predicate over the row.
struct Invariant {
  std::string predicate;
  Localized message;
};

struct Collection {
  std::string name;
  std::string zh;
  Localized doc;
  std::vector<int> key;  ///< fields whose values together name a row
  std::vector<Field> fields;
  std::vector<Invariant> invariants;

  /// By name, Chinese label or alias; -1 if there is none.
  int find_field(std::string_view name_or_label) const;
  /// By name alone, as predicates do.
  int field(std::string_view name) const;
  void index();  ///< to be called when the fields are complete

 private:
  std::unordered_map<std::string, int> by_label_;
  std::unordered_map<std::string, int> by_name_;
};

struct Schema {
  std::vector<EnumType> enums;
  std::vector<Collection> collections;

  int find_collection(std::string_view name_or_label) const;
  int collection(std::string_view name) const;  ///< by name alone; -1 if there is none
  int enum_type(std::string_view name) const;
};

/// The collection whose single row is the audited body itself.
inline constexpr std::string_view kOrganization = "organization";

}  // namespace hegui::expr
