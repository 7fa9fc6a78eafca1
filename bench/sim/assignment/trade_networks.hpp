#pragma once
/// The trade's networks as problems, read where they lie.

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "scenarios/run/assign/assign_inputs.hpp"

namespace tanvan {

/// Files under ../shared/data/tntp and the weights of their published solutions.
struct TradeNetwork {
  char const* name;
  char const* network;
  char const* trips;
  double toll_weight = 0, distance_weight = 0;
};
inline constexpr TradeNetwork kSiouxFalls{"sioux_falls", "SiouxFalls/SiouxFalls_net.tntp",
                                          "SiouxFalls/SiouxFalls_trips.tntp"};
inline constexpr TradeNetwork kBarcelona{"barcelona", "Barcelona/Barcelona_net.tntp", "Barcelona/Barcelona_trips.tntp"};
inline constexpr TradeNetwork kChicagoSketch{"chicago_sketch", "Chicago-Sketch/ChicagoSketch_net.tntp",
                                             "Chicago-Sketch/ChicagoSketch_trips.tntp", 0.02, 0.04};
inline constexpr TradeNetwork kBerlinCenter{"berlin_center", "Berlin-Center/berlin-center_net.tntp",
                                            "Berlin-Center/berlin-center_trips.tntp"};
inline constexpr TradeNetwork kAustin{"austin_sdb", "Austin-sdb/Austin_sdb_net.txt", "Austin-sdb/Austin_sdb_trips.txt"};

/// None where the files are not there.
inline std::optional<AssignmentProblem> problem_of(TradeNetwork const& which) {
  auto const folder = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp";
  if (!std::filesystem::exists(folder / which.network)) return std::nullopt;
  auto const network = read_tntp_network({folder / which.network, which.network});
  auto trips = read_tntp_trips({folder / which.trips, which.trips});
  if (!network || !trips) return std::nullopt;
  DemandClass drivers;
  drivers.toll_weight = which.toll_weight;
  drivers.distance_weight = which.distance_weight;
  drivers.trips = std::move(*trips);
  return assignment_problem(*network, std::span{&drivers, 1});
}

}  // namespace tanvan
