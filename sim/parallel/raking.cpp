#include "sim/parallel/raking.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

double relative_residual(double sum, double target) {
  return std::abs(sum - target) / std::max(target, 1e-300);
}

/// A dense table with the kernels of raking; loops over columns run in vector registers, each element on its own.
class Table {
 public:
  Table(std::span<double> cells, std::size_t rows, std::size_t columns)
      : cells_(cells), rows_(rows), columns_(columns) {}

  void scale_rows(std::span<double const> total) {
    for (std::size_t r = 0; r < rows_; ++r) {
      double const sum = std::accumulate(row(r), row(r) + columns_, 0.0);
      double const factor = sum > 0 ? total[r] / sum : 0;
      auto* const cell = row(r);
#pragma omp simd
      for (std::size_t c = 0; c < columns_; ++c) cell[c] *= factor;
    }
  }

  std::vector<double> column_sums() const {
    std::vector<double> sums(columns_, 0.0);
    auto* const sum = sums.data();
    for (std::size_t r = 0; r < rows_; ++r) {
      auto const* const cell = row(r);
#pragma omp simd
      for (std::size_t c = 0; c < columns_; ++c) sum[c] += cell[c];
    }
    return sums;
  }

  void scale_columns(std::span<double const> factor) {
    for (std::size_t r = 0; r < rows_; ++r) {
      auto* const cell = row(r);
#pragma omp simd
      for (std::size_t c = 0; c < columns_; ++c) cell[c] *= factor[c];
    }
  }

  double row_sum(std::size_t r) const {
    return std::accumulate(row(r), row(r) + columns_, 0.0);
  }

 private:
  double* row(std::size_t r) {
    return cells_.data() + r * columns_;
  }
  double const* row(std::size_t r) const {
    return cells_.data() + r * columns_;
  }

  std::span<double> cells_;
  std::size_t rows_, columns_;
};

/// Names the rows and columns that miss, and finds the largest residual of those that can be met.
void judge(Table const& table, std::span<double const> row_total, std::span<double const> column_total,
           double tolerance, RakingFit& fit) {
  fit.residual = 0;
  fit.infeasible.clear();
  auto const check = [&](double sum, double target, char const* kind, std::size_t i) {
    double const residual = target > 0 ? relative_residual(sum, target) : sum;
    if (residual > tolerance) fit.infeasible.push_back(fmt::format("{} {}", kind, i));
    if (sum > 0) fit.residual = std::max(fit.residual, residual);
  };
  for (std::size_t r = 0; r < row_total.size(); ++r) check(table.row_sum(r), row_total[r], "row", r);
  auto const sums = table.column_sums();
  for (std::size_t c = 0; c < sums.size(); ++c) check(sums[c], column_total[c], "column", c);
}

/// Scales the records of every category of one control to its target. @return largest relative residual before
double fit_control(std::span<double> weight, RakingControl const& control, Groups const& records) {
  std::vector<double> residual(control.target.size(), 0.0);
  for_each_piece(control.target.size(), [&](std::size_t k) {
    double sum = 0;
    for (auto const i : records.of(k)) sum += weight[i];
    if (sum <= 0) return;
    double const factor = control.target[k] / sum;
    residual[k] = control.target[k] > 0 ? std::abs(sum - control.target[k]) / control.target[k] : sum;
    for (auto const i : records.of(k)) weight[i] *= factor;
  });
  return residual.empty() ? 0 : *std::max_element(residual.begin(), residual.end());
}

std::string name_of(RakingControl const& control, std::size_t k) {
  return k < control.category.size() ? fmt::format("{} {}", control.name, control.category[k])
                                     : fmt::format("{} {}", control.name, k);
}

}  // namespace

RakingFit rake_table(std::span<double> cells, std::span<double const> row_total, std::span<double const> column_total,
                     RakingOptions options) {
  expects(cells.size() == row_total.size() * column_total.size(), "a table of rows times columns");
  Table table{cells, row_total.size(), column_total.size()};
  RakingFit fit;
  std::vector<double> factor(column_total.size());
  for (double residual = 1; fit.iterations < options.most_iterations && residual > options.tolerance / 2;
       ++fit.iterations) {
    table.scale_rows(row_total);
    auto const sums = table.column_sums();
    residual = 0;
    for (std::size_t c = 0; c < sums.size(); ++c) {
      factor[c] = sums[c] > 0 ? column_total[c] / sums[c] : 0;
      if (sums[c] > 0)
        residual = std::max(residual, column_total[c] > 0 ? relative_residual(sums[c], column_total[c]) : sums[c]);
    }
    table.scale_columns(factor);
  }
  judge(table, row_total, column_total, options.tolerance, fit);
  return fit;
}

RakingFit rake(std::span<double> weight, std::span<RakingControl const> controls, RakingOptions options) {
  std::vector<Groups> records;
  for (auto const& control : controls) {
    expects(control.category_of.size() == weight.size(), "a category for each record");
    records.push_back(group_by(control.category_of, control.target.size()));
  }
  RakingFit fit;
  for (double residual = 1; fit.iterations < options.most_iterations && residual > options.tolerance / 2;
       ++fit.iterations) {
    residual = 0;
    for (std::size_t c = 0; c < controls.size(); ++c)
      residual = std::max(residual, fit_control(weight, controls[c], records[c]));
  }
  for (std::size_t c = 0; c < controls.size(); ++c)
    for (std::size_t k = 0; k < controls[c].target.size(); ++k) {
      double sum = 0;
      for (auto const i : records[c].of(k)) sum += weight[i];
      double const target = controls[c].target[k];
      double const residual = target > 0 ? relative_residual(sum, target) : sum;
      if (residual > options.tolerance) fit.infeasible.push_back(name_of(controls[c], k));
      if (sum > 0) fit.residual = std::max(fit.residual, residual);
    }
  return fit;
}

std::vector<double> tilt_to_mean(std::span<double const> p, std::span<double const> x, double mean) {
  expects(p.size() == x.size() && !p.empty(), "one value a probability");
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] > 0) low = std::min(low, x[i]), high = std::max(high, x[i]);
  double const range = std::max(high - low, 1e-300);
  std::vector<double> tilted(p.size());
  auto const mean_at = [&](double lambda) {  // x measured from the end that grows, so that no exponential overflows
    double const end = lambda > 0 ? high : low;
    double sum = 0, moment = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      tilted[i] = p[i] > 0 ? p[i] * std::exp(lambda * (x[i] - end) / range) : 0;
      sum += tilted[i];
      moment += tilted[i] * x[i];
    }
    for (auto& t : tilted) t /= sum;
    return moment / sum;
  };
  double below = -700, above = 700;
  for (int i = 0; i < 200; ++i) {
    double const middle = (below + above) / 2;
    (mean_at(middle) < mean ? below : above) = middle;
  }
  mean_at((below + above) / 2);
  return tilted;
}

}  // namespace tanvan
