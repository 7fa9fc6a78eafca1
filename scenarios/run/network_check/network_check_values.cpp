#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "scenarios/run/network_check/network_check_parts.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr double kFastest = 130;         // [km/h], no road allows more but Germany's
constexpr double kSlowMotorway = 40;     // [km/h]
constexpr double kFastResidential = 80;  // [km/h]

using Sentence = std::optional<std::string>;  // none: all is well

/// Finds every road of which `wrong` has something to say.
template <class Wrong>
void add_roads(NetworkUnderCheck& check, Trouble kind, Severity severity, Wrong wrong) {
  std::vector<LinkId> some;
  for (auto const a : ids<LinkId>(check.links().size()))
    if (check.is_road(a) && wrong(a)) some.push_back(a);
  add_links(check, kind, severity, some, [&](LinkId a) { return *wrong(a); });
}

bool begins_with_any(std::string const& word, std::span<char const* const> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](char const* b) { return word.rfind(b, 0) == 0; });
}

/// Slow for a motorway, fast for a street of houses; ramps may be slow.
Sentence unlike_its_kind(std::string const& facility, double speed) {
  constexpr std::array kMotorways = {"motorway", "freeway", "expressway"};
  constexpr std::array kStreets = {"residential", "living_street", "service", "pedestrian"};
  auto const word = lower_case(facility);
  bool const ramp = word.find("link") != std::string::npos || word.find("ramp") != std::string::npos;
  if (begins_with_any(word, kMotorways) && !ramp && speed < kSlowMotorway)
    return fmt::format("free_speed is {:g} km/h on a {}", speed, facility);
  if (begins_with_any(word, kStreets) && speed > kFastResidential)
    return fmt::format("free_speed is {:g} km/h on a {}", speed, facility);
  return std::nullopt;
}

Sentence impossible_speed(LinkTable const& links, LinkId a) {
  auto const speed = links.free_speed[a];
  if (speed > kFastest) return fmt::format("free_speed is {:.4g} km/h, above {:g}", speed, kFastest);
  return speed > 0 ? unlike_its_kind(links.facility[a], speed) : std::nullopt;
}

/// The middle speed of each facility that has many links.
std::map<std::string, double> usual_speeds(NetworkUnderCheck const& check) {
  constexpr std::size_t kMany = 20;
  std::map<std::string, std::vector<double>> speeds;
  auto const& links = check.links();
  for (auto const a : ids<LinkId>(links.size()))
    if (check.is_road(a) && links.free_speed[a] > 0) speeds[links.facility[a]].push_back(links.free_speed[a]);
  std::map<std::string, double> usual;
  for (auto& [facility, all] : speeds) {
    if (all.size() < kMany || facility.empty()) continue;
    auto const middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    usual[facility] = *middle;
  }
  return usual;
}

void add_speeds(NetworkUnderCheck& check) {
  constexpr double kOutlier = 2.5;  // times the median, or a part of it
  auto const& links = check.links();
  add_roads(check, Trouble::speed_impossible, Severity::warning, [&](LinkId a) { return impossible_speed(links, a); });
  auto const usual = usual_speeds(check);
  add_roads(check, Trouble::speed_outlier, Severity::information, [&](LinkId a) -> Sentence {
    auto const found = usual.find(links.facility[a]);
    auto const speed = links.free_speed[a];
    if (found == usual.end() || !(speed > 0) || impossible_speed(links, a)) return std::nullopt;
    if (speed <= found->second * kOutlier && speed >= found->second / kOutlier) return std::nullopt;
    return fmt::format("free_speed is {:.4g} km/h, the median of {} is {:.4g}", speed, found->first, found->second);
  });
}

/// The texts of VDF_fftt: where one is, the speed may be missing.
TextColumn const* free_flow_times(LinkTable const& links) {
  for (auto const& column : links.more)
    if (same_in_any_case(column.name, "vdf_fftt") || same_in_any_case(column.name, "vdf_fftt1")) return &column;
  return nullptr;
}

void add_zero_and_missing(NetworkUnderCheck& check, Column<LinkId, double> const& values, char const* name,
                          Trouble zero, Trouble missing) {
  add_roads(check, zero, Severity::fault, [&](LinkId a) -> Sentence {
    if (values[a] != 0) return std::nullopt;
    return fmt::format("{} is 0: nothing can move on it", name);
  });
  auto const* const times = missing == Trouble::speed_missing ? free_flow_times(check.links()) : nullptr;
  add_roads(check, missing, Severity::warning, [&](LinkId a) -> Sentence {
    if (!std::isnan(values[a]) || (times != nullptr && !times->text[a.value].empty())) return std::nullopt;
    return fmt::format("{} is not given", name);
  });
}

bool has_blank(std::string const& id) {
  return id.find_first_of(" \t") != std::string::npos;
}

void add_blanks(NetworkUnderCheck& check) {
  constexpr char const* kWhy = "has a blank, which parts the ids of a route";
  std::vector<NodeId> nodes;
  for (auto const v : ids<NodeId>(check.nodes().size()))
    if (has_blank(check.nodes().id[v])) nodes.push_back(v);
  add_nodes(check, Trouble::id_with_blank, Severity::warning, nodes,
            [&](NodeId v) { return fmt::format("node_id \"{}\" {}", check.nodes().id[v], kWhy); });
  std::vector<LinkId> links;
  for (auto const a : ids<LinkId>(check.links().size()))
    if (has_blank(check.links().id[a])) links.push_back(a);
  add_links(check, Trouble::id_with_blank, Severity::warning, links,
            [&](LinkId a) { return fmt::format("link_id \"{}\" {}", check.links().id[a], kWhy); });
}

}  // namespace

void check_values(NetworkUnderCheck& check) {
  auto const& links = check.links();
  add_zero_and_missing(check, links.capacity, "capacity", Trouble::capacity_zero, Trouble::capacity_missing);
  add_zero_and_missing(check, links.lanes, "lanes", Trouble::lanes_zero, Trouble::lanes_missing);
  add_zero_and_missing(check, links.free_speed, "free_speed", Trouble::speed_zero, Trouble::speed_missing);
  add_speeds(check);
  add_blanks(check);
}

}  // namespace tanvan
