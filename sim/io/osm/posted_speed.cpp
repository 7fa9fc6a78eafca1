#include "sim/io/osm/posted_speed.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "sim/io/osm/osm_values.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr double kMile = 1.609344;  // [km] of 1959
constexpr double kSlowest = 1, kFastest = 250;
constexpr double kWalk = 7, kNoLimit = 130;

/// Limits of a country [km/h], 0 where its law knows no such kind.
struct CountryLimits {
  std::string_view code;
  double urban, rural, trunk, motorway;
};

constexpr std::array kLimits = {
    CountryLimits{"AT", 50, 100, 100, 130}, CountryLimits{"BE", 50, 90, 120, 120},
    CountryLimits{"BG", 50, 90, 120, 140},  CountryLimits{"CH", 50, 80, 100, 120},
    CountryLimits{"CZ", 50, 90, 110, 130},  CountryLimits{"DE", 50, 100, 0, 130},
    CountryLimits{"DK", 50, 80, 80, 130},   CountryLimits{"ES", 50, 90, 90, 120},
    CountryLimits{"FI", 50, 80, 100, 120},  CountryLimits{"FR", 50, 80, 110, 130},
    CountryLimits{"GR", 50, 90, 110, 130},  CountryLimits{"HU", 50, 90, 110, 130},
    CountryLimits{"IT", 50, 90, 110, 130},  CountryLimits{"LT", 50, 90, 120, 130},
    CountryLimits{"NL", 50, 80, 100, 100},  CountryLimits{"NO", 50, 80, 0, 0},
    CountryLimits{"PL", 50, 90, 100, 140},  CountryLimits{"RO", 50, 90, 100, 130},
    CountryLimits{"RS", 50, 80, 100, 130},  CountryLimits{"RU", 60, 90, 0, 110},
    CountryLimits{"SE", 50, 70, 0, 110},    CountryLimits{"SI", 50, 90, 110, 130},
    CountryLimits{"SK", 50, 90, 90, 130},   CountryLimits{"UA", 50, 90, 110, 130},
};

constexpr std::array<std::pair<std::string_view, double>, 8> kNamed = {{{"GB:nsl_single", 60 * kMile},
                                                                        {"GB:nsl_dual", 70 * kMile},
                                                                        {"GB:nsl_restricted", 30 * kMile},
                                                                        {"GB:motorway", 70 * kMile},
                                                                        {"UK:nsl_single", 60 * kMile},
                                                                        {"UK:nsl_dual", 70 * kMile},
                                                                        {"UK:nsl_restricted", 30 * kMile},
                                                                        {"UK:motorway", 70 * kMile}}};

/// Circular 31/2019/TT-BGTVT: article 6 in built-up areas, 7 outside for cars, 9 on motorways.
double vietnamese_limit(std::string_view kind, RoadShape shape) {
  if (kind == "urban") return shape.divided ? 60 : 50;
  if (kind == "rural" || kind == "trunk") return shape.divided ? 90 : 80;
  return kind == "motorway" ? 120 : 0;
}

double limit_of(CountryLimits const& limits, std::string_view kind) {
  if (kind == "urban") return limits.urban;
  if (kind == "rural") return limits.rural;
  if (kind == "trunk" || kind == "expressway") return limits.trunk;
  return kind == "motorway" ? limits.motorway : 0;
}

std::optional<double> known(double speed) {
  return speed > 0 ? std::optional(speed) : std::nullopt;
}

/// `30` of `zone:30`, `zone30`, `30`.
std::optional<double> zone_number(std::string_view kind) {
  if (kind.starts_with("zone")) kind.remove_prefix(4);
  if (kind.starts_with(':')) kind.remove_prefix(1);
  int value = 0;
  auto const* const end = kind.data() + kind.size();
  auto const [rest, fault] = std::from_chars(kind.data(), end, value);
  return fault == std::errc{} && rest == end && value > 0 ? std::optional<double>(value) : std::nullopt;
}

std::optional<double> speed_of_word(std::string_view text, RoadShape shape) {
  constexpr std::array kUnits = {UnitFactor{"", 1},         UnitFactor{"km/h", 1}, UnitFactor{"kmh", 1},
                                 UnitFactor{"kph", 1},      UnitFactor{"kmph", 1}, UnitFactor{"mph", kMile},
                                 UnitFactor{"knots", 1.852}};
  if (text == "walk") return kWalk;
  if (text == "none") return kNoLimit;
  auto const number = in_unit(text, kUnits);
  return number ? number : zone_speed(text, shape);
}

}  // namespace

std::optional<double> zone_speed(std::string_view zone, RoadShape shape) {
  constexpr std::size_t kCode = 2;
  for (auto const& [name, speed] : kNamed)
    if (name == zone) return speed;
  auto const colon = zone.find(':');
  if (colon == std::string_view::npos || colon < kCode) return std::nullopt;
  auto const country = zone.substr(0, kCode), kind = zone.substr(colon + 1);  // BE-VLG is in BE
  if (auto const number = zone_number(kind)) return number;
  if (kind == "walk") return kWalk;
  if (country == "VN") return known(vietnamese_limit(kind, shape));
  auto const* const limits =
      std::find_if(kLimits.begin(), kLimits.end(), [&](CountryLimits const& row) { return row.code == country; });
  return limits == kLimits.end() ? std::nullopt : known(limit_of(*limits, kind));
}

std::optional<double> posted_speed(std::string_view text, RoadShape shape) {
  std::optional<double> lowest;
  while (!text.empty()) {
    auto const speed = speed_of_word(first_of_list(text), shape);
    if (speed && *speed >= kSlowest && *speed <= kFastest) lowest = std::min(lowest.value_or(*speed), *speed);
    auto const end = text.find(';');
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lowest;
}

}  // namespace tanvan
