#pragma once
/// Trucks: what enterprises send and receive, what gateways handle, and when they may drive.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

struct FreightParameters {
  double working_days = 300;       ///< of freight [1/year]
  double load_t = 9;               ///< goods on a loaded truck [t]
  double loaded_share = 0.6;       ///< of truck trips; empty running is large in Vietnam's fleet
  double inbound_ratio = 1.0;      ///< tonnes received a tonne sent
  double gateway_decay = 0.01;     ///< of the choice of gateway [1/min]
  double market_decay = 0.03;      ///< of local and neighbouring receivers [1/min]
  double teu_per_trip = 1.63;      ///< containers on a truck trip [TEU]
  double shuttle_share = 0.5;      ///< of an inland node's containers that go to a seaport by road
  double tonnes_per_teu = 12;      ///< where freight.csv gives tonnes [t/TEU]
  double person_attraction = 0.5;  ///< of a person to goods against a job [1]
  double detour_limit = 1.5;       ///< of the time without bans; trucks with a longer detour choose other hours
};

std::vector<Parameter> parameters(FreightParameters& p);

/// A place where goods enter or leave the region.
struct Gateway {
  ZoneId zone;
  double teu_year = 0;  ///< containers handled [TEU/year], > 0
  bool inside = false;  ///< the province; the others are seaports and airports beyond
};
/// Freight nodes of the region with containers (metric `throughput`, TEU per year) or tonnes (at `tonnes_per_teu`),
/// known by `year`, at least those of 2022, the last year of the counts; rows of design capacity and later years do not
/// count.
std::vector<Gateway> gateways(World const& world, int year, FreightParameters const& p);

/// Value added of each enterprise in a year [million đồng, sample]: twelve months of what it expects to sell; before
/// the economy has begun, its workers' part of its sector's share of GRDP.
Column<EnterpriseId, double> value_added_year(World const& world);

/// Tonnes a day sent from each zone, by what leaves through gateways and what stays: sector tonnes per value added
/// times the value added of a year, full population.
struct Sent {
  std::vector<double> to_gateways, to_market;  // [t/day], [Z]
};
Sent tonnes_sent(World const& world, FreightParameters const& p);

/// Trucks a day between zones, before hours and bans: goods both ways between senders and gateways (teu * exp(-decay
/// * t)) and between senders and receivers (jobs and population * exp(-decay * t)), each loaded trip with its share of
/// empty ones; and containers between inland nodes and seaports at `teu_per_trip`.
Matrix trucks_a_day(World const& world, FreightParameters const& p);

/// Hours of the day without bans; shares of bins sum to 1. @param trucks a day
/// A pair whose trucks a bin's bans shut out, or send on a detour beyond `detour_limit`, moves that bin's trucks to the
/// bins that remain, by their shares; where none remains they drive in the bin of least detour, at night where no road
/// is left at all. @return [T], trucks a bin
std::vector<Matrix> trucks_by_bin(World const& world, Matrix const& trucks, FreightParameters const& p);

/// The whole: world.day.truck_trips.
void generate_trucks(World& world, FreightParameters const& p);

/// `freight.trucks`, Period::transport, Phase::plan.
std::vector<Module> freight_modules(FreightParameters const& p);

}  // namespace tanvan
