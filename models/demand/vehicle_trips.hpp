#pragma once
/// The day's demand as single vehicles: when each leaves, and from which junction to which.

#include <cstdint>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/tour_vehicle.hpp"
#include "sim/engine/world.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

/// Ranges and meanings in `parameters`.
struct VehicleTripParameters {
  double sample = 1;           ///< of all vehicles, (0, 1]
  Occupancy occupancy = {};    ///< as in the choice of modes, which has its keys
  double early_least_min = 2;  ///< before a shift start [min]
  double early_mean_min = 6;   ///< and on average [min]
};

std::vector<Parameter> parameters(VehicleTripParameters& p);

/// Vehicle trips by departure, one row each.
struct VehicleTrips {
  std::vector<TrafficTime> depart;  ///< since midnight, below 24 h
  std::vector<VehicleClass> vehicle;
  std::vector<NodeId> origin, destination;  ///< two different junctions
  std::vector<TrafficTime> wish;            ///< when workers want to be at work before a shift; kNoTime: nobody waits
  double capacity_factor = 1;  ///< the share of all vehicles that the rows are: capacity and storage go with it
  std::uint64_t nowhere = 0;   ///< vehicles left out: a zone without junctions, or both ends at one

  std::size_t size() const { return depart.size(); }
};

/// The vehicles of world.day: residents by motorbike, car, ride-hailing and company bus from the trips of the sample,
/// who parks and rides as far as the lot, people from outside and through traffic from the matrices, goods at the hours
/// of their drives. As in the static assignment trips inside a zone and line buses are left out.
///
/// Residents. A tour of the sample stands for `sample / (scale * riders)` vehicles: so many, rounded up by chance. The
/// second lies in the trip's bin: to work such that the traveller is there a few minutes before a shift begins
/// (at least `early_least_min`, on average `early_mean_min`), by the motorbike's time of the last exchange, all workers
/// of an enterprise at the same shift where they can; other trips, and workers whom no shift fits, by the hourly
/// profile of their purpose. In the bin of the way out nobody comes back before they arrived, and a motorbike that is
/// parked leaves its lot when its rider is back there (`TripStore::beyond_min`). Ends are drawn among the zone's
/// junctions, for a traveller always the same in a zone: tours end where they began. Draws are keyed by (seed, person,
/// year and number of the trip): another person changes nobody's day.
///
/// Matrices become whole vehicles by controlled rounding, each class and bin: the vehicles of every zone, and of all,
/// are what they were, rounded. Their seconds are spread over the hourly profile by the golden ratio. A drive of goods
/// becomes so many vehicles, rounded up by chance, as many on each leg of its duty, evenly over its moments. Same bits
/// on any number of threads.
VehicleTrips vehicle_trips(World const& world, VehicleTripParameters const& p);

}  // namespace tanvan
