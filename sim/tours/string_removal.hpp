#pragma once
/// Takes strings of stops out of neighbouring trips: "slack induction by string removals" (Christiaens, Vanden Berghe,
/// Transportation Science 54, 2020), sections 5.1 and 5.2.

#include <cstdint>
#include <vector>

#include "sim/rng/draws.hpp"
#include "sim/tours/working_plan.hpp"

namespace tanvan {

/// How much is taken out.
struct RemovalRule {
  double mean_stops = 10;      ///< stops in all, on average, > 0
  double longest_string = 10;  ///< stops of a trip, >= 1
  double split_share = 0.5;    ///< of strings that leave some stops in their middle
  double more_left = 0.01;     ///< chance that one more is left
};

class StringRemoval {
 public:
  StringRemoval(SearchTables const& tables, RemovalRule rule) : tables_(&tables), rule_(rule) {}

  /// Takes strings out around a stop drawn; trips and duties left without stops are closed, times are fresh again.
  /// @param[out] removed  stops without vehicle: those taken out and those that had none
  void remove(WorkingPlan& plan, Draws& draws, std::vector<TourNode>& removed);

 private:
  void remove_string(WorkingPlan& plan, TourNode stop, double longest, Draws& draws, std::vector<TourNode>& removed);
  void close_empty(WorkingPlan& plan);

  SearchTables const* tables_;
  RemovalRule rule_;
  std::vector<TourNode> string_, ruined_;  // stops of one string; trips ruined so far
  std::vector<std::int32_t> touched_;
};

}  // namespace tanvan
