#include "sim/io/exchange/text_table.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {

std::size_t column_of(TextTable const& table, std::string_view name) {
  auto const found = std::find(table.header.begin(), table.header.end(), name);
  return found == table.header.end() ? kNoColumn : static_cast<std::size_t>(found - table.header.begin());
}

TextTable without_column(TextTable const& table, std::string_view name) {
  auto const column = column_of(table, name);
  expects(column != kNoColumn, "the table has the column");
  TextTable out{table.name, table.header, {}, table.line};
  out.header.erase(out.header.begin() + static_cast<std::ptrdiff_t>(column));
  out.cells.reserve(out.header.size() * table.rows());
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    if (i % table.header.size() != column) out.cells.push_back(table.cells[i]);
  return out;
}

TextTable const* table_named(NetworkTables const& network, std::string_view name) {
  auto const found = std::find_if(network.others.begin(), network.others.end(),
                                  [&](TextTable const& table) { return table.name == name; });
  return found == network.others.end() ? nullptr : &*found;
}

void add_table(NetworkTables& network, TextTable table) {
  if (table.rows() == 0) return;
  auto const name = table.name;
  for (int i = 2; table_named(network, table.name) != nullptr; ++i) table.name = name + "_" + std::to_string(i);
  network.others.push_back(std::move(table));
}

std::string_view cell_of(TextTable const& table, std::size_t row, std::size_t column) {
  return column == kNoColumn ? std::string_view{} : table.cells[row * table.header.size() + column];
}

}  // namespace tanvan
