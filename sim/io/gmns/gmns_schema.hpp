#pragma once
/// The tables of GMNS 0.96 that go along as text: what each must have and what it may speak of.

#include <array>
#include <span>
#include <string_view>

#include "sim/io/gmns/gmns_reader.hpp"

namespace tanvan {

/// A table, its key first among the columns that no row may leave empty. Tables stand behind those that they name.
struct GmnsTable {
  std::string_view name;
  std::string_view key;  // empty where rows have none
  std::array<std::string_view, 5> needed;
  GmnsContent content = GmnsContent::supply;  // `all`: only where all is read
};

/// All of them, and the program's own: `counts`, `demand`, `trips` and what imports of MATSim and SUMO write beside.
std::span<GmnsTable const> gmns_tables();

/// A column by which a row names a row of another table.
struct GmnsReference {
  std::string_view column, table;  // `node` and `link` stand for node.csv and link.csv
};
std::span<GmnsReference const> gmns_references();

}  // namespace tanvan
