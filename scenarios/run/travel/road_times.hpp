#pragma once
/// How long links take in each bin of the day, whichever engine drove it.

#include <cstddef>
#include <span>
#include <vector>

#include "sim/network/network.hpp"

namespace tanvan {

/// Classes that wait apart: motorbikes, and all others.
inline constexpr std::size_t kWaitGroups = 2;
constexpr std::size_t wait_group(VehicleClass vehicle) {
  return vehicle == VehicleClass::motorbike ? 0 : 1;
}

/// Mean times of links [s] by bin, caps of classes left out.
struct RoadTimes {
  std::vector<std::vector<double>> all;              // [T][L]
  std::vector<std::vector<double>> motorbikes = {};  // [T][L]; empty: as all
  /// [groups, T, N] what those waited who set out at a junction until they got onto its first link [s]; empty: nobody
  /// waits, as where volumes have no queues
  std::vector<double> entry_wait_s = {};

  std::vector<double> const& of(VehicleClass vehicle, std::size_t bin) const {
    return vehicle == VehicleClass::motorbike && !motorbikes.empty() ? motorbikes[bin] : all[bin];
  }
  /// [N], or empty
  std::span<double const> waits(VehicleClass vehicle, std::size_t bin) const {
    if (entry_wait_s.empty()) return {};
    std::size_t const bins = all.size(), nodes = entry_wait_s.size() / (kWaitGroups * bins);
    return std::span(entry_wait_s).subspan((wait_group(vehicle) * bins + bin) * nodes, nodes);
  }
};

}  // namespace tanvan
