#pragma once
/// Goods in the results file.

#include <map>

#include "sim/engine/record.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {

/// /freight/YEAR of every year: the account of goods, and of years with a day of travel its vehicles and nodes.
void write_freight(ResultsWriter& file, std::map<int, FreightYear> const& years);

}  // namespace tanvan
