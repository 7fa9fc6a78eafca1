#pragma once
/// Select-link analysis: who uses a link, and where else they drive.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/assignment/path_set.hpp"

namespace tanvan {

/// Which routes count: those over one of the chosen links or more, or those over every one of them in any order.
enum class LinkChoice : std::uint8_t { any, all };

struct LinkUsers {
  struct Pair {
    std::uint32_t vehicle_class, origin, destination;
    double flow;  // of its vehicles on routes that count [vehicles/h], > 0
  };
  std::vector<Pair> pairs;     // by class, origin, destination
  std::vector<double> volume;  // of those vehicles on every link [classes * links], row = class [vehicles/h]
  std::vector<double> total;   // of those vehicles by class [vehicles/h]
};

/// @param paths of an equilibrium of `problem`  @param chosen at least one link; a repeated one counts once
/// A vehicle counts once, however many of the chosen links it uses. Link volumes of an equilibrium are unique, routes
/// are not: the answer is that of the routes found. Serial; the same bits for the same routes.
LinkUsers select_link(AssignmentProblem const& problem, PathSet const& paths, std::span<LinkId const> chosen,
                      LinkChoice choice = LinkChoice::any);

}  // namespace tanvan
