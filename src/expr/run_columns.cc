// Conditions on the cells of one column (of days(), two): sixty-four rows make a word. Cells of
// rows that state nothing are compared too, which costs less than asking, and masked out.
#include <algorithm>
#include <cmath>

#include "expr/runner.h"

namespace hegui::expr {

namespace {

using Relation = Step::Relation;

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

/// One word of what the test says of 64 cells, or of as many as there are.
template <class Test>
Word test_word(const Cell* cells, std::size_t count, Test test) {
  std::uint8_t flags[kWordRows];
  if (count >= kWordRows) {
    for (std::size_t i = 0; i < kWordRows; ++i) flags[i] = test(cells[i]) ? 1 : 0;
    return pack_word(flags);
  }
  std::memset(flags, 0, sizeof flags);
  for (std::size_t i = 0; i < count; ++i) flags[i] = test(cells[i]) ? 1 : 0;
  return pack_word(flags);
}

}  // namespace

const Column& Runner::column_of(const Step& step, int field) const {
  return body_.tables[static_cast<std::size_t>(step.collection)]
      .columns[static_cast<std::size_t>(field)];
}

const Field& Runner::field_of(const Step& step, int field) const {
  return batch_.context.schema->collections[static_cast<std::size_t>(step.collection)]
      .fields[static_cast<std::size_t>(field)];
}

template <class Test>
Truths Runner::test_cells(const Step& step, const RowSet& rows, Truth when_none, Test test) {
  const std::vector<Cell>& cells = column_of(step, step.field).cells;
  const States& states = states_of(step, step.field);
  Truths out(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) {
    if (rows[w] == 0) continue;
    const std::size_t begin = w * kWordRows;
    Word hits = 0;
    if (states.stated[w] != 0)
      hits = test_word(cells.data() + begin, cells.size() - begin, test) & states.stated[w];
    out.yes[w] = when_none == Truth::yes ? hits | states.none[w] : hits;
    out.unknown[w] = ~(states.stated[w] | states.none[w]);
  }
  return out;
}

/// Texts are looked at only where there are some.
template <class Test>
Truths Runner::test_texts(const Step& step, const RowSet& rows, Truth when_none, Test test) {
  const std::vector<Cell>& cells = column_of(step, step.field).cells;
  const States& states = states_of(step, step.field);
  Truths out(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) {
    Word hits = 0;
    for (Word left = rows[w] & states.stated[w]; left != 0; left &= left - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(left));
      hits |= Word{test(body_.view(cells[w * kWordRows + bit])) ? 1U : 0U} << bit;
    }
    out.yes[w] = when_none == Truth::yes ? hits | states.none[w] : hits;
    out.unknown[w] = ~(states.stated[w] | states.none[w]);
  }
  return out;
}

/// Compares what `read` makes of a cell; the relation is chosen once, not in the loop.
template <class T, class Read>
Truths Runner::ordered(const Step& step, const RowSet& rows, Truth when_none, T value, Read read) {
  const auto run = [&](auto compare) {
    return test_cells(step, rows, when_none, [=](Cell cell) { return compare(read(cell), value); });
  };
  switch (step.relation) {
    case Relation::equal:
      return run(std::equal_to<>());
    case Relation::differs:
      return run(std::not_equal_to<>());
    case Relation::less:
      return run(std::less<>());
    case Relation::at_most:
      return run(std::less_equal<>());
    case Relation::greater:
      return run(std::greater<>());
    case Relation::at_least:
      return run(std::greater_equal<>());
  }
  return Truths(rows.size());
}

Truths Runner::fact(const Step& step, const RowSet& rows) {
  return test_cells(step, rows, Truth::no, [](Cell cell) { return cell != 0; });
}

Truths Runner::compare(const Step& step, const RowSet& rows) {
  const Operand operand = operand_of(step);
  const Truth none = truth_of_none(step, operand);
  switch (operand.kind) {
    case Operand::Kind::null: {
      const bool differs = step.relation == Relation::differs;
      return test_cells(step, rows, none, [differs](Cell) { return differs; });
    }
    case Operand::Kind::cell:
      return ordered(step, rows, none, operand.cell, [](Cell cell) { return cell; });
    case Operand::Kind::real:
      return ordered(step, rows, none, operand.real, as_double);
    case Operand::Kind::text:
      return test_texts(step, rows, none, [&](std::string_view text) {
        return holds(step.relation, text, operand.text);
      });
    case Operand::Kind::unfit:
    case Operand::Kind::cells:
    case Operand::Kind::texts:
      break;
  }
  return walk(step, rows);
}

Truths Runner::among(const Step& step, const RowSet& rows) {
  const Operand operand = operand_of(step);
  if (operand.kind == Operand::Kind::unfit) return walk(step, rows);
  if (operand.kind == Operand::Kind::cells) return among_values(step, rows, operand);
  return test_texts(step, rows, Truth::no, [&](std::string_view text) {
    return std::find(operand.texts.begin(), operand.texts.end(), text) != operand.texts.end();
  });
}

Truths Runner::among_values(const Step& step, const RowSet& rows, const Operand& operand) {
  const auto& cells = operand.cells;
  const bool small = std::all_of(cells.begin(), cells.end(), [](Cell cell) {
    return cell >= 0 && cell < static_cast<Cell>(kWordRows);
  });
  if (!small) {
    return test_cells(step, rows, Truth::no, [&](Cell cell) {
      return std::find(cells.begin(), cells.end(), cell) != cells.end();
    });
  }
  Word wanted = 0;
  for (const Cell cell : cells) wanted |= Word{1} << cell;
  return test_cells(step, rows, Truth::no, [wanted](Cell cell) {
    const auto number = static_cast<std::uint64_t>(cell);
    return ((wanted >> (number % kWordRows)) & (number < kWordRows ? 1U : 0U)) != 0;
  });
}

/// Where both dates are stated; none on either side makes the difference none, which equals nothing
/// and is in no order.
Truths Runner::days(const Step& step, const RowSet& rows) {
  const Value operand = fixed_.evaluate(step.operand, 0);
  if (operand.kind != Value::Kind::integer) return walk(step, rows);
  const auto &from = column_of(step, step.field).cells, &to = column_of(step, step.other).cells;
  const States &a = states_of(step, step.field), &b = states_of(step, step.other);
  Truths out(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) {
    Word hits = step.relation == Relation::differs ? a.none[w] | b.none[w] : 0;
    for (Word left = rows[w] & a.stated[w] & b.stated[w]; left != 0; left &= left - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(left));
      const std::size_t row = w * kWordRows + bit;
      if (holds(step.relation, to[row] - from[row], operand.integer)) hits |= Word{1} << bit;
    }
    out.unknown[w] = ~((a.stated[w] | a.none[w]) & (b.stated[w] | b.none[w]));
    out.yes[w] = hits & ~out.unknown[w];
  }
  return out;
}

Truths Runner::set(const Step& step, const RowSet& rows) {
  if (!field_of(step, step.field).list)
    return test_cells(step, rows, Truth::no, [](Cell) { return true; });
  return test_cells(step, rows, Truth::no, [](Cell cell) { return as_slice(cell).count > 0; });
}

Truths Runner::by(const Step& step, const RowSet& rows) {
  const Cell cutoff = batch_.context.cutoff.days;
  return test_cells(step, rows, Truth::no, [cutoff](Cell cell) { return cell <= cutoff; });
}

}  // namespace hegui::expr
