#include "bench/models/stylised_facts/wage_section.hpp"

#include <cmath>

#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

constexpr double kYears[] = {3, 5, 9, 12, 13, 15, 16, 18};  // of school, as in `schooling_weight`
constexpr double kSchoolAge = 6;
constexpr double kFewest = 20;  // persons in a zone's labour force below which its rate says nothing

double schooling(PersonStore const& x, PersonId id) {
  return kYears[static_cast<std::size_t>(x.education[id])];
}

double experience(World const& world, PersonId id) {
  auto const& x = world.population.persons;
  return std::max(0.0, (world.now - x.born[id]) / 12.0 - schooling(x, id) - kSchoolAge);
}

/// Everybody who works: ln wage and what may explain it.
struct Workers {
  std::vector<PersonId> person;
  std::vector<double> wage, log_wage;
  std::vector<std::vector<double>> traits;  // schooling, experience, its square
};

Workers workers_of(World const& world) {
  auto const& x = world.population.persons;
  Workers w;
  w.traits.resize(3);
  for (auto id : ids<PersonId>(x.size())) {
    if (x.status[id] != Status::employed) continue;
    double const wage = static_cast<double>(x.wage[id].value), worked = experience(world, id);
    w.person.push_back(id);
    w.wage.push_back(wage), w.log_wage.push_back(std::log(wage));
    w.traits[0].push_back(schooling(x, id)), w.traits[1].push_back(worked), w.traits[2].push_back(worked * worked);
  }
  return w;
}

/// Coefficient of a column on ln wage within groups, with the traits.
double coefficient_within(Workers const& w, std::vector<double> column, std::vector<std::size_t> const& group) {
  std::vector<std::vector<double>> columns = {less_group_means(std::move(column), group)};
  for (auto const& trait : w.traits) columns.push_back(less_group_means(trait, group));
  return least_squares(columns, less_group_means(w.log_wage, group))[0];
}

double size_premium(World const& world, Workers const& w) {
  auto const& x = world.population.persons;
  std::vector<double> size;
  std::vector<std::size_t> position;
  for (auto id : w.person) {
    size.push_back(std::log(total(world.population.enterprises.workers[x.employer[id]])));
    position.push_back(static_cast<std::size_t>(x.position[id]));
  }
  return coefficient_within(w, std::move(size), position);
}

double agglomeration(World const& world, Workers const& w) {
  auto const& x = world.population.persons;
  auto const& e = world.population.enterprises;
  auto const zone_of = [&](PersonId id) {
    return world.population.establishments.zone[e.establishment[x.employer[id]]];
  };
  std::vector<double> jobs(world.network.zones.size(), 0.0), density;
  std::vector<std::size_t> sector;
  for (auto id : w.person) jobs[zone_of(id).value] += 1;
  for (auto id : w.person) {
    density.push_back(std::log(jobs[zone_of(id).value] / world.network.zones.area_km2[zone_of(id)]));
    sector.push_back(static_cast<std::size_t>(e.sector[x.employer[id]]));
  }
  return coefficient_within(w, std::move(density), sector);
}

ZoneId home_of(World const& world, PersonId id) {
  return world.population.households.zone[world.population.persons.household[id]];
}

/// ln wages less what the traits explain.
std::vector<double> unexplained(Workers const& w) {
  auto const k = least_squares(w.traits, w.log_wage);
  auto rest = w.log_wage;
  for (std::size_t i = 0; i < rest.size(); ++i)
    for (std::size_t j = 0; j < k.size(); ++j) rest[i] -= k[j] * w.traits[j][i];
  return rest;
}

}  // namespace

WageFacts wage_facts(World const& world) {
  auto const w = workers_of(world);
  WageFacts f;
  f.gini = gini(w.wage);
  f.lognormal = normal_fit(w.log_wage, 0.1, 0.9);
  f.mincer = least_squares(w.traits, w.log_wage)[0];
  f.size = size_premium(world, w);
  f.agglomeration = agglomeration(world, w);
  return f;
}

WageFacts mean_of(std::vector<WageFacts> const& years) {
  WageFacts mean;
  double const n = static_cast<double>(years.size());
  for (auto const& f : years) {
    mean.gini += f.gini / n, mean.lognormal += f.lognormal / n, mean.mincer += f.mincer / n;
    mean.size += f.size / n, mean.agglomeration += f.agglomeration / n;
  }
  return mean;
}

void WageCurve::observe_month(World const& world) {
  auto const& x = world.population.persons;
  unemployed_.resize(world.network.zones.size()), employed_.resize(world.network.zones.size());
  for (auto id : ids<PersonId>(x.size())) {
    if (x.status[id] == Status::unemployed) unemployed_[home_of(world, id).value] += 1;
    if (x.status[id] == Status::employed) employed_[home_of(world, id).value] += 1;
  }
}

void WageCurve::close_year(World const& world) {
  auto const w = workers_of(world);
  auto const rest = unexplained(w);
  std::vector<double> sum(unemployed_.size(), 0.0), count(unemployed_.size(), 0.0);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    auto const zone = home_of(world, w.person[i]).value;
    sum[zone] += rest[i], count[zone] += 1;
  }
  for (std::size_t zone = 0; zone < sum.size(); ++zone) {
    if (count[zone] < kFewest || unemployed_[zone] == 0) continue;
    points_.add(std::log(unemployed_[zone] / (unemployed_[zone] + employed_[zone])), sum[zone] / count[zone]);
    zone_.push_back(zone), year_.push_back(years_);
  }
  ++years_;
  unemployed_.assign(unemployed_.size(), 0.0), employed_.assign(employed_.size(), 0.0);
}

double WageCurve::elasticity() const {
  auto points = points_;
  for (int round = 0; round < 20; ++round) points = within(within(std::move(points), zone_), year_);  // panel not full
  return slope(points);
}

}  // namespace tanvan
