#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "models/demography/steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Persons of the labour force by home zone, and their wages: whole numbers, the same in any order.
struct ZoneForce {
  std::vector<std::int64_t> work, seek;  // [zone]
  std::int64_t wages = 0;                // [đồng a month]

  ZoneForce& operator+=(ZoneForce const& other) {
    wages += other.wages;
    for (auto [mine, theirs] : {std::pair{&work, &other.work}, std::pair{&seek, &other.seek}}) {
      mine->resize(std::max(mine->size(), theirs->size()), 0);
      std::transform(theirs->begin(), theirs->end(), mine->begin(), mine->begin(), std::plus{});
    }
    return *this;
  }
};

/// State of the labour market that migrants hear of.
struct Prospects {
  double wage = 0;          // real mean wage [đồng a month]
  double unemployment = 0;  // rate
};

Prospects prospects_of(ZoneForce const& force, double price_level) {
  auto const sum = [](std::vector<std::int64_t> const& by_zone) {
    return static_cast<double>(std::accumulate(by_zone.begin(), by_zone.end(), std::int64_t{0}));
  };
  double const employed = sum(force.work), unemployed = sum(force.seek);
  if (employed == 0) return {1, 0.99};
  return {static_cast<double>(force.wages) / employed / price_level, unemployed / (employed + unemployed)};
}

