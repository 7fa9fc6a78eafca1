#pragma once
/// The pictures of a simulated day, each an SVG that stands alone, its words in Vietnamese and English.

#include <span>
#include <string>

#include "viz/day/corridor.hpp"
#include "viz/day/day_data.hpp"
#include "viz/day/day_events.hpp"
#include "viz/day/drives.hpp"

namespace tanvan {

/// Speeds of all links against their free speeds in a bin, widths by volume; directions of a road side by side, each
/// on its right; circles of waiting vehicles ringed with a number (the row in `events`, from 1), closed links crossed.
/// @pre the day has roads, and their places
std::string speed_map_svg(DayData const& day, std::size_t bin, DayEvents const& events = {});

/// Speeds along the corridor: time to the right, the corridor's way up, single vehicles as lines, closures framed.
/// @param begin_s  where the time begins, within the first busy bin or before it  @pre the day has roads
std::string time_space_svg(DayData const& day, Corridor const& corridor, double begin_s = 0,
                           DayEvents const& events = {}, std::span<Drive const> drives = {});

/// Accumulation and production of districts, bin by bin; the `kMostDistricts` with most traffic.
inline constexpr std::size_t kMostDistricts = 6;
std::string mfd_svg(DayData const& day);

}  // namespace tanvan
