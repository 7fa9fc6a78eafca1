#include "sim/parallel/gravity.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/parallel/raking.hpp"

namespace tanvan {

namespace {

double miss(double sum, double total) {
  return total > 0 ? std::abs(sum - total) / total : sum;
}

/// Largest relative miss of a row or column total; 1 for one that nothing reaches.
double largest_miss(std::span<double const> flow, std::span<double const> origin, std::span<double const> destination) {
  std::vector<double> column(destination.size(), 0.0);
  double largest = 0;
  for (std::size_t i = 0; i < origin.size(); ++i) {
    double row = 0;
    for (std::size_t j = 0; j < destination.size(); ++j) {
      row += flow[i * destination.size() + j];
      column[j] += flow[i * destination.size() + j];
    }
    largest = std::max(largest, miss(row, origin[i]));
  }
  for (std::size_t j = 0; j < destination.size(); ++j) largest = std::max(largest, miss(column[j], destination[j]));
  return largest;
}

}  // namespace

GravityFit balance(std::span<double> flow, std::span<double const> origin, std::span<double const> destination,
                   double tolerance, int most_iterations) {
  auto const fit = rake_table(flow, origin, destination, {tolerance, most_iterations});
  return {largest_miss(flow, origin, destination), fit.iterations};
}

void distribute(std::span<double> flow, std::span<double const> origin, std::span<double const> attraction) {
  std::size_t const columns = attraction.size();
  expects(flow.size() == origin.size() * columns, "a matrix of origins times destinations");
  for (std::size_t i = 0; i < origin.size(); ++i) {
    auto* const row = flow.data() + i * columns;
#pragma omp simd
    for (std::size_t j = 0; j < columns; ++j) row[j] *= attraction[j];
    double sum = 0;
    for (std::size_t j = 0; j < columns; ++j) sum += row[j];
    double const factor = sum > 0 ? origin[i] / sum : 0;
#pragma omp simd
    for (std::size_t j = 0; j < columns; ++j) row[j] *= factor;
  }
}

}  // namespace tanvan
