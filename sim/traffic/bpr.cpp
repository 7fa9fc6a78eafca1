#include "sim/traffic/bpr.hpp"

#include "sim/core/check.hpp"

namespace tanvan {

void bpr_travel_time(std::span<double const> t0, std::span<double const> capacity, std::span<double const> volume,
                     BprParameters p, std::span<double> time) {
  expects(capacity.size() == t0.size() && volume.size() == t0.size() && time.size() == t0.size(),
          "one row a link in every span");
  for (std::size_t i = 0; i < t0.size(); ++i) time[i] = bpr_time(t0[i], capacity[i], volume[i], p);
}

}  // namespace tanvan
