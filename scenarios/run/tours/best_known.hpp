#pragma once
/// Published values of benchmark instances, to tell how far a plan is from them.

#include <optional>
#include <string>
#include <string_view>

#include "sim/io/vrp/tour_instance.hpp"

namespace tanvan {

/// A value and who publishes it.
struct BestKnown {
  double cost = 0;
  std::string source;
};

/// The least cost published for an instance, by its name in any case and the measure of its legs; else what its comment
/// states. Values of Solomon's and Gehring and Homberger's problems with exact legs are of plans with the fewest
/// vehicles, so a plan with more of them may cost less.
std::optional<BestKnown> best_known(TourInstance const& instance);

}  // namespace tanvan
