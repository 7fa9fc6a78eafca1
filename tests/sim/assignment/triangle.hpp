#pragma once
/// Three zones on three roads, with routes put by hand.

#include <vector>

#include "sim/assignment/path_set.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan::small {

inline constexpr LinkId kFirst{0}, kSecond{1}, kStraight{2};

/// Zones 0, 1, 2 at nodes of the same numbers; roads 0-1, 1-2 and the straight one 0-2. Class 0 has 40 vehicles/h from
/// 0 to 2, 30 of them straight, and 5 from 0 to 1; class 1 has 7 from 1 to 2.
struct Triangle {
  AssignmentProblem problem = small::problem(3, {{0, 1, 1, 100}, {1, 2, 1, 100}, {0, 2, 3, 100}}, {0, 1, 2}, 2);
  PathSet paths;

  Triangle() {
    problem.classes[0].demand = {0, 5, 40, 0, 0, 0, 0, 0, 0};
    problem.classes[1].demand = {0, 0, 0, 0, 0, 7, 0, 0, 0};
    paths = pairs_of(problem);
    std::vector<LinkId> const straight = {kStraight}, around = {kFirst, kSecond}, first = {kFirst}, second = {kSecond};
    paths.add(0, first, 5, 0, 0.5);
    paths.add(1, straight, 30, 0, 0);
    paths.add(1, first, 0, 0, 0);  // carries nobody
    paths.add(1, around, 10, 0, 2);
    paths.add(2, second, 7, 0, 0);
  }
};

}  // namespace tanvan::small
