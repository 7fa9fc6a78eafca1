#include "sim/traffic/traffic_roads.hpp"

#include "sim/core/quantity.hpp"

namespace tanvan {

double wave_speed_ms(double capacity_pcu_h, double free_speed_kmh, double jam_density_pcu_km) {
  double const moving = capacity_pcu_h / free_speed_kmh;  // [PCU/km] at capacity
  if (!(moving < jam_density_pcu_km)) return std::numeric_limits<double>::infinity();
  return capacity_pcu_h / (jam_density_pcu_km - moving) / kKmhInMs;
}

}  // namespace tanvan
