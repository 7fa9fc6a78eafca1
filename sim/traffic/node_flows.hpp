#pragma once
/// Flows over a junction as fractions of vehicles: what the engine's junctions come to in the long run.

#include <span>
#include <vector>

namespace tanvan {

/// Links that meet, flows as row-major tables [in-links, out-links].
struct NodeDemand {
  std::span<double const> sending;   // S_ij [in, out], >= 0: what link i would send into link j
  std::span<double const> capacity;  // C_i [in], > 0
  std::span<double const> supply;    // R_j [out], >= 0: what link j takes
};

/// Flows that obey demand, supply, and first in first out on each in-link, and cannot be raised: the rule with
/// priorities by capacity, turned with the turning fractions, of Tampère, Corthout, Cattrysse and Immers, A generic
/// class of first order node models for dynamic macroscopic simulation of traffic flows, Transportation Research Part B
/// 45 (2011), 4.2. The engine's junctions follow it vehicle by vehicle; this is the oracle that tests hold them
/// against.
/// @return q_ij [in, out], in the unit of the demand
std::vector<double> node_flows(NodeDemand const& demand);

}  // namespace tanvan
