#pragma once
/// Raking, or iterative proportional fitting (Deming, Stephan 1940): weights fitted to known totals, changed as little
/// as possible. Minimises sum w ln(w / w0) under the controls; ratios of odds of the seed are kept (models E1).

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/parallel/group.hpp"

namespace tanvan {

struct RakingOptions {
  double tolerance = 1e-6;  ///< largest relative residual of a control at which to stop, > 0
  int most_iterations = 2000;
};

/// How a raking ended.
struct RakingFit {
  double residual = 0;  ///< largest relative residual |sum - target| / target of the controls that can be met
  int iterations = 0;
  std::vector<std::string> infeasible;  ///< names of controls that cannot be met, alone or together

  bool feasible() const { return infeasible.empty(); }
};

/// Fits a dense table to row and column totals.
/// @param[in,out] table  [rows, columns] row-major, >= 0; where 0 it stays 0
/// @param row_total,column_total  >= 0, same sum within the tolerance
/// Names in the fit are `row i` and `column j`. Row sums are added from left to right: same bits anywhere.
RakingFit rake_table(std::span<double> table, std::span<double const> row_total, std::span<double const> column_total,
                     RakingOptions options = {});

/// One control over a list of records: each record falls into one category, or into none (kNoGroup).
struct RakingControl {
  std::string name;
  std::vector<std::string> category;       // names, one a target
  std::vector<std::uint32_t> category_of;  // [records]
  std::vector<double> target;              // total weight a category, >= 0
};

/// Fits weights of records to any number of controls, one control after the other until all hold.
/// @param[in,out] weight  [records], >= 0
/// Names in the fit are `control category`. A category with a target but without a record of positive weight is
/// infeasible and left aside; controls that still miss the tolerance at the end contradict one another and are named.
/// The same bits on any number of threads.
RakingFit rake(std::span<double> weight, std::span<RakingControl const> controls, RakingOptions options = {});

/// Probabilities p_i e^(lambda x_i) / sum with the mean of x that is asked for: the smallest change of p in relative
/// entropy. Where the mean lies outside the range of x with p > 0 all weight goes to the nearest end.
/// @param p  >= 0, not all 0  @param x  same length
std::vector<double> tilt_to_mean(std::span<double const> p, std::span<double const> x, double mean);

}  // namespace tanvan
