#pragma once
/// A problem laid out for the search: what it looks up millions of times a second lies in rows.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <vector>

#include "sim/tours/tour_problem.hpp"

namespace tanvan {

/// What a leg takes at least and at most, in whichever bins it is driven: rounded down and up, so that both lie in half
/// the memory of exact times.
struct LegBounds {
  float fast_s = 0, slow_s = 0;
};

/// Legs of one class. Row c of `out` has legs from c, row c of `in` those to c, so that both are read along a row.
struct ClassTables {
  double const* out_cost = nullptr;  ///< distance times its cost
  double const* in_cost = nullptr;
  double const* legs_s = nullptr;  ///< full times, row by row, those of a leg in all bins beside each other
  double const *out_s = nullptr, *in_s = nullptr;               ///< full times, where there is one bin
  LegBounds const *out_bounds = nullptr, *in_bounds = nullptr;  ///< of full times, where there are more
  double capacity = 0, fixed_cost = 0;
};

/// A stop in the neighbourhood of another.
struct NearStop {
  std::uint32_t stop = 0;
  float both = 0;  ///< cost of the legs to and from it, to the class with the cheapest; rounded
};

/// What must be looked at to know whether a stop fits between two others.
enum class Depth {
  loads,       ///< its load alone
  hours,       ///< and when it and those behind it are reached
  whole_duty,  ///< and the duty from its begin to its end: longest duty, cost of time, rests, several trips
};

class SearchTables {
 public:
  /// @param problem  outlives the tables; without faults
  explicit SearchTables(TourProblem const& problem);
  SearchTables(SearchTables const&) = delete;
  SearchTables& operator=(SearchTables const&) = delete;

  TourProblem const& problem() const { return *problem_; }
  std::size_t stops() const { return stops_; }
  Depth depth() const { return depth_; }
  ClassTables const& of(std::size_t fleet_class) const { return classes_[fleet_class]; }
  /// Whether a trip of a class may be driven either way round at the same cost: every leg is as far as the way back,
  /// and loads alone bind.
  bool goes_either_way(std::size_t fleet_class) const {
    return depth_ == Depth::loads && classes_[fleet_class].in_cost == classes_[fleet_class].out_cost;
  }
  /// Full times of a leg, one a bin.
  double const* leg_s(std::size_t fleet_class, std::size_t from, std::size_t to) const {
    return classes_[fleet_class].legs_s + (from * stops_ + to) * bins_;
  }

  /// No run of a leg takes less.
  double fastest_s(std::size_t fleet_class, std::size_t from, std::size_t to) const {
    auto const& tables = classes_[fleet_class];
    return bins_ == 1 ? tables.out_s[from * stops_ + to] : tables.out_bounds[from * stops_ + to].fast_s;
  }

  /// Stops beside which a stop is tried first: the nearest in distance and hours (Vidal, Crainic, Gendreau, Prins,
  /// "A hybrid genetic algorithm with adaptive diversity management for a large class of vehicle routing problems with
  /// time-windows", Computers & OR 40, 2013). Without the depot.
  std::span<NearStop const> near(std::size_t stop) const { return {near_.data() + stop * near_count_, near_count_}; }
  /// Whether there are no others, so that beside them and the depot is everywhere.
  bool near_is_all() const { return near_count_ + 2 >= stops_; }
  /// Whether the depot would be among them.
  bool near_depot(std::size_t stop) const { return near_depot_[stop] != 0; }
  /// All stops around one by distance, itself first, without the depot; at most `kMostAround`.
  std::span<std::uint32_t const> around(std::size_t stop) const {
    return {around_.data() + stop * around_count_, around_count_};
  }
  /// Cost of a stop that no vehicle takes: more than a vehicle for it alone.
  double left_out_cost() const { return left_out_cost_; }
  /// Mean cost of a leg between a stop and the nearest ones: what costs of moves compare with.
  double leg_scale() const { return leg_scale_; }

 private:
  void lay_out_legs();
  double const* legs_by_bin(FleetClass const& fleet);
  void lay_out_bounds(ClassTables& tables, FleetClass const& fleet);
  void find_near();
  double const* transposed_of(LegMatrix const& matrix);

  TourProblem const* problem_;
  std::size_t stops_, bins_;
  Depth depth_ = Depth::loads;
  std::vector<ClassTables> classes_;
  std::deque<LegMatrix> kept_;                                    // matrices made here; they never move
  std::deque<std::vector<LegBounds>> bounds_;                     // the same
  std::map<std::vector<std::size_t>, std::vector<double>> legs_;  // by rows of times
  std::vector<NearStop> near_;
  std::vector<std::uint32_t> around_;
  std::vector<std::uint8_t> near_depot_;
  std::size_t near_count_ = 0, around_count_ = 0;
  double left_out_cost_ = 0, leg_scale_ = 0;
};

}  // namespace tanvan
