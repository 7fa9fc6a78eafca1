#include "scenarios/run/scenario/scenario.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/run/scenario/data_tables.hpp"
#include "scenarios/run/scenario/region_checks.hpp"
#include "scenarios/run/scenario/region_tables.hpp"
#include "scenarios/run/scenario/road_tables.hpp"
#include "scenarios/run/scenario/scenario_text.hpp"
#include "scenarios/run/scenario/sections.hpp"

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
  bool zones_whole = false, freight_whole = false, controls_whole = false;  // nothing in them was at fault
};

/// Reads a table. @return true where it has a path and the reading found no fault
template <class Read>
bool whole(TextSource const& source, Faults const& faults, Read read) {
  auto const before = faults.size();
  read();
  return !source.path.empty() && faults.size() == before;
}

void read_region(TableReading const& reading, ReadTables& tables) {
  auto& region = tables.region;
  region.parks = read_parks(reading);
  region.areas = read_special_areas(reading);
  auto transit = read_lines(reading);
  region.stops = read_stops(reading, transit);
  region.lines = std::move(transit.lines);
  tables.freight_whole =
      whole(reading.files.source(Table::freight), reading.faults, [&] { region.freight = read_freight(reading); });
  region.macro = read_macro(reading);
  region.targets = read_targets(reading);
  region.levers = read_levers(reading);
  region.outlook = read_outlook(reading);
  tables.controls_whole = whole(reading.files.source(Table::controls), reading.faults,
                                [&] { region.controls = read_controls(reading, tables.plan.zones); });
  region.sectors = read_sectors(reading);
  region.inputs = read_inputs(reading);
  region.institutions = read_institutions(reading);
  region.streets = read_streets(reading);
}

ReadTables read_tables(TableFiles const& files, Scenario const& scenario, Faults& faults) {
  ReadTables tables;
  ZoneTable zones;
  auto const& source = files.source(Table::zones);
  tables.zones_whole = whole(source, faults, [&] { zones = read_zone_table(source, faults); });
  tables.plan.zones = std::move(zones.zones);
  tables.plan.zone_places = std::move(zones.places);
  ZoneIndex const index(tables.plan.zones, zones.whole);
  read_region({files, index, faults, tables.dropped}, tables);
  tables.plan.segments = read_roads(files.source(Table::roads), scenario.transport.bins, scenario.start.year(),
                                    tables.freight_whole ? &tables.region.freight : nullptr, faults);
  tables.plan.base = scenario.start;
  read_base_network(files.network, tables.plan, faults);
  return tables;
}

TargetNames target_names(ReadTables const& tables, bool complete) {
  TargetNames names;
  names.complete = complete;
  auto const& zones = tables.plan.zones;
  for (auto const zone : ids<ZoneId>(zones.size())) {
    bool const inside = zones.kind[zone] == ZoneKind::internal;
    (inside ? names.zones : names.outside).push_back(zones.code[zone]);
    if (inside) add_once(names.districts, zones.district[zone]);
  }
  for (auto const& segment : tables.plan.segments) add_once(names.roads, segment.road);
  for (auto const& line : tables.region.lines) names.lines.push_back(line.id);
  for (auto const& park : tables.region.parks) names.sites.push_back(park.name);
  for (auto const& area : tables.region.areas) names.sites.push_back(area.id);
  for (auto const& row : tables.region.freight)
    if (row.type == "node") add_once(names.nodes, row.name);
  return names;
}

void check_sections(TomlNode const& root, Faults& faults) {
  Section const whole(&root, "", faults);
  whole.allow_only({"scenario", "data", "models", "transport", "intervention", "output"});
  Section const output(root.find("output"), "output", faults);
  output.allow_only({});
}

