#pragma once
/// What is sent on a working day: from whom to whom, how much at a time and in which vehicle.

#include <array>
#include <cstdint>
#include <vector>

#include "models/freight/gateways.hpp"
#include "models/freight/shipment_choice.hpp"
#include "models/freight/vehicles.hpp"

namespace tanvan {

/// Value of goods by commodity [đồng/t]. Priors.
inline constexpr std::array<double, kCommodities> kValuePerTonne = {12e6, 3e6, 25e6, 120e6, 30e6};

/// Which part of its way a shipment is.
enum class ShipmentLeg : std::uint8_t {
  direct,
  to_centre,    // to be put together with others
  from_centre,  // the same goods on from there: counted once, on their way in
};

/// Goods that are sent at once from one place to another.
struct Shipment {
  AgentKey shipper = {};  // who asks for the vehicle: the enterprise at `base`, or the warehouses of its zone
  ZoneId base = {};       // where its rounds begin: `from` or `to`
  ZoneId from = {}, to = {};
  std::int64_t kg = 0;     // > 0
  std::int32_t way = -1;   // of trade: gateway (row of `TradeWays::all`), else -1
  std::int32_t node = -1;  // of trade: where the truck drives, the gateway or an inland node; else -1
  Commodity commodity = {};
  GoodsFlow flow = {};
  FreightVehicle vehicle = {};
  std::uint8_t size = 0;       // class of kShipmentSizes_t
  std::uint8_t container = 0;  // 1: in a container on a tractor
  ShipmentLeg leg = {};
  std::uint8_t any_hour = 0;  // 1: received by night too
  Chain chain = {};           // of trade: by which it goes on from `node`
  float onward_vnd = 0;       // of a container from `node` to the gateway, handling included
  AgentKey key = {};          // of its own draws
};

/// Days of the sample's shippers that are drawn together, so that no drive stands for more than 1 / `least_sample`: a
/// shipper of the sample stands for 1 / scale, and so many of them send a day of their own.
std::uint32_t days_drawn(World const& world, FreightParameters const& p);

/// Shipments of the whole population for which one that was drawn stands.
double shipment_weight(World const& world, FreightParameters const& p);

/// What the account sends on a working day of this month, from enterprises, to them and to residents, full population
/// [t]: the mean of the shipments' mass but for what has nowhere to go. Goods of residents count once.
double tonnes_due(World const& world, FreightParameters const& p);

/// Shipments of one working day of this month, of the sample's enterprises and residents, `days_drawn` times over, in
/// the order of enterprises, then zones.
///
/// An enterprise's day is what it sent this month over the working days of a month (`goods_sent`; before the economy
/// has begun, what a twelfth of its yearly value added weighs). `export_share` of it leaves the province, through a
/// gateway or to other provinces by its commodity; of the rest as much goes to customers as they buy (inputs.csv,
/// supplier links), what is left to shops, sites and neighbours, P ~ (jobs + a persons) exp(-decay t). Inputs from
/// outside come likewise; goods for residents come to warehouses, P ~ floor exp(-decay t), and from there in drops of
/// `drop_t`. A relation over a seaport whose order quantity is `container_from_t` or more fills containers. Elsewhere
/// size and vehicle are chosen together (`shipment_shares`) among sizes up to the class that holds the order quantity.
/// The last shipment of a day goes with the chance of what is left of the day over its size, so that the mean mass is
/// the month's. Each flow of a commodity has draws of its own, by the key of the enterprise or zone and the month: one
/// shipment more changes no other flow. The same bits on any number of threads.
std::vector<Shipment> shipments_of_day(World const& world, FreightRoads const& roads, TradeWays const& ways,
                                       FreightParameters const& p);

}  // namespace tanvan
