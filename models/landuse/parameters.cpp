#include <array>
#include <string_view>

#include "models/landuse/landuse.hpp"

namespace tanvan {
namespace {

std::vector<Parameter> of_movers(LanduseParameters& p) {
  return {
      {"move_tenant", &p.move_tenant, -10, 5, "1", "logit of looking for a home, tenants",
       "E25; 20-30 % a year with the terms below"},
      {"move_owner", &p.move_owner, -10, 5, "1", "logit of looking for a home, owners", "E25; 2-4 % a year"},
      {"move_hope", &p.move_hope, 0, 5, "1", "weight of what homes of one's kind are worth over one's own",
       "E25, kappa_1; prior"},
      {"move_job", &p.move_job, 0, 5, "1", "more to look after a new job", "E25; prior"},
      {"move_newborn", &p.move_newborn, 0, 5, "1", "more to look after a birth", "E25; prior"},
      {"move_burden", &p.move_burden, 0, 5, "1", "more to look where rent is a burden", "E25; prior"},
      {"burden", &p.burden, 0.05, 1, "1", "share of income from which rent is a burden", "E25; 30 %"},
  };
}

std::vector<Parameter> slopes(TenureSlopes& s, std::array<std::string_view, 4> const& keys) {
  constexpr std::string_view kSource = "E24; prior, by the shape of tenure in the housing census of 2019";
  return {{keys[0], &s.constant, -10, 10, "1", "utility of the tenure against a room", kSource},
          {keys[1], &s.income, -5, 5, "1", "more of it with ln of income a head over 5 million đồng", kSource},
          {keys[2], &s.members, -5, 5, "1", "more of it for each member beyond the first", kSource},
          {keys[3], &s.native, -5, 5, "1", "more of it where an adult was born in the province", kSource}};
}

std::vector<Parameter> of_tenures(LanduseParameters& p) {
  std::vector<Parameter> all{
      {"tenure_inertia", &p.tenure_inertia, 0, 10, "1", "utility of the present tenure", "E24; prior"}};
  for (auto const& part :
       {slopes(p.own, {"own_constant", "own_income", "own_members", "own_native"}),
        slopes(p.rent, {"rent_constant", "rent_income", "rent_members", "rent_native"}),
        slopes(p.dormitory, {"dormitory_constant", "dormitory_income", "dormitory_members", "dormitory_native"}),
        slopes(p.social, {"social_constant", "social_income", "social_members", "social_native"})})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::vector<Parameter> of_homes(LanduseParameters& p) {
  return {
      {"price_dislike", &p.price_dislike, 0, 5, "1", "dislike of cost over income, on its logarithm", "E26; prior"},
      {"floor_liking", &p.floor_liking, 0, 5, "1", "liking for floor a head, on its logarithm", "E26; prior"},
      {"jobs_liking", &p.jobs_liking, 0, 5, "1", "liking for accessible jobs, on their logarithm", "E26; prior"},
      {"commute_dislike", &p.commute_dislike, 0, 1, "1/min", "dislike of the workers' mean commute",
       "prior; SILO starts at 0.01"},
      {"station_liking", &p.station_liking, 0, 3, "1", "liking for a station next door, 0 from 800 m on", "prior"},
      {"network_liking", &p.network_liking, 0, 5, "1", "liking of migrants for zones where tenants of rooms live",
       "E26, networks of origin; prior"},
      {"stay", &p.stay, 0, 10, "1", "utility of not moving", "E25; prior"},
      {"candidates", &p.candidates, 1, 200, "1", "homes compared by a mover", "E26; 30 options"},
      {"search_decay", &p.search_decay, 0, 1, "1/min", "decay of homes heard of with the way from work",
       "corrected for in the choice; prior"},
      {"dormitory_staff", &p.dormitory_staff, 1, 1e5, "persons", "least staff of employers in parks with dormitories",
       "E24; prior"},
      {"social_income_mvnd", &p.social_income_mvnd, 1, 100, "million đồng a month",
       "largest income for a social dwelling",
       "Decree 100/2024/NĐ-CP: 15 million a person, here a household; from memory, unverified"},
      {"down_payment", &p.down_payment, 0, 1, "1", "paid down of a home's price", "banks lend 70 %; from memory"},
      {"modest_m2", &p.modest_m2, 10, 300, "m²", "floor of the home that savings are measured by", "prior"},
      {"home_yield", &p.home_yield, 0.005, 0.2, "1/year", "yearly cost of a home over its price",
       "rents of flats 4-5 % of prices; from memory"},
      {"sheltered_rent", &p.sheltered_rent, 0, 1, "1", "cost of dormitories and social dwellings over rooms",
       "as public_budget.sheltered_rent; prior"},
  };
}

std::vector<Parameter> of_prices(LanduseParameters& p) {
  return {
      {"vacancy_norm", &p.vacancy_norm, 0, 0.5, "1", "vacancy at which prices follow consumer prices",
       "E28; v* 3 %, times 0.5-2", Prior{0.015, 0.06}},
      {"vacancy_reserve", &p.vacancy_reserve, 0, 0.5, "1", "vacancy built beyond the norm", "E29; SILO 2 %"},
      {"price_slope", &p.price_slope, 0, 20, "1/year", "price change per unit of missing vacancy",
       "E28; SILO 1, times 0.5-2", Prior{0.5, 2}},
      {"price_slope_slack", &p.price_slope_slack, 0, 20, "1/year", "the same per unit of vacancy beyond the norm",
       "E28; SILO 0.1, times 0.5-2", Prior{0.05, 0.2}},
      {"price_cap", &p.price_cap, 0, 1, "1/year", "largest real change of prices", "E28; 10 %"},
      {"premium_core", &p.premium_core, 0, 1, "1", "ln price within 500 m of a station, BRT a half",
       "mobility 3.5; 0.10-0.20"},
      {"premium_ring", &p.premium_ring, 0, 1, "1", "ln price from 500 to 1,000 m of a station, BRT a half",
       "mobility 3.5, delta_tr; prior"},
  };
}

std::vector<Parameter> of_building(LanduseParameters& p) {
  return {
      {"room_speed", &p.room_speed, 0, 1, "1/month", "missing rooms that small landlords begin", "E29; prior"},
      {"room_months", &p.room_months, 1, kRoomMonths, "months", "from start of a room to completion",
       "E29; 3-6 months"},
      {"room_cost", &p.room_cost, 0.1, 100, "million đồng a m²", "cost of a room, prices of the base year",
       "from memory, unverified"},
      {"room_return", &p.room_return, 0, 1, "1/year", "yield from which landlords build", "E29; r + 6 %"},
      {"build_speed", &p.build_speed, 0, 1, "1/year", "missing floor space started", "E29; prior"},
      {"developer_share", &p.developer_share, 0, 1, "1", "developers' part of missing homes and shops", "prior"},
      {"building_life", &p.building_life, 0, 0.1, "1/year", "floor space pulled down", "prior"},
      {"build_cost", &p.build_cost, 0.1, 100, "million đồng a m²", "cost of floor up to FAR 5, prices of the base year",
       "Ministry of Construction, unit costs: 8-12; from memory, unverified"},
      {"height_cost", &p.height_cost, 0, 1, "1", "more cost for each unit of FAR above 5",
       "mobility 3.5, kappa; prior"},
      {"efficiency", &p.efficiency, 0.3, 1, "1", "floor that can be sold", "E29; prior"},
      {"cap_rate", &p.cap_rate, 0.01, 0.3, "1/year", "rent of shops over their price", "E29; 5-8 %"},
      {"land_price", &p.land_price, 0, 10, "1", "price of land over that of homes, each a m²",
       "macro.csv 2022 and 2025"},
      {"profit_pull", &p.profit_pull, 0, 20, "1", "elasticity of what is built to the profit factor", "prior"},
      {"parking_cost", &p.parking_cost, 0, 100, "million đồng a m²", "cost of parking", "prior"},
      {"apartment_share", &p.apartment_share, 0, 1, "1", "apartments among new dwellings", "prior"},
      {"house_m2", &p.house_m2, 20, 300, "m²", "floor of a new dwelling", "macro.csv 2015: 23.5 m² a person"},
      {"room_m2", &p.room_m2, 6, 60, "m²", "floor of a new room", "macro.csv 2022: 12-16 m²"},
      {"social_m2", &p.social_m2, 15, 120, "m²", "floor of a new social dwelling", "as synthesis_homes.social_m2"},
      {"dormitory_m2", &p.dormitory_m2, 4, 60, "m²", "floor of a new dormitory unit",
       "as synthesis_homes.dormitory_m2"},
  };
}

std::vector<Parameter> of_stations(LanduseParameters& p) {
  return {
      {"block_m", &p.block_m, 50, 250, "m", "side of a block where streets.csv has no row",
       "ITDP, TOD Standard 3.0: 110 m is good, 150 m fair, 190 m is the most"},
      {"barrier_kmh", &p.barrier_kmh, 30, 200, "km/h", "roads at least so fast are not walked across", "prior"},
      {"discount_rate", &p.discount_rate, 0, 0.5, "1/year", "discount of levies on land", "prior"},
      {"taxable_share", &p.taxable_share, 0, 1, "1",
       "of what a station adds to land, in the report of what could be captured", "prior"},
  };
}

}  // namespace

std::vector<Parameter> parameters(LanduseParameters& p) {
  std::vector<Parameter> all;
  for (auto part : {of_movers(p), of_tenures(p), of_homes(p), of_prices(p), of_building(p), of_stations(p)})
    for (auto& parameter : part) all.push_back(std::move(parameter));
  return all;
}

}  // namespace tanvan
