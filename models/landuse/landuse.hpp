#pragma once
/// Homes, floor space and stations (models E24-E29, mobility 3.5): who lives where, what it costs, what is built.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

inline constexpr std::size_t kDwellingKinds = 5;

/// Slopes of a tenure against a room (E24).
struct TenureSlopes {
  double constant = 0;
  double income = 0;   // on ln of income a head over 5 million đồng a month, prices of the base year
  double members = 0;  // of the household beyond the first
  double native = 0;   // where an adult was born in the province

  friend bool operator==(TenureSlopes const&, TenureSlopes const&) = default;
};

/// Ranges and sources in `parameters`.
struct LanduseParameters {
  // Who looks for a home within a year (E25), logits
  double move_tenant = -0.4;  // of tenants whose home is as good as others'
  double move_owner = -3.7;   // of owners
  double move_hope = 0.25;    // on what better homes are worth
  double move_job = 0.3;      // after a new job
  double move_newborn = 0.4;  // after a birth
  double move_burden = 0.3;   // where rent takes more than `burden` of the income
  double burden = 0.30;       // of income

  // For which tenure (E24), against a room
  double tenure_inertia = 2.5;  // of the present tenure
  TenureSlopes own{0.4, 0.9, 0.25, 1.0}, rent{-1.6, 0.9, 0.30, 0.2}, dormitory{-0.9, -0.4, -0.6, -0.8},
      social{-0.4, 0.1, 0.20, 0.3};

  // Which home (E26)
  double price_dislike = 0.9;      // beta_p, on ln of cost over income
  double floor_liking = 0.5;       // beta_f, on ln of floor a head
  double jobs_liking = 0.35;       // beta_a, on ln accessibility of jobs
  double commute_dislike = 0.12;   // beta_c, of the household's workers [1/min]
  double station_liking = 0.25;    // beta_s, at a station
  double network_liking = 0.5;     // beta_m, of migrants for where migrants live
  double stay = 1.0;               // utility of not moving
  double candidates = 30;          // homes compared
  double search_decay = 0.06;      // of homes heard of with the time from work [1/min]
  double dormitory_staff = 300;    // least staff of employers who offer dormitories [persons]
  double social_income_mvnd = 15;  // largest income for a social dwelling [million đồng a month]
  double down_payment = 0.3;       // of the price of a home that a tenant buys
  double modest_m2 = 45;           // floor of the house that savings are measured by [m²]
  double home_yield = 0.045;       // yearly cost of a home over its price
  double sheltered_rent = 0.5;     // of dormitories and social dwellings against rooms

  // Prices (E27, E28)
  double vacancy_norm = 0.04;      // v*
  double vacancy_reserve = 0.02;   // built beyond v*
  double price_slope = 1.2;        // yearly price change per unit of vacancy below the norm
  double price_slope_slack = 0.2;  // the same above the norm, where owners wait rather than sell
  double price_cap = 0.10;         // largest yearly change beyond consumer prices
  double premium_core = 0.15;      // ln price within 500 m of a station
  double premium_ring = 0.05;      // ln price from 500 to 1,000 m

  // Building (E29)
  double room_speed = 0.25;          // of missing rooms that small landlords begin a month
  double room_months = 4;            // from start to completion
  double room_cost = 3.5;            // of a room [million đồng a m²]
  double room_return = 0.12;         // yearly yield from which landlords build
  double build_speed = 0.6;          // of missing floor space started a year
  double developer_share = 0.33;     // of missing homes and shops; owners build the rest on their land
  double building_life = 0.008;      // floor space pulled down a year
  double build_cost = 9;             // c0 [million đồng a m²]
  double height_cost = 0.06;         // kappa: more for each unit of FAR above 5
  double efficiency = 0.85;          // of floor that can be sold
  double cap_rate = 0.07;            // yearly rent over the price of shops
  double land_price = 0.9;           // of a m² of land over that of a home
  double profit_pull = 3;            // mu: how much more pays, the more is built there
  double parking_cost = 5;           // [million đồng a m² of parking]
  double apartment_share = 1.0 / 3;  // of new dwellings; the others are houses
  double house_m2 = 75;              // floor of a new dwelling
  double room_m2 = 16;               // of a new room
  double social_m2 = 42;             // of a new social dwelling
  double dormitory_m2 = 12;          // of a new dormitory unit

  // Stations (mobility 3.5)
  double block_m = 150;         // side of a block where streets.csv has no row [m]
  double barrier_kmh = 90;      // roads at least so fast are not walked across
  double discount_rate = 0.08;  // of levies, yearly
  double taxable_share = 0.3;   // of what a station adds to land, in the reckoning of what could be captured

  friend bool operator==(LanduseParameters const&, LanduseParameters const&) = default;
};

std::vector<Parameter> parameters(LanduseParameters& p);

/// Kinds: upzone, site_release, parking_minimum, land_value_capture, social_housing, dormitories, station_announcement.
std::vector<InterventionKind> landuse_interventions();

/// Month: landuse.policies (sense), landuse.build_rooms (plan), landuse.stations, landuse.house (move).
/// Year: landuse.develop (settle), landuse.station_report (record).
std::vector<Module> landuse_modules(LanduseParameters const& p);

/// The kind of dwelling that a tenure looks for.
DwellingKind kind_for(Tenure tenure);

/// Yearly price change by vacancy (E28, SILO's rule): slope (v* - v), within the cap, on top of consumer prices.
/// @param vacancy in [0, 1]  @param consumer_prices their relative change [1/year]  @return relative change [1/year]
double price_change(double vacancy, double consumer_prices, LanduseParameters const& p);

/// What a room brings a year over what it costs. @param rent [thousand đồng a m² and month], prices of the base year
/// @param vacancy  [0, 1]
double room_yield(double rent, double vacancy, LanduseParameters const& p);

/// Occupied and standing floor space recounted from dwellings and establishments; conserved to the square metre.
/// Writes land.occupied_m2 and, for housing and rooms, land.floor_m2.
void recount_floor(World& world);

}  // namespace tanvan
