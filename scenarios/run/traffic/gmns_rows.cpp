#include "scenarios/run/traffic/gmns_rows.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {

std::size_t GmnsRows::column(std::string_view name) const {
  auto const& header = table_.header;
  auto const found = std::ranges::find_if(header, [&](auto const& h) { return same_in_any_case(h, name); });
  return found == header.end() ? kNoColumn : static_cast<std::size_t>(found - header.begin());
}

double GmnsRows::number(std::size_t row, std::size_t column, NumberRange range, double fallback) {
  auto const cell = text(row, column);
  if (cell.empty()) return fallback;
  auto const number = parse_number(cell, range);
  if (number.sentence.empty()) return number.value;
  cell_fault(row, column, number.sentence);
  return fallback;
}

void GmnsRows::cell_fault(std::size_t row, std::size_t column, std::string const& sentence) {
  fault(row, fmt::format("{} = {}: {}", table_.header[column], in_quotes(text(row, column)), sentence));
}

}  // namespace tanvan
