#pragma once
/// What a result says of its dynamic years that a reader should know before he trusts their figures.

#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// A sentence for every year of traffic in which vehicles were stuck, or drivers would still have changed.
std::vector<std::string> doubts_of_traffic(ResultsFile const& file);

/// A sentence where a year was driven in one file and assigned in the other: then the engine makes a difference too.
std::vector<std::string> engines_that_differ(ResultsFile const& a, ResultsFile const& b);

}  // namespace tanvan
