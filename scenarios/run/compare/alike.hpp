#pragma once
/// Whether results may be held beside each other.

#include <vector>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// Warns on standard error where the files differ in scale, seed, transport or years: then their differences are not
/// the policy's alone.
void warn_where_unlike(std::vector<ResultsFile> const& files);

}  // namespace tanvan
