#include "models/freight/drive_hours.hpp"

#include "models/freight/vehicles.hpp"

namespace tanvan {
namespace {

/// What an hour of departure that bans shut counts more than the drive takes without them [h].
constexpr double kShutHours = 1;

/// What an hour of the lightest vehicle of a weight costs [đồng].
double hour_of(Weight weight) {
  for (auto const& kind : kFreightVehicleKinds)
    if (kind.weight == weight) return kind.vnd_per_h;
  return kFreightVehicleKinds.front().vnd_per_h;
}

}  // namespace

std::array<Matrix, kWeights> drive_hours(FreightRoads const& roads, double detour_limit) {
  std::array<Matrix, kWeights> hours;
  for (auto const weight : kAllWeights) {
    auto& mean = hours[static_cast<std::size_t>(weight)] = Matrix(roads.km.rows, roads.km.columns);
    double const vnd_per_h = hour_of(weight);
    for (std::size_t period = 0; period < roads.periods(); ++period) {
      auto const& free = roads.time_unbarred(weight, period).values;
      auto const& time = roads.time(weight, period).values;
      auto const& toll =
          (weight == Weight::light ? roads.car_toll : roads.truck_toll)[roads.row(weight, period)].values;
      for (std::size_t i = 0; i < time.size(); ++i) {
        bool const shut = !(time[i] <= detour_limit * free[i]);
        double const taken = (shut ? free[i] / 3600 + kShutHours : time[i] / 3600) + toll[i] / vnd_per_h;
        mean.values[i] += roads.start_share[period] * taken;
      }
    }
  }
  return hours;
}

}  // namespace tanvan
