#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "models/indicators/steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/ordered_sum.hpp"

namespace tanvan {
namespace {

void check_money(World const& world) {
  auto const when = to_string(world.now);
  std::array<std::int64_t, kAccounts> held{};
  auto const& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size()))
    held[static_cast<std::size_t>(account_of(e.ownership[id]))] += e.cash[id].value;
  auto const savings = world.population.households.savings.span();
  held[static_cast<std::size_t>(Account::households)] +=
      ordered_total<std::int64_t>(savings.size(), [&](std::size_t begin, std::size_t end, std::int64_t& sum) {
        for (std::size_t row = begin; row != end; ++row) sum += savings[row].value;
      });
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

/// A number that two lists of pairs share when they hold the same pairs, in any order: the sum of a hash of each.
/// Different lists share it once in 2^64. It reads each list once and in order, where counting writes all over.
using Fingerprint = std::uint64_t;

/// Two multiplications of SplitMix64's finalizer (Steele, Lea, Flood 2014). The first folds the pair, the second
/// spreads what is left of it over all bits that are summed. Its increment comes first, so that the pair 0, 0 counts.
Fingerprint fingerprint(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = ((a << 32 ^ b) + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
  x = (x ^ x >> 32) * 0x94D049BB133111EB;
  return x ^ x >> 31;
}

/// Sum of a fingerprint of each row of a store. @param of  id to fingerprint, 0 for rows that are in no list
template <class IdType, class Of>
Fingerprint fingerprints(std::size_t rows, Of&& of) {
  return ordered_total<Fingerprint>(rows, [&](std::size_t begin, std::size_t end, Fingerprint& sum) {
    for (std::size_t row = begin; row != end; ++row) sum += of(id_of<IdType>(row));
  });
}

/// Names the enterprise whose staff is miscounted.
void find_wrong_job(World const& world) {
  auto const& persons = world.population.persons;
  auto const& e = world.population.enterprises;
  Column<EnterpriseId, std::array<std::uint32_t, kSkillClasses>> seen(e.size());
  for (auto id : ids<PersonId>(persons.size()))
    if (auto const employer = persons.employer[id]) {
      conserved(employer.value < e.size(), [&] {
        return fmt::format("job of person {} in {}: enterprise row {} of {}", persons.key[id].value,
                           to_string(world.now), employer.value, e.size());
      });
      ++seen[employer][static_cast<std::size_t>(persons.position[id])];
    }
  for (auto id : ids<EnterpriseId>(e.size()))
    conserved(seen[id] == e.workers[id], [&] {
      return fmt::format("jobs of enterprise {} in {}: {} on its list, {} persons point at it", e.key[id].value,
                         to_string(world.now), total(e.workers[id]), total(seen[id]));
    });
}

/// Names the household whose members are miscounted.
void find_wrong_household(World const& world) {
  auto const& persons = world.population.persons;
  auto const& households = world.population.households;
  Column<HouseholdId, std::uint32_t> members(households.size(), 0);
  for (auto id : ids<PersonId>(persons.size()))
    if (auto const household = persons.household[id]) {
      conserved(household.value < households.size(), [&] {
        return fmt::format("home of person {} in {}: household row {} of {}", persons.key[id].value,
                           to_string(world.now), household.value, households.size());
      });
      ++members[household];
    }
  for (auto id : ids<HouseholdId>(households.size()))
    conserved(members[id] == households.persons[id], [&] {
      return fmt::format("household {} in {}: {} persons on its list, {} point at it", households.key[id].value,
                         to_string(world.now), households.persons[id], members[id]);
    });
}

/// What persons say of their jobs and households.
struct Pointers {
  Fingerprint jobs = 0, members = 0;
  std::int64_t residents = 0;

  Pointers& operator+=(Pointers const& other) {
    jobs += other.jobs;
    members += other.members;
    residents += other.residents;
    return *this;
  }
};

/// Complains of a person who belongs to no household, or of whose job status and employer disagree.
void check_person(World const& world, PersonId id) {
  auto const& persons = world.population.persons;
  conserved(bool(persons.household[id]) == (persons.status[id] != Status::gone), [&] {
    return fmt::format("person {} {} in {}", persons.key[id].value,
                       persons.household[id] ? "is gone and has a household" : "has no household",
                       to_string(world.now));
  });
  conserved((persons.status[id] == Status::employed) == bool(persons.employer[id]), [&] {
    return fmt::format("job of person {} in {}: status and employer disagree", persons.key[id].value,
                       to_string(world.now));
  });
}

/// Both in one pass. Who is employed and who is not is too mixed to be foretold: all are reckoned, without a jump.
Pointers pointers_of(World const& world) {
  auto const& persons = world.population.persons;
  return ordered_total<Pointers>(persons.size(), [&](std::size_t begin, std::size_t end, Pointers& sum) {
    for (auto id = id_of<PersonId>(begin); id.value != end; ++id.value) {
      check_person(world, id);
      auto const employer = persons.employer[id];
      auto const household = persons.household[id];
      auto const job = fingerprint(employer.value, static_cast<std::uint64_t>(persons.position[id]));
      sum.jobs += employer ? job : 0;
      sum.members += household ? fingerprint(household.value, 0) : 0;
      sum.residents += household ? 1 : 0;
    }
  });
}

/// Each employer counts its own by class of position, as they say.
void check_jobs(World const& world, Fingerprint held) {
  auto const& e = world.population.enterprises;
  auto const counted = fingerprints<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    Fingerprint sum = 0;
    for (std::size_t k = 0; k < kSkillClasses; ++k) sum += e.workers[id][k] * fingerprint(id.value, k);
    return sum;
  });
  if (held != counted) find_wrong_job(world);
}

