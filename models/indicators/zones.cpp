#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include "models/indicators/steps.hpp"
#include "sim/access/hansen.hpp"
#include "sim/engine/indicators.hpp"

namespace tanvan {
namespace {

/// Figures of zones by name, each with one value a zone.
class ZoneFigures {
 public:
  explicit ZoneFigures(std::size_t zones) : zones_(zones) {}

  std::vector<double>& operator[](std::string const& name) {
    auto& figures = by_name_[name];
    figures.resize(zones_, 0.0);
    return figures;
  }
  void record(Record& record) const {
    for (auto const& [name, figures] : by_name_) set_zones(record, name, figures);
  }

 private:
  std::size_t zones_;
  std::map<std::string, std::vector<double>> by_name_;
};

/// part / whole in percent, zone by zone; 0 where there is no whole.
void set_percent(std::vector<double>& result, std::vector<double> const& part, std::vector<double> const& whole) {
  for (std::size_t z = 0; z < result.size(); ++z) result[z] = whole[z] > 0 ? 100 * part[z] / whole[z] : 0;
}

void count_residents(World const& world, ZoneFigures& figures) {
  auto const& p = world.population;
  double const each = 1 / world.scale;
  auto& population = figures["population"];
  auto& employed = figures["employed_residents"];
  std::vector<double> unemployed(population.size()), wages(population.size());
  for (auto id : ids<PersonId>(p.persons.size())) {
    auto const zone = p.households.zone[p.persons.household[id]].value;
    population[zone] += each;
    if (p.persons.status[id] == Status::unemployed) unemployed[zone] += each;
    if (p.persons.status[id] != Status::employed) continue;
    employed[zone] += each;
    wages[zone] += each * static_cast<double>(p.persons.wage[id].value);
  }
  auto& rate = figures["unemployment_rate"];
  auto& wage = figures["mean_wage"];
  for (std::size_t z = 0; z < population.size(); ++z) {
    double const force = employed[z] + unemployed[z];
    rate[z] = force > 0 ? 100 * unemployed[z] / force : 0;
    wage[z] = employed[z] > 0 ? wages[z] / employed[z] : 0;
  }
}

void count_homes(World const& world, ZoneFigures& figures) {
  auto const& p = world.population;
  double const each = 1 / world.scale;
  auto& households = figures["households"];
  auto& unhoused = figures["households_unhoused"];
  auto& dwellings = figures["dwellings"];
  for (auto id : ids<HouseholdId>(p.households.size())) {
    households[p.households.zone[id].value] += each;
    if (!p.households.dwelling[id]) unhoused[p.households.zone[id].value] += each;
  }
  for (auto const zone : p.dwellings.zone) dwellings[zone.value] += each;
}

void count_enterprises(World const& world, ZoneFigures& figures, IndicatorParameters const& p) {
  auto const& e = world.population.enterprises;
  double const each = 1 / world.scale;
  auto& jobs = figures["jobs"];
  auto& enterprises = figures["enterprises"];
  std::vector<double> innovating(jobs.size());
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const zone = world.population.establishments.zone[e.establishment[id]].value;
    jobs[zone] += each * total(e.workers[id]);
    enterprises[zone] += each;
    if (innovates(world, id, p)) innovating[zone] += each;
  }
  set_percent(figures["innovating_share"], innovating, enterprises);
}

void measure_land(World const& world, ZoneFigures& figures) {
  auto const& land = world.land;
  for (auto zone : ids<ZoneId>(land.floor_m2.size())) {
    auto const z = zone.value;
    double floor = 0;
    for (std::size_t use = 0; use < kFloorUses; ++use) {
      floor += land.floor_m2[zone][use];
      figures["floor_space_completed"][z] += land.completed_m2[zone][use] / world.scale;
      figures["floor_space_demolished"][z] += land.demolished_m2[zone][use] / world.scale;
    }
    figures["floor_space"][z] = floor / world.scale;
    figures["far"][z] = land.developable_m2[zone] > 0 ? floor / land.developable_m2[zone] : 0;
    figures["far_cap"][z] = land.far_cap[zone];
    figures["price"][z] = land.price[zone][static_cast<std::size_t>(FloorUse::housing)];
  }
}

constexpr double kReach_min = 45;

/// Jobs within reach of each zone.
std::vector<double> reachable(Matrix const& time_min, std::span<double const> jobs) {
  std::vector<double> sums(jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i)
    for (std::size_t j = 0; j < jobs.size(); ++j) sums[i] += time_min(i, j) <= kReach_min ? jobs[j] : 0;
  return sums;
}

/// Accessibility by road and by all modes, where a day of travel has measured it; without one there is nothing to
/// write. What is reached by public transport cells tell (scenarios/run/access). The logsum of destination and mode is
/// ln(sum_j jobs_j exp(-d c_ij)) / d [min], c being the commute's generalised time, itself a logsum of modes
/// (Ben-Akiva, Lerman, Discrete Choice Analysis, 1985, chapter 10); 0 below one job.
void measure_access(World const& world, ZoneFigures& figures, IndicatorParameters const& p) {
  auto const& access = world.access;
  auto const& workers = access.workers_access;
  if (std::none_of(workers.begin(), workers.end(), [](double x) { return x > 0; })) return;
  figures["accessibility_workers"].assign(workers.begin(), workers.end());
  auto const near = nearness(access.commute_cost.values, p.access_decay);
  auto const jobs_by_skill = jobs_of_zones(world.cells, workers.size());
  std::vector<double> all(workers.size());
  constexpr char const* kSkills[kSkillClasses] = {"basic", "middle", "high"};
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    std::vector<double> here;
    for (auto const& of : jobs_by_skill) here.push_back(of[k]);
    for (std::size_t z = 0; z < all.size(); ++z) all[z] += here[z];
    figures[std::string("accessibility_jobs_") + kSkills[k]] = in_reach(near, here);
  }
  auto& jobs = figures["accessibility_jobs"] = in_reach(near, all);
  auto& worth = figures["accessibility_logsum"];
  for (std::size_t z = 0; z < worth.size(); ++z) worth[z] = logsum_of(jobs[z], p.access_decay);
  figures["accessibility_jobs_45min_motorbike"] = reachable(access.motorbike_time_min, all);
  figures["accessibility_jobs_45min_car"] = reachable(access.car_time_min, all);
}

}  // namespace

void record_zones(World& world, IndicatorParameters const& p) {
  ZoneFigures figures{world.network.zones.size()};
  count_residents(world, figures);
  count_homes(world, figures);
  count_enterprises(world, figures, p);
  measure_land(world, figures);
  measure_access(world, figures, p);
  figures.record(world.record);
}

void record_access(World& world, IndicatorParameters const& p) {
  ZoneFigures figures{world.network.zones.size()};
  measure_access(world, figures, p);
  figures.record(world.record);
}

}  // namespace tanvan
