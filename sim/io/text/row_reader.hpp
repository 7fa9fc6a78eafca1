#pragma once
/// Rows of a table of separated values as other programs write it, one at a time: memory is bounded by the longest
/// row, not by the file.

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// What is still taken for a table.
struct RowLimits {
  std::size_t row_bytes = std::size_t{1} << 20;       // one row, over all its lines
  std::uint64_t file_bytes = std::uint64_t{8} << 30;  //
  std::uint32_t lines = 200'000'000;                  // blank ones too
  std::size_t names = 2000;                           // in the line of names of `NamedRows`
};

/// Stands for the separator that the first row uses most: a comma, a semicolon or a tab.
inline constexpr char kGuessedSeparator = '\0';

/// Reads RFC 4180 and what is near it: line ends LF, CRLF or bare CR; a byte order mark; UTF-8, or UTF-16 with its mark
/// (turned into UTF-8); quotes with separators and line ends inside; a quote inside an unquoted cell, or behind the
/// one that closes a quoted cell, is a letter. Blank lines are passed over. Rows may have any number of cells.
///
/// A fault ends reading: a limit passed (at the line that passes it), a quote that never closes, a NUL byte, bad UTF-8
/// (with its column, bytes from 1, and the old encoding of Vietnamese that it looks like), half a UTF-16 letter.
class RowReader {
 public:
  /// @param shown name for messages  @param separator usually `,`, else `;`, a tab or kGuessedSeparator
  RowReader(std::unique_ptr<ByteSource> source, std::string shown, char separator = ',', RowLimits limits = {});
  ~RowReader();
  RowReader(RowReader&&) noexcept;
  RowReader& operator=(RowReader&&) noexcept;

  /// Moves to the next row that is not blank. False at the end and after a fault.
  bool next();

  /// Cells of the row, blanks around them as they stand; they live until the next `next`.
  std::span<std::string_view const> cells() const;
  /// The line on which the row begins, from 1.
  std::uint32_t line() const;
  InputPlace place() const;
  std::string const& shown() const;
  /// As given, or as guessed once a row was read.
  char separator() const;
  RowLimits const& limits() const;

  /// What ended reading, empty at a good end.
  Faults const& faults() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// The rows of a table under a line of names: cells by name, in NFC and without blanks around them.
class NamedRows {
 public:
  /// A line of more names than the limits of `rows` allow is a fault.
  explicit NamedRows(RowReader rows);

  /// False where there is no header (the fault says so).
  bool has_header() const { return !header_.empty(); }
  std::vector<std::string> const& header() const { return header_; }
  std::uint32_t header_line() const { return header_line_; }

  /// The place of a column in the header, or npos. Names match in any case.
  std::size_t find(std::string_view name) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  bool next();
  /// The cell, in NFC and trimmed; empty where the column is npos or the row ends before it.
  std::string_view cell(std::size_t column) const;
  std::size_t cells() const { return cells_.size(); }
  InputPlace place() const { return rows_.place(); }
  /// The line on which the row begins, from 1.
  std::uint32_t line() const { return rows_.line(); }
  std::string const& shown() const { return rows_.shown(); }
  /// What ended reading, a missing header too; empty at a good end.
  Faults const& faults() const { return faults_; }

 private:
  RowReader rows_;
  std::vector<std::string> header_;
  std::uint32_t header_line_ = 0;
  std::vector<std::string_view> cells_;  // of this row, into the reader's or into `composed_`
  std::deque<std::string> composed_;     // cells of this row that had to be normalized
  Faults faults_;
};

}  // namespace tanvan
