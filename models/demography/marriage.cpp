// Two who live alone become one household (E23).
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "models/demography/steps.hpp"
#include "sim/access/hansen.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kYoungest = 18, kYoungestMan = 20;  // Law on Marriage and Family 2014, article 8 [years]
constexpr int kOldest = 59;
constexpr std::size_t kAcquainted = 30;  // men in a zone of whom a woman chooses

Draws draws_of(World const& world, PersonId id) {
  return {world.seed, world.population.persons.key[id], static_cast<std::uint32_t>(world.now.count), Stream::marriage};
}

bool lives_alone(World const& world, PersonId id) {
  auto const& [persons, h] = std::tie(world.population.persons, world.population.households);
  return persons.household[id] && h.persons[persons.household[id]] == 1;
}

/// Women who live alone and look for somebody this month, in row order.
std::vector<PersonId> who_look(World const& world, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  std::array<double, kOldest + 1> chance{};  // a month
  for (int age = kYoungest; age <= kOldest; ++age)
    chance[static_cast<std::size_t>(age)] = marriage_chance(age, p) / kMonthsInYear;
  return rows_where<PersonId>(persons.size(), [&](PersonId id) {
    int const age = age_at(persons.born[id], world.now);
    if (persons.sex[id] != Sex::female || age < kYoungest || age > kOldest || !lives_alone(world, id)) return false;
    return draws_of(world, id).chance(chance[static_cast<std::size_t>(age)]);
  });
}

/// Men who live alone and may be met this month. Each has a place on a circle of his zone by draws of his own, so that
/// one man more hides only the one behind him.
class Suitors {
 public:
  Suitors(World const& world, double met) : world_(world), circle_(world.network.zones.size()) {
    auto const& persons = world.population.persons;
    auto const men = rows_where<PersonId>(persons.size(), [&](PersonId id) {
      int const age = age_at(persons.born[id], world.now);
      return persons.sex[id] == Sex::male && age >= kYoungestMan && age <= kOldest && lives_alone(world, id) &&
             draws_of(world, id).chance(met);
    });
    for (auto const id : men) {
      auto draws = draws_of(world, id);
      draws.bits();  // the draw by which he may be met
      circle_[world.population.households.zone[persons.household[id]].value].push_back({draws.bits(), id});
    }
    for (auto& zone : circle_) std::ranges::sort(zone, {}, [](Man const& man) { return std::pair(man.at, man.id); });
  }

  std::size_t in(std::size_t zone) const { return circle_[zone].size(); }

  /// Takes from a zone, of those first met from a place on its circle on, the one born nearest to a month; the first
  /// of as near. @pre in(zone) > 0
  PersonId take(std::size_t zone, std::uint32_t at, Month born) {
    auto& men = circle_[zone];
    auto const first = static_cast<std::size_t>(std::ranges::lower_bound(men, at, {}, &Man::at) - men.begin());
    std::size_t best = first % men.size();
    for (std::size_t i = 0; i < std::min(kAcquainted, men.size()); ++i) {
      auto const next = (first + i) % men.size();
      if (distance(men[next].id, born) < distance(men[best].id, born)) best = next;
    }
    auto const man = men[best].id;
    men.erase(men.begin() + static_cast<std::ptrdiff_t>(best));
    return man;
  }

 private:
  struct Man {
    std::uint32_t at;  // his place on the circle
    PersonId id;
  };

  int distance(PersonId id, Month born) const { return std::abs(world_.population.persons.born[id] - born); }

  World const& world_;
  std::vector<std::vector<Man>> circle_;  // [zone]
};

/// In which zone a woman finds a man: a logit of men and nearness, with a luck of its own for each zone, so that men
/// elsewhere change her choice only where they win it. None where there are no men.
std::optional<std::size_t> zone_of_choice(Suitors const& men, std::span<double const> near, Draws& draws) {
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t zone = 0; zone < near.size(); ++zone) {
    double const luck = draws.gumbel();
    if (men.in(zone) == 0) continue;
    double const worth = std::log(static_cast<double>(men.in(zone)) * near[zone]) + luck;
    if (!best || worth > most) best = zone, most = worth;
  }
  return best;
}

/// Those of two homes who move to the other: the smaller one's, or whoever has none; the husband's if alike.
bool wife_moves(World const& world, HouseholdId wife, HouseholdId husband) {
  auto const& [h, d] = std::tie(world.population.households, world.population.dwellings);
  auto const floor = [&](HouseholdId id) {
    return h.dwelling[id] ? static_cast<double>(d.floor_m2[h.dwelling[id]]) : 0.0;
  };
  return floor(wife) <= floor(husband);
}

/// @pre each lives alone
void join(World& world, PersonId wife, PersonId husband) {
  auto& [persons, h, d, enterprises, establishments, next_key] = world.population;
  bool const moves = wife_moves(world, persons.household[wife], persons.household[husband]);
  auto const mover = moves ? wife : husband;
  auto const home = persons.household[moves ? husband : wife], left = persons.household[mover];
  persons.household[mover] = home;
  h.persons[home] = 2;
  h.persons[left] = 0;
  h.savings[home] += h.savings[left];
  h.savings[left] = {};
  h.motorbikes[home] = static_cast<std::uint8_t>(h.motorbikes[home] + h.motorbikes[left]);
  h.cars[home] = static_cast<std::uint8_t>(h.cars[home] + h.cars[left]);
  if (h.dwelling[left]) d.household[h.dwelling[left]] = {};
  h.dwelling[left] = {};
  ++world.counts.marriages;
}

}  // namespace

double marriage_chance(int age, DemographyParameters const& p) {
  if (age < kYoungest || age > kOldest) return 0;
  double const from_most = (age - p.marriage_age) / p.marriage_spread;
  return p.marriage * std::exp(-from_most * from_most / 2);
}

void marry(World& world, DemographyParameters const& p) {
  constexpr double kAnywhere = 1e-12;
  auto const& [persons, h] = std::tie(world.population.persons, world.population.households);
  std::size_t const zones = world.network.zones.size();
  auto const near = nearness(world.access.commute_cost.values, p.marriage_reach, kAnywhere);
  auto const gap = static_cast<int>(std::lround(kMonthsInYear * p.marriage_gap));
  Suitors men(world, p.men_met);
  for (auto const woman : who_look(world, p)) {
    auto draws = draws_of(world, woman);
    draws.bits();  // the draw by which she looks
    auto const at = draws.bits();
    std::size_t const home = h.zone[persons.household[woman]].value;
    if (auto const zone = zone_of_choice(men, std::span(near).subspan(home * zones, zones), draws))
      join(world, woman, men.take(*zone, at, persons.born[woman] - gap));
  }
}

}  // namespace tanvan
