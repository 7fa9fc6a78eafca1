#pragma once
/// Volume-delay functions given by the user as points, joined smoothly.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/traffic/delay_curve.hpp"

namespace tanvan {

/// A point of a delay table, without units.
struct DelayPoint {
  double saturation;  // v / c, the first 0, each above the one before
  double ratio;       // t / t0, >= 0, never below the one before
};

/// What is wrong with a table, a sentence each; empty where it may be added.
std::vector<std::string> faults_of(std::span<DelayPoint const> points);

/// Tables, one after the other; rows are their points. Between points runs the cubic with the points' ratios and slopes
/// (Fritsch, Carlson, SIAM J. Numer. Anal. 17, 1980). Slopes inside are the weighted harmonic means of the neighbouring
/// secants, 0 where one of them is flat (Fritsch, Butland, SIAM J. Sci. Stat. Comput. 5, 1984), slopes at the ends are
/// the outer secants: so the curve never falls and its derivative is continuous. Beyond the last point it goes straight
/// on. It is convex between points only where the cubic is: a system optimum over a table that is not may have several
/// solutions.
class DelayTables {
 public:
  /// Adds a table without faults. @return its number, from 0
  std::uint32_t add(std::span<DelayPoint const> points);

  std::size_t size() const { return begin_.size() - 1; }
  std::span<DelayPoint const> points(std::uint32_t table) const {
    return std::span{point_}.subspan(begin_[table], begin_[table + 1] - begin_[table]);
  }

  /// t/t0 and its derivatives. @param table < size()  @param x v / c, >= 0
  DelayCurve curve(std::uint32_t table, double x) const;
  /// Integral of t/t0 from 0 to x, exact but for rounding.
  double area(std::uint32_t table, double x) const;

 private:
  struct Piece {
    double start = 0;               // saturation of its left point
    double c0, c1, c2 = 0, c3 = 0;  // ratio = c0 + c1 u + c2 u^2 + c3 u^3 at u = x - start
    double area = 0;                // from 0 to start
  };
  Piece const& piece_at(std::uint32_t table, double x) const;

  std::vector<std::uint32_t> begin_ = {0};  // [tables + 1]
  std::vector<DelayPoint> point_;
  std::vector<Piece> piece_;  // one a point: to its right
};

}  // namespace tanvan
