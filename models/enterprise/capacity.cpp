#include <bit>
#include <cmath>

#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/production.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

/// psi_Q of E5: what quality systems, metrology and traceability add where quality is managed.
double quality_gain(World const& world, EnterpriseId id) {
  bool const manages = practises(world.population.enterprises, id, Practice::innovation_management);
  return manages ? world.policy.of(Channel::quality_gain) : 0;
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
  double const practices = p.practice_gain * std::popcount(e.practices[id]) + quality_gain(world, id);
  return technology * agglomeration_of(world, id, p.agglomeration) * (1 + practices);
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
