#include "scenarios/run/traffic/lane_access.hpp"

namespace tanvan {
namespace {

/// Classes that keep off each stretch [stretches].
std::vector<std::uint8_t> banned_from(LaneRoads const& lanes, std::vector<std::uint8_t> const& banned) {
  std::vector<std::uint8_t> out(lanes.roads.links());
  for (auto const s : ids<LinkId>(out.size()))
    out[s.value] = banned.empty() ? std::uint8_t{0} : banned[lanes.link_of[s].value];
  for (auto const& way : lanes.ways) {
    std::uint8_t others = kEveryClass;
    for (auto const& beside : lanes.ways_of(lanes.link_of[way.stretches.front()]))
      if (beside.stretches.front() == way.stretches.front()) others &= static_cast<std::uint8_t>(~beside.classes);
    out[way.stretches.front().value] |= others;
  }
  return out;
}

std::vector<ClassTurnBan> banned_turns_of(LaneRoads const& lanes, TrafficRoads const& original,
                                          std::vector<ClassTurnBan> const& bans) {
  std::vector<ClassTurnBan> out;
  for (auto const& [ban, classes] : bans)
    for (auto const from : last_stretches(lanes, ban.turn.from))
      for (auto const to : first_stretches(lanes, ban.turn.to)) out.push_back({{{from, to}, ban.place}, classes});
  for (auto const& [from, to] : lane_bans(lanes, original)) out.push_back({{{from, to}, {}}, kAllClasses});
  return out;
}

/// @param toll  [hours, links], or empty
std::vector<double> tolls_of(LaneRoads const& lanes, std::vector<double> const& toll) {
  auto const links = lanes.original_links(), hours = toll.size() / links;
  std::vector<double> out;
  for (std::size_t hour = 0; hour < hours; ++hour)
    for (auto const s : ids<LinkId>(lanes.roads.links()))
      out.push_back(lanes.begins[s] != 0 ? toll[hour * links + lanes.link_of[s].value] : 0);
  return out;
}

}  // namespace

DayAccess expand_access(LaneRoads const& lanes, TrafficRoads const& original, DayAccess access) {
  if (lanes.same()) return access;
  access.banned = banned_from(lanes, access.banned);
  access.turn_bans = banned_turns_of(lanes, original, access.turn_bans);
  for (auto& toll : access.toll) toll = tolls_of(lanes, toll);
  return access;
}

}  // namespace tanvan
