#pragma once
/// TNTP networks as the tables between formats.

#include <optional>
#include <string>

#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/tntp/tntp_network.hpp"
#include "sim/io/tntp/tntp_nodes.hpp"

namespace tanvan {

/// What a TNTP file does not say.
struct TntpUnits {
  std::optional<double> metres;   // in the unit of its lengths
  std::optional<double> seconds;  // in the unit of its times
  double capacity_hours = 1;      // that its capacities are for, > 0
  std::string crs;                // of the coordinates, empty where unknown
};

/// Units filled in where the user said none: the first of miles, km, metres and feet with minutes, then hours, then
/// seconds, with which the median free speed of the network is one that vehicles drive, 10 to 160 km/h. Where none
/// does, metres and minutes.
TntpUnits likely_units(TntpNetwork const& network, TntpUnits units);

/// The tables: every row becomes a link, parallel ones too. Zones keep their numbers as `zone_id`; nodes before the
/// first through node are of type `centroid`, which no route passes. The delay function stands in the columns
/// `VDF_fftt` [min], `VDF_alpha` and `VDF_beta`, after DTALite. Speeds beyond 1,000 km/h are left out. Defaults,
/// counted: one lane; all motor vehicles.
/// @param nodes coordinates, none where there is no such file; nodes that the network does not have are dropped and
///        listed
/// @param units as `likely_units` gives them
/// @return faults where a node lies outside the reference system
Result<ImportedNetwork> import_tntp(TntpNetwork const& network, std::optional<TntpNodes> const& nodes,
                                    TntpUnits const& units);

}  // namespace tanvan
