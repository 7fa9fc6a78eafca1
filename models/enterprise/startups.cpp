// Start-ups (E17c): who decides to found one, who gets a seat in an incubator, seed capital.
#include <algorithm>
#include <cmath>

#include "models/enterprise/incubators.hpp"
#include "models/enterprise/newcomers.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/engine/public_money.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

bool may_found(PersonStore const& persons, PersonId id) {
  bool const works = persons.status[id] == Status::employed || persons.status[id] == Status::unemployed;
  return works && persons.household[id] && persons.education[id] >= Education::college;
}

/// Access of each zone to the incubators that are open: exp(-beta minutes) of the nearest, 0 without any.
std::vector<double> incubator_access(World const& world, EnterpriseParameters const& p) {
  std::vector<double> access(world.network.zones.size(), 0.0);
  for (auto const& incubator : incubators_of(world, p))
    for (std::size_t zone = 0; zone < access.size(); ++zone)
      access[zone] = std::max(access[zone],
                              std::exp(-p.founder_reach * world.access.car_time_min(zone, incubator.place.zone.value)));
  return access;
}

/// Exponent of the founder's hazard: a degree in science or technology, the employer's project with an institution,
/// savings, access to an incubator.
double inclination(World const& world, PersonId id, bool stem, std::vector<double> const& access,
                   EnterpriseParameters const& p) {
  auto const& persons = world.population.persons;
  auto const& households = world.population.households;
  auto const household = persons.household[id];
  auto const employer = persons.employer[id];
  bool const tie = employer && world.population.enterprises.partner[employer];
  double const savings = static_cast<double>(households.savings[household].value) / 1e6 / world.price_level;
  return (stem ? p.founder_stem : 0) + (tie ? p.founder_tie : 0) +
         p.founder_savings * std::log1p(savings / p.founder_savings_mvnd) +
         p.founder_incubator * access[households.zone[household].value];
}

/// Of a quarter in which people decide to found.
struct Founding {
  std::vector<double> access;  // to incubators, by zone
  double hazard = 0;           // a quarter, where nothing inclines
  double most = 0;             // that of who has everything that inclines

  Founding(World const& world, EnterpriseParameters const& p)
      : access{incubator_access(world, p)}, hazard{p.founder_hazard / 4 * (1 + world.policy.of(Channel::founders))} {
    auto const savings = world.population.households.savings.span();
    Dong const richest = savings.empty() ? Dong{} : *std::max_element(savings.begin(), savings.end());
    double const in_millions = static_cast<double>(richest.value) / 1e6 / world.price_level;
    most = hazard * std::exp(std::max(0.0, p.founder_stem) + std::max(0.0, p.founder_tie) +
                             std::max(0.0, p.founder_savings * std::log1p(in_millions / p.founder_savings_mvnd)) +
                             std::max(0.0, p.founder_incubator));
  }
};

/// True where a person decides this quarter, by the first draw of the quarter. A degree in science or technology is a
/// trait for life. Most draws lie beyond any hazard, so that what inclines need not be asked.
bool decides(World const& world, PersonId id, Founding const& founding, double draw, EnterpriseParameters const& p) {
  if (draw >= founding.most) return false;  // 1 - e^-h < h
  Draws trait{world.seed, world.population.persons.key[id], 0, Stream::founder};
  bool const stem = trait.chance(p.stem_share);
  return draw < 1 - std::exp(-founding.hazard * std::exp(inclination(world, id, stem, founding.access, p)));
}

/// Something digital, or what the founder knows from work.
Sector sector_of(World const& world, PersonId id, EnterpriseParameters const& p) {
  auto const& persons = world.population.persons;
  Draws draws{world.seed, persons.key[id], static_cast<std::uint32_t>(world.now.count), Stream::startup};
  auto const employer = persons.employer[id];
  bool const digital = draws.chance(p.startup_digital) || !employer;
  return digital ? Sector::information : world.population.enterprises.sector[employer];
}

