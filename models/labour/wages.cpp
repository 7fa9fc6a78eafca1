#include <algorithm>
#include <array>
#include <cmath>

#include "models/labour/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"

namespace tanvan {
namespace {

using ByClass = std::array<double, kSkillClasses>;

double vacancy_rate(std::uint32_t vacancies, std::uint32_t workers) {
  double const positions = static_cast<double>(vacancies) + workers;
  return positions > 0 ? vacancies / positions : 0;
}

/// Positions still open after the month's matching.
std::uint32_t still_open(EnterpriseStore const& e, EnterpriseId id, std::size_t k) {
  return e.desired[id][k] > e.workers[id][k] ? e.desired[id][k] - e.workers[id][k] : 0;
}

std::vector<ByClass> open_by_zone(World const& world) {
  auto const& e = world.population.enterprises;
  std::vector<ByClass> open(world.network.zones.size(), ByClass{});
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto& here = open[world.population.establishments.zone[e.establishment[id]].value];
    for (std::size_t k = 0; k < kSkillClasses; ++k) here[k] += still_open(e, id, k);
  }
  return open;
}

/// Who seeks, by home zone and class of schooling: whole numbers, the same in any order.
struct Seekers {
  std::vector<ByClass> in;  // [zone]

  Seekers& operator+=(Seekers const& other) {
    in.resize(std::max(in.size(), other.in.size()), ByClass{});
    for (std::size_t zone = 0; zone < other.in.size(); ++zone)
      for (std::size_t k = 0; k < kSkillClasses; ++k) in[zone][k] += other.in[zone][k];
    return *this;
  }
};

std::vector<ByClass> unemployed_by_zone(World const& world) {
  auto const& x = world.population.persons;
  auto const zones = world.network.zones.size();
  auto seekers = ordered_total<Seekers>(x.size(), [&](std::size_t begin, std::size_t end, Seekers& sum) {
    sum.in.resize(zones, ByClass{});
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<PersonId>(row);
      if (x.status[id] != Status::unemployed) continue;
      auto const home = world.population.households.zone[x.household[id]].value;
      sum.in[home][static_cast<std::size_t>(skill_class(x.education[id]))] += 1;
    }
  });
  seekers.in.resize(zones, ByClass{});
  return seekers.in;
}

/// ln of what each sector pays in each class for a place of middling density: mean posted wage, weighted by staff; 0
/// where nobody works.
using GoingWages = std::array<ByClass, kSectors>;

GoingWages going_wages(World const& world, std::vector<double> const& place) {
  auto const& e = world.population.enterprises;
  std::vector<ByClass> ln_wage(e.size(), ByClass{});
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (!e.establishment[id]) return;
    double const ln_place = place[world.population.establishments.zone[e.establishment[id]].value];
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      ln_wage[id.value][k] = std::log(static_cast<double>(e.posted_wage[id][k].value)) - ln_place;
  });
  GoingWages sum{}, staff{};
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (!e.establishment[id]) continue;
    auto const s = index_of(e.sector[id]);
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      double const n = e.workers[id][k];
      sum[s][k] += n * ln_wage[id.value][k];
      staff[s][k] += n;
    }
  }
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      if (staff[s][k] > 0) sum[s][k] /= staff[s][k];
  return sum;
}

/// How far down the queue at an open position of each zone presses wages, 0 at the norm, 1 at twice the norm.
std::vector<ByClass> pressure_of_queues(World const& world, LabourParameters const& p) {
  std::vector<ByClass> pressure(world.network.zones.size(), ByClass{});
  if (p.wage_down <= 0 || p.queue_norm <= 0) return pressure;
  auto const open = open_by_zone(world), seek = unemployed_by_zone(world);
  for (auto const k : {SkillClass::basic, SkillClass::middle, SkillClass::high}) {
    auto const queue = queues_of(world, open, seek, k, p);
    for (std::size_t zone = 0; zone < queue.size(); ++zone)
      pressure[zone][static_cast<std::size_t>(k)] = std::clamp(queue[zone] / p.queue_norm - 1, 0.0, 1.0);
  }
  return pressure;
}

}  // namespace

std::vector<double> ln_wages_of_places(World const& world, LabourParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const& area = world.network.zones.area_km2;
  std::vector<double> jobs(world.network.zones.size(), 0.0), place(jobs.size(), 0.0);
  if (area.size() != jobs.size()) return place;
  for (auto id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id])
      jobs[world.population.establishments.zone[e.establishment[id]].value] += total(e.desired[id]);
  double mean = 0, all = 0;
  for (auto zone : ids<ZoneId>(jobs.size())) {
    if (jobs[zone.value] <= 0) continue;
    place[zone.value] = p.wage_density * std::log(jobs[zone.value] / area[zone]);
    mean += jobs[zone.value] * place[zone.value], all += jobs[zone.value];
  }
  for (std::size_t zone = 0; zone < jobs.size(); ++zone) place[zone] = jobs[zone] > 0 ? place[zone] - mean / all : 0;
  return place;
}

std::vector<double> queues_of(World const& world, std::span<ByClass const> open, std::span<ByClass const> seek,
                              SkillClass skill, LabourParameters const& p) {
  auto const k = static_cast<std::size_t>(skill);
  std::size_t const zones = open.size();
  std::vector<double> near(zones), queue(zones, 0.0);
  for (std::size_t home = 0; home < zones; ++home) {
    if (seek[home][k] <= 0) continue;
    double reach = 0;
    for (std::size_t zone = 0; zone < zones; ++zone) {
      near[zone] = std::exp(-p.commute_decay * world.access.commute_cost(home, zone));
      reach += open[zone][k] * near[zone];
    }
    for (std::size_t zone = 0; zone < zones && reach > 0; ++zone) queue[zone] += seek[home][k] * near[zone] / reach;
  }
  return queue;
}

void adjust_wages(World& world, LabourParameters const& p) {
  auto& e = world.population.enterprises;
  double const inflation = world.region.outlook_of(world.now.year()).price_growth / 12;
  auto const pressure = pressure_of_queues(world, p);
  auto const place = ln_wages_of_places(world, p);
  auto const going = going_wages(world, place);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (!e.establishment[id]) return;
    auto const zone = world.population.establishments.zone[e.establishment[id]].value;
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      bool const wanting = vacancy_rate(still_open(e, id, k), e.workers[id][k]) > p.vacancy_norm;
      auto& wage = e.posted_wage[id][k];
      double const norm = going[index_of(e.sector[id])][k];
      double const above = norm > 0 ? std::log(static_cast<double>(wage.value)) - norm - place[zone] : 0;
      double const step = inflation + (wanting ? p.wage_up : 0) - p.wage_down * pressure[zone][k] - p.wage_pull * above;
      wage = std::max(wage + share_of(wage, step), world.minimum_wage);
    }
  });
}

}  // namespace tanvan
