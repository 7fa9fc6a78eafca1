#include "sim/io/text/row_cells.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {

void cell_fault(NamedRows const& rows, std::size_t column, std::string const& sentence, Faults& faults) {
  auto const name = column < rows.header().size() ? rows.header()[column] : "?";
  faults.add(rows.place(), fmt::format("{} = {}: {}", name, in_quotes(rows.cell(column)), sentence));
}

double number_cell(NamedRows const& rows, std::size_t column, NumberRange range, Faults& faults) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  auto const text = rows.cell(column);
  if (text.empty()) return kNone;
  auto const parsed = parse_number(text, range);
  if (parsed.sentence.empty()) return parsed.value;
  cell_fault(rows, column, parsed.sentence, faults);
  return kNone;
}

double whole_cell(NamedRows const& rows, std::size_t column, NumberRange range, Faults& faults) {
  double const number = number_cell(rows, column, range, faults);
  if (std::isnan(number) || number == std::floor(number)) return number;
  cell_fault(rows, column, "must be a whole number", faults);
  return std::numeric_limits<double>::quiet_NaN();
}

double time_cell(NamedRows const& rows, std::size_t column, NumberRange range, Faults& faults) {
  auto const text = rows.cell(column);
  if (text.find(':') == std::string_view::npos) return number_cell(rows, column, range, faults);
  auto const clock = parse_clock(text);
  if (clock && *clock >= range.low && *clock <= range.high) return *clock;
  cell_fault(rows, column, "expected seconds after midnight, or a time such as 07:30 or 07:30:15, up to 48:00", faults);
  return std::numeric_limits<double>::quiet_NaN();
}

namespace {

/// The names where other signs than commas separate them.
char const* other_separator(std::vector<std::string> const& header) {
  std::size_t semicolons = 0, tabs = 0;
  for (auto const& name : header) {
    semicolons += static_cast<std::size_t>(std::count(name.begin(), name.end(), ';'));
    tabs += static_cast<std::size_t>(std::count(name.begin(), name.end(), '\t'));
  }
  auto const commas = header.size() - 1;
  if (std::max(semicolons, tabs) <= commas) return nullptr;
  return semicolons >= tabs ? "semicolons" : "tabs";
}

}  // namespace

std::size_t needed_column(NamedRows const& rows, std::string_view name, Faults& faults) {
  auto const column = rows.find(name);
  if (column == NamedRows::npos && rows.has_header()) {
    if (auto const* signs = other_separator(rows.header())) {  // the same for every column: it is said once
      faults.add({rows.shown(), rows.header_line()},
                 fmt::format("the columns are separated by {}; save the table with commas", signs));
      return column;
    }
    auto const near = nearest_word(std::string(name), rows.header());
    faults.add({rows.shown(), rows.header_line()},
               fmt::format("column {} is missing{}", name, near ? fmt::format("; is it {}?", in_quotes(*near)) : ""));
  }
  return column;
}

bool too_many_faults(NamedRows const& rows, std::size_t faults_before, Faults& faults) {
  if (faults.size() < faults_before + kMostTableFaults) return false;
  faults.add(rows.place(), fmt::format("more than {} faults so far; the rest was not read", kMostTableFaults));
  return true;
}

}  // namespace tanvan
