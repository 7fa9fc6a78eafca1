#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "models/indicators/steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/shared_sum.hpp"

namespace tanvan {
namespace {

void check_money(World const& world) {
  auto const when = to_string(world.now);
  std::array<std::int64_t, kAccounts> held{};
  auto const& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size()))
    held[static_cast<std::size_t>(account_of(e.ownership[id]))] += e.cash[id].value;
  for (auto const savings : world.population.households.savings)
    held[static_cast<std::size_t>(Account::households)] += savings.value;
  auto const& balance = world.ledger.balance;
  for (auto account :
       {Account::households, Account::state_enterprises, Account::domestic_enterprises, Account::foreign_enterprises}) {
    auto const a = static_cast<std::size_t>(account);
    conserved(held[a] == balance[a], [&] {
      return fmt::format("money of account {} in {}: agents hold {} đồng, the ledger says {}", a, when, held[a],
                         balance[a]);
    });
  }
  auto const sum = std::accumulate(balance.begin(), balance.end(), std::int64_t{0});
  conserved(sum == 0, [&] { return fmt::format("money in {}: all balances sum to {} đồng instead of 0", when, sum); });
  for (std::size_t f = 0; f < kFlows; ++f) {
    auto const& row = world.ledger.flows_year[f];
    auto const net = std::accumulate(row.begin(), row.end(), std::int64_t{0});
    conserved(net == 0,
              [&] { return fmt::format("flow {} in {}: its row sums to {} đồng instead of 0", f, when, net); });
  }
}

void check_jobs(World const& world) {
  auto const& persons = world.population.persons;
  auto const& e = world.population.enterprises;
  Column<EnterpriseId, std::array<std::uint32_t, kSkillClasses>> seen(e.size());
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    bool const employed = persons.status[id] == Status::employed;
    conserved(employed == bool(persons.employer[id]), [&] {
      return fmt::format("job of person {} in {}: status and employer disagree", persons.key[id].value,
                         to_string(world.now));
    });
    if (employed) add_shared(seen[persons.employer[id]][static_cast<std::size_t>(persons.position[id])], 1U);
  });
  for (auto id : ids<EnterpriseId>(e.size()))
    conserved(seen[id] == e.workers[id], [&] {
      return fmt::format("jobs of enterprise {} in {}: {} on its list, {} persons point at it", e.key[id].value,
                         to_string(world.now), total(e.workers[id]), total(seen[id]));
    });
}

/// Each person belongs to one household, and each household counts its own.
void check_members(World const& world) {
  auto const& persons = world.population.persons;
  auto const& households = world.population.households;
  auto const when = to_string(world.now);
  std::vector<std::uint32_t> members(households.size(), 0);
  auto const household_of = [&](std::size_t row) { return persons.household[id_of<PersonId>(row)]; };
  for_each_range(persons.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row != end; ++row)
      conserved(bool(household_of(row)), [&] {
        return fmt::format("person {} has no household in {}", persons.key[id_of<PersonId>(row)].value, when);
      });
    gather_runs<std::uint32_t>(
        begin, end, household_of, [](std::size_t, std::uint32_t& sum) { ++sum; },
        [&](HouseholdId id, std::uint32_t sum) { add_shared(members[id.value], sum); });
  });
  for_each_row<HouseholdId>(households.size(), [&](HouseholdId id) {
    conserved(members[id.value] == households.persons[id], [&] {
      return fmt::format("household {} in {}: {} persons on its list, {} point at it", households.key[id].value, when,
                         households.persons[id], members[id.value]);
    });
  });
}

/// Nobody owes money, and households and dwellings agree on who lives where.
void check_homes(World const& world) {
  auto const& households = world.population.households;
  auto const& dwellings = world.population.dwellings;
  auto const when = to_string(world.now);
  for_each_row<HouseholdId>(households.size(), [&](HouseholdId id) {
    conserved(households.savings[id] >= Dong{},
              [&] { return fmt::format("household {} owes money in {}", households.key[id].value, when); });
    auto const home = households.dwelling[id];
    conserved(!home || dwellings.household[home] == id, [&] {
      return fmt::format("household {} and its dwelling disagree in {}", households.key[id].value, when);
    });
  });
  for_each_row<DwellingId>(dwellings.size(), [&](DwellingId id) {
    auto const tenant = dwellings.household[id];
    conserved(!tenant || households.dwelling[tenant] == id, [&] {
      return fmt::format("dwelling {} and its household disagree in {}", dwellings.key[id].value, when);
    });
  });
}

void check_persons(World const& world) {
  auto const& c = world.counts;
  auto const expected =
      static_cast<std::int64_t>(world.memory.population_start) + c.births - c.deaths + c.in_migrants - c.out_migrants;
  auto const now = static_cast<std::int64_t>(world.population.persons.size());
  conserved(now == expected, [&] {
    return fmt::format("persons in {}: {} alive, {} by births, deaths and moves", to_string(world.now), now, expected);
  });
}

void check_floor(World const& world) {
  auto const& land = world.land;
  for (auto zone : ids<ZoneId>(land.floor_m2.size()))
    for (std::size_t use = 0; use < kFloorUses; ++use) {
      double const expected =
          land.floor_start_m2[zone][use] + land.completed_m2[zone][use] - land.demolished_m2[zone][use];
      conserved(std::abs(land.floor_m2[zone][use] - expected) < 0.5, [&] {
        return fmt::format(
            "floor space of use {} in zone {} in {}: {:.1f} m², {:.1f} by what was built and pulled down", use,
            world.network.zones.code[zone], to_string(world.now), land.floor_m2[zone][use], expected);
      });
    }
}

}  // namespace

void check_conservation(World const& world) {
  check_money(world);
  check_jobs(world);
  check_members(world);
  check_homes(world);
  check_persons(world);
  check_floor(world);
}

}  // namespace tanvan
