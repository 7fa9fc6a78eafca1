#include "sim/io/text/csv.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/io/text/csv_scanner.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

std::vector<std::string> names_of(std::span<ColumnSpec const> columns) {
  std::vector<std::string> names;
  for (auto const& column : columns) names.emplace_back(column.name);
  return names;
}

std::string unknown_column(std::string const& name, std::vector<std::string> const& known) {
  auto sentence = fmt::format("unknown column {}", in_quotes(name));
  if (auto const near = nearest_word(name, known)) return sentence + fmt::format("; did you mean {}?", *near);
  return sentence + "; known are " + fmt::format("{}", fmt::join(known, ", "));
}

/// A header of one name that holds semicolons or tabs: the table has another separator, and that is all to say.
bool has_other_separator(std::span<CsvCell const> header, std::span<ColumnSpec const> columns) {
  return header.size() == 1 && columns.size() > 1 && header.front().text.find_first_of(";\t|") != std::string::npos;
}

bool check_header(std::string const& file, std::span<CsvCell const> header, std::span<ColumnSpec const> columns,
                  Faults& faults) {
  auto const known = names_of(columns);
  auto const before = faults.size();
  if (has_other_separator(header, columns)) {
    faults.add({file, header.front().line}, "cells are separated by other signs than commas; save as comma-separated");
    return false;
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    auto const& [name, line, column] = header[i];
    auto const same = [&](CsvCell const& other) { return other.text == name; };
    if (std::find(known.begin(), known.end(), name) == known.end())
      faults.add({file, line, column}, unknown_column(name, known));
    if (std::any_of(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i), same))
      faults.add({file, line, column}, fmt::format("column {} appears twice", in_quotes(name)));
  }
  for (auto const& [name, required] : columns) {
    auto const named = [&, n = name](CsvCell const& cell) { return cell.text == n; };
    if (required && std::none_of(header.begin(), header.end(), named))
      faults.add({file, header.empty() ? 1 : header.front().line}, fmt::format("column {} is missing", name));
  }
  return faults.size() == before;
}

}  // namespace

CsvColumn CsvTable::column(std::string_view name) const {
  auto const found = std::find_if(header_.begin(), header_.end(), [&](CsvCell const& c) { return c.text == name; });
  if (found == header_.end()) return {CsvColumn::none, name};
  return {static_cast<std::size_t>(found - header_.begin()), name};
}

CsvTable parse_csv(std::string_view text, std::string const& shown, std::span<ColumnSpec const> columns, Faults& faults,
                   TableRows rows) {
  auto const before = faults.size();
  CsvScanner scanner(text, shown, faults);
  std::vector<CsvCell> header, cells, record;
  scanner.next(header);
  if (header.empty()) {
    faults.add({shown, 1}, "no header");
    return {};
  }
  if (!check_header(shown, header, columns, faults) && header.size() == 1) return {};
  while (scanner.next(record)) {
    if (record.size() == header.size()) {
      std::move(record.begin(), record.end(), std::back_inserter(cells));
    } else {
      faults.add({shown, record.front().line},
                 fmt::format("{} cells where the header has {}; is the line cut short, or a quote not closed?",
                             record.size(), header.size()));
    }
  }
  if (cells.empty() && rows == TableRows::needed && faults.size() == before)
    faults.add({shown, header.front().line}, "a header and no rows");
  return {shown, std::move(header), std::move(cells), faults.size() == before};
}

CsvTable read_csv(TextSource const& source, std::span<ColumnSpec const> columns, Faults& faults, TableRows rows,
                  TextLimits limits) {
  if (source.path.empty()) return {};
  auto text = read_text(source, limits);
  if (text) return parse_csv(*text, source.shown, columns, faults, rows);
  faults.append(text.error());
  return {};
}

}  // namespace tanvan
