#pragma once
/// Goods: what enterprises have made, what comes in from outside, what has been delivered and what lies in stock.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/population/sector.hpp"

namespace tanvan {

/// Groups of goods that travel alike, after the Dutch MASS-GT (de Bok, Tavasszy 2018).
enum class Commodity : std::uint8_t {
  food,          // perishable and climate-controlled: agriculture, food
  bulk,          // heavy: mining, minerals and metals, materials of construction, ash and waste
  chemicals,     // chemicals, rubber, plastics
  equipment,     // electronics, machinery, vehicles
  manufactured,  // garments, footwear, furniture, paper
};
inline constexpr std::size_t kCommodities = 5;
inline constexpr std::array<std::string_view, kCommodities> kCommodityNames = {"food", "bulk", "chemicals", "equipment",
                                                                               "manufactured"};

constexpr std::size_t index_of(Commodity c) {
  return static_cast<std::size_t>(c);
}

/// What a sector's goods are. Services make none: their `freight_t_per_mvnd` is 0.
constexpr Commodity commodity_of(Sector sector) {
  switch (sector) {
    case Sector::agriculture:
    case Sector::food: return Commodity::food;
    case Sector::mining:
    case Sector::minerals_metals:
    case Sector::utilities:
    case Sector::construction: return Commodity::bulk;
    case Sector::chemicals_plastics: return Commodity::chemicals;
    case Sector::electronics:
    case Sector::machinery:
    case Sector::vehicles_other: return Commodity::equipment;
    default: return Commodity::manufactured;
  }
}

/// Vehicles that carry goods, by size.
enum class FreightVehicle : std::uint8_t { van, truck_2_axle, truck_3_axle, tractor };
inline constexpr std::size_t kFreightVehicles = 4;
inline constexpr std::array<std::string_view, kFreightVehicles> kFreightVehicleNames = {"van", "truck_2_axle",
                                                                                        "truck_3_axle", "tractor"};

/// Why goods move.
enum class GoodsFlow : std::uint8_t {
  supply,     // to an enterprise that buys inputs (its supplier links)
  market,     // to shops, building sites and neighbours
  outbound,   // through a gateway to the world
  inbound,    // through a gateway from the world
  domestic,   // from the other provinces
  household,  // from a warehouse to shops and homes
};
inline constexpr std::size_t kGoodsFlows = 6;
inline constexpr std::array<std::string_view, kGoodsFlows> kGoodsFlowNames = {"supply",  "market",   "outbound",
                                                                              "inbound", "domestic", "household"};

/// Masses by commodity in whole kilograms, so that nothing is lost in sums.
using Kilograms = std::array<std::int64_t, kCommodities>;

/// Goods since January, of the sample: opening + produced + imported = delivered + what is in stock.
struct GoodsAccount {
  Kilograms opening{};   // in stock on 1 January
  Kilograms produced{};  // by enterprises of the province
  Kilograms imported{};  // from outside the province, to enterprises and to residents
  Kilograms delivered{};
};

struct FreightStore {
  GoodsAccount goods;
  Kilograms at_gateways{};  // brought in, not yet fetched
};

}  // namespace tanvan
