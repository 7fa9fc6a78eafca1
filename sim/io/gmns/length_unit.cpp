#include "sim/io/gmns/length_unit.hpp"

#include <algorithm>
#include <array>

#include "sim/core/quantity.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

struct Unit {
  std::string_view name;
  double size;
};

constexpr double kFoot = 0.3048, kMile = 1609.344, kYard = 0.9144;  // [m]

constexpr std::array kLengths = {
    Unit{"m", 1},
    Unit{"meter", 1},
    Unit{"metre", 1},
    Unit{"meters", 1},
    Unit{"metres", 1},
    Unit{"km", 1000},
    Unit{"kilometer", 1000},
    Unit{"kilometre", 1000},
    Unit{"kilometers", 1000},
    Unit{"kilometres", 1000},
    Unit{"mi", kMile},
    Unit{"mile", kMile},
    Unit{"miles", kMile},
    Unit{"ft", kFoot},
    Unit{"foot", kFoot},
    Unit{"feet", kFoot},
    Unit{"yd", kYard},
    Unit{"yard", kYard},
    Unit{"yards", kYard},
};

constexpr std::array kSpeeds = {
    Unit{"kph", 1},
    Unit{"kmh", 1},
    Unit{"km/h", 1},
    Unit{"kmph", 1},
    Unit{"mph", kMile / 1000},
    Unit{"mi/h", kMile / 1000},
    Unit{"m/s", kKmhInMs},
    Unit{"mps", kKmhInMs},
    Unit{"ft/s", kFoot* kKmhInMs},
    Unit{"fps", kFoot* kKmhInMs},
};

template <std::size_t N>
std::optional<double> size_of(std::array<Unit, N> const& units, std::string_view name) {
  auto const lower = lower_case(trimmed_blanks(name));
  auto const found = std::find_if(units.begin(), units.end(), [&](Unit const& unit) { return unit.name == lower; });
  return found == units.end() ? std::nullopt : std::optional(found->size);
}

}  // namespace

std::optional<double> metres_in(std::string_view unit) {
  return size_of(kLengths, unit);
}

std::optional<double> kmh_in(std::string_view unit) {
  return size_of(kSpeeds, unit);
}

}  // namespace tanvan
