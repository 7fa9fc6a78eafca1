#include "models/landuse/households.hpp"

#include <algorithm>
#include <tuple>

#include "sim/parallel/rows_where.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostWorkplaces = 4;
constexpr int kAdult = 18;  // [years]

void add_worker(World const& world, PersonId id, double dormitory_staff, HouseholdFacts& facts) {
  auto const& [persons, e, places] =
      std::tie(world.population.persons, world.population.enterprises, world.population.establishments);
  auto const employer = persons.employer[id];
  auto const place = e.establishment[employer];
  facts.changed_job |= world.now - persons.since[id] < kMonthsInYear;
  facts.offered_dormitory |= places.site[place] >= 0 && total(e.workers[employer]) >= dormitory_staff;
  if (facts.workplaces.size() < kMostWorkplaces) facts.workplaces.push_back(places.zone[place]);
}

}  // namespace

void gather_facts(World const& world, std::span<std::uint32_t const> members, double dormitory_staff,
                  HouseholdFacts& facts) {
  auto const& persons = world.population.persons;
  auto workplaces = std::move(facts.workplaces);
  workplaces.clear();
  facts = {};
  facts.workplaces = std::move(workplaces);
  facts.members = static_cast<int>(members.size());
  facts.migrant = true;
  auto const births_from = world.now - kMonthsInYear;
  for (auto const row : members) {
    PersonId const id{row};
    int const age = age_at(persons.born[id], world.now);
    facts.head_age = std::max(facts.head_age, age);
    facts.has_newborn |= persons.born[id] > births_from;
    facts.migrant &= age < kAdult || persons.migrant[id] != 0;
    facts.income_mvnd += static_cast<double>(persons.wage[id].value) / 1e6;
    if (persons.employer[id]) add_worker(world, id, dormitory_staff, facts);
  }
}

Groups members_of(World const& world, std::span<HouseholdId const> households) {
  auto const& household = world.population.persons.household;
  std::vector<std::uint32_t> place(world.population.households.size(), kNoGroup);
  for (std::uint32_t i = 0; i < households.size(); ++i) place[households[i].value] = i;
  auto const rows = rows_where<PersonId>(
      household.size(), [&](PersonId id) { return household[id] && place[household[id].value] != kNoGroup; });
  std::vector<std::uint32_t> key;
  for (auto const id : rows) key.push_back(place[household[id].value]);
  auto groups = group_by(key, households.size());
  for (auto& item : groups.item) item = rows[item].value;
  return groups;
}

}  // namespace tanvan
