#pragma once
/// Splits agents of a district into categories: raked over strata, rounded with both margins kept, dealt out in an
/// order.

#include <span>
#include <string>
#include <vector>

#include "models/demography/synthesis_controls.hpp"
#include "sim/parallel/control_report.hpp"

namespace tanvan {

/// Agents of one district to be split.
struct SplitInput {
  std::vector<std::uint32_t> row;      // of each agent, in its store
  std::vector<std::uint32_t> stratum;  // of each agent, < strata
  std::vector<double> order;  // of each agent: within a stratum the first categories go to the lowest; ties by row
  std::vector<double> seed;   // [strata, categories] chances to start from, >= 0
};

/// Category of each agent. Every stratum is split whole; categories have the shares wanted of all agents, each rounded
/// by largest remainder. Where the seed's zeros forbid that, the report names the categories and the strata keep their
/// seed.
/// @param[out] fit  controls and raking of this split
std::vector<std::uint8_t> split(SplitInput const& input, Shares const& wanted, Control control,
                                std::string const& district, SynthesisReport& fit);

}  // namespace tanvan
