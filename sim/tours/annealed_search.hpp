#pragma once
/// Ruin, recreate, and accept by simulated annealing: the search of one problem, in stretches of iterations.

#include <cstdint>
#include <memory>

#include "sim/tours/stop_insertion.hpp"
#include "sim/tours/string_removal.hpp"

namespace tanvan {

/// Temperatures of the annealing, in mean costs of a short leg (`SearchTables::leg_scale`).
struct Cooling {
  double first = 1, last = 0.05;

  /// Geometric between both. @param share of the search that is done, in [0, 1]
  double at(double share) const;
};

/// Loads beyond capacities for a price, so that the search gets from one full fleet to another: the price rises where
/// plans hold too seldom and falls where they hold too often (Vidal 2022, section 2.3).
struct OverloadRule {
  double most_share = 0.1;      ///< of the capacity, by which a trip may be overloaded; 0: never
  double wanted_holding = 0.4;  ///< share of plans without overload
  double first_price = 1;       ///< in mean costs of a short leg for a mean load
};

class AnnealedSearch {
 public:
  /// @param tables  outlive the search
  /// @param key     names the search: same seed and key, same draws
  AnnealedSearch(SearchTables const& tables, RemovalRule rule, OverloadRule const& overload, std::uint64_t seed,
                 AgentKey key);

  /// Begins with a plan, which is the best so far.
  void begin_with(TourPlan const& plan);
  /// As many iterations, while the temperature [cost] goes from one to another.
  void run(std::uint32_t iterations, double first_temperature, double last_temperature);

  WorkingPlan const& now() const { return now_; }
  TourPlan current() const { return now_.plan(); }
  TourPlan best() const { return best_.plan(); }
  double best_cost() const { return best_.cost(); }
  /// Goes on from the best.
  void return_to_best();

 private:
  bool step(double temperature);
  void keep_best();
  void set_price();

  SearchTables const* tables_;
  std::uint64_t seed_;
  AgentKey key_;
  std::uint32_t iteration_ = 0;
  OverloadRule overload_;
  double most_overload_ = 0, price_ = 0;
  std::uint32_t holding_ = 0;  // plans without overload since the price was set
  StringRemoval removal_;
  std::unique_ptr<StopInsertion> insertion_;
  WorkingPlan now_, best_;
  std::vector<TourNode> removed_;
};

}  // namespace tanvan
