// Start-ups (E17c): who decides to found one, who gets a seat in an incubator, seed capital.
#include <algorithm>
#include <cmath>

#include "models/enterprise/incubators.hpp"
#include "models/enterprise/newcomers.hpp"
#include "models/enterprise/steps.hpp"
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

std::vector<Arrival> startup_arrivals(World const& world, Market const& market, EnterpriseParameters const& p) {
  std::vector<Arrival> arrivals;
  std::vector<SeatRequest> requests;
  for (std::size_t f = 0; f < world.founders.key.size(); ++f) {
    if (market.sectors[index_of(world.founders.sector[f])].members.empty()) continue;
    Draws draws{world.seed, world.founders.key[f], static_cast<std::uint32_t>(world.now.count), Stream::startup};
    auto const newcomer = draw_startup(world, f, market, draws, p);
    requests.push_back({world.founders.key[f], world.founders.home[f], draws.uniform()});
    arrivals.push_back({newcomer, draws, {}});
  }
  if (arrivals.empty()) return arrivals;
  auto const incubators = incubators_of(world, p);
  auto const seats = seats_for(world, incubators, requests);
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    if (seats[i] >= incubators.size()) continue;
    arrivals[i].seat = incubators[seats[i]].place;
    arrivals[i].newcomer.incubated_until = world.now + static_cast<int>(p.incubation_months);
  }
  return arrivals;
}

}  // namespace tanvan
