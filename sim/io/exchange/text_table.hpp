#pragma once
/// Small things about tables that go along as text.

#include <string_view>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// The table without a column. @param name one of its header's
TextTable without_column(TextTable const& table, std::string_view name);

/// The place of a column, or npos.
std::size_t column_of(TextTable const& table, std::string_view name);
inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

/// The table of this name among those of a network, or none.
TextTable const* table_named(NetworkTables const& network, std::string_view name);

/// Hands a table to the network unless it has no rows; where one of its name is there already, as `NAME_2`, `NAME_3` …
void add_table(NetworkTables& network, TextTable table);

/// A cell of a table, empty where the column is kNoColumn.
std::string_view cell_of(TextTable const& table, std::size_t row, std::size_t column);

}  // namespace tanvan
