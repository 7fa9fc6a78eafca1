#pragma once
/// Puts stops where they cost least, one after another: the greedy insertion with blinks of Christiaens and Vanden
/// Berghe (2020), section 5.3, over the neighbours of a stop rather than over all trips.

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/rng/draws.hpp"
#include "sim/tours/working_plan.hpp"

namespace tanvan {

/// Chance that a place is passed over: what makes greedy insertion differ from time to time.
inline constexpr double kBlink = 0.01;

/// The insertion for one kind of problem; made once a search.
class StopInsertion {
 public:
  virtual ~StopInsertion() = default;

  /// Puts stops into the plan in an order drawn. Those without any place stay out.
  /// @param most  cost from which on the plan is of no use: stops that would bring it there stay out, and so may all
  ///              others then. Counts on detours being no shorter than the way.
  virtual void insert(WorkingPlan& plan, Draws& draws, std::vector<TourNode>& stops, double most = kForever) = 0;
};

/// The one that looks no deeper than the problem asks.
std::unique_ptr<StopInsertion> stop_insertion_for(SearchTables const& tables);

/// Sorts stops into the order in which they are inserted: by chance, load, distance from the depot, or hours.
class InsertionOrder {
 public:
  explicit InsertionOrder(SearchTables const& tables) : tables_(&tables) {}
  void sort(std::vector<TourNode>& stops, Draws& draws);

 private:
  SearchTables const* tables_;
  std::vector<std::pair<double, TourNode>> keyed_;
};

}  // namespace tanvan
