#pragma once
/// Goods: what enterprises have made, what comes in from outside, what has been delivered and what lies in stock.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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
enum class FreightVehicle : std::uint8_t { van, truck_2_axle, truck_3_axle, tractor, courier };
inline constexpr std::size_t kFreightVehicles = 5;
inline constexpr std::array<std::string_view, kFreightVehicles> kFreightVehicleNames = {
    "van", "truck_2_axle", "truck_3_axle", "tractor", "courier"};  // the last: a motorbike with parcels

/// Why goods move.
enum class GoodsFlow : std::uint8_t {
  supply,     // to an enterprise that buys inputs (its supplier links)
  market,     // to shops, building sites and neighbours
  outbound,   // through a gateway to the world
  inbound,    // through a gateway from the world
  domestic,   // from and to the other provinces
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

/// By which means a container goes on from an inland node to the seaports.
enum class Chain : std::uint32_t { road, barge, rail };
inline constexpr std::size_t kChains = 3;
inline constexpr std::array<std::string_view, kChains> kChainNames = {"road", "barge", "rail"};

// A node below is a row of the region's freight table: the first of the node's name.

/// An inland node that an intervention lets carry containers on to the seaports.
struct OnwardService {
  std::uint32_t node = 0;
  Chain chain{};
  double teu_year = 0;  // that it can carry, > 0
  double cost = 1;      // of a container against the truck, there and back
};

/// Appointments of a gate: trucks come in slots of an hour, no more than lanes can serve.
struct GateBooking {
  std::uint64_t node = 0;
  double use = 1;           // of what lanes serve in an hour, how much is given away, in (0, 1]
  double most_shift_h = 0;  // by which a truck comes earlier or later for it, at most
};

/// Parcels from and to abroad that pass a zone of their own.
struct ParcelZone {
  std::uint64_t node = 0;
  double parcels_day = 0;   // full population
  double bonded_share = 0;  // of them kept in stock under customs before they are ordered
};

/// Where small shipments for the places around are put together.
struct ConsolidationCentre {
  std::uint64_t zone = 0;
  double radius_km = 0;
  double share = 0;           // of the shipments that could, those that use it
  double handling_vnd_t = 0;  // [đồng a tonne]
};

/// What carriers know of a gate.
struct GateMemory {
  std::uint64_t node = 0;
  double turn_min = 0;  // of a truck: the mean of what they knew before and of the last day
};

struct FreightStore {
  GoodsAccount goods;
  Kilograms at_gateways{};  // brought in, not yet fetched
  // What interventions have done; of one node or zone the last row counts
  std::vector<OnwardService> onward;
  std::vector<GateBooking> bookings;
  std::vector<ParcelZone> parcel_zones;
  std::vector<ConsolidationCentre> centres;
  std::vector<double> weight_limit_t;  // [L] no truck above it [t gross], +inf: none; empty: none anywhere
  double night_share = 0;              // of receivers that take goods at any hour
  double locker_share = 0;             // of parcels that go to a locker
  std::vector<GateMemory> gates;
};

}  // namespace tanvan
