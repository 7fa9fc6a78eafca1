#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/exchange/metric_crs.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/geo/zone_shapes.hpp"
#include "sim/io/osm/osm_import.hpp"
#include "sim/io/osm/zone_connectors.hpp"

namespace tanvan {
namespace {

struct OsmCommand {
  ImportPaths paths;
  std::vector<double> box;
  std::vector<std::string> uses;
  std::string zones, crs;
  double zone_reach_km = kFarthestZone.value / kMetresInKm;
  bool no_simplify = false, keep_all = false, keep_largest = false;
  OsmOptions options;
};

std::map<std::string, DrivingSide> const kSides = {
    {"auto", DrivingSide::by_place}, {"yes", DrivingSide::left}, {"no", DrivingSide::right}};

/// Uses by their words; faults name those that nobody knows.
Uses asked_uses(std::vector<std::string> const& words, Faults& faults) {
  Uses uses;
  for (auto const& word : words) {
    auto const known = uses_of_word(word);
    if (!known) faults.add({}, fmt::format("--uses {}: expected motorbike, car, bus, truck, bicycle or walk", word));
    uses = uses | (known.value_or(Uses{}) & kRoadUses);
  }
  return uses;
}

void check_box(LonLatBox const& box, Faults& faults) {
  bool const inside = std::abs(box.west) <= 180 && std::abs(box.east) <= 180 && box.south >= -90 && box.north <= 90;
  if (!inside || !(box.south < box.north))
    faults.add({}, "--bbox: expected west,south,east,north in degrees, south below north");
}

std::vector<ZonePlace> places_of(ZoneShapes const& zones) {
  std::vector<ZonePlace> places;
  for (std::size_t z = 0; z < zones.size(); ++z)
    places.push_back({zones.id[z], zones.lon[z], zones.lat[z], std::isnan(zones.area_km2[z]) ? 0 : zones.area_km2[z]});
  return places;
}

/// Ties the zones of the file that the user names to the network.
void add_zones(OsmCommand const& command, Faults& faults, ImportedNetwork& out) {
  auto const& file = command.zones;
  auto const zones = read_zones({file, file});
  if (!zones) return faults.append(zones.error());
  out.report.read["zones"] = static_cast<std::int64_t>(zones->zones.size());
  for (auto const& dropped : zones->report.dropped) out.report.drop(dropped);
  for (auto const& note : zones->report.notes) out.report.notes.push_back(note);
  add_zone_connectors(places_of(zones->zones), file, out.network, out.report,
                      Metres{command.zone_reach_km * kMetresInKm});
}

/// Coordinates in another reference system, which config.csv then names.
void project(std::string const& crs, NetworkTables& network) {
  PlaneOut const plane(network, crs_name(crs));
  for (auto const v : ids<NodeId>(network.nodes.size())) {
    auto const point = plane({network.nodes.x[v], network.nodes.y[v]});
    network.nodes.x[v] = point.x;
    network.nodes.y[v] = point.y;
  }
  for (auto& point : network.links.shape) point = plane(point);
  network.crs = plane.crs();
}

int import_file_of(OsmCommand const& command) {
  auto options = command.options;
  Faults faults;
  if (!command.uses.empty()) options.uses = asked_uses(command.uses, faults);
  if (!command.box.empty()) {
    options.box = LonLatBox{command.box[0], command.box[1], command.box[2], command.box[3]};
    check_box(*options.box, faults);
  }
  options.simplify = !command.no_simplify;
  if (command.keep_largest) options.parts = KeptParts::largest;
  if (command.keep_all) options.parts = KeptParts::all;
  check_crs(command.crs, faults);
  if (!faults.empty()) return report_faults(faults);
  auto read = read_osm(command.paths.in, command.paths.in, options);
  if (!read) faults.append(read.error());
  if (read && !command.zones.empty()) add_zones(command, faults, *read);
  if (!faults.empty()) return report_faults(faults);
  if (!command.crs.empty() && !is_lon_lat(command.crs)) project(command.crs, read->network);
  return finish_network_import(command.paths, std::move(read));
}

}  // namespace

void add_import_osm(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("osm", "OpenStreetMap as PBF or XML (.osm.pbf, .osm, .osm.gz, .osm.bz2)");
  auto const asked = std::make_shared<OsmCommand>();
  add_import_paths(*command, asked->paths);
  command->add_option("--bbox", asked->box, "Only what lies within: west,south,east,north [degrees]")
      ->delimiter(',')
      ->expected(4)
      ->type_name("W,S,E,N");
  command
      ->add_option("--uses", asked->uses,
                   "Roads that one of these may take: motorbike, car, bus, truck, bicycle, walk [the first four]")
      ->delimiter(',')
      ->type_name("USE,…");
  command
      ->add_option("--classes", asked->options.classes,
                   "Only these values of highway, and ferry [all that carry traffic]")
      ->delimiter(',')
      ->type_name("CLASS,…");
  command
      ->add_option("--left-hand", asked->options.side,
                   "Traffic keeps left: auto, yes, no [auto: by roundabouts, then country]")
      ->transform(CLI::CheckedTransformer(kSides))
      ->option_text("auto|yes|no");
  auto* const all =
      command->add_flag("--keep-all", asked->keep_all, "Also what the largest connected part does not reach");
  command
      ->add_flag("--keep-largest", asked->keep_largest,
                 "The largest connected part, however small [where it holds half the links]")
      ->excludes(all);
  auto* const zones =
      command->add_option("--zones", asked->zones,
                          "Zones to tie to the network: GeoJSON, GeoPackage, Shapefile, or CSV with zone_id, lon, lat");
  zones->type_name("FILE");
  command
      ->add_option("--zone-reach", asked->zone_reach_km,
                   "Zones farther than this from any junction get no connector and are listed [10]")
      ->needs(zones)
      ->check(CLI::Range(0.001, 1'000.0).description(""))
      ->option_text("KM");
  command
      ->add_option("--crs", asked->crs,
                   "Coordinates in this reference system, such as EPSG:32648 [longitude and latitude]")
      ->type_name("CRS");
  command->add_flag("--no-simplify", asked->no_simplify, "A node at every node of the file");
  command->footer(
      "Lengths, geometry, lanes, speeds, turn restrictions and who may use each road come from tags; import.json "
      "counts\n"
      "where a default stood in and lists what was left out. sim/io/osm/README.md has the table of tags.\n"
      "Example: tanvan import osm hcm.osm.pbf --bbox 106.5,10.7,106.9,11.1 -o network");
  command->callback([=, &action] { action = [asked] { return import_file_of(*asked); }; });
}

}  // namespace tanvan
