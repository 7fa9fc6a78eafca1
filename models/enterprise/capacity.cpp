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

}  // namespace

Capacities::Capacities(World const& world, EnterpriseParameters const& p)
    : world_{world}, p_{p}, agglomeration_(world.access.workers_access.size(), 1.0) {
  for (auto zone : ids<ZoneId>(agglomeration_.size())) {
    double const access = world.access.workers_access[zone];
    if (access > 0 && world.base_access > 0)
      agglomeration_[zone.value] = std::pow(access / world.base_access, p.agglomeration);
  }
}

double Capacities::efficiency(EnterpriseId id) const {
  auto const& e = world_.population.enterprises;
  double const technology =
      std::pow(embodied_technology(e, id), p_.embodied) * std::pow(e.technology[id], 1 - p_.embodied);
  double const practices = p_.practice_gain * std::popcount(e.practices[id]) + quality_gain(world_, id);
  auto const zone = world_.population.establishments.zone[e.establishment[id]];
  return technology * agglomeration_[zone.value] * (1 + practices);
}

double Capacities::of(EnterpriseId id, double efficiency) const {
  auto const& e = world_.population.enterprises;
  auto const s = index_of(e.sector[id]);
  double const capital = capital_of(e, id);
  double const labour = total(e.workers[id]) * e.labour_quality[id];
  if (capital <= 0 || labour <= 0) return 0;
  return world_.base_productivity[s] * efficiency *
         ces(capital / world_.base_capital[s], labour, capital_weight_of(p_, s), p_.substitution);
}

}  // namespace tanvan
