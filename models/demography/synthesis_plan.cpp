// How many persons and households each zone gets, their ages, and the forms of its households.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "models/demography/synthesis_steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/raking.hpp"
#include "sim/parallel/rounding.hpp"

namespace tanvan {
namespace {

/// Children by household size: shares of 0, 1, 2, … below 15 among households of 1 to 7 persons, before they are tilted
/// to the children there are (from memory of the 2019 census, unverified).
constexpr double kChildren[kLargestHousehold][kLargestHousehold] = {{1},
                                                                    {0.93, 0.07},
                                                                    {0.30, 0.62, 0.08},
                                                                    {0.22, 0.28, 0.48, 0.02},
                                                                    {0.15, 0.25, 0.40, 0.18, 0.02},
                                                                    {0.12, 0.22, 0.36, 0.22, 0.07, 0.01},
                                                                    {0.10, 0.20, 0.30, 0.25, 0.10, 0.04, 0.01}};

/// Whole counts of cells with values that rise by one within a group; `exact` says what they should be.
struct Cells {
  std::vector<std::uint32_t> group, value, count;
  std::vector<double> exact;

  std::int64_t moment() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count.size(); ++i) sum += std::int64_t{value[i]} * count[i];
    return sum;
  }
};

/// Moves single units to the neighbouring value, where rounding left most to gain, until the values add up to `total`.
void settle_moment(Cells& cells, std::int64_t total) {
  for (auto off = total - cells.moment(); off != 0; off += off > 0 ? -1 : 1) {
    std::size_t best = cells.count.size(), best_to = 0;
    double most = -1e300;
    for (std::size_t from = 0; from < cells.count.size(); ++from) {
      std::size_t const to = off > 0 ? from + 1 : from - 1;  // below 0 wraps around and is out of range
      if (cells.count[from] == 0 || to >= cells.count.size() || cells.group[to] != cells.group[from]) continue;
      double const gain = (cells.count[from] - cells.exact[from]) - (cells.count[to] - cells.exact[to]);
      if (gain > most) most = gain, best = from, best_to = to;
    }
    ensures(best < cells.count.size(), "households and children that fit their zone");
    --cells.count[best];
    ++cells.count[best_to];
  }
}

/// Households by size: whole, `households` in all, with `persons` members.
Cells sizes_of(std::span<double const> shares, std::uint32_t persons, std::uint32_t households) {
  Cells cells;
  std::vector<double> size(kLargestHousehold);
  std::iota(size.begin(), size.end(), 1.0);
  cells.exact = tilt_to_mean(shares, size, static_cast<double>(persons) / households);
  for (auto& x : cells.exact) x *= households;
  cells.count = largest_remainder(cells.exact, households);
  cells.group.assign(kLargestHousehold, 0);
  for (std::uint32_t k = 1; k <= kLargestHousehold; ++k) cells.value.push_back(k);
  settle_moment(cells, persons);
  return cells;
}

/// Children by size of household: group k holds households of size k + 1.
Cells children_of(Cells const& sizes, std::uint32_t households, std::uint32_t children) {
  Cells cells;
  std::vector<double> weight, number;
  for (std::uint32_t k = 0; k < kLargestHousehold; ++k)
    for (std::uint32_t m = 0; m <= k; ++m) {
      cells.group.push_back(k);
      cells.value.push_back(m);
      weight.push_back(sizes.count[k] * kChildren[k][m]);
      number.push_back(m);
    }
  cells.exact = tilt_to_mean(weight, number, static_cast<double>(children) / households);
  for (std::size_t first = 0, k = 0; k < kLargestHousehold; first += ++k) {
    std::span<double> const group{cells.exact.data() + first, k + 1};
    double const sum = std::accumulate(group.begin(), group.end(), 0.0);
    for (auto& x : group) x *= sum > 0 ? sizes.count[k] / sum : 0;
    auto const counts =
        sizes.count[k] > 0 ? largest_remainder(group, sizes.count[k]) : std::vector<std::uint32_t>(k + 1, 0);
    cells.count.insert(cells.count.end(), counts.begin(), counts.end());
  }
  settle_moment(cells, children);
  return cells;
}

/// Ages of all zones of a district: what the district has by age and sex, spread evenly; both margins exact.
void fill_pools(District const& district, std::vector<ZonePlan>& plans, std::vector<std::size_t> const& rows) {
  auto const& shares = district.of(Control::age_sex);
  double persons = 0;
  for (auto const i : rows) persons += plans[i].persons;
  if (persons == 0) return;
  Shares const even(2 * kAgeClasses, 1.0 / (2 * kAgeClasses));
  auto const of_district = largest_remainder(shares.empty() ? even : shares, static_cast<std::uint64_t>(persons));
  std::vector<double> table;
  for (auto const i : rows)
    for (auto const n : of_district) table.push_back(n * (plans[i].persons / persons));
  auto const whole = controlled_rounding(table, rows.size(), of_district.size());
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t k = 0; k < of_district.size(); ++k)
      plans[rows[r]].pool[k / 2][k % 2] = whole[r * of_district.size() + k];
}

