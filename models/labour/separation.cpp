#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "models/labour/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kLongTenure = 240;  // [months]; beyond it the hazard falls no further

/// Share of each enterprise's staff in each class of positions that its plan no longer needs.
std::vector<std::array<float, kSkillClasses>> layoff_chances(EnterpriseStore const& e, double excess) {
  std::vector<std::array<float, kSkillClasses>> chances(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      double const staff = e.workers[id][k];
      double const kept = e.desired[id][k] * (1 + excess);
      chances[id.value][k] = staff > kept ? static_cast<float>((staff - kept) / staff) : 0;
    }
  });
  return chances;
}

/// Quits in a month (E21) by tenure: h 4 / (2 + 2^(tenure / T)), so h at tenure T; more in the month after Tết.
std::array<double, kLongTenure + 1> quit_chances(Month now, LabourParameters const& p) {
  double const seasonal = is_tet(now - 1) ? p.tet_factor : 1;
  std::array<double, kLongTenure + 1> chances{};
  for (int tenure = 0; tenure <= kLongTenure; ++tenure)
    chances[static_cast<std::size_t>(tenure)] =
        p.quit_hazard * seasonal * 2 / (1 + std::exp2(tenure / p.quit_tenure_months) / 2);
  return chances;
}

/// The chances of a month that are the same for many.
struct Partings {
  std::vector<std::array<float, kSkillClasses>> laid_off;  // [enterprise]
  std::array<double, kLongTenure + 1> quits{};             // [tenure, months]
  std::array<int, 2> retirement{}, retirement_before{};    // [sex] age [months], this year and last
};

/// Chance to retire this month (E21): many in the month in which they come of age, the others bit by bit.
double retirement_chance(PersonStore const& persons, PersonId id, Month now, Partings const& partings,
                         LabourParameters const& p) {
  auto const sex = static_cast<std::size_t>(persons.sex[id]);
  int const age = now - persons.born[id], past = age - partings.retirement[sex];
  bool const since_last_year = age - now.of_year() >= partings.retirement_before[sex];
  if (past < 0 && !since_last_year) return 0;
  if (age >= static_cast<int>(p.retirement_latest * 12)) return 1;
  return past == 0 && !since_last_year ? p.retirement_share : p.retirement_later;
}

/// Children, students and pensioners stay what they are.
bool may_part(Status status) {
  return status == Status::employed || status == Status::unemployed || status == Status::inactive;
}

/// What a person is next month, by the first draws of its month. @pre may_part
Status next_status(World const& world, PersonId id, Partings const& partings, LabourParameters const& p,
                   DrawBlock const& draws) {
  auto const& persons = world.population.persons;
  auto next = draws.begin();
  auto const chance = [&](double probability) { return uniform_of(*next++) < probability; };
  auto const status = persons.status[id];
  double const retires = retirement_chance(persons, id, world.now, partings, p);
  if (retires > 0 && chance(retires)) return Status::retired;
  if (status == Status::employed) {
    auto const tenure = static_cast<std::size_t>(std::clamp(world.now - persons.since[id], 0, kLongTenure));
    double const laid_off =
        partings.laid_off[persons.employer[id].value][static_cast<std::size_t>(persons.position[id])];
    return chance(laid_off) || chance(partings.quits[tenure]) ? Status::unemployed : status;
  }
  if (status == Status::unemployed) return chance(p.leave_force) ? Status::inactive : status;
  bool const may_join = age_at(persons.born[id], world.now) >= kWorkingAge;
  return may_join && chance(p.join_force) ? Status::unemployed : status;
}

/// Takes up a new status; the employer of before has one worker less. @return whether there was one
bool change_status(Population& population, PersonId id, Status next, Month now) {
  auto& persons = population.persons;
  auto const employer = persons.employer[id];
  if (employer)
    add_shared(population.enterprises.workers[employer][static_cast<std::size_t>(persons.position[id])], ~0U);
  persons.status[id] = next;
  persons.since[id] = now;
  persons.employer[id] = {};
  persons.position[id] = SkillClass::basic;
  persons.wage[id] = {};
  return bool(employer);
}

}  // namespace

int retirement_months(Sex sex, int year, LabourParameters const& p) {
  constexpr int kFirst = 2020, kStated = 2023;  // the law of 2019 moves ages from 2021 on
  bool const man = sex == Sex::male;
  double const stated = 12 * (man ? p.retirement_male : p.retirement_female);
  double const last = 12 * (man ? p.retirement_male_last : p.retirement_female_last);
  double const step = man ? p.retirement_male_step : p.retirement_female_step;
  return static_cast<int>(std::min(last, stated + step * (std::max(year, kFirst) - kStated)));
}

void separate(World& world, LabourParameters const& p) {
  auto& persons = world.population.persons;
  int const year = world.now.year();
  Partings const partings{layoff_chances(world.population.enterprises, p.layoff_excess),
                          quit_chances(world.now, p),
                          {retirement_months(Sex::female, year, p), retirement_months(Sex::male, year, p)},
                          {retirement_months(Sex::female, year - 1, p), retirement_months(Sex::male, year - 1, p)}};
  for_each_range(persons.size(), [&](std::size_t begin, std::size_t end) {
    std::int64_t left = 0;
    auto const asks = [&](std::size_t row) { return may_part(persons.status[id_of<PersonId>(row)]); };
    for_each_first_block(world.seed, std::as_const(persons.key).span(), static_cast<std::uint32_t>(world.now.count),
                         Stream::separation, begin, end, asks, [&](std::size_t row, DrawBlock const& draws) {
                           auto const id = id_of<PersonId>(row);
                           auto const next = next_status(world, id, partings, p, draws);
                           if (next != persons.status[id]) left += change_status(world.population, id, next, world.now);
                         });
    add_shared(world.counts.separations, left);
  });
}

}  // namespace tanvan