/// Pull against the start; the first month sets the start.
double pull_now(World& world, ZoneForce const& force, DemographyParameters const& p) {
  auto& base = world.migration_base;
  auto const now = prospects_of(force, world.price_level);
  if (base.wage <= 0) base = {now.wage, now.unemployment, world.now.count};
  double const years = static_cast<double>(world.now.count - base.month) / kMonthsInYear;
  double const pull = pull_of(now.wage / base.wage, now.unemployment, base.unemployment, years, p);
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

/// Households in rooms; all where nobody lives in one. Who has left is not asked.
std::vector<HouseholdId> tenants_of(HouseholdStore const& h) {
  auto tenants = rows_where<HouseholdId>(
      h.size(), [&](HouseholdId id) { return h.tenure[id] == Tenure::room && h.persons[id] > 0; });
  if (tenants.empty()) tenants = rows_where<HouseholdId>(h.size(), [&](HouseholdId id) { return h.persons[id] > 0; });
  return tenants;
}

/// Who works among those in reach of each zone for somebody there who seeks: what newcomers hear of its chances.
std::vector<double> chances_of_work(World const& world, ZoneForce const& force, DemographyParameters const& p) {
  std::vector<double> chances(force.work.size());
  for (std::size_t home = 0; home < chances.size(); ++home) {
    double workers = 0, seekers = 1;
    for (std::size_t zone = 0; zone < chances.size(); ++zone) {
      double const near = std::exp(-p.newcomer_reach * world.access.commute_cost(home, zone));
      workers += static_cast<double>(force.work[zone]) * near;
      seekers += static_cast<double>(force.seek[zone]) * near;
    }
    chances[home] = workers / seekers;
  }
  return chances;
}

/// Whom newcomers ask, and what they hear.
struct Hearsay {
  std::vector<HouseholdId> tenants;  // of rooms, or everybody
  std::vector<double> chances;       // of work, by zone
};

/// Newcomers follow those who came before: of the zones of some households drawn from all in rooms, the one in whose
/// reach fewest seek work.
ZoneId first_zone(World const& world, Hearsay const& hearsay, DemographyParameters const& p, Draws& draws) {
  auto const& h = world.population.households;
  auto const& [tenants, chances] = hearsay;
  expects(!tenants.empty(), "somebody lives in the province");
  auto const heard = [&] { return h.zone[tenants[draws.below(static_cast<std::uint32_t>(tenants.size()))]]; };
  ZoneId best = heard();
  for (int contact = 1; contact < static_cast<int>(p.newcomer_contacts); ++contact) {
    auto const zone = heard();
    if (chances[zone.value] > chances[best.value]) best = zone;
  }
  return best;
}

/// Arrivals of a month against the year's mean month: few come before Tết, many after.
double season_of(Month month, DemographyParameters const& p) {
  return is_tet(month) ? p.tet_arrivals : is_tet(month - 1) ? p.after_tet_arrivals : p.other_arrivals;
}

void arrive(World& world, ZoneForce const& force, Hearsay const& hearsay, DemographyParameters const& p) {
  auto const month = static_cast<std::uint32_t>(world.now.count);
  Draws arrivals{world.seed, AgentKey{0}, month, Stream::migration};
  double const season = season_of(world.now, p);
  double const households =
      p.in_migrants_year / 12 / (1 + p.couples) * world.scale * pull_now(world, force, p) * season;
  auto const count = arrivals.poisson(households);
  for (std::uint32_t rank = 0; rank < count; ++rank) {
    auto const key = arrival_key(5, world.now, rank);
    Draws draws{world.seed, key, month, Stream::migration};
    auto const zone = first_zone(world, hearsay, p, draws);
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

/// Graduates whom a policy attracts (E21b, L04, L41), alone, with keys of their own: nobody else's luck changes.
void welcome_talent(World& world, Hearsay const& hearsay, DemographyParameters const& p) {
  double const year = world.policy.of(Channel::talent) * world.scale;
  if (year <= 0) return;
  auto const month = static_cast<std::uint32_t>(world.now.count);
  Draws arrivals{world.seed, AgentKey{1}, month, Stream::migration};
  auto const count = arrivals.poisson(year / 12);
  for (std::uint32_t rank = 0; rank < count; ++rank) {
    auto const key = arrival_key(8, world.now, rank);
    Draws draws{world.seed, key, month, Stream::migration};
    auto const zone = first_zone(world, hearsay, p, draws);
    Dong const savings = draw_savings(p, draws);
    auto const household = add_household(world, key, zone, Tenure::room, savings);
    world.ledger.pay(Flow::migration, Account::rest_of_world, Account::households, savings);
    auto person = draw_migrant(world, arrival_key(9, world.now, rank), household,
                               draws.chance(0.5) ? Sex::male : Sex::female, p, draws);
    person.education = Education::university;
    person.specific_skill = first_skill(person.education, p);
    add_person(world, person);
    ++world.counts.in_migrants;
  }
}

/// What the members of a household say of its staying, as marks.
namespace mark {
constexpr std::uint8_t kAny = 1;     // somebody who is no child
constexpr std::uint8_t kNative = 2;  // an adult who was born here
constexpr std::uint8_t kWorks = 4;
constexpr std::uint8_t kSeeks = 8;  // without work for longer than patience lasts
constexpr std::size_t kCombinations = 16;
}  // namespace mark

std::uint8_t marks_of(World const& world, PersonId id, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  auto const status = persons.status[id];
  if (status == Status::child) return 0;  // goes or stays with the others
  bool const adult = status != Status::student;
  bool const seeks = status == Status::unemployed && world.now - persons.since[id] >= p.patience_months;
  return static_cast<std::uint8_t>(mark::kAny | (adult && !persons.migrant[id] ? mark::kNative : 0) |
                                   (status == Status::employed ? mark::kWorks : 0) | (seeks ? mark::kSeeks : 0));
}

/// Tenants of rooms and dormitories may go home; others have settled.
bool may_leave(Tenure tenure) {
  return tenure == Tenure::room || tenure == Tenure::dormitory;
}

/// The marks of all members, by household; 0 for those who stay in any case.
std::vector<std::uint8_t> household_marks(World const& world, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  auto const& h = world.population.households;
  std::vector<std::uint8_t> marks(h.size(), 0);
  auto const household_of = [&](std::size_t row) {
    auto const id = persons.household[id_of<PersonId>(row)];
    return id && may_leave(h.tenure[id]) ? id : HouseholdId{};
  };
  for_each_range(persons.size(), [&](std::size_t begin, std::size_t end) {
    auto const gather = [&](std::size_t row, std::uint8_t& sum) { sum |= marks_of(world, id_of<PersonId>(row), p); };
    gather_runs<std::uint8_t>(begin, end, household_of, gather,
                              [&](HouseholdId id, std::uint8_t sum, std::size_t members) {
                                if (members == h.persons[id])
                                  marks[id.value] = sum;
                                else if (sum != 0)
                                  mark_shared(marks[id.value], sum);
                              });
  });
  return marks;
}

/// Chance that a household of migrants goes home this month, by its marks: higher without work (E21b), up to twice in
/// years whose outlook attracts nobody.
std::array<double, mark::kCombinations> leaving_chances(double pull, DemographyParameters const& p) {
  std::array<double, mark::kCombinations> chances{};
  double const trouble = 2 - std::min(1.0, pull);
  for (std::size_t marks = 1; marks < chances.size(); ++marks) {
    if ((marks & mark::kNative) != 0) continue;
    bool const works = (marks & mark::kWorks) != 0, seeks = (marks & mark::kSeeks) != 0;
    chances[marks] = trouble * (works   ? p.return_hazard
                                : seeks ? p.return_unemployed
                                        : p.return_idle * p.return_hazard);
  }
  return chances;
}

/// Which households go home this month.
std::vector<std::uint8_t> who_leaves(World const& world, DemographyParameters const& p) {
  auto const& h = world.population.households;
  auto const marks = household_marks(world, p);
  auto const chances = leaving_chances(world.region.outlook_of(world.now.year()).migration_pull, p);
  std::vector<std::uint8_t> leaves(h.size(), 0);
  for_each_range(h.size(), [&](std::size_t begin, std::size_t end) {
    auto const may = [&](std::size_t row) { return chances[marks[row]] > 0; };
    for_each_draws(world.seed, h.key.span(), static_cast<std::uint32_t>(world.now.count), Stream::return_migration,
                   begin, end, may,
                   [&](std::size_t row, Draws& draws) { leaves[row] = draws.chance(chances[marks[row]]); });
  });
  return leaves;
}

/// Who goes home and what labour force stays, found in one go. Blocks are joined in row order.
struct Census {
  std::vector<PersonId> leaving;
  ZoneForce staying;

  Census& operator+=(Census const& other) {
    leaving.insert(leaving.end(), other.leaving.begin(), other.leaving.end());
    staying += other.staying;
    return *this;
  }
};

Census census_of(World const& world, std::span<std::uint8_t const> leaves) {
  auto const& persons = world.population.persons;
  auto const zones = world.network.zones.size();
  return ordered_total<Census>(persons.size(), [&](std::size_t begin, std::size_t end, Census& sum) {
    auto& [leaving, staying] = sum;
    staying.work.resize(zones, 0);
    staying.seek.resize(zones, 0);
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<PersonId>(row);
      auto const household = persons.household[id];
      if (!household) continue;
      if (leaves[household.value] != 0) {
        leaving.push_back(id);
        continue;
      }
      auto const home = world.population.households.zone[household].value;
      staying.work[home] += persons.status[id] == Status::employed ? 1 : 0;  // added without a jump
      staying.seek[home] += persons.status[id] == Status::unemployed ? 1 : 0;
      staying.wages += persons.wage[id].value;  // 0 without work
    }
  });
}

/// Sends home who leaves. @return the labour force that stays
ZoneForce depart(World& world, DemographyParameters const& p) {
  auto census = census_of(world, who_leaves(world, p));
  for (auto const id : census.leaving) {
    remove_person(world, id);
    ++world.counts.out_migrants;
  }
  return std::move(census.staying);
}

}  // namespace

void migrate(World& world, DemographyParameters const& p) {
  auto const force = depart(world, p);
  Hearsay const hearsay{tenants_of(world.population.households), chances_of_work(world, force, p)};
  arrive(world, force, hearsay, p);
  welcome_talent(world, hearsay, p);
}

}  // namespace tanvan
