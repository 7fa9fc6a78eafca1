#pragma once
/// What a day's goods and vehicles come to, for the results.

#include <span>

#include "models/freight/customs.hpp"
#include "models/freight/gates.hpp"
#include "models/freight/parcels.hpp"

namespace tanvan {

/// Figures of the year's day in world.record.freight, full population.
/// @param weight  shipments of the population for which each stands
void record_goods_day(World& world, FreightRoads const& roads, TradeWays const& ways,
                      std::span<Shipment const> shipments, double weight, FreightParameters const& p,
                      GoodsDay const& day);

/// The same of gates.
void record_gates(World& world, std::span<Gateway const> gateways, std::span<GateDay const> gates);
void record_customs(World& world, CustomsDay const& day);
void record_parcels(World& world, ParcelDay const& day);

/// The yearly indicators of goods, of the figures above. @pre all of them are recorded, and the year has its row
void record_indicators(World& world);

}  // namespace tanvan
