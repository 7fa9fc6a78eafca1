#include <algorithm>
#include <cmath>
#include <vector>

#include "models/demography/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// State of the labour market that migrants hear of.
struct Prospects {
  double wage = 0;          // real mean wage [đồng a month]
  double unemployment = 0;  // rate
};

Prospects prospects_of(World const& world) {
  auto const& persons = world.population.persons;
  struct Counts {
    std::int64_t wages = 0, employed = 0, unemployed = 0;
    Counts& operator+=(Counts const& other) {
      wages += other.wages;
      employed += other.employed;
      unemployed += other.unemployed;
      return *this;
    }
  };
  auto const c = ordered_total<Counts>(persons.size(), [&](std::size_t begin, std::size_t end, Counts& counts) {
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<PersonId>(row);
      counts.wages += persons.wage[id].value;
      counts.employed += persons.status[id] == Status::employed ? 1 : 0;
      counts.unemployed += persons.status[id] == Status::unemployed ? 1 : 0;
    }
  });
  if (c.employed == 0) return {1, 0.99};
  return {static_cast<double>(c.wages) / static_cast<double>(c.employed) / world.price_level,
          static_cast<double>(c.unemployed) / static_cast<double>(c.employed + c.unemployed)};
}

/// Pull against the start; the first month sets the start.
double pull_now(World& world, DemographyParameters const& p) {
  auto& memory = world.memory;
  auto const now = prospects_of(world);
  if (memory.base_wage <= 0) {
    memory.base_wage = now.wage;
    memory.base_unemployment = now.unemployment;
    memory.base_month = world.now.count;
  }
  double const years = static_cast<double>(world.now.count - memory.base_month) / 12;
  double const pull = pull_of(now.wage / memory.base_wage, now.unemployment, memory.base_unemployment, years, p);
  return std::clamp(pull, p.pull_least, p.pull_most) * world.region.outlook_of(world.now.year()).migration_pull;
}

/// Keys of those who arrive: kind, month and rank; never below 2^40, where the synthetic population ends.
AgentKey arrival_key(std::uint64_t kind, Month now, std::uint32_t rank) {
  return {(kind << 56) | (static_cast<std::uint64_t>(now.count) << 32) | rank};
}

/// Schooling of migrants, primary to university: shares summed from below (from memory, unverified).
constexpr double kSchooling[] = {0.10, 0.52, 0.80, 0.87, 0.93, 1};

Education draw_education(Draws& draws) {
  auto const at = std::upper_bound(std::begin(kSchooling), std::end(kSchooling), draws.uniform());
  return static_cast<Education>(static_cast<std::ptrdiff_t>(Education::primary) + (at - std::begin(kSchooling)));
}

/// Age in months: the young are likeliest, since the product of two uniform draws leans to 0.
int draw_age(DemographyParameters const& p, Draws& draws) {
  double const u = draws.uniform(), v = draws.uniform();
  int const month = static_cast<int>(draws.below(12));
  return static_cast<int>(p.newcomer_age * 12) + static_cast<int>(p.newcomer_age_span * 12 * u * v) + month;
}

NewPerson draw_migrant(World const& world, AgentKey key, HouseholdId household, Sex sex, DemographyParameters const& p,
                       Draws& draws) {
  auto const born = world.now - draw_age(p, draws);
  auto const education = draw_education(draws);
  return {key, household, born, sex, education, Status::unemployed, true, first_skill(education, p)};
}

Dong draw_savings(DemographyParameters const& p, Draws& draws) {
  auto const span = static_cast<std::uint32_t>(p.newcomer_savings_span_mvnd * 1e6);
  return dong(p.newcomer_savings_mvnd * 1e6) + Dong{static_cast<std::int64_t>(draws.below(span))};
}

/// Who works among those in reach of each zone for somebody there who seeks: what newcomers hear of its chances.
std::vector<double> chances_of_work(World const& world, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  std::size_t const zones = world.network.zones.size();
  std::vector<double> work(zones, 0.0), seek(zones, 0.0), chances(zones, 0.0);
  for (auto id : ids<PersonId>(persons.size())) {
    if (!persons.household[id]) continue;
    auto const home = world.population.households.zone[persons.household[id]].value;
    work[home] += persons.status[id] == Status::employed, seek[home] += persons.status[id] == Status::unemployed;
  }
  for (std::size_t home = 0; home < zones; ++home) {
    double workers = 0, seekers = 1;
    for (std::size_t zone = 0; zone < zones; ++zone) {
      double const near = std::exp(-p.newcomer_reach * world.access.commute_cost(home, zone));
      workers += work[zone] * near, seekers += seek[zone] * near;
    }
    chances[home] = workers / seekers;
  }
  return chances;
}

/// Newcomers follow those who came before: of the zones of some households drawn from all rooms and dormitories, the
/// one in whose reach fewest seek work.
ZoneId first_zone(World const& world, std::vector<HouseholdId> const& tenants, std::vector<double> const& chances,
                  DemographyParameters const& p, Draws& draws) {
  auto const& h = world.population.households;
  if (tenants.empty()) return h.zone[HouseholdId{draws.below(static_cast<std::uint32_t>(h.size()))}];
  auto const heard = [&] { return h.zone[tenants[draws.below(static_cast<std::uint32_t>(tenants.size()))]]; };
  ZoneId best = heard();
  for (int contact = 1; contact < static_cast<int>(p.newcomer_contacts); ++contact) {
    auto const zone = heard();
    if (chances[zone.value] > chances[best.value]) best = zone;
  }
  return best;
}

