#include <algorithm>
#include <cmath>

#include "models/labour/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kLongTenure = 240;  // [months]; beyond it the hazard falls no further

/// Share of an enterprise's staff in a class of positions that its plan no longer needs.
double layoff_chance(EnterpriseStore const& e, EnterpriseId id, std::size_t k, double excess) {
  double const staff = e.workers[id][k];
  double const kept = e.desired[id][k] * (1 + excess);
  return staff > kept ? (staff - kept) / staff : 0;
}

/// Quits in a month (E21): h 4 / (2 + 2^(tenure / T)), so h at tenure T; more in the month after Tết.
double quit_chance(World const& world, PersonId id, LabourParameters const& p) {
  int const tenure = world.now - world.population.persons.since[id];
  double const seasonal = is_tet(world.now - 1) ? p.tet_factor : 1;
  return p.quit_hazard * seasonal * 2 / (1 + std::exp2(std::min(tenure, kLongTenure) / p.quit_tenure_months) / 2);
}

/// Chance to retire this month (E21): many in the month in which they come of age, the others bit by bit.
double retirement_chance(PersonStore const& persons, PersonId id, Month now, LabourParameters const& p) {
  int const age = now - persons.born[id];
  int const past = age - retirement_months(persons.sex[id], now.year(), p);
  if (past < 0) return 0;
  if (age >= static_cast<int>(p.retirement_latest * 12)) return 1;
  return past == 0 ? p.retirement_share : p.retirement_later;
}

Status next_status(World const& world, PersonId id, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  auto const status = persons.status[id];
  if (status == Status::child || status == Status::student || status == Status::retired) return status;
  Draws draws{world.seed, persons.key[id], static_cast<std::uint32_t>(world.now.count), Stream::separation};
  double const retires = retirement_chance(persons, id, world.now, p);
  if (retires > 0 && draws.chance(retires)) return Status::retired;
  if (status == Status::employed) {
    auto const k = static_cast<std::size_t>(persons.position[id]);
    double const laid_off = layoff_chance(world.population.enterprises, persons.employer[id], k, p.layoff_excess);
    return draws.chance(laid_off) || draws.chance(quit_chance(world, id, p)) ? Status::unemployed : Status::employed;
  }
  if (status == Status::unemployed) return draws.chance(p.leave_force) ? Status::inactive : status;
  bool const may_join = age_at(persons.born[id], world.now) >= kWorkingAge;
  return may_join && draws.chance(p.join_force) ? Status::unemployed : status;
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

void recount_staff(World& world) {
  auto& e = world.population.enterprises;
  auto const& persons = world.population.persons;
  for (auto& workers : e.workers) workers = {};
  for (auto id : ids<PersonId>(persons.size()))
    if (persons.employer[id]) ++e.workers[persons.employer[id]][static_cast<std::size_t>(persons.position[id])];
}

void separate(World& world, LabourParameters const& p) {
  auto& persons = world.population.persons;
  std::vector<std::uint8_t> left(persons.size(), 0);
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    auto const next = next_status(world, id, p);
    if (next == persons.status[id]) return;
    left[id.value] = persons.status[id] == Status::employed;
    persons.status[id] = next;
    persons.since[id] = world.now;
    persons.employer[id] = {};
    persons.position[id] = SkillClass::basic;
    persons.wage[id] = {};
  });
  world.counts.separations += std::count(left.begin(), left.end(), std::uint8_t{1});
  recount_staff(world);
}

}  // namespace tanvan
