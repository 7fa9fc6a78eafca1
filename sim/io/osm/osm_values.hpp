#pragma once
/// Values of tags as numbers: OpenStreetMap wiki, Map features/Units and the pages of the keys.

#include <optional>
#include <span>
#include <string_view>

namespace tanvan {

/// The first part of `a;b;c`, without blanks.
std::string_view first_of_list(std::string_view text);
bool is_list(std::string_view text);

/// A number with a unit behind it: `50 mph`, `3,5t`. The unit in lower case, empty where there is none.
struct Measured {
  double value = 0;  // >= 0
  std::string_view unit;
};
/// None where the text begins with no number or has something behind the unit. A comma counts as a decimal point.
std::optional<Measured> measured(std::string_view text);

/// Factor of a unit by its lower-case name.
struct UnitFactor {
  std::string_view name;
  double factor;
};
/// The value in the unit whose factor is 1; none where the unit is not in the table.
std::optional<double> in_unit(std::string_view text, std::span<UnitFactor const> units);

/// A count of lanes, >= 1: `2`, the first of `2;3`; fractions are rounded down. None above 16: no road has so many.
std::optional<double> lanes_of(std::string_view text);

/// [t] of maxweight: tonnes unless `kg`, `lbs`, `st` (short tons), `lt` or `cwt` stands behind.
std::optional<double> tonnes_of(std::string_view text);

/// [m] of maxheight: metres unless `ft`, `in`, `cm` or `12'6"` says otherwise.
std::optional<double> height_of(std::string_view text);

/// [s] of duration: `H:MM`, `H:MM:SS`, minutes, or ISO 8601 such as `PT1H30M`. > 0
std::optional<double> duration_of(std::string_view text);

/// The way a road may be driven.
enum class Oneway : std::uint8_t { unsaid, both, forward, backward, reversible };
/// `yes`, `no`, `-1`, `reversible`, `alternating` and their other spellings; of a list the first known.
Oneway oneway_of(std::string_view text);

/// What a tag of access says.
enum class Access : std::uint8_t { unsaid, no, yes, destination };
/// `yes`, `designated`, `permissive` … are yes; `destination`, `customers`, `delivery` … let in who has to do there;
/// `no`, `private`, `agricultural`, `dismount` … are no. Others say nothing. Of a list the first known.
Access access_of(std::string_view text);

}  // namespace tanvan
