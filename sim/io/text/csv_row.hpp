#pragma once
/// Typed cells of a table's row; everything wrong is added to the faults, nothing stops at the first.

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/text/csv.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {

/// One row under reading. After a fault `number` returns NaN and `whole` 0: read on, the faults forbid the use.
class CsvRow {
 public:
  /// @param table,faults outlive the row  @param row < table.rows()
  CsvRow(CsvTable const& table, std::size_t row, Faults& faults) : table_(table), row_(row), faults_(faults) {}

  InputPlace place() const;
  InputPlace place(CsvColumn column) const;

  /// The cell as it stands; empty where the table has no such column.
  std::string const& text(CsvColumn column) const;
  /// The cell, which must not be empty.
  std::string const& word(CsvColumn column) const;
  /// A finite number in the range. Exponents are read, thousands separators and decimal commas are not.
  double number(CsvColumn column, NumberRange range) const;
  /// The same, or `fallback` where the cell is empty.
  double number_or(CsvColumn column, NumberRange range, double fallback) const;
  /// A whole number from low to high.
  int whole(CsvColumn column, int low, int high) const;
  int whole_or(CsvColumn column, int low, int high, int fallback) const;
  /// Minutes after midnight of `HH:MM`, up to 48:00.
  double clock_min(CsvColumn column) const;

  /// Adds a fault about this cell: `column = "text": sentence`.
  void fault(CsvColumn column, std::string const& sentence) const;

 private:
  CsvTable const& table_;
  std::size_t row_;
  Faults& faults_;
};

}  // namespace tanvan
