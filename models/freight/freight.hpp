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
  double household_goods_t = 1.0;  ///< brought in from outside a resident [t/year]
  double tonnes_scale = 0.6;       ///< of `freight_t_per_mvnd` of sectors.csv, raked to tonnes a worker
  double least_sample = 0.05;      ///< of the province's shippers and carriers, drawn at least [1]
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
  // Over the border
  double import_h = 54.8;       ///< mean between arrival from outside and leave to fetch [h]
  double export_h = 38.4;       ///< the same of goods that go [h]
  double customs_share = 0.28;  ///< of that time at customs; the rest with other bodies and papers
  double import_red = 0.2;      ///< of consignments that customs opens (red channel) [1]
  double export_red = 0.1;      ///< the same of exports [1]
  double shuttle_cost = 0.85;   ///< of a container by a dry port's shuttle against the truck, there and back [1]
  // Parcels
  double parcels_person = 34;        ///< in 2024 [1/year]
  double parcels_growth = 0.3;       ///< a year in 2024 [1]
  double parcels_most = 100;         ///< towards which it rises [1/year]
  double parcels_job = 0.041;        ///< to enterprises [1/job and working day]
  double parcels_failed = 0.13;      ///< of tries at a door that come back [1]
  double courier_parcels = 60;       ///< of a courier's box [1]
  double courier_stop_min = 4;       ///< at a door [min]
  double locker_parcels = 20;        ///< put into lockers at one stop [1]
  double van_parcels = 500;          ///< of a van from a hub to a depot [1]
  double truck_parcels = 2'500;      ///< of a truck over a border or to other provinces [1]
  double container_parcels = 8'000;  ///< of a container for stock under customs [1]
  // Gates
  double own_share = 0.4;         ///< of a gateway's containers that are the province's [1]
  double gate_service_min = 1.5;  ///< of a lane, in and out [min]
  double gate_wait_min = 1;       ///< mean for which lanes were built, in the busiest hour [min]
  double yard_min = 45;           ///< between the gates [min]
  double port_growth = 0.02;      ///< of the trucks of others at the gates, from 2022 on [1/year]
};

std::vector<Parameter> parameters(FreightParameters& p);

/// Value added of each enterprise in a year [million đồng, sample]: twelve months of what it expects to sell; before
/// the economy has begun, its workers' part of its sector's share of GRDP.
Column<EnterpriseId, double> value_added_year(World const& world);

/// The day's vehicles that carry goods and parcels, to world.day.goods and by bin and class to world.day.freight, full
/// population; what they do to the record of the year; and what carriers remember of gates (`FreightStore::gates`).
/// Shipments, rounds and hours follow the times of the last day that is known, and the roads, bans and tolls of now;
/// the same bits on any number of threads.
void generate_freight(World& world, FreightParameters const& p);

/// `freight.policies` and `freight.goods` each month, `freight.account` each year; `freight.vehicles`,
/// Period::transport, Phase::plan.
std::vector<Module> freight_modules(FreightParameters const& p);

}  // namespace tanvan
