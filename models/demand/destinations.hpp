#pragma once
/// Where people go: singly constrained gravity, as tables to draw from.

#include <span>
#include <vector>

#include "models/demand/demand.hpp"

namespace tanvan {

/// P(j | i) ~ attraction_j * exp(-decay * time_ij), one cumulative row an origin.
class DestinationTable {
 public:
  /// @param time [min], [Z, Z]; +inf: no way  @param attraction >= 0, one a zone  @param decay [1/min], >= 0
  DestinationTable(Matrix const& time, std::span<double const> attraction, double decay);

  /// The zone at quantile u; the origin itself where nothing is in reach. @param u in (0, 1)
  ZoneId draw(ZoneId origin, double u) const;

  /// P(destination | origin), in [0, 1]; the origin itself has 1 where nothing is in reach.
  double probability(ZoneId origin, ZoneId destination) const;

 private:
  Matrix cumulative_;  // [Z, Z], not normalised
};

/// What draws people to zones, full population, [Z] each, >= 0.
struct Attractions {
  std::vector<double> jobs;          // of all sectors
  std::vector<double> service_jobs;  // trade, hospitality, finance, public and personal services
  std::vector<double> population;    // persons
  std::vector<double> students;      // of universities that are open
};
/// From the agents inside the province and the census outside it, there at `outside_jobs` and `outside_services` a
/// person times `outside_attraction`.
Attractions attractions(World const& world, DemandParameters const& p);

}  // namespace tanvan
