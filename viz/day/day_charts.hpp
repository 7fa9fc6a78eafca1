#pragma once
/// The pictures of a simulated day, each an SVG that stands alone, its words in Vietnamese and English.

#include <string>

#include "viz/day/corridor.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {

/// Speeds of all links against their free speeds in a bin, widths by volume; directions of a road side by side, each
/// on its right. @pre the day has roads
std::string speed_map_svg(DayData const& day, std::size_t bin);

/// Speeds along the corridor over the busy bins: time to the right, the corridor's way up. @pre the day has roads
std::string time_space_svg(DayData const& day, Corridor const& corridor);

/// Accumulation and production of districts, bin by bin; the `kMostDistricts` with most traffic.
inline constexpr std::size_t kMostDistricts = 6;
std::string mfd_svg(DayData const& day);

}  // namespace tanvan
