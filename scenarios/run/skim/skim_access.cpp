#include "scenarios/run/skim/skim_access.hpp"

#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

AccessMode mode_named(std::string const& name) {
  if (name == "bicycle") return by_bicycle();
  if (name == "motorbike") return by_motorbike();
  if (name == "ride_hail") return by_xe_om();
  expects(name == "walk", "a mode of access");
  return on_foot();
}

}  // namespace

SkimAccess egress_after(SkimAccess const& access) {
  return access.mode == "walk" || access.mode == "ride_hail" ? access : SkimAccess{};
}

AccessMode access_mode(SkimAccess const& access) {
  auto mode = mode_named(access.mode);
  if (access.within_m > 0) mode.reach_km = access.within_m / 1000;
  return mode;
}

ZoneReach zone_reach(std::span<MapPoint const> places, Feed const& feed, Timetable const& timetable,
                     AccessMode const& mode) {
  std::vector<std::uint8_t> is_served(timetable.stops, 0);
  for (auto const stop : timetable.stop) is_served[stop.value] = 1;
  std::vector<StopId> served;  // others may have no place at all
  std::vector<MapPoint> place;
  for (auto stop = id_of<FeedStopId>(0); stop.value < timetable.stops; ++stop.value) {
    if (is_served[stop.value] == 0) continue;
    served.push_back(StopId{stop.value});
    place.push_back({feed.stops.lon[stop], feed.stops.lat[stop]});
  }
  auto reach = StopsByPlace{place}.reach_of(places, mode);
  for (auto& way : reach.reach) way.stop = served[way.stop.value];
  return reach;
}

std::string access_text(SkimAccess const& access) {
  return fmt::format("{} up to {:.0f} m", access.mode, 1000 * access_mode(access).reach_km);
}

}  // namespace tanvan
