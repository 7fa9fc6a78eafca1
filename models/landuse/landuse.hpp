#pragma once
/// Homes and floor space (models E24-E29): who lives where, what it costs, what is built.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

/// Ranges and sources in `parameters`.
struct LanduseParameters {
  double move_tenant = 0.20;         // yearly hazard to look for another home, tenants
  double move_owner = 0.03;          // owners
  double price_dislike = 0.9;        // beta_p of E26, on ln price
  double jobs_liking = 0.35;         // beta_a, on ln accessibility of jobs
  double commute_dislike = 0.12;     // of the household's workers [1/min]
  double station_liking = 0.25;      // for land within 800 m of a station
  double stay = 1.0;                 // utility of not moving
  double candidates = 4;             // zones compared by a mover
  double first_home_decay = 0.06;    // of homes with the time from where a newcomer first asks [1/min]
  double vacancy_norm = 0.04;        // v* of E28
  double vacancy_reserve = 0.02;     // built beyond v*
  double price_slope = 1.2;          // yearly price change per unit of vacancy below the norm
  double price_slope_slack = 0.2;    // the same above the norm, where owners wait rather than sell
  double price_cap = 0.10;           // largest yearly change beyond consumer prices
  double station_premium = 0.12;     // price within 800 m of a station
  double premium_years = 3;          // in which it builds up: this part of what is missing comes each year
  double room_speed = 0.25;          // of missing rooms that small landlords add a month
  double build_speed = 0.6;          // of missing floor space started a year
  double building_life = 0.008;      // floor space pulled down a year
  double apartment_share = 1.0 / 3;  // of new dwellings; the others are houses
  double house_m2 = 75;              // floor of a new dwelling
  double room_m2 = 16;               // floor of a new room

  friend bool operator==(LanduseParameters const&, LanduseParameters const&) = default;
};

std::vector<Parameter> parameters(LanduseParameters& p);

/// Kinds: upzone, site_release.
std::vector<InterventionKind> landuse_interventions();

/// Month: landuse.policies (sense), landuse.build_rooms (plan), landuse.house (move).
/// Year: landuse.relocate (move), landuse.develop (settle).
std::vector<Module> landuse_modules(LanduseParameters const& p);

/// The floor use that a kind of dwelling belongs to: rooms and dormitories are rooms, all others housing.
FloorUse use_of(DwellingKind kind);

/// The kind of dwelling that a tenure looks for.
DwellingKind kind_for(Tenure tenure);

/// Yearly price change by vacancy (E28, SILO's rule): slope (v* - v), within the cap, on top of consumer prices.
/// @param vacancy in [0, 1]  @param consumer_prices their relative change [1/year]  @return relative change [1/year]
double price_change(double vacancy, double consumer_prices, LanduseParameters const& p);

/// Occupied and standing floor space recounted from dwellings and establishments; conserved to the square metre.
/// Writes land.occupied_m2 and, for housing and rooms, land.floor_m2.
void recount_floor(World& world);

}  // namespace tanvan
