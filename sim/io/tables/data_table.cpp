#include "sim/io/tables/data_table.hpp"

namespace tanvan {

std::size_t DataColumn::rows() const {
  return std::visit([](auto const& v) { return v.size(); }, values);
}

DataColumn const* DataTable::column(std::string_view column_name) const {
  for (auto const& one : columns)
    if (one.name == column_name) return &one;
  return nullptr;
}

DataTable const* find_table(std::span<DataTable const> tables, std::string_view name) {
  for (auto const& table : tables)
    if (table.name == name) return &table;
  return nullptr;
}

}  // namespace tanvan
