#pragma once
/// How long links take in each bin of the day, whichever engine drove it.

#include <cstddef>
#include <span>
#include <vector>

#include "sim/network/network.hpp"

namespace tanvan {

/// Mean times of links [s] by bin, caps of classes left out.
struct RoadTimes {
  std::vector<std::vector<double>> all;              // [T][L]
  std::vector<std::vector<double>> motorbikes = {};  // [T][L]; empty: as all

  std::vector<double> const& of(VehicleClass vehicle, std::size_t bin) const {
    return vehicle == VehicleClass::motorbike && !motorbikes.empty() ? motorbikes[bin] : all[bin];
  }
};

}  // namespace tanvan
