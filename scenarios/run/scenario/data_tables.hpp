#pragma once
/// Which files hold a scenario's tables: [data] of the scenario file.

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/run/scenario/scenario_text.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

enum class Table : std::size_t {
  zones,
  roads,
  industrial_parks,
  special_areas,
  transit,
  stops,
  freight,
  macro,
  targets,
  policy_levers,
  outlook,
  controls,
  sectors,
  inputs,
  institutions,
  streets
};
inline constexpr std::size_t kTables = 16;

/// Keys of [data] in the order of `Table`, and what each table holds. Default names are KEY.csv.
/// An optional table may be left out: where [data] does not name it and its default is no file.
struct TableKey {
  std::string_view key, meaning;
  bool optional = false;
};
inline constexpr std::array<TableKey, kTables> kTableKeys = {{
    {"zones", "zones with area, census population and households"},
    {"roads", "road segments between junctions"},
    {"industrial_parks", "industrial parks and clusters"},
    {"special_areas", "special areas, universities, large sites"},
    {"transit", "lines with service hours, headways and fares"},
    {"stops", "stops and stations of the lines"},
    {"freight", "freight nodes, aggregates, traffic counts and rules"},
    {"macro", "figures of the region by year"},
    {"targets", "targets of the decision that a run is scored against"},
    {"policy_levers", "levers that the decision names"},
    {"outlook", "growth outside the region by year"},
    {"controls", "marginals of the synthetic population"},
    {"sectors", "sectors of the base year"},
    {"inputs", "what each sector buys inside the region, by sector of the supplier", true},
    {"institutions", "universities, colleges and institutes", true},
    {"streets", "blocks of streets for walking, by zone", true},
}};

/// The key of [data] that names a folder instead: a network of another source, as `tanvan import` writes it.
inline constexpr TableKey kNetworkKey{"network", "a folder of `tanvan import`: roads that are there already"};

/// The tables of one scenario, in the order of `Table`.
struct TableFiles {
  std::array<TextSource, kTables> sources;
  /// Relative to the scenario's folder, for `resolved` and `dropped`; empty where an optional table is left out.
  std::array<std::string, kTables> names;
  TextSource network;        ///< no path where the scenario names no network
  std::string network_name;  ///< relative to the scenario's folder

  TextSource const& source(Table table) const { return sources[static_cast<std::size_t>(table)]; }
  std::string const& name(Table table) const { return names[static_cast<std::size_t>(table)]; }
};

/// Reads [data]; `network` may be empty, which stands for none. A name starts from the folder of the file in which it
/// is written; defaults from that of the file at the end of the chain; an optional table that isn't there is left out.
/// Faults: unknown keys, names that are absolute or, of tables, not `*.csv`; such a table has no path, so that nothing
/// of it is read.
TableFiles table_files(ScenarioText const& text, Faults& faults);

/// The files of the network's folder that a run reads; none where there is no network.
std::vector<std::filesystem::path> network_files(TextSource const& network);

}  // namespace tanvan
