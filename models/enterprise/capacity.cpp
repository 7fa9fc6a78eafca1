#include <cmath>

#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/production.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

int adopted(std::uint8_t practices) {
  return __builtin_popcount(practices);
}

/// (accessible workers / their mean at the start)^epsilon: what density gives (E5).
double agglomeration_of(World const& world, EnterpriseId id, double epsilon) {
  auto const zone = world.population.establishments.zone[world.population.enterprises.establishment[id]];
  double const access = world.access.workers_access[zone];
  return access > 0 && world.base_access > 0 ? std::pow(access / world.base_access, epsilon) : 1;
}

}  // namespace

double efficiency_of(World const& world, EnterpriseId id, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  double const technology =
      std::pow(embodied_technology(e, id), p.embodied) * std::pow(e.technology[id], 1 - p.embodied);
  return technology * agglomeration_of(world, id, p.agglomeration) * (1 + p.practice_gain * adopted(e.practices[id]));
}

double capacity_of(World const& world, EnterpriseId id, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const s = index_of(e.sector[id]);
  double const capital = capital_of(e, id);
  double const labour = total(e.workers[id]) * e.labour_quality[id];
  if (capital <= 0 || labour <= 0) return 0;
  return world.base_productivity[s] * efficiency_of(world, id, p) *
         ces(capital / world.base_capital[s], labour, p.capital_weight, p.substitution);
}

}  // namespace tanvan
