#include "sim/io/osm/osm_import.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "sim/io/osm/driving_side.hpp"
#include "sim/io/osm/osm_tables.hpp"
#include "sim/io/osm/signals.hpp"
#include "sim/io/osm/street_chains.hpp"
#include "sim/io/osm/street_graph.hpp"
#include "sim/io/osm/street_links.hpp"
#include "sim/io/osm/turn_bans.hpp"

namespace tanvan {
namespace {

constexpr char const* kAttribution = "© OpenStreetMap contributors, ODbL 1.0";

bool keeps_left(OsmStore const& store, DrivingSide asked, ImportReport& report) {
  if (asked != DrivingSide::by_place) return asked == DrivingSide::left;
  auto const found = driving_side(store);
  report.notes.push_back(found.why);
  return found.left;
}

/// Counts what defaults stood in for and what was not understood, over the ways that became edges.
void count_facts(StreetGraph const& graph, ImportReport& report) {
  using Row = std::pair<std::uint16_t, char const*>;
  constexpr std::array kDefaults = {
      Row{road_fact::kSpeedDefault, "ways without a readable maxspeed: free_speed by class"},
      Row{road_fact::kLanesDefault, "ways without lanes: lanes by class"}};
  constexpr std::array kNotes = {
      Row{road_fact::kSpeedUnread, "ways have a maxspeed that names no number; their class decides"},
      Row{road_fact::kSpeedList, "ways have several values of maxspeed; the lowest counts"},
      Row{road_fact::kLanesUnread, "ways have lanes that are no number"},
      Row{road_fact::kOnewayList, "ways have several values of oneway; the first counts"},
      Row{road_fact::kReversible, "ways change their direction by time; both are open"},
      Row{road_fact::kWeightUnread, "ways have a maxweight that is not understood; they have no limit"},
      Row{road_fact::kHeightUnread, "ways have a maxheight that is not understood; they have no limit"},
      Row{road_fact::kDurationUnread,
          "ferries have a duration that is no time, or one of under 1 or over 100 km/h; their class decides"},
      Row{road_fact::kConditional, "ways have conditional tags, which are not read"},
      Row{road_fact::kBadText, "ways have names that are no UTF-8, left out"}};
  auto const count = [&](std::uint16_t bit) {
    std::int64_t n = 0;
    for (std::size_t way = 0; way + 1 < graph.first_edge.size(); ++way)
      n += graph.first_edge[way] < graph.first_edge[way + 1] && (graph.facts[way] & bit) != 0 ? 1 : 0;
    return n;
  };
  for (auto const& [bit, what] : kDefaults)
    if (auto const n = count(bit); n > 0) report.defaults[what] = n;
  for (auto const& [bit, what] : kNotes)
    if (auto const n = count(bit); n > 0) report.notes.push_back(fmt::format("{} {}", n, what));
}

void count_links(ImportedNetwork& out) {
  auto const links = static_cast<std::int64_t>(out.network.links.size());
  out.report.defaults["links: capacity by class"] = links;
}

void note_passed_over(OsmStore const& store, ImportReport& report) {
  if (store.several_versions > 0)
    report.notes.push_back(
        fmt::format("{} older or deleted versions of objects are passed over", store.several_versions));
  if (store.outside > 0) report.notes.push_back(fmt::format("{} ways have no node in the box", store.outside));
}

Fault no_roads(std::string const& shown, OsmStore const& store, OsmOptions const& options) {
  auto const* const what = store.ways.size() == 0
                               ? options.box ? "no road within the box" : "no way with a highway"
                               : "no road that an asked use may take and whose nodes are in the file";
  return error(Errc::bad_input, {shown, 0, 0}, fmt::format("{}: a network needs roads", what));
}

/// Everything after reading.
Result<ImportedNetwork> network_of(OsmStore const& store, OsmOptions const& options, std::string const& shown,
                                   ImportedNetwork out) {
  auto& network = out.network;
  auto& report = out.report;
  network.left_hand = keeps_left(store, options.side, report);
  auto graph = street_graph(store, options, network.left_hand, shown, report);
  if (graph.edges.size() == 0) return no_roads(shown, store, options);
  StreetSteps const steps(graph);
  auto const bans = turn_bans(store, graph, steps, shown, report);
  move_signals(store, steps, graph, report);
  auto const chains = street_chains(graph, steps);
  auto links = street_links(chains, steps, options.uses);
  keep_connected(graph, store, steps, chains, options, shown, links, report);
  count_facts(graph, report);
  add_tables({store, graph, steps, chains, links, bans}, shown, out);
  count_links(out);
  return out;
}

}  // namespace

Result<ImportedNetwork> read_osm(OsmSource const& source, OsmOptions const& options) {
  ImportedNetwork out;
  out.report.format = "osm";
  out.report.source = source.shown;
  out.report.notes.emplace_back(kAttribution);
  out.network.crs = "EPSG:4326";
  auto const store = read_osm_store(source, options.box, out.report);
  if (!store) return store.error();
  note_passed_over(*store, out.report);
  return network_of(*store, options, source.shown, std::move(out));
}

Result<ImportedNetwork> read_osm(std::filesystem::path const& path, std::string const& shown,
                                 OsmOptions const& options) {
  auto const source = osm_file(path, shown);
  if (!source) return source.error();
  return read_osm(*source, options);
}

}  // namespace tanvan
