#include "models/mode_choice/mode_choice.hpp"

namespace tanvan {

std::vector<Parameter> parameters(ModeChoiceParameters& p) {
  constexpr auto kTime = "606 đồng/min: Nguyễn & Nguyễn, J. Econ. Dev. 24(3); split of the slopes a prior";
  return {
      {"time_slope", &p.time_slope, -1, -1e-4, "1/min", "utility of riding time", kTime},
      {"cost_slope", &p.cost_slope, -1, -1e-4, "1/thousand đồng", "utility of money", kTime},
      {"outside_weight", &p.outside_weight, 1, 5, "1", "walking and waiting against riding",
       "London smart cards, 1.92-1.94"},
      {"walk_weight", &p.walk_weight, 1, 5, "1", "a walked trip against riding", "London smart cards, 1.92-1.94"},
      {"bicycle_weight", &p.bicycle_weight, 1, 5, "1", "a cycled trip against riding", "prior"},
      {"transfer_slope", &p.transfer_slope, -5, 0, "1", "utility of a transfer", "prior, about 5 min"},
      {"motorbike_vnd_km", &p.motorbike_vnd_km, 0, 1e4, "đồng/km", "running cost of a motorbike",
       "macro.csv motorbike_fuel_use; wear a prior"},
      {"car_vnd_km", &p.car_vnd_km, 0, 1e5, "đồng/km", "running cost of a car", "prior"},
      {"longest_walk_km", &p.longest_walk_km, 0, 20, "km", "nobody walks further", "prior"},
      {"longest_cycle_km", &p.longest_cycle_km, 0, 60, "km", "nobody cycles further while another way exists", "prior"},
      {"riders_motorbike", &p.riders_motorbike, 1, 3, "1", "persons on a motorbike", "prior"},
      {"riders_car", &p.riders_car, 1, 7, "1", "persons in a car", "prior"},
      {"company_bus_least_workers", &p.company_bus_least_workers, 1, 1e6, "1",
       "workers of an enterprise that runs buses", "prior"},
      {"company_bus_detour", &p.company_bus_detour, 1, 3, "1", "time of a company bus against a car's", "prior"},
      {"company_bus_wait_min", &p.company_bus_wait_min, 0, 60, "min", "walk and wait for a company bus", "prior"},
      {"company_bus_least_km", &p.company_bus_least_km, 0, 60, "km", "shortest ride of a company bus", "prior"},
      {"company_bus_riders", &p.company_bus_riders, 1, 60, "1", "persons in a company bus", "prior"},
  };
}

}  // namespace tanvan
