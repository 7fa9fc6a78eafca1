#include "models/demand/tour_copies.hpp"

#include <cmath>

namespace tanvan {

std::uint32_t TourCopies::count(double wanted) const {
  double const whole = std::floor(wanted);
  bool const more = from_begin(key(0)).uniform() < wanted - whole;
  return static_cast<std::uint32_t>(whole) + (more ? 1 : 0);
}

AgentKey TourCopies::key(std::uint32_t copy) const {
  AgentKey const traveller = world_->day.trips.traveller[row_];
  return copy == 0 ? traveller : derived_key(traveller, copy, Stream::departure);
}

Draws TourCopies::draws(AgentKey key) const {
  auto draws = from_begin(key);
  draws.uniform();
  return draws;
}

Draws TourCopies::from_begin(AgentKey key) const {
  constexpr std::uint32_t kTripsADay = 256;
  auto const year = static_cast<std::uint32_t>(world_->now.year());
  return {world_->seed, key, year * kTripsADay + world_->day.trips.number[row_], Stream::departure};
}

}  // namespace tanvan