std::uint32_t children_in(Pool const& pool) {
  std::uint32_t children = 0;
  for (std::size_t c = 0; c < kFirstAdultClass; ++c) children += pool[c][0] + pool[c][1];
  return children;
}

/// Households between the fewest and the most that the zone's persons can form: an adult in each, seven persons at
/// most.
std::uint32_t possible_households(std::uint32_t wanted, std::uint32_t persons, std::uint32_t children) {
  std::uint32_t const adults = persons - children;
  auto const fewest =
      (persons + static_cast<std::uint32_t>(kLargestHousehold) - 1) / static_cast<std::uint32_t>(kLargestHousehold);
  return adults < fewest ? fewest : std::clamp(wanted, fewest, adults);
}

std::vector<ZonePlan> count_zones(World const& world, PeopleSynthesisParameters const& p, SynthesisReport& report) {
  auto const& zones = world.network.zones;
  std::vector<ZonePlan> plans;
  std::vector<double> persons, households;
  double const factor = world.scale * p.population_factor;
  for (auto zone : ids<ZoneId>(zones.size())) {
    if (zones.kind[zone] != ZoneKind::internal) continue;
    plans.push_back({});
    plans.back().zone = zone;
    persons.push_back(zones.census_population[zone] * factor);
    households.push_back(zones.census_households[zone] * factor);
  }
  auto const total = [](std::vector<double> const& x) {
    return static_cast<std::uint64_t>(std::llround(std::accumulate(x.begin(), x.end(), 0.0)));
  };
  auto const whole_persons = largest_remainder(persons, total(persons));
  auto const whole_households = largest_remainder(households, total(households));
  for (std::size_t i = 0; i < plans.size(); ++i) {
    plans[i].persons = whole_persons[i];
    plans[i].households = whole_households[i];
    report.add(fmt::format("persons, {}", zones.code[plans[i].zone]), persons[i], whole_persons[i], 1.0);
  }
  return plans;
}

}  // namespace

std::vector<HouseholdForm> forms_of(std::span<double const> shares, std::uint32_t persons, std::uint32_t households,
                                    std::uint32_t children, std::vector<double>& size_target) {
  if (households == 0) return {};
  auto const sizes = sizes_of(shares, persons, households);
  auto const by_children = children_of(sizes, households, children);
  size_target = sizes.exact;
  std::vector<HouseholdForm> forms;
  for (std::size_t i = 0; i < by_children.count.size(); ++i)
    if (by_children.count[i] > 0)
      forms.push_back({by_children.group[i] + 1, by_children.value[i], by_children.count[i]});
  std::stable_sort(forms.begin(), forms.end(), [](HouseholdForm const& a, HouseholdForm const& b) {
    return a.children != b.children ? a.children > b.children : a.size > b.size;
  });
  return forms;
}

std::vector<ZonePlan> plan_zones(World const& world, std::vector<District> const& districts,
                                 PeopleSynthesisParameters const& p, SynthesisReport& report) {
  auto plans = count_zones(world, p, report);
  auto const& zones = world.network.zones;
  Shares const even(kLargestHousehold, 1.0 / kLargestHousehold);
  for (auto const& district : districts) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < plans.size(); ++i)
      if (zones.district[plans[i].zone] == district.name) rows.push_back(i);
    fill_pools(district, plans, rows);
    auto const& sizes = district.of(Control::household_size);
    for (auto const i : rows) {
      auto& plan = plans[i];
      double const wanted = plan.households;
      plan.households = possible_households(plan.households, plan.persons, children_in(plan.pool));
      // Where a sample is so small that a zone has too few adults, its oldest children keep house.
      auto const children = std::min(children_in(plan.pool), plan.persons - plan.households);
      report.add(fmt::format("households, {}", zones.code[plan.zone]), wanted, plan.households, 1.0);
      plan.forms = forms_of(sizes.empty() ? even : sizes, plan.persons, plan.households, children, plan.size_target);
    }
  }
  for (std::size_t i = 1; i < plans.size(); ++i) {
    plans[i].first_person = plans[i - 1].first_person + plans[i - 1].persons;
    plans[i].first_household = plans[i - 1].first_household + plans[i - 1].households;
  }
  return plans;
}

}  // namespace tanvan
