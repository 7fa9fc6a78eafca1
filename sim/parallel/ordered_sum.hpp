#pragma once
/// Sums of floats with the same bits on any number of threads.

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/parallel/for_rows.hpp"

namespace tanvan {

/// Rows summed one after the other; blocks belong to row numbers, not to threads.
inline constexpr std::size_t kSumBlock = 4096;

/// The sum of term(i) over i in [0, n): blocks of kSumBlock rows in parallel, added in the order of the blocks.
template <class Term>
double ordered_sum(std::size_t n, Term const& term) {
  std::vector<double> block((n + kSumBlock - 1) / kSumBlock, 0.0);
  tbb::parallel_for(std::size_t{0}, block.size(), [&](std::size_t b) {
    double sum = 0;
    for (std::size_t i = b * kSumBlock; i < std::min(n, (b + 1) * kSumBlock); ++i) sum += term(i);
    block[b] = sum;
  });
  double sum = 0;
  for (double part : block) sum += part;
  return sum;
}

}  // namespace tanvan
