#include "models/mode_choice/mode_choice.hpp"

namespace tanvan {

std::vector<Parameter> parameters(ModeChoiceParameters& p) {
  constexpr auto kTime = "606 đồng/min: Nguyễn & Nguyễn, J. Econ. Dev. 24(3); split of the slopes a prior";
  constexpr auto kGrab = "GrabBike, Hanoi 2020: 12 to 13 thousand for 2 km, then 4,000 a km and 350 a minute";
  auto& lot = p.park_ride;
  return {
      {"time_slope", &p.time_slope, -1, -1e-4, "1/min", "utility of riding time", kTime},
      {"cost_slope", &p.cost_slope, -1, -1e-4, "1/thousand đồng", "utility of money", kTime},
      {"outside_weight", &p.outside_weight, 1, 5, "1", "walking and waiting against riding",
       "London smart cards, 1.92-1.94"},
      {"walk_weight", &p.walk_weight, 1, 5, "1", "a walked trip against riding", "London smart cards, 1.92-1.94"},
      {"bicycle_weight", &p.bicycle_weight, 1, 5, "1", "a cycled trip against riding", "prior"},
      {"transfer_slope", &p.transfer_slope, -5, 0, "1", "utility of a transfer", "prior, about 5 min"},
      {"nest_slow", &p.nest_slow, 0.1, 1, "1", "scale of the nest of walk and bicycle", "prior"},
      {"nest_road", &p.nest_road, 0.1, 1, "1", "scale of the nest of motorbike, car and ride-hailing", "prior"},
      {"nest_transit", &p.nest_transit, 0.1, 1, "1", "scale of the nest of bus, BRT, metro, park and ride", "prior"},
      {"income_elasticity", &p.income_elasticity, 0, 1.5, "1", "of the value of time to a household's income a head",
       "about 1/2 across travellers: Wardman, Chintakayala, de Jong, Transp. Res. A 94, 2016, as remembered"},
      {"mean_load", &p.mean_load, 0.05, 1, "1",
       "of all places that run, taken on average by the base day's riders at most",
       "prior: with a fifth the fullest sections of the evening peak are just full; with 0.35 their constants made up "
       "for "
       "vehicles that 15 % of all riders did not fit into, and lines of the future had that too"},
      {"brt_premium_min", &p.brt_premium_min, -30, 60, "min", "worth of a BRT beside a bus of the same times",
       "prior: half of the metro's"},
      {"metro_premium_min", &p.metro_premium_min, -30, 60, "min", "worth of a metro beside a bus of the same times",
       "prior; a seat on HCMC's metro is worth 4,106 đồng = 6.8 min: Nguyễn & Nguyễn, J. Econ. Dev. 24(3)"},
      {"motorbike_vnd_km", &p.motorbike_vnd_km, 0, 1e4, "đồng/km", "running cost of a motorbike",
       "macro.csv motorbike_fuel_use; wear a prior"},
      {"car_vnd_km", &p.car_vnd_km, 0, 1e5, "đồng/km", "running cost of a car", "prior"},
      {"longest_walk_km", &p.longest_walk_km, 0, 20, "km", "nobody walks further", "prior"},
      {"longest_cycle_km", &p.longest_cycle_km, 0, 60, "km", "nobody cycles further while another way exists", "prior"},
      {"riders_motorbike", &p.occupancy.motorbike, 1, 3, "1", "persons on a motorbike", "prior"},
      {"riders_car", &p.occupancy.car, 1, 7, "1", "persons in a car", "prior"},
      {"company_bus_least_workers", &p.company_bus_least_workers, 1, 1e6, "1",
       "workers of an enterprise that runs buses", "prior"},
      {"company_bus_detour", &p.company_bus_detour, 1, 3, "1", "time of a company bus against a car's", "prior"},
      {"company_bus_wait_min", &p.company_bus_wait_min, 0, 60, "min", "walk and wait for a company bus", "prior"},
      {"company_bus_least_km", &p.company_bus_least_km, 0, 60, "km", "shortest ride of a company bus", "prior"},
      {"company_bus_riders", &p.occupancy.company_bus, 1, 60, "1", "persons in a company bus", "prior"},
      {"ride_hail_start_vnd", &p.ride_hail_start_vnd, 0, 1e5, "đồng", "fare of the first kilometres of a ride", kGrab},
      {"ride_hail_start_km", &p.ride_hail_start_km, 0, 10, "km", "that it covers", kGrab},
      {"ride_hail_vnd_km", &p.ride_hail_vnd_km, 0, 1e5, "đồng/km", "fare beyond", kGrab},
      {"ride_hail_vnd_min", &p.ride_hail_vnd_min, 0, 1e4, "đồng/min", "fare beyond, by time", kGrab},
      {"ride_hail_wait_min", &p.ride_hail_wait_min, 0, 60, "min", "for the driver to come", "prior"},
      {"ride_hail_empty", &p.occupancy.ride_hail_empty, 0, 3, "1",
       "way that the driver goes alone, for each with a rider", "prior"},
      {"park_ride_capacity", &lot.capacity, 0, 1e5, "motorbikes", "room at each station of BRT and metro; 0: none",
       "lots of 500 under HCMC's metro line 1"},
      {"park_ride_fee_vnd", &lot.fee_vnd, 0, 1e5, "đồng", "for a day at a station",
       "prior; free with a pass in the pilot of 2017 at Becamex Tower"},
      {"park_ride_reach_km", &lot.reach_km, 0, 30, "km", "longest way by motorbike to a station", "prior"},
      {"park_ride_search_min", &lot.search_min, 0, 10, "min", "for a place in an empty lot: s0 / (1 - use / capacity)",
       "prior"},
      {"park_ride_search_cap_min", &lot.search_cap_min, 0, 60, "min", "longest search", "prior"},
      {"park_ride_price_step", &lot.price_step, 0.01, 5, "1",
       "of a full lot's shadow price, for a use of twice its places", "numerical"},
  };
}

}  // namespace tanvan
