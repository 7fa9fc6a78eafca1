#pragma once
/// Tables of trips as other programs write them: from zone to zone by the zones' names.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/run/assign/assign_network.hpp"
#include "sim/io/tntp/tntp_trips.hpp"

namespace tanvan {

/// Trips between zones that are known by name, one row a pair.
struct NamedTrips {
  std::string file;                              // as messages name it
  std::vector<std::string> origin, destination;  // names of zones
  std::vector<double> trips;                     // >= 0, finite
  std::vector<std::uint32_t> line;               // of the file
};

/// True where the file is a table with the columns `o_zone_id`, `d_zone_id` and `volume` (GMNS's and DTALite's).
bool is_demand_table(TextSource const& source);

/// Reads it. Faults, all at once, with their lines: a column missing, an empty zone, volumes that are no numbers or
/// negative.
Result<NamedTrips> read_demand_table(TextSource const& source);

/// The trips of a TNTP file by the names of their zones.
NamedTrips named(TntpTrips const& trips);

enum class UnknownZones : std::uint8_t { refused, left_out };

/// The trips by the network's own zones. Faults, all at once, with their lines: a zone that the network does not have,
/// unless such trips are left out, with a note; a pair given twice.
Result<TntpTrips> trips_of(NamedTrips const& named, AssignNetwork const& network, UnknownZones unknown);

}  // namespace tanvan
