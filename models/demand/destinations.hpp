#pragma once
/// Where people go: singly constrained gravity, as tables to draw from.

#include <span>
#include <vector>

#include "models/demand/demand.hpp"

namespace tanvan {

/// P(j | i) ~ attraction_j * exp(-decay * time_ij), one cumulative row an origin.
class DestinationTable {
 public:
  /// @param time [min], [Z, Z]; +inf: no way  @param attraction >= 0, one a zone
  DestinationTable(Matrix const& time, std::span<double const> attraction, double decay);

  /// The zone at quantile u; the origin itself where nothing is in reach. @param u in (0, 1)
  ZoneId draw(ZoneId origin, double u) const;

  double probability(ZoneId origin, ZoneId destination) const;

 private:
  Matrix cumulative_;  // [Z, Z], not normalised
};

/// What draws people to zones, full population.
struct Attractions {
  std::vector<double> jobs;          // of all sectors
  std::vector<double> service_jobs;  // trade, hospitality, finance, public and personal services
  std::vector<double> population;
  std::vector<double> students;  // places of universities that are open
};
/// From the agents inside the province and the census outside it, there at 0.55 jobs and 0.2 service jobs a person
/// (prior) times `outside_attraction`.
Attractions attractions(World const& world, DemandParameters const& p);

}  // namespace tanvan