std::vector<HouseholdId> tenants_of(HouseholdStore const& h) {
  return rows_where<HouseholdId>(h.size(),
                                 [&](HouseholdId id) { return h.tenure[id] == Tenure::room && h.persons[id] > 0; });
}

/// Arrivals of a month against the year's mean month: few come before Tết, many after.
double season_of(Month month, DemographyParameters const& p) {
  return is_tet(month) ? p.tet_arrivals : is_tet(month - 1) ? p.after_tet_arrivals : p.other_arrivals;
}

void arrive(World& world, DemographyParameters const& p) {
  auto const month = static_cast<std::uint32_t>(world.now.count);
  Draws arrivals{world.seed, AgentKey{0}, month, Stream::migration};
  double const season = season_of(world.now, p);
  double const households = p.in_migrants_year / 12 / (1 + p.couples) * world.scale * pull_now(world, p) * season;
  auto const count = arrivals.poisson(households);
  auto const tenants = tenants_of(world.population.households);
  if (count == 0) return;
  auto const chances = chances_of_work(world, p);
  for (std::uint32_t rank = 0; rank < count; ++rank) {
    auto const key = arrival_key(5, world.now, rank);
    Draws draws{world.seed, key, month, Stream::migration};
    auto const zone = first_zone(world, tenants, chances, p, draws);
    Dong const savings = draw_savings(p, draws);
    auto const household = add_household(world, key, zone, Tenure::room, savings);
    world.ledger.pay(Flow::migration, Account::rest_of_world, Account::households, savings);
    auto const sex = draws.chance(0.5) ? Sex::male : Sex::female;
    bool const couple = draws.chance(p.couples);
    add_person(world, draw_migrant(world, arrival_key(6, world.now, rank), household, sex, p, draws));
    if (couple)
      add_person(world, draw_migrant(world, arrival_key(7, world.now, rank), household,
                                     sex == Sex::male ? Sex::female : Sex::male, p, draws));
    world.counts.in_migrants += couple ? 2 : 1;
  }
}

/// What the members of a household say of its staying, as marks.
namespace mark {
constexpr std::uint8_t kAny = 1;     // somebody
constexpr std::uint8_t kNative = 2;  // an adult who was born here
constexpr std::uint8_t kWorks = 4;
constexpr std::uint8_t kSeeks = 8;  // without work for longer than patience lasts
}  // namespace mark

std::uint8_t marks_of(World const& world, PersonId id, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  auto const status = persons.status[id];
  bool const adult = status != Status::child && status != Status::student;
  bool const seeks = status == Status::unemployed && world.now - persons.since[id] >= p.patience_months;
  return static_cast<std::uint8_t>(mark::kAny | (adult && !persons.migrant[id] ? mark::kNative : 0) |
                                   (status == Status::employed ? mark::kWorks : 0) | (seeks ? mark::kSeeks : 0));
}

/// The marks of all members, by household.
std::vector<std::uint8_t> household_marks(World const& world, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  std::vector<std::uint8_t> marks(world.population.households.size(), 0);
  auto const household_of = [&](std::size_t row) { return persons.household[id_of<PersonId>(row)]; };
  for_each_range(persons.size(), [&](std::size_t begin, std::size_t end) {
    auto const gather = [&](std::size_t row, std::uint8_t& sum) { sum |= marks_of(world, id_of<PersonId>(row), p); };
    gather_runs<std::uint8_t>(begin, end, household_of, gather,
                              [&](HouseholdId id, std::uint8_t sum) { mark_shared(marks[id.value], sum); });
  });
  return marks;
}

/// Chance that a household of migrants goes home this month: higher without work (E21b), up to twice in years whose
/// outlook attracts nobody.
double leaving_chance(std::uint8_t marks, double pull, DemographyParameters const& p) {
  if (marks == 0 || (marks & mark::kNative) != 0) return 0;
  double const trouble = 2 - std::min(1.0, pull);
  bool const works = (marks & mark::kWorks) != 0, seeks = (marks & mark::kSeeks) != 0;
  return (works ? p.return_hazard : seeks ? p.return_unemployed : p.return_idle * p.return_hazard) * trouble;
}

/// Which households go home this month: of tenants of rooms and dormitories.
std::vector<std::uint8_t> who_leaves(World const& world, DemographyParameters const& p) {
  auto const& h = world.population.households;
  auto const marks = household_marks(world, p);
  double const pull = world.region.outlook_of(world.now.year()).migration_pull;
  std::vector<std::uint8_t> leaves(h.size(), 0);
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) {
    if (h.tenure[id] != Tenure::room && h.tenure[id] != Tenure::dormitory) return;
    double const chance = leaving_chance(marks[id.value], pull, p);
    if (chance <= 0) return;
    Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::return_migration};
    leaves[id.value] = draws.chance(chance);
  });
  return leaves;
}

void depart(World& world, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  auto const leaves = who_leaves(world, p);
  auto const goes = [&](PersonId id) { return persons.household[id] && leaves[persons.household[id].value] != 0; };
  for (auto const id : rows_where<PersonId>(persons.size(), goes)) {
    remove_person(world, id);
    ++world.counts.out_migrants;
  }
}

}  // namespace

void migrate(World& world, DemographyParameters const& p) {
  depart(world, p);
  arrive(world, p);
}

}  // namespace tanvan
