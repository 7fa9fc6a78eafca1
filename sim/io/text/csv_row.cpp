#include "sim/io/text/csv_row.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>

#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

std::string const kNoText;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

}  // namespace

InputPlace CsvRow::place() const {
  return {table_.file(), table_.first_cell(row_).line, 0};
}

InputPlace CsvRow::place(CsvColumn column) const {
  if (!column) return place();
  auto const& cell = table_.cell(row_, column);
  return {table_.file(), cell.line, cell.column};
}

std::string const& CsvRow::text(CsvColumn column) const {
  return column ? table_.cell(row_, column).text : kNoText;
}

std::string const& CsvRow::word(CsvColumn column) const {
  auto const& found = text(column);
  if (column && found.empty()) faults_.add(place(column), fmt::format("{} is empty", column.name));
  return found;
}

void CsvRow::fault(CsvColumn column, std::string const& sentence) const {
  faults_.add(place(column), fmt::format("{} = {}: {}", column.name, in_quotes(text(column)), sentence));
}

double CsvRow::number(CsvColumn column, NumberRange range) const {
  if (!column) return kNone;
  auto const parsed = parse_number(text(column), range);
  if (parsed.sentence.empty()) return parsed.value;
  fault(column, parsed.sentence);
  return kNone;
}

double CsvRow::number_or(CsvColumn column, NumberRange range, double fallback) const {
  return text(column).empty() ? fallback : number(column, range);
}

int CsvRow::whole(CsvColumn column, int low, int high) const {
  double const value = number(column, {static_cast<double>(low), static_cast<double>(high), ""});
  if (std::isnan(value)) return 0;
  if (value != std::floor(value)) {
    fault(column, "must be a whole number");
    return 0;
  }
  return static_cast<int>(value);
}

int CsvRow::whole_or(CsvColumn column, int low, int high, int fallback) const {
  return text(column).empty() ? fallback : whole(column, low, high);
}

double CsvRow::clock_min(CsvColumn column) const {
  if (!column) return kNone;
  if (auto const seconds = parse_clock(text(column))) return *seconds / 60;
  fault(column, "must be a time HH:MM up to 48:00");
  return kNone;
}

}  // namespace tanvan
