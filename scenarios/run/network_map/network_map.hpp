#pragma once
/// A network as results keep it, so that its figures can be drawn on a map.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {

/// The whole numbers that the names are, each as it would be written; none where any name is no such number or two are
/// the same number.
std::vector<std::int64_t> numbers_of(std::span<std::string const> names);

/// The same, or the rows from 1 where there are none.
std::vector<std::int64_t> numbers_or_rows(std::span<std::string const> names);

/// Why a network can't be drawn, and how to mend it: a sentence in each language.
struct NoMap {
  std::string vi, en;
};

/// None where all nodes have longitude and latitude, so that there is a map (`map_of`); else the reason: nodes without
/// a place, or coordinates of no named reference system that are not taken as degrees.
std::optional<NoMap> why_no_map(NetworkTables const& network);

/// /network of the nodes and links, in their order. Links that lack lanes, speed or capacity get 0.
/// @param map  in longitude and latitude, all nodes with a place
void put_network(ResultsWriter& file, NetworkTables const& map);

}  // namespace tanvan
