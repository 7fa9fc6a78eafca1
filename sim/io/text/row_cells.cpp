#include "sim/io/text/row_cells.hpp"

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

std::size_t needed_column(NamedRows const& rows, std::string_view name, Faults& faults) {
  auto const column = rows.find(name);
  if (column == NamedRows::npos && rows.has_header()) {
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
