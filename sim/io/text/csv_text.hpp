#pragma once
/// Tables of comma-separated values out: UTF-8, LF, quotes only where a cell needs them.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tanvan {

/// A table under construction, one text.
class CsvText {
 public:
  /// Adds a cell to the row under construction.
  CsvText& cell(std::string_view text);
  /// The shortest text that reads back to the same bits; nothing for NaN.
  CsvText& number(double value);
  CsvText& whole(std::int64_t value);
  /// Ends the row.
  CsvText& end_row();

  /// A whole row.
  void row(std::span<std::string const> cells);

  std::string const& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  void separate();

  std::string text_;
  bool begun_ = false;
};

}  // namespace tanvan