/// Checks that need more than one table: the sample, the parks, and what the models ask of the controls.
void check_together(ReadTables const& tables, TableFiles const& files, TomlNode const& root, double scale,
                    std::span<Intervention const> interventions, TableCheck const& check, Faults& faults) {
  if (!tables.zones_whole) return;
  double const persons = internal_population(tables.plan.zones);
  check_sample(root, scale, persons, faults);
  check_park_workers(tables.region.parks, persons, {files.source(Table::industrial_parks).shown, 1, 0}, faults);
  if (tables.controls_whole && check) check(tables.region, tables.plan.zones, interventions, faults);
}

/// An override does not excuse what it overrides: the file must be right as it is written. Models get the values of the
/// file, which reading with the overrides then replaces.
void check_as_written(std::filesystem::path const& file, std::span<ParameterGroup const> groups, Faults& faults) {
  auto const text = read_scenario_text(file, {});
  if (!text) return;
  Scenario as_written;
  read_head(text->root, as_written, faults);
  Faults ignored;  // warnings come with what is in force
  read_transport(text->root, as_written.start, as_written.last, faults, ignored);
  read_models(text->root, groups, faults);
}

/// What became of the table's roads beside those of another source.
void warn_of_fates(std::string const& shown, std::span<RoadSegment const> segments, std::span<SegmentFate const> fates,
                   Faults& warnings) {
  auto const count = [&](SegmentFate fate) { return std::count(fates.begin(), fates.end(), fate); };
  warnings.add({shown, 0},
               fmt::format("{} segments of the roads table are there already, {} join the network, {} stand apart",
                           count(SegmentFate::matched), count(SegmentFate::joined), count(SegmentFate::apart)));
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (fates[i] == SegmentFate::joined && segments[i].open_from == Month{0})
      warnings.add(segments[i].place, fmt::format("{} {} is open, but no route of {} follows it: it is added beside it",
                                                  segments[i].road, segments[i].order, shown));
}

}  // namespace

Result<Scenario> read_scenario(std::filesystem::path const& file, std::span<Override const> overrides,
                               std::span<ParameterGroup const> groups, std::span<InterventionKind const> kinds,
                               TableCheck const& check) {
  auto const text = read_scenario_text(file, overrides);
  if (!text) return text.error();
  Faults faults;
  if (!overrides.empty()) check_as_written(file, groups, faults);
  Scenario scenario;
  check_sections(text->root, faults);
  read_head(text->root, scenario, faults);
  scenario.transport = read_transport(text->root, scenario.start, scenario.last, faults, scenario.warnings);
  read_models(text->root, groups, faults);

  auto const before = faults.size();
  auto const files = table_files(*text, faults);
  auto tables = read_tables(files, scenario, faults);
  bool const complete = faults.size() == before;
  scenario.interventions = read_interventions(text->root, {scenario.start, scenario.last}, kinds,
                                              target_names(tables, complete), faults, scenario.warnings);
  check_together(tables, files, text->root, scenario.scale, scenario.interventions, check, faults);
  if (!faults.empty()) return faults;

  auto const segments = tables.plan.segments;
  std::vector<SegmentFate> fates;
  auto network = build_network(std::move(tables.plan), &fates);
  if (!network) return network.error();
  if (!files.network.path.empty()) warn_of_fates(files.network.shown, segments, fates, scenario.warnings);
  scenario.network = std::move(*network);
  scenario.region = std::move(tables.region);
  Faults off;  // last of all: a plan has no junctions before it is a network
  check_stops(scenario.region, scenario.network.nodes, off);
  if (!off.empty()) return off;
  warn_of_run_times(scenario.region, scenario.warnings);
  scenario.dropped = std::move(tables.dropped);
  scenario.inputs = text->files;
  for (auto const& source : files.sources)
    if (!source.path.empty()) scenario.inputs.push_back(source.path);
  for (auto const& part : network_files(files.network)) scenario.inputs.push_back(part);
  scenario.resolved = resolved_text(scenario, files, groups);
  return scenario;
}

}  // namespace tanvan
