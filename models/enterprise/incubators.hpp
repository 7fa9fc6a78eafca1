#pragma once
/// Incubators and co-working offices (special_areas.csv) and who gets their seats (models E17c).

#include <vector>

#include "models/enterprise/location.hpp"

namespace tanvan {

/// A place with seats for start-ups.
struct Incubator {
  Place place;
  std::uint32_t free = 0;  // seats of the sample, left this month
};

/// Incubators open this month: those of special_areas.csv that count start-up teams, and office towers with a part of
/// their jobs. Policy adds seats in proportion. Seats are rounded in running sums over the sample.
std::vector<Incubator> incubators_of(World const& world, EnterpriseParameters const& p);

/// A founder who asks for a seat.
struct SeatRequest {
  AgentKey key;
  ZoneId home;
  double merit = 0;  // the higher the better, the same for every incubator
};

/// Deferred acceptance: founders ask the incubators nearest to their homes first, by car; an incubator takes those of
/// highest merit. @return for each request the row of `incubators`, or incubators.size() without a seat
std::vector<std::size_t> seats_for(World const& world, std::vector<Incubator> const& incubators,
                                   std::vector<SeatRequest> const& requests);

}  // namespace tanvan
