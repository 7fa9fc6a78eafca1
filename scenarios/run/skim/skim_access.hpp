#pragma once
/// Ways between zones and stops, for `tanvan skim --zones`.

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "sim/io/gtfs/feed.hpp"
#include "sim/transit/access_modes.hpp"

namespace tanvan {

/// Modes by which one comes to stops and leaves them.
inline constexpr std::array<std::string_view, 4> kSkimAccessModes = {"walk", "bicycle", "motorbike", "ride_hail"};

/// How somebody comes to the first stop, or goes on from the last.
struct SkimAccess {
  std::string mode = "walk";  ///< one of `kSkimAccessModes`
  double within_m = 0;        ///< [m] longest straight distance; 0: the mode's own
};

/// The way at the other end that is meant where none is said: who left a bicycle or a motorbike at the first stop walks
/// on from the last; who walked or was driven does so again, as far.
SkimAccess egress_after(SkimAccess const& access);

/// Speed and reach of what was said.
AccessMode access_mode(SkimAccess const& access);

/// Ways from each place to the stops that have calls, or back: they take the same time. By number of the stop.
ZoneReach zone_reach(std::span<MapPoint const> places, Feed const& feed, Timetable const& timetable,
                     AccessMode const& mode);

/// `motorbike up to 5000 m`
std::string access_text(SkimAccess const& access);

}  // namespace tanvan
