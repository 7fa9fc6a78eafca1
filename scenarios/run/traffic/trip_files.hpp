#pragma once
/// What `--trips` and `--profile` hold, in whatever form.

#include <optional>

#include "scenarios/run/traffic/traffic_trips.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

enum class TripsForm {
  single,   // trip_id, depart_s, class …: a row a vehicle
  volumes,  // o_zone_id, d_zone_id, volume
  tntp,     // a trip table of Transportation Networks for Research, in any of its forms
};

/// Told by the first lines; what is none of the others is taken for single trips, whose reader says what is missing.
/// Faults: a file that can't be opened.
Result<TripsForm> form_of_trips(TextSource const& source);

/// Single trips as they are; volumes, of either form, as vehicles over the hours of the profile.
/// Faults: those of the readers; volumes without a profile, and a profile of single trips, in a sentence each.
/// @param[out] notes  what was taken for granted, to be shown
Result<TripRequests> read_trip_files(TextSource const& trips, std::optional<TextSource> const& profile,
                                     TrafficNetwork const& network, Faults& notes);

}  // namespace tanvan
