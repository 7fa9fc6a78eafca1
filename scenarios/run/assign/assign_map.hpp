#pragma once
/// The network of an assignment in its result, so that the result can be mapped.

#include "scenarios/run/assign/assign_network.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {

/// Writes `/network`, rows as in `/assignment`, where the network has a place on the map; else nothing. Links are
/// numbered by their ids where all are whole numbers, else by their rows from 1; what the network does not know is 0.
void put_network(ResultsWriter& file, AssignNetwork const& network);

}  // namespace tanvan
