#pragma once
/// Splits comma-separated text into records of cells, RFC 4180.

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/csv.hpp"

namespace tanvan {

/// Walks over a text once. Faults of quoting are added where they stand; the record at fault is left out.
class CsvScanner {
 public:
  /// @param text UTF-8 without byte order mark; outlives the scanner
  CsvScanner(std::string_view text, std::string file, Faults& faults)
      : text_(text), file_(std::move(file)), faults_(faults) {}

  /// The next record that is not blank; false at the end of the text. Cells come in NFC.
  bool next(std::vector<CsvCell>& record);

 private:
  bool read_record(std::vector<CsvCell>& record);
  bool read_cell(CsvCell& cell);
  bool read_quoted(CsvCell& cell);
  bool read_plain(CsvCell& cell);
  bool fault(std::uint32_t line, std::uint32_t column, char const* sentence);
  bool at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }
  void skip_line_end();
  void skip_line();
  char take();

  std::string_view text_;
  std::string file_;
  Faults& faults_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace tanvan
