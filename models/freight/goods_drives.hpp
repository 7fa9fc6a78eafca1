#pragma once
/// The day's vehicles of goods as traffic meets them.

#include <vector>

#include "models/freight/rounds.hpp"

namespace tanvan {

/// A row a trip: one that stands for several sets out within half an hour of its moment, as long as the same bans hold;
/// one that stands for itself at its moment. Those without a way are left out. The key is that of its vehicle's duty.
GoodsDrives drives_of(FreightRoads const& roads, std::vector<GoodsTrip> const& trips);

/// The same by time bin and class.
std::vector<ClassMatrices> drives_by_bin(World const& world, FreightRoads const& roads, GoodsDrives const& drives);

}  // namespace tanvan
