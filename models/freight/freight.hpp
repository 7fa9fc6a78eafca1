#pragma once
/// Goods and the vehicles that carry them: from what enterprises make and residents need to the day's trips of vans and
/// trucks.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

struct FreightParameters {
  double working_days = 300;  ///< of freight [1/year]
  // The account of goods
  double stock_days = 10;          ///< of what an enterprise makes, kept in its own stock [days]
  double gateway_days = 2.3;       ///< between arrival from outside and fetching [days]
  double household_goods_t = 1.0;  ///< brought in from outside a resident [t/year]
  double tonnes_scale = 0.6;       ///< of `freight_t_per_mvnd` of sectors.csv, raked to tonnes a worker
  // Who sends to whom
  double trade_scale = 1.0;        ///< of the shares of goods that come from or go abroad
  double trade_slope = 1.0;        ///< of the choice of gateway [1/million đồng a container]
  double barge_cost = 0.65;        ///< of a container by barge against the truck, there and back [1]
  double rail_cost = 0.5;          ///< by train [1]
  double handling_mvnd = 0.8;      ///< of a container from truck to barge or train [million đồng]
  double market_decay = 0.03;      ///< of local and neighbouring receivers [1/min]
  double person_attraction = 0.5;  ///< of a person to goods against a job [1]
  // How much at a time, and how
  double order_cost_vnd = 600'000;          ///< F of a shipment: orders, loading, papers [đồng]
  double trade_order_cost_vnd = 3'000'000;  ///< the same over a border: customs, booking [đồng]
  double holding_rate = 0.2;                ///< h of stock [1/year]
  double drop_t = 0.5;                      ///< left at a shop by a distribution round [t]
  double container_from_t = 5;              ///< shipments over a seaport that fill a container [t]
  double tonnes_per_teu = 12;               ///< where freight.csv gives tonnes [t/TEU]
  double teu_per_trip = 1.63;               ///< containers on a truck trip [TEU]
  double shuttle_share = 0.5;               ///< of an inland depot's containers that go to a seaport by road
  double triangulation = 0.2;               ///< of containers that could, those paired on one round from the port
  double detour_limit = 1.5;  ///< of the time without bans; trucks with a longer detour choose other hours
  // Rounds
  double round_stops = 40;       ///< most shipments planned together
  double stop_min = 15;          ///< at a receiver [min]
  double unload_min_t = 3;       ///< and a tonne [min/t]
  double gate_min = 45;          ///< of a truck at a port, as it is planned [min]
  double reload_min = 30;        ///< between two rounds of a vehicle [min]
  double duty_h = 10;            ///< longest of a driver [h]
  double receives_from_h = 6;    ///< receivers of pooled shipments open [h]
  double receives_until_h = 20;  ///< and close [h]
  // Gates
  double own_share = 0.4;         ///< of a gateway's containers that are the province's [1]
  double gate_service_min = 1.5;  ///< of a lane, in and out [min]
  double gate_wait_min = 1;       ///< mean for which lanes were built, in the busiest hour [min]
  double yard_min = 40;           ///< between the gates [min]
};

std::vector<Parameter> parameters(FreightParameters& p);

/// Value added of each enterprise in a year [million đồng, sample]: twelve months of what it expects to sell; before
/// the economy has begun, its workers' part of its sector's share of GRDP.
Column<EnterpriseId, double> value_added_year(World const& world);

/// The day's vehicles that carry goods, by bin and class, to world.day.freight, full population; and what they do to
/// the record of the year. Shipments, rounds and hours follow the times and bans of the last exchange; the same bits on
/// any number of threads.
void generate_freight(World& world, FreightParameters const& p);

/// `freight.goods` and `freight.account` of month and year; `freight.vehicles`, Period::transport, Phase::plan.
std::vector<Module> freight_modules(FreightParameters const& p);

}  // namespace tanvan
