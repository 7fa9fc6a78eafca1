#pragma once
/// Containers between inland nodes and seaports by road, on drives that no shipper orders.

#include <span>
#include <vector>

#include "models/freight/rounds.hpp"

namespace tanvan {

/// Goods that go on from a dry port by road: who brings a container takes one back, the rest of the ways is empty.
/// Loose goods are put into containers there. Shippers pay for it with the container's onward way.
/// @param weight  shipments of the population for which each stands
void add_shuttles(FreightRoads const& roads, std::vector<Gateway> const& nodes, std::span<Shipment const> shipments,
                  double weight, FreightParameters const& p, GoodsDay& day);

/// Containers of others between inland depots of the province and the seaports, `shuttle_share` of them: half each way.
void add_shuttles_of_others(FreightRoads const& roads, std::vector<Gateway> const& nodes, FreightParameters const& p,
                            GoodsDay& day);

}  // namespace tanvan
