#pragma once
/// Units of length and speed by the names that tables give them.

#include <optional>
#include <string_view>

namespace tanvan {

/// Metres in a unit of length: `m`, `km`, `foot`, `mile` and their other spellings, in any case. International foot and
/// mile of 1959 (0.3048 m, 1,609.344 m).
std::optional<double> metres_in(std::string_view unit);

/// km/h in a unit of speed: `kph`, `km/h`, `mph`, `m/s`, `ft/s` …
std::optional<double> kmh_in(std::string_view unit);

}  // namespace tanvan
