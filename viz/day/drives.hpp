#pragma once
/// Single vehicles on a corridor, to be drawn as lines over time and place.

#include <span>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "viz/day/corridor.hpp"

namespace tanvan {

/// A stay on a link of the corridor.
struct DriveStep {
  std::size_t place = 0;            // of the link in the corridor
  double enter_s = 0, leave_s = 0;  // -1: it never left

  friend bool operator==(DriveStep const&, DriveStep const&) = default;
};

/// One vehicle's way along at least two links of the corridor, each after the one before.
using Drive = std::vector<DriveStep>;

/// Most that a picture bears.
inline constexpr std::size_t kMostDrives = 150;

/// Vehicles that drove along the corridor: of /trajectories where the file has them, else of /moves; of many some,
/// evenly over the times at which they came onto it. None where the file has neither.
std::vector<Drive> drives_along(ResultsFile const& file, Corridor const& corridor);

/// The drives within the stays of one vehicle: parts that follow the corridor over at least two links.
/// @param link,enter_s,leave_s  of all its stays, in their order
/// @param place_of  [links] place in the corridor, npos where the link is not on it
std::vector<Drive> drives_of(std::span<std::int64_t const> link, std::span<double const> enter_s,
                             std::span<double const> leave_s, std::span<std::size_t const> place_of);

}  // namespace tanvan
