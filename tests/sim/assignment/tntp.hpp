#pragma once
/// Networks of Transportation Networks for Research as problems of assignment.

#include <stdexcept>
#include <string>
#include <vector>

#include "scenarios/run/assign/assign_inputs.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan::small {

struct TntpWeights {
  double toll = 0, distance = 0;  // [time a unit of toll, of length]
};

template <class T>
T or_throw(Result<T> result) {
  if (!result) throw std::runtime_error(to_string(result.error().sorted().front()));
  return std::move(*result);
}

/// @param folder of the files  @param stem NAME of NAME_net.tntp and NAME_trips.tntp
/// @throws std::runtime_error with the first fault
inline AssignmentProblem read_tntp(std::string const& folder, std::string const& stem, TntpWeights weights = {}) {
  auto const source = [&](char const* kind) { return TextSource{folder + "/" + stem + kind, stem + kind}; };
  DemandClass vehicles{.toll_weight = weights.toll, .distance_weight = weights.distance};
  vehicles.trips = or_throw(read_tntp_trips(source("_trips.tntp")));
  return assignment_problem(or_throw(read_tntp_network(source("_net.tntp"))), {&vehicles, 1});
}

}  // namespace tanvan::small
