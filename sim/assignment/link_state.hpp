#pragma once
/// Inside of the room: volumes of the links during an equilibration, and what follows from them.

#include <span>
#include <vector>

#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"

namespace tanvan {

/// Volumes with their times and slopes, kept in step.
class LinkState {
 public:
  /// @param problem outlives this object
  explicit LinkState(AssignmentProblem const& problem);

  /// Volumes anew from the routes, so that rounding of many shifts cannot pile up.
  void load(PathSet const& set);
  void add(LinkId a, double pcu);
  /// Volume alone; times and slopes follow at the next `refresh`.
  void raise(LinkId a, double pcu) { rows_[a.value].volume += pcu; }
  void refresh();

  std::size_t size() const { return rows_.size(); }
  double volume(LinkId a) const { return rows_[a.value].volume; }  ///< [PCU/h], background included
  double time(LinkId a) const { return rows_[a.value].time; }
  double slope(LinkId a) const { return rows_[a.value].slope; }  ///< dt/dv
  double cost(PathSet const& set, PathSet::Path const& path) const;

 private:
  struct Row {  // one cache line holds two links
    double volume = 0, time = 0, slope = 0, unused = 0;
  };
  void refresh(LinkId a);
  void load_pair(PathSet const& set, PathSet::Pair const& pair, std::span<double> volume) const;

  AssignmentProblem const* problem_;
  std::vector<Row> rows_;
};

}  // namespace tanvan
