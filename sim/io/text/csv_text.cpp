#include "sim/io/text/csv_text.hpp"

#include <cmath>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// RFC 4180; blanks at an end, which readers would trim; and what would be taken for a mark at the file's begin.
bool needs_quotes(std::string_view text) {
  if (text.empty()) return false;
  if (text.starts_with(kByteOrderMark)) return true;
  return text.find_first_of(",\"\r\n") != std::string_view::npos || trimmed_blanks(text) != text;
}

}  // namespace

void CsvText::separate() {
  if (begun_) text_.push_back(',');
  begun_ = true;
}

CsvText& CsvText::cell(std::string_view text) {
  separate();
  if (!needs_quotes(text)) {
    text_.append(text);
    return *this;
  }
  text_.push_back('"');
  for (char const sign : text) {
    if (sign == '"') text_.push_back('"');
    text_.push_back(sign);
  }
  text_.push_back('"');
  return *this;
}

CsvText& CsvText::number(double value) {
  separate();
  if (!std::isnan(value)) text_.append(number_text(value));
  return *this;
}

CsvText& CsvText::whole(std::int64_t value) {
  separate();
  text_.append(std::to_string(value));
  return *this;
}

CsvText& CsvText::end_row() {
  text_.push_back('\n');
  begun_ = false;
  return *this;
}

void CsvText::row(std::span<std::string const> cells) {
  for (auto const& text : cells) cell(text);
  if (cells.size() == 1 && cells.front().empty()) text_.append("\"\"");  // a blank line would be no row
  end_row();
}

}  // namespace tanvan
