#pragma once
/// What `tanvan info` says of a population.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// How many agents of which kind: persons by what they do, households by how they live, homes, enterprises by whose
/// they are, positions. Counts of the sample, shares in percent. @param file  of `tanvan synthesize` (`is_population`)
std::string population_text(ResultsFile const& file);

/// The same counts by name.
nlohmann::ordered_json population_json(ResultsFile const& file);

}  // namespace tanvan
