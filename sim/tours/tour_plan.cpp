#include "sim/tours/tour_plan.hpp"

#include <algorithm>

namespace tanvan {

void put_in_order(TourPlan& plan) {
  std::ranges::sort(plan.left_out);
  std::ranges::sort(plan.duties, {}, [](Duty const& duty) { return duty.trips.front().front(); });
}

}  // namespace tanvan
