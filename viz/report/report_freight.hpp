#pragma once
/// Goods of the days of travel, as the page draws them.

#include <nlohmann/json.hpp>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// Figures of /freight by year under their names in the file: single ones as numbers, one axis as a list, two as rows
/// of lists. Years without a day of travel are left out; older files give an empty object or fewer figures.
nlohmann::ordered_json freight_of(ResultsFile const& file);

}  // namespace tanvan
