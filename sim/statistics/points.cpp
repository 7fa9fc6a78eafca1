#include "sim/statistics/points.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

constexpr double kExplained = 1e-10;  // share of a column's squares left below which others explain it

/// Sums of squares and products about the means.
struct Moments {
  double xx = 0, xy = 0, yy = 0;
};

Moments moments(Points const& p) {
  double const mx = mean_of(p.x), my = mean_of(p.y);
  Moments m;
  for (std::size_t i = 0; i < p.size(); ++i) {
    m.xx += (p.x[i] - mx) * (p.x[i] - mx);
    m.xy += (p.x[i] - mx) * (p.y[i] - my);
    m.yy += (p.y[i] - my) * (p.y[i] - my);
  }
  return m;
}

std::vector<double> less_mean(std::span<double const> values) {
  double const mean = mean_of(values);
  std::vector<double> rest(values.begin(), values.end());
  for (auto& v : rest) v -= mean;
  return rest;
}

double product(std::span<double const> a, std::span<double const> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Takes out of `values` what `other` explains. @return the coefficient
double sweep(std::span<double> values, std::span<double const> other) {
  double const square = product(other, other);
  double const coefficient = square > 0 ? product(values, other) / square : 0;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= coefficient * other[i];
  return coefficient;
}

}  // namespace

double slope(Points const& p) {
  auto const m = moments(p);
  return m.xx > 0 ? m.xy / m.xx : 0;
}

double correlation(Points const& p) {
  auto const m = moments(p);
  return m.xx > 0 && m.yy > 0 ? m.xy / std::sqrt(m.xx * m.yy) : 0;
}

std::vector<double> less_group_means(std::vector<double> values, std::span<std::size_t const> group) {
  expects(group.size() == values.size(), "a group for each value");
  std::size_t const groups = group.empty() ? 0 : *std::max_element(group.begin(), group.end()) + 1;
  std::vector<double> sum(groups, 0.0), count(groups, 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) sum[group[i]] += values[i], count[group[i]] += 1;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= sum[group[i]] / count[group[i]];
  return values;
}

Points within(Points p, std::span<std::size_t const> group) {
  return {less_group_means(std::move(p.x), group), less_group_means(std::move(p.y), group)};
}

double loop_area(Points const& path) {
  double area = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    auto const j = (i + 1) % path.size();
    area += path.x[i] * path.y[j] - path.x[j] * path.y[i];
  }
  return area;
}

// Gram-Schmidt: each column less what earlier ones explain; y swept by them from the last to the first.
std::vector<double> least_squares(std::span<std::vector<double> const> columns, std::span<double const> y) {
  std::size_t const k = columns.size();
  std::vector<std::vector<double>> rest;
  std::vector<std::vector<double>> upper(k, std::vector<double>(k, 0.0));
  for (std::size_t j = 0; j < k; ++j) {
    expects(columns[j].size() == y.size(), "columns as long as y");
    auto column = less_mean(columns[j]);
    double const whole = product(column, column);
    for (std::size_t i = 0; i < j; ++i) upper[i][j] = sweep(column, rest[i]);
    if (product(column, column) <= kExplained * whole) std::fill(column.begin(), column.end(), 0.0);
    rest.push_back(std::move(column));
  }
  auto residual = less_mean(y);
  std::vector<double> coefficient(k, 0.0);
  for (std::size_t j = 0; j < k; ++j) coefficient[j] = sweep(residual, rest[j]);
  for (std::size_t j = k; j-- > 0;)
    for (std::size_t i = 0; i < j; ++i)
      if (coefficient[j] != 0) coefficient[i] -= upper[i][j] * coefficient[j];
  return coefficient;
}

}  // namespace tanvan
