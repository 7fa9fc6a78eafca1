#pragma once
/// Assigned volumes beside traffic counts, and the day's figures as indicators.

#include "scenarios/run/travel/travel_service.hpp"

namespace tanvan {

/// Keeps in world.record.counts one comparison for each count row of freight.csv that names a volume or a share, with
/// the transport year nearest to the count's own (the earlier of two as near): call it in every transport year. A count
/// without a simulated counterpart, such as container trucks, goes to world.record.dropped with the reason.
/// Vehicles a day in both directions on the nearest link. Links of the road that the row names (its name before " at ",
/// MPTV standing for Mỹ Phước – Tân Vạn and Hanoi Highway for Xa lộ Hà Nội) win within 2 km, others count within 1 km.
/// Four-wheel traffic is car + bus + truck; `traffic_all` is compared with it too, as its source leaves motorbikes out.
void compare_counts(World& world);

/// mode_share_* [percent of trips of residents], commute_time_mean [min], commute_distance_mean [km], relative_gap
/// (worst bin), vehicle_km_day, delay_veh_h_day, trips_day, trips_per_person: the last year row of the record, where
/// there is one. @param level what the day's travellers met
void record_day(World& world, LevelOfService const& level, ModeChoiceParameters const& p);

}  // namespace tanvan
