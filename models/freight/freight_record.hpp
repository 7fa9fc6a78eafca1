#pragma once
/// What a day's goods and vehicles come to, for the results.

#include <span>

#include "models/freight/gates.hpp"

namespace tanvan {

/// Figures of the year's day in world.record.freight, full population.
void record_goods_day(World& world, FreightRoads const& roads, TradeWays const& ways,
                      std::span<Shipment const> shipments, GoodsDay const& day);

/// The same of gates.
void record_gates(World& world, std::span<GateDay const> gates);

}  // namespace tanvan
