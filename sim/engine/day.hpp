#pragma once
/// One day of travel in the making: trips of agents and goods before and after the choice of mode.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/engine/record.hpp"

namespace tanvan {

enum class Purpose : std::uint8_t { work, school, shopping, business, home, through };
inline constexpr std::size_t kPurposes = 6;

/// One row a trip of the sample.
struct TripStore {
  std::vector<AgentKey> traveller;      // person
  std::vector<ZoneId> origin, destination;
  std::vector<Purpose> purpose;
  std::vector<std::uint8_t> bin;        // time bin of departure
  std::vector<Mode> mode;               // chosen; walk until mode choice has run

  std::size_t size() const { return traveller.size(); }
};

struct DayStore {
  TripStore trips;                                   // of residents, one row a trip of the sample
  std::vector<std::array<Matrix, kVehicleClasses>> vehicles;  // [T] bins: vehicle trips by class [Z, Z], full population
  std::vector<Matrix> truck_trips;                   // [T] trucks [Z, Z], full population, before assignment
};

}  // namespace tanvan
