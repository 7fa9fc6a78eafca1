#pragma once
/// From the columns of files to the question that an assignment answers.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenarios/run/assign/assign_network.hpp"
#include "sim/assignment/problem.hpp"
#include "sim/io/tntp/tntp_trips.hpp"

namespace tanvan {

/// Travellers that are alike, and what a link costs them:
/// generalized cost = time + toll_weight * toll + distance_weight * length.
struct DemandClass {
  std::string name = "vehicles";
  double pcu = 1;                               // [PCU/vehicle], > 0
  double toll_weight = 0, distance_weight = 0;  // [time a unit of toll, of length], >= 0
  std::vector<std::int32_t> banned = {};        // link types closed to it
  Use use = Use::car;                           // as what it meets allowed_uses, where the network has them
  TntpTrips trips = {};
};

/// A zone as its demand file calls it.
std::string zone_name(AssignNetwork const& network, TntpTrips const& trips, ZoneId zone);
/// The same as a number; where names are words, the row among the network's zones from 1.
std::int64_t zone_number(AssignNetwork const& network, TntpTrips const& trips, ZoneId zone);

/// What makes network and demand unlike: other zones, or weights and bans on a column that the network does not have.
Faults mismatches(AssignNetwork const& network, std::span<DemandClass const> classes);

/// The problem: what the network says, with links closed to a class by their type or their allowed uses. Its first
/// links are those of the network; where turns are banned, the turns that are left follow as links without cost.
/// @param classes  without mismatches
AssignmentProblem assignment_problem(AssignNetwork const& network, std::span<DemandClass const> classes);

/// Demand that no route serves.
struct UnreachablePair {
  std::size_t vehicles = 0;  // its class
  std::size_t row = 0;       // of the class's trips
};

/// Every pair with demand between two zones, to which no route leads under the rule of the first through node and the
/// bans of its class; by class, in the order of its file.
std::vector<UnreachablePair> unreachable_pairs(AssignmentProblem const& problem, std::span<DemandClass const> classes);

}  // namespace tanvan
