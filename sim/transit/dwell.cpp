#include "sim/transit/dwell.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::uint64_t kShareUnits = 65'536;

/// Of n riders those that use the i-th of so many doors: the first doors take what does not divide.
std::uint32_t at_door(std::uint32_t n, std::uint32_t doors, std::uint32_t i) {
  return n / doors + (i < n % doors ? 1 : 0);
}

}  // namespace

std::vector<Parameter> stop_parameters(StopRules& r) {
  constexpr auto kManual = "Transit Capacity and Quality of Service Manual as remembered, unverified";
  return {
      {"dead_time_s", &r.dead_time_s, 0, 60, "s", "to stop, open, close and start: 10 to 15", kManual},
      {"board_paying_s", &r.board_paying_s, 0.1, 20, "s", "of a rider who pays on board: 2.5 to 3.0", kManual},
      {"board_level_s", &r.board_level_s, 0.1, 20, "s", "of one who has paid, from a platform: 1.2 to 1.7", kManual},
      {"alight_s", &r.alight_s, 0.1, 20, "s", "of a rider who gets out: 1.2 to 2.0", kManual},
      {"crowding_slope", &r.crowding_slope, 0, 5, "1", "how much longer it takes with all standing places taken",
       kManual},
      {"most_refusals", &r.most_refusals, 1, 1000, "1", "full vehicles after which a rider goes away", "prior"},
      {"most_wait_min", &r.most_wait_min, 1, 1440, "min", "after which a rider goes away", "prior"},
      {"least_layover_min", &r.least_layover_min, 0, 120, "min", "of a vehicle between two runs", "prior"},
  };
}

DwellLaw::DwellLaw(StopRules const& rules, VehicleKind const& kind)
    : kind_(kind),
      dead_time_(traffic_time(rules.dead_time_s)),
      board_(traffic_time(kind.boarding == BoardingRule::paying ? rules.board_paying_s : rules.board_level_s)),
      alight_(traffic_time(rules.alight_s)),
      slope_(static_cast<std::uint64_t>(std::llround(rules.crowding_slope * kShareUnits))) {
  expects(kind.boarding_doors >= 1 && kind.boarding_doors <= kind.doors, "a door to get in by");
  expects(kind.alighting_doors >= 1 && kind.alighting_doors <= kind.doors, "a door to get out by");
}

TrafficTime DwellLaw::operator()(std::uint32_t boardings, std::uint32_t alightings, std::uint32_t before,
                                 std::uint32_t after) const {
  if (boardings + alightings == 0) return kind_.every_stop ? dead_time_ : 0;
  std::uint64_t most = 0;
  auto const first_out = kind_.doors - kind_.alighting_doors;
  for (std::uint32_t door = 0; door < kind_.doors; ++door) {
    std::uint64_t const in = door < kind_.boarding_doors ? at_door(boardings, kind_.boarding_doors, door) : 0;
    std::uint64_t const out = door >= first_out ? at_door(alightings, kind_.alighting_doors, door - first_out) : 0;
    most = std::max(most, in * board_ + out * alight_);
  }
  std::uint64_t const load = std::max(before, after);
  std::uint64_t const standees = load > kind_.seats ? std::min<std::uint64_t>(load - kind_.seats, kind_.standing) : 0;
  std::uint64_t const slower = kind_.standing > 0 ? slope_ * standees / kind_.standing : 0;
  return dead_time_ + static_cast<TrafficTime>(most * (kShareUnits + slower) / kShareUnits);
}

double crowding_factor(double load, double seats, double standing) {
  constexpr double kAlone = 0.4, kUsual = 1, kFull = 1.8;
  constexpr double kSparse = 0.3, kDense = 0.6;  // shares of the places between which company is usual
  double const places = standing < seats / 2 ? seats : seats + standing;
  double const taken = places > 0 ? load / places : 0;
  if (taken < kSparse) return kAlone + (kUsual - kAlone) * taken / kSparse;
  if (taken <= kDense) return kUsual;
  return kUsual + (kFull - kUsual) * (taken - kDense) / (1 - kDense);
}

}  // namespace tanvan
