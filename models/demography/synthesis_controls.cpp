#include "models/demography/synthesis_controls.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "models/demography/synthesis.hpp"

namespace tanvan {
namespace {

std::vector<std::string> age_sex_names() {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < kAgeClasses; ++c)
    for (auto const* sex : {"female", "male"})
      names.push_back(c + 1 < kAgeClasses ? fmt::format("{}-{} {}", 5 * c, 5 * c + 4, sex)
                                          : fmt::format("{}+ {}", 5 * c, sex));
  return names;
}

bool knows(Control control, std::string const& category) {
  auto const& names = categories_of(control);
  return std::find(names.begin(), names.end(), category) != names.end();
}

/// The rows of a control for one district, in the order of its categories, made to sum to 1; empty where there are
/// none.
Shares shares_for(std::vector<ControlRow> const& rows, Control control, std::string const& district) {
  auto const& names = categories_of(control);
  Shares shares(names.size(), 0.0);
  for (auto const& row : rows) {
    if (row.control != name_of(control) || row.district != district) continue;
    auto const at = std::find(names.begin(), names.end(), row.category);
    if (at != names.end()) shares[static_cast<std::size_t>(at - names.begin())] += row.share;
  }
  double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (sum <= 0) return {};
  for (auto& share : shares) share /= sum;
  return shares;
}

constexpr std::array<Control, kControls> kAllControls = {Control::age_sex,   Control::household_size,
                                                         Control::tenure,    Control::migrant,
                                                         Control::education, Control::labour_status};

}  // namespace

std::string name_of(Control control) {
  constexpr std::array<char const*, kControls> kNames = {"age_sex", "household_size", "tenure",
                                                         "migrant", "education",      "labour_status"};
  return kNames[static_cast<std::size_t>(control)];
}

std::vector<std::string> const& categories_of(Control control) {
  static std::array<std::vector<std::string>, kControls> const names = {
      age_sex_names(),
      std::vector<std::string>{"1", "2", "3", "4", "5", "6", "7+"},
      std::vector<std::string>{"own", "rent", "room", "dormitory", "social"},
      std::vector<std::string>{"yes", "no"},
      std::vector<std::string>{"none", "primary", "lower_secondary", "upper_secondary", "vocational", "college",
                               "university", "postgraduate"},
      std::vector<std::string>{"active", "student", "inactive", "retired"}};
  return names[static_cast<std::size_t>(control)];
}

std::vector<District> districts_of(RegionTables const& region, ZoneStore const& zones,
                                   std::vector<std::string>& missing) {
  std::vector<District> districts;
  for (auto zone : ids<ZoneId>(zones.size())) {
    if (zones.kind[zone] != ZoneKind::internal) continue;
    auto const& name = zones.district[zone];
    auto at = std::find_if(districts.begin(), districts.end(), [&](District const& d) { return d.name == name; });
    if (at == districts.end()) at = districts.insert(at, District{name, {}, {}});
    at->zones.push_back(zone);
  }
  for (auto& district : districts)
    for (auto const control : kAllControls) {
      auto& shares = district.control[static_cast<std::size_t>(control)];
      shares = shares_for(region.controls, control, district.name);
      if (shares.empty()) shares = shares_for(region.controls, control, "*");
      if (shares.empty()) missing.push_back(fmt::format("{}, {}", name_of(control), district.name));
    }
  return districts;
}

void check_controls(RegionTables const& region, ZoneStore const& zones, Faults& faults) {
  InputPlace const table{region.controls.empty() ? "controls.csv" : region.controls.front().place.file, 1, 0};
  std::vector<std::string> missing;
  districts_of(region, zones, missing);
  for (auto const& name : missing)
    faults.add(table, fmt::format("no shares of {}; give rows for this district or for *", name));
  for (auto const& row : region.controls)
    for (auto const control : kAllControls) {
      if (row.control != name_of(control) || knows(control, row.category)) continue;
      auto const near = nearest_word(row.category, categories_of(control));
      faults.add(row.place, fmt::format("control {} has no category \"{}\"{}", row.control, row.category,
                                        near ? fmt::format("; did you mean \"{}\"?", *near) : std::string{}));
    }
}

}  // namespace tanvan
