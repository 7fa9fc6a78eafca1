#include "scenarios/run/traffic/named_table.hpp"

#include "sim/io/text/row_cells.hpp"

namespace tanvan {

Result<NamedRows> named_table(TextSource const& source) {
  auto bytes = open_file(source);
  if (!bytes) return bytes.error();
  NamedRows rows(RowReader(std::move(*bytes), source.shown));
  if (!rows.has_header()) return rows.faults();
  return rows;
}

std::vector<std::size_t> needed_columns(NamedRows const& rows, std::initializer_list<char const*> names,
                                        Faults& faults) {
  std::vector<std::size_t> columns;
  for (auto const* name : names) columns.push_back(needed_column(rows, name, faults));
  return columns;
}

bool has_cells(NamedRows const& rows, std::vector<std::size_t> const& columns, Faults& faults) {
  auto const before = faults.size();
  for (auto const column : columns)
    if (rows.cell(column).empty()) faults.add(rows.place(), rows.header()[column] + " is empty");
  return faults.size() == before;
}

}  // namespace tanvan
