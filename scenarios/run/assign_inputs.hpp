#pragma once
/// From the columns of TNTP files to the question that an assignment answers.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/assignment/problem.hpp"
#include "sim/io/tntp_network.hpp"
#include "sim/io/tntp_trips.hpp"

namespace tanvan {

/// Travellers that are alike, and what a link costs them:
/// generalized cost = time + toll_weight * toll + distance_weight * length.
struct DemandClass {
  std::string name = "vehicles";
  double pcu = 1;                               // [PCU/vehicle], > 0
  double toll_weight = 0, distance_weight = 0;  // [time a unit of toll, of length], >= 0
  std::vector<std::int32_t> banned = {};        // link types closed to it
  TntpTrips trips = {};
};

/// What makes network and demand unlike: other zones, or weights and bans on a column that the network does not have.
Faults mismatches(TntpNetwork const& network, std::span<DemandClass const> classes);

/// The problem: zones are the first nodes, reached without cost; nodes before the first through node are never passed.
/// @param classes  without mismatches
AssignmentProblem assignment_problem(TntpNetwork const& network, std::span<DemandClass const> classes);

/// Demand that no route serves.
struct UnreachablePair {
  std::size_t vehicles = 0;  // its class
  std::size_t row = 0;       // of the class's trips
};

/// Every pair with demand between two zones, to which no route leads under the rule of the first through node and the
/// bans of its class; by class, in the order of its file.
std::vector<UnreachablePair> unreachable_pairs(AssignmentProblem const& problem, std::span<DemandClass const> classes);

}  // namespace tanvan
