#pragma once
/// Two runs of a scenario beside each other: indicators, zones, links and lines.

#include <string>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// Figures of the last year that both have, those of a day of travel where both stand on the same one, then the zones,
/// links and lines that differ most. Years that only one has are named first and nowhere compared.
std::string compare_runs(ResultsFile const& a, ResultsFile const& b);

}  // namespace tanvan
