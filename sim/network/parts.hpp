#pragma once
/// Which junctions can reach each other.

#include <cstdint>

#include "sim/network/network.hpp"

namespace tanvan {

/// Whose links count: those of all vehicles, or only those that heavy trucks may use at all hours.
enum class TruckRule : std::uint8_t { all_vehicles, unbanned_only };

/// 1 for the junctions of the largest strongly connected part of the links open in `month` (of equals the one with the
/// lowest node), 0 for all others. A junction without open links belongs to no part.
/// Tarjan's algorithm of Boost.Graph over `BoostGraph`.
Column<NodeId, std::uint8_t> main_part(Network const& network, Month month, TruckRule rule);

/// The same over the links that a class may use: for trucks those that are never banned to them.
Column<NodeId, std::uint8_t> main_part(Network const& network, Month month, VehicleClass vehicle);

/// 1 for the junctions at which a link open in `month` begins or ends.
Column<NodeId, std::uint8_t> junctions_in_use(Network const& network, Month month);

}  // namespace tanvan
