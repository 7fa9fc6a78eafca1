#pragma once
/// Speed limits as tags write them: OpenStreetMap wiki, Key:maxspeed.

#include <optional>
#include <string_view>

namespace tanvan {

/// What the limit of a kind of road depends on in some countries.
struct RoadShape {
  bool divided = false;  // a carriageway of its own, or one way with two lanes or more
};

/// [km/h] of `50`, `30 mph`, `10 knots`, `walk` (7 km/h), `none` (130 km/h, the advisory speed of the German
/// Autobahn-Richtgeschwindigkeits-Verordnung 1978), `VN:urban`, `DE:zone:30`; the lowest of `40;50`. None where the text
/// says nothing that is known (`signals`, `variable`), or no speed of a road: below 1 or above 250 km/h.
std::optional<double> posted_speed(std::string_view text, RoadShape shape);

/// [km/h] of a law by name: `VN:urban`, `FR:rural`, `GB:nsl_dual`. For Viet Nam Circular 31/2019/TT-BGTVT, articles 6, 7
/// and 9; for others the implicit values of the wiki's page.
std::optional<double> zone_speed(std::string_view zone, RoadShape shape);

}  // namespace tanvan
