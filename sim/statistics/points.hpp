#pragma once
/// Regressions on points in memory, in row order and on one thread: the same bits wherever they run.

#include <cstddef>
#include <span>
#include <vector>

namespace tanvan {

/// Points (x, y), each with a weight of one.
struct Points {
  std::vector<double> x, y;

  void add(double a, double b) { x.push_back(a), y.push_back(b); }
  std::size_t size() const { return x.size(); }
};

/// Least squares of y on x with a constant; 0 where x does not vary.
double slope(Points const& p);

/// Product-moment correlation, in [-1, 1]; 0 where x or y does not vary.
double correlation(Points const& p);

/// The points less the means of their groups, so that slopes and correlations are those within groups (fixed effects).
/// @param group one per point
Points within(Points p, std::span<std::size_t const> group);

/// Twice the area that a path closes, positive where it runs counter-clockwise (shoelace formula).
double loop_area(Points const& path);

/// Coefficients of y on several columns with a constant, by normal equations; a column that the others explain gets 0.
/// @param columns  each as long as y, fewer than points  @return one per column, the constant left out
std::vector<double> least_squares(std::span<std::vector<double> const> columns, std::span<double const> y);

/// A column less the means of its groups. @param group one per value
std::vector<double> less_group_means(std::vector<double> values, std::span<std::size_t const> group);

}  // namespace tanvan
