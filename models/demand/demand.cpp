#include "models/demand/demand.hpp"

namespace tanvan {

std::vector<Module> demand_modules(DemandParameters const& p) {
  Module trips{{.name = "demand.trips",
                .period = Period::transport,
                .phase = Phase::plan,
                .reads = {"person.household", "person.employer", "person.status", "household.zone",
                          "establishment.zone", "enterprise.workers", "access.motorbike_time"},
                .writes = {"day.trips"}},
               [p](World& world) { generate_trips(world, p); }};
  Module external{{.name = "demand.external",
                   .period = Period::transport,
                   .phase = Phase::plan,
                   .reads = {"household.zone", "enterprise.workers", "access.motorbike_time"},
                   .writes = {"day.external"}},
                  [p](World& world) { generate_external(world, p); }};
  return {trips, external};
}

}  // namespace tanvan
