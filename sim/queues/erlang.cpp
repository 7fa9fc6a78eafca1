#include "sim/queues/erlang.hpp"

#include <cmath>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kSecondsPerHour = 3'600;
constexpr double kMostLoad = 1e9;  // lanes can still be counted in 32 bits

void expect_load(GateLoad const& load) {
  expects(load.arrivals_per_h >= 0 && load.service_s >= 0 && load.service_cv >= 0 && std::isfinite(load.service_cv) &&
              std::isfinite(load.arrivals_per_h * load.service_s),
          "arrivals, a service time and its spread, none negative and all finite");
}

/// One lane more: blocking with k lanes from that with k - 1.
double next_blocking(double offered, double blocking, double lanes) {
  return offered * blocking / (lanes + offered * blocking);
}

double waiting_of(double offered, double blocking, double lanes) {
  return offered < lanes ? blocking / (1 - offered / lanes * (1 - blocking)) : 1;
}

/// Mean wait [s] from the probability to wait, offered < lanes.
double wait_of(GateLoad const& load, double offered, double waiting, double lanes) {
  return waiting * load.service_s / (lanes - offered) * (1 + load.service_cv * load.service_cv) / 2;
}

}  // namespace

double offered_load(GateLoad const& load) {
  expect_load(load);
  return load.arrivals_per_h / kSecondsPerHour * load.service_s;
}

double blocking_probability(double offered, std::uint32_t lanes) {
  expects(offered >= 0 && std::isfinite(offered), "an offered load that is finite and not negative");
  double blocking = 1;
  for (std::uint32_t k = 1; k <= lanes && blocking > 0; ++k) blocking = next_blocking(offered, blocking, k);
  return blocking;
}

double wait_probability(double offered, std::uint32_t lanes) {
  return waiting_of(offered, blocking_probability(offered, lanes), lanes);
}

double mean_wait_s(GateLoad const& load, std::uint32_t lanes) {
  double const offered = offered_load(load);
  if (offered == 0) return 0;  // whoever came would be alone
  if (offered >= lanes) return std::numeric_limits<double>::infinity();
  return wait_of(load, offered, wait_probability(offered, lanes), lanes);
}

std::uint32_t least_lanes(GateLoad const& load, double wait_s) {
  double const offered = offered_load(load);
  expects(wait_s > 0 && offered <= kMostLoad, "a mean wait above nothing, and a load that lanes can be counted for");
  if (offered == 0) return 0;
  double blocking = 1;
  for (std::uint32_t lanes = 1;; ++lanes) {
    blocking = next_blocking(offered, blocking, lanes);
    if (offered < lanes && wait_of(load, offered, waiting_of(offered, blocking, lanes), lanes) <= wait_s) return lanes;
  }
}

}  // namespace tanvan
