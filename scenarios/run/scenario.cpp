#include "scenarios/run/scenario.hpp"

#include <algorithm>

#include "scenarios/run/data_tables.hpp"
#include "scenarios/run/network_tables.hpp"
#include "scenarios/run/region_tables.hpp"
#include "scenarios/run/scenario_text.hpp"
#include "scenarios/run/sections.hpp"

namespace tanvan {
namespace {

void add_once(std::vector<std::string>& names, std::string const& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// All tables of a scenario and what the network is built from.
struct ReadTables {
  NetworkPlan plan;
  RegionTables region;
  std::vector<Dropped> dropped;
};

RegionTables read_region(TableReading const& reading, ZoneStore const& zones) {
  RegionTables region;
  region.parks = read_parks(reading);
  region.areas = read_special_areas(reading);
  region.lines = read_lines(reading);
  region.stops = read_stops(reading, region.lines);
  region.freight = read_freight(reading);
  region.macro = read_macro(reading);
  region.targets = read_targets(reading);
  region.levers = read_levers(reading);
  region.outlook = read_outlook(reading);
  region.controls = read_controls(reading, zones);
  region.sectors = read_sectors(reading);
  return region;
}

ReadTables read_tables(TableFiles const& files, Scenario const& scenario, Faults& faults) {
  ReadTables tables;
  auto zones = read_zones(files.source(Table::zones), faults);
  ZoneIndex const index(zones.zones, zones.whole);
  tables.region = read_region({files, index, faults, tables.dropped}, zones.zones);
  tables.plan.segments = read_roads(files.source(Table::roads), scenario.transport.bins, scenario.start.year(),
                                    tables.region.freight, faults);
  tables.plan.zones = std::move(zones.zones);
  tables.plan.zone_places = std::move(zones.places);
  tables.plan.base = scenario.start;
  return tables;
}

TargetNames target_names(ReadTables const& tables) {
  TargetNames names;
  auto const& zones = tables.plan.zones;
  for (auto const zone : ids<ZoneId>(zones.size())) {
    names.zones.push_back(zones.code[zone]);
    if (zones.kind[zone] == ZoneKind::internal) add_once(names.districts, zones.district[zone]);
  }
  for (auto const& segment : tables.plan.segments) add_once(names.roads, segment.road);
  for (auto const& line : tables.region.lines) names.lines.push_back(line.id);
  for (auto const& park : tables.region.parks) names.sites.push_back(park.name);
  for (auto const& area : tables.region.areas) names.sites.push_back(area.id);
  return names;
}

void check_sections(TomlNode const& root, Faults& faults) {
  Section const whole(&root, "", faults);
  whole.allow_only({"scenario", "data", "models", "transport", "intervention", "output"});
  Section const output(root.find("output"), "output", faults);
  output.allow_only({});
}

/// An override does not excuse what it overrides: the file must be right as it is written. Models get the values of the
/// file, which reading with the overrides then replaces.
void check_as_written(std::filesystem::path const& file, std::span<ParameterGroup const> groups, Faults& faults) {
  auto const text = read_scenario_text(file, {});
  if (!text) return;
  Scenario as_written;
  read_head(text->root, as_written, faults);
  read_transport(text->root, as_written.start, faults);
  read_models(text->root, groups, faults);
}

}  // namespace

Result<Scenario> read_scenario(std::filesystem::path const& file, std::span<Override const> overrides,
                               std::span<ParameterGroup const> groups, std::span<InterventionKind const> kinds) {
  auto const text = read_scenario_text(file, overrides);
  if (!text) return text.error();
  Faults faults;
  if (!overrides.empty()) check_as_written(file, groups, faults);
  Scenario scenario;
  check_sections(text->root, faults);
  read_head(text->root, scenario, faults);
  scenario.transport = read_transport(text->root, scenario.start, faults);
  read_models(text->root, groups, faults);

  auto const files = table_files(*text, faults);
  auto tables = read_tables(files, scenario, faults);
  scenario.interventions = read_interventions(text->root, scenario.start, kinds, target_names(tables), faults);
  if (!faults.empty()) return faults;

  auto network = build_network(std::move(tables.plan));
  if (!network) return network.error();
  scenario.network = std::move(*network);
  scenario.region = std::move(tables.region);
  scenario.dropped = std::move(tables.dropped);
  scenario.resolved = resolved_text(scenario, files.names, groups);
  return scenario;
}

}  // namespace tanvan
  scenario.inputs = text->files;
  for (auto const& source : files.sources) scenario.inputs.push_back(source.path);
