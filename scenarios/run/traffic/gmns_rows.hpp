#pragma once
/// Cells of a table of GMNS that came along as text.

#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/exchange/text_table.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {

/// The rows of a table, with faults where its cells are wrong.
class GmnsRows {
 public:
  /// @param folder  name of the folder for messages  @param table,faults  outlive the rows
  GmnsRows(TextTable const& table, std::string const& folder, Faults& faults)
      : table_(table), file_(folder + "/" + table.name + ".csv"), faults_(faults) {}

  std::size_t rows() const { return table_.rows(); }
  std::string const& file() const { return file_; }
  /// The place of a column, in any case, or kNoColumn.
  std::size_t column(std::string_view name) const;

  /// The cell; empty where there is no such column.
  std::string_view text(std::size_t row, std::size_t column) const { return cell_of(table_, row, column); }
  /// The number of the cell, or `fallback` where it is empty or at fault.
  double number(std::size_t row, std::size_t column, NumberRange range, double fallback);

  /// The line of a row; 0 where the table has none.
  std::uint32_t line(std::size_t row) const { return row < table_.line.size() ? table_.line[row] : 0; }
  InputPlace place(std::size_t row) const { return {file_, line(row), 0}; }
  void fault(std::size_t row, std::string sentence) { faults_.add(place(row), std::move(sentence)); }
  /// Adds `NAME = "text": sentence`.
  void cell_fault(std::size_t row, std::size_t column, std::string const& sentence);

 private:
  TextTable const& table_;
  std::string file_;
  Faults& faults_;
};

}  // namespace tanvan