/// Each household counts its own.
void check_members(World const& world, Fingerprint point) {
  auto const& households = world.population.households;
  auto const counted = fingerprints<HouseholdId>(
      households.size(), [&](HouseholdId id) { return households.persons[id] * fingerprint(id.value, 0); });
  if (point != counted) find_wrong_household(world);
}

/// Names the household or dwelling that stands alone with what it says.
void find_wrong_home(World const& world) {
  auto const& households = world.population.households;
  auto const& dwellings = world.population.dwellings;
  auto const when = to_string(world.now);
  for (auto id : ids<HouseholdId>(households.size())) {
    auto const home = households.dwelling[id];
    conserved(!home || dwellings.household[home] == id, [&] {
      return fmt::format("household {} and its dwelling disagree in {}", households.key[id].value, when);
    });
  }
  for (auto id : ids<DwellingId>(dwellings.size())) {
    auto const tenant = dwellings.household[id];
    conserved(!tenant || households.dwelling[tenant] == id, [&] {
      return fmt::format("dwelling {} and its household disagree in {}", dwellings.key[id].value, when);
    });
  }
}

/// Nobody owes money, and households and dwellings agree on who lives where.
void check_homes(World const& world) {
  auto const& households = world.population.households;
  auto const& dwellings = world.population.dwellings;
  auto const lives = fingerprints<HouseholdId>(households.size(), [&](HouseholdId id) {
    conserved(households.savings[id] >= Dong{}, [&] {
      return fmt::format("household {} owes money in {}", households.key[id].value, to_string(world.now));
    });
    return households.dwelling[id] ? fingerprint(id.value, households.dwelling[id].value) : 0;
  });
  auto const houses = fingerprints<DwellingId>(dwellings.size(), [&](DwellingId id) {
    return dwellings.household[id] ? fingerprint(dwellings.household[id].value, id.value) : 0;
  });
  if (lives != houses) find_wrong_home(world);
}

void check_persons(World const& world, std::int64_t residents) {
  auto const expected = residents_on_book(world);
  conserved(residents == expected, [&] {
    return fmt::format("persons in {}: {} alive, {} by births, deaths and moves", to_string(world.now), residents,
                       expected);
  });
}

/// Nothing is a debt that cannot be one: tranches of S&T funds, machines, pots of public money.
void check_stocks(World const& world) {
  auto const& e = world.population.enterprises;
  auto const when = to_string(world.now);
  for (auto id : ids<EnterpriseId>(e.size())) {
    bool const funded = std::all_of(e.fund[id].begin(), e.fund[id].end(), [](Dong x) { return x >= Dong{}; });
    conserved(funded,
              [&] { return fmt::format("a tranche of enterprise {}'s fund below 0 in {}", e.key[id].value, when); });
    bool const equipped = std::all_of(e.capital[id].begin(), e.capital[id].end(), [](float x) { return x >= 0; });
    conserved(equipped, [&] { return fmt::format("machines of enterprise {} below 0 in {}", e.key[id].value, when); });
  }
  for (std::size_t pot = 0; pot < kPots; ++pot)
    conserved(world.budget.left[pot] >= Dong{}, [&] {
      return fmt::format("pot {} in {}: {} đồng granted more than it held", pot, when, -world.budget.left[pot].value);
    });
}

/// Nobody builds beyond the floor-area ratio; what stood above it in January may stay.
void check_density(World const& world) {
  constexpr double kRounding = 1;  // [m²]
  auto const& land = world.land;
  auto const sum = [](auto const& by_use) { return std::accumulate(by_use.begin(), by_use.end(), 0.0); };
  for (auto zone : ids<ZoneId>(land.far_cap.size())) {
    double const allowed = std::max(land.far_cap[zone] * land.developable_m2[zone], sum(land.floor_start_m2[zone]));
    conserved(sum(land.floor_m2[zone]) <= allowed + kRounding, [&] {
      return fmt::format("floor space of zone {} in {}: {:.0f} m², {:.0f} allowed", world.network.zones.code[zone],
                         to_string(world.now), sum(land.floor_m2[zone]), allowed);
    });
  }
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

std::int64_t residents_on_book(World const& world) {
  auto const& c = world.counts;
  return static_cast<std::int64_t>(world.last_year.population) + c.births - c.deaths + c.in_migrants - c.out_migrants;
}

void check_conservation(World const& world) {
  check_money(world);
  auto const persons = pointers_of(world);
  check_jobs(world, persons.jobs);
  check_members(world, persons.members);
  check_homes(world);
  check_persons(world, persons.residents);
  check_stocks(world);
  check_density(world);
  check_floor(world);
}

}  // namespace tanvan
