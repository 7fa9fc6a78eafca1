#pragma once
/// Tables of comma-separated values after RFC 4180: quotes, embedded line ends, CRLF, byte order mark.
/// Names are normalized to NFC, so that equal names are equal bytes.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// One cell and where it begins in the file. Columns count characters from 1.
struct CsvCell {
  std::string text;
  std::uint32_t line = 0, column = 0;
};

/// A column that a reader knows. Any other name in the header is a fault.
struct ColumnSpec {
  std::string_view name;
  bool required = true;
};

/// Whether a table may be a header alone: a region may have no transit, but not no zones.
enum class TableRows { needed, optional };

/// A column of a table, found once by name; `none` where an optional or missing one stands for empty cells.
struct CsvColumn {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t index = none;
  std::string_view name;

  explicit operator bool() const { return index != none; }
};

/// A header and rows that all have as many cells as the header.
class CsvTable {
 public:
  CsvTable() = default;
  CsvTable(std::string file, std::vector<CsvCell> header, std::vector<CsvCell> cells, bool whole)
      : file_(std::move(file)), header_(std::move(header)), cells_(std::move(cells)), whole_(whole) {}

  std::string const& file() const { return file_; }
  std::size_t rows() const { return header_.empty() ? 0 : cells_.size() / header_.size(); }
  std::span<CsvCell const> header() const { return header_; }

  /// @param name one of the specs that the table was read with; it outlives the column
  CsvColumn column(std::string_view name) const;

  /// The cell, or an empty one at the row's place where the table has no such column.
  /// @param row < rows()
  CsvCell const& cell(std::size_t row, CsvColumn column) const { return cells_[row * header_.size() + column.index]; }
  CsvCell const& first_cell(std::size_t row) const { return cells_[row * header_.size()]; }

  /// False where rows or columns had to be left out: then what other tables name may be missing here for that reason.
  bool whole() const { return whole_; }

 private:
  std::string file_;
  std::vector<CsvCell> header_;
  std::vector<CsvCell> cells_;  // row-major
  bool whole_ = false;
};

/// Reads a table. Faults are added for everything that `read_text` refuses, a missing, doubled or unknown column, a
/// table without rows where they are needed, rows with too few or too many cells, and quotes that never close or stand
/// inside a cell. Rows at fault are left out, so that the rest can be checked in the same run. Blank lines are no rows.
/// A source without a path is at fault already: nothing is read, and nothing more said.
CsvTable read_csv(TextSource const& source, std::span<ColumnSpec const> columns, Faults& faults,
                  TableRows rows = TableRows::needed, TextLimits limits = {});

/// The same for text in memory. @param shown name for messages
CsvTable parse_csv(std::string_view text, std::string const& shown, std::span<ColumnSpec const> columns, Faults& faults,
                   TableRows rows = TableRows::needed);

}  // namespace tanvan
