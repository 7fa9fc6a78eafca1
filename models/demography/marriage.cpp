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
#include "sim/parallel/ordered_sum.hpp"
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

/// A man who lives alone and may be met this month, and his place on a circle of his zone, by draws of his own: one man
/// more hides only the one behind him.
struct Man {
  std::uint32_t at;
  PersonId id;
};

/// Who may marry this month, in row order.
struct Singles {
  std::vector<PersonId> women;  // who look for somebody
  std::vector<Man> men;

  Singles& operator+=(Singles const& other) {
    women.insert(women.end(), other.women.begin(), other.women.end());
    men.insert(men.end(), other.men.begin(), other.men.end());
    return *this;
  }
};

/// Draws come before the look at the household: they lie side by side, households anywhere.
Singles singles_of(World const& world, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  std::array<double, kOldest + 1> chance{};  // of women, a month
  for (int age = kYoungest; age <= kOldest; ++age)
    chance[static_cast<std::size_t>(age)] = marriage_chance(age, p) / kMonthsInYear;
  auto const age_of = [&](PersonId id) { return age_at(persons.born[id], world.now); };
  auto const may = [&](std::size_t row) {
    auto const id = id_of<PersonId>(row);
    int const youngest = persons.sex[id] == Sex::female ? kYoungest : kYoungestMan;
    return persons.household[id] && age_of(id) >= youngest && age_of(id) <= kOldest;
  };
  auto const gather = [&](std::size_t begin, std::size_t end, Singles& singles) {
    for_each_draws(world.seed, persons.key.span(), static_cast<std::uint32_t>(world.now.count), Stream::marriage, begin,
                   end, may, [&](std::size_t row, Draws& draws) {
                     auto const id = id_of<PersonId>(row);
                     bool const woman = persons.sex[id] == Sex::female;
                     if (!draws.chance(woman ? chance[static_cast<std::size_t>(age_of(id))] : p.men_met)) return;
                     if (!lives_alone(world, id)) return;
                     if (woman)
                       singles.women.push_back(id);
                     else
                       singles.men.push_back({draws.bits(), id});
                   });
  };
  return ordered_total<Singles>(persons.size(), gather);
}

/// The men who are still free, by zone, along its circle.
class Suitors {
 public:
  Suitors(World const& world, std::span<Man const> men) : world_(world), circle_(world.network.zones.size()) {
    auto const& [persons, h] = std::tie(world.population.persons, world.population.households);
    for (auto const& man : men) circle_[h.zone[persons.household[man.id]].value].push_back(man);
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
  auto const singles = singles_of(world, p);
  Suitors men(world, singles.men);
  for (auto const woman : singles.women) {
    auto draws = draws_of(world, woman);
    draws.bits();  // the draw by which she looks
    auto const at = draws.bits();
    std::size_t const home = h.zone[persons.household[woman]].value;
    if (auto const zone = zone_of_choice(men, std::span(near).subspan(home * zones, zones), draws))
      join(world, woman, men.take(*zone, at, persons.born[woman] - gap));
  }
}

}  // namespace tanvan