Newcomer draw_startup(World const& world, std::size_t founder, Market const& market, Draws& draws,
                      EnterpriseParameters const& p) {
  auto const& founders = world.founders;
  auto const key = derived_key(founders.key[founder], static_cast<std::uint32_t>(world.now.count), Stream::startup);
  Newcomer x{.key = key, .sector = founders.sector[founder], .innovator = true, .startup = true};
  auto const& incumbents = market.sectors[index_of(x.sector)];
  x.staff = first_staff(p.startup_staff, draws, p);
  x.technology = near_frontier(world, x, incumbents, draws, p);
  learn_of_one(world, incumbents, x, draws);
  return x;
}

bool has_room(World const& world, Place place, double floor_m2) {
  auto const site = static_cast<std::size_t>(place.site);
  return world.sites.capacity_m2[site] - world.sites.occupied_m2[site] >= floor_m2;
}

/// Money of a venture network for a new start-up, while it lasts.
void seed(World& world, EnterpriseId id) {
  Dong const wanted = dong(world.policy.of(Channel::seed_capital) * 1e6);
  world.population.enterprises.cash[id] +=
      draw_grant(world, Pot::seed_capital, account_of(Ownership::domestic), wanted);
}

}  // namespace

void found_startups(World& world, EnterpriseParameters const& p) {
  world.founders = {};
  if (!world.now.ends_quarter()) return;
  auto const& persons = world.population.persons;
  Founding const founding{world, p};
  std::vector<std::uint8_t> founds(persons.size(), 0);
  for_each_range(persons.size(), [&](std::size_t begin, std::size_t end) {
    auto const may = [&](std::size_t row) { return may_found(persons, id_of<PersonId>(row)); };
    for_each_first_block(world.seed, persons.key.span(), static_cast<std::uint32_t>(world.now.count), Stream::founder,
                         begin, end, may, [&](std::size_t row, DrawBlock const& first) {
                           founds[row] = decides(world, id_of<PersonId>(row), founding, uniform_of(first.front()), p);
                         });
  });
  for (auto id : ids<PersonId>(persons.size())) {
    if (founds[id.value] == 0) continue;
    world.founders.key.push_back(persons.key[id]);
    world.founders.home.push_back(world.population.households.zone[persons.household[id]]);
    world.founders.sector.push_back(sector_of(world, id, p));
  }
}

void open_startups(World& world, Market const& market, EnterpriseParameters const& p) {
  std::vector<Newcomer> newcomers;
  std::vector<Draws> draws;
  std::vector<SeatRequest> requests;
  for (std::size_t f = 0; f < world.founders.key.size(); ++f) {
    if (market.sectors[index_of(world.founders.sector[f])].members.empty()) continue;
    draws.emplace_back(world.seed, world.founders.key[f], static_cast<std::uint32_t>(world.now.count), Stream::startup);
    newcomers.push_back(draw_startup(world, f, market, draws.back(), p));
    requests.push_back({world.founders.key[f], world.founders.home[f], draws.back().uniform()});
  }
  if (newcomers.empty()) return;
  auto const incubators = incubators_of(world, p);
  auto const seats = seats_for(world, incubators, requests);
  for (std::size_t i = 0; i < newcomers.size(); ++i) {
    auto& x = newcomers[i];
    auto const& incumbents = market.sectors[index_of(x.sector)];
    double const floor = floor_wanted(world.region.sectors[index_of(x.sector)], x.staff);
    bool const seated = seats[i] < incubators.size() && has_room(world, incubators[seats[i]].place, floor);
    if (seated) x.incubated_until = world.now + static_cast<int>(p.incubation_months);
    auto const place = seated ? incubators[seats[i]].place : market.locations.choose(x.sector, floor, true, draws[i]);
    seed(world, open_enterprise(world, x, place, incumbents, p));
    ++world.counts.startups;
  }
}

}  // namespace tanvan
