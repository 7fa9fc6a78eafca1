#pragma once
/// The marginals of controls.csv in the order of our own categories.

#include <array>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/engine/region.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Classes of five years, the last from 80 on.
inline constexpr std::size_t kAgeClasses = 17;
inline constexpr std::size_t kFirstAdultClass = 3;  // 15-19
inline constexpr std::size_t kLargestHousehold = 7;

enum class Control : std::uint8_t { age_sex, household_size, tenure, migrant, education, labour_status };
inline constexpr std::size_t kControls = 6;

/// Name of a control and of its categories, as controls.csv writes them. age_sex: class by class, female before male.
std::string name_of(Control control);
std::vector<std::string> const& categories_of(Control control);

/// Shares by category, sums to 1.
using Shares = std::vector<double>;

/// One district's zones and controls.
struct District {
  std::string name;
  std::vector<ZoneId> zones;              // internal, ascending
  std::array<Shares, kControls> control;  // empty where controls.csv has none

  Shares const& of(Control c) const { return control[static_cast<std::size_t>(c)]; }
};

/// Districts in the order of their first zone. @param[out] missing  controls without rows, by name
std::vector<District> districts_of(RegionTables const& region, ZoneStore const& zones,
                                   std::vector<std::string>& missing);

}  // namespace tanvan
