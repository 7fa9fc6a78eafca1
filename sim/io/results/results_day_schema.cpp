#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr auto kReal = ValueType::real;
constexpr auto kInteger = ValueType::integer;
constexpr auto kText = ValueType::text;
constexpr bool kOptional = false;

constexpr DatasetSpec narrow(std::string_view path, std::string_view shape, std::string_view units,
                             std::string_view description) {
  return {path, kInteger, shape, units, description, kOptional, {}, {}, {}, {}, true};
}

constexpr DatasetSpec kDay[] = {
    {"/trips/trip_id", kText, "J", "text", "id of each trip of `tanvan traffic`, in the order of its file", kOptional},
    {"/trips/depart_s", kReal, "J", "s", "departure after midnight", kOptional},
    {"/trips/enter_s", kReal, "J", "s", "when it got onto its first link; -1: never", kOptional},
    {"/trips/arrive_s", kReal, "J", "s", "arrival at the end of its last link; -1: never", kOptional},
    {"/trips/distance_m", kReal, "J", "m", "length of its way; 0 where it did not arrive", kOptional},
    {"/trips/stuck", kText, "J", "text", "why it did not arrive; empty where it did", kOptional},
    {"/traffic/link_id", kText, "L", "text", "link_id of the network's link.csv", kOptional},
    {"/traffic/bin_start_s", kReal, "T", "s", "start of the time bin after midnight, of `tanvan traffic`", kOptional},
    {"/traffic/bin_length_s", kReal, "T", "s", "length of the time bin", kOptional},
    {"/traffic/class", kText, "C", "text", "vehicle class of the last axis of volume_veh_h", kOptional},
    {"/traffic/volume_veh_h", kReal, "T,L,C", "vehicles/h", "vehicles of each class that left the link", kOptional},
    {"/traffic/volume_pcu_h", kReal, "T,L", "PCU/h", "the same in passenger-car units", kOptional},
    {"/traffic/speed_kmh", kReal, "T,L", "km/h",
     "mean speed of those that left, motorbikes apart; 0 where a queue stood", kOptional},
    {"/traffic/motorbike_speed_kmh", kReal, "T,L", "km/h", "the same of motorbikes", kOptional},
    {"/traffic/delay_veh_h", kReal, "T,L", "vehicle-hours", "time lost by those that left against free flow",
     kOptional},
    {"/traffic/occupancy_pcu", kReal, "T,L", "PCU", "vehicles on the link at the end of the bin, as standing room",
     kOptional},
    {"/traffic/state_hash", kInteger, "H", "1", "hash of the state of all vehicles and links at the end of each hour",
     kOptional},
    {"/traffic/iterations/relative_gap", kReal, "I", "1", "experienced relative gap of each simulated day", kOptional},
    {"/traffic/iterations/geh_share", kReal, "I", "1",
     "share of links and hours whose volume has a GEH below 5 against "
     "the day before",
     kOptional},
    {"/traffic/iterations/stuck", kInteger, "I", "trips", "trips that did not arrive", kOptional},
    {"/traffic/iterations/kept", kInteger, "I", "1",
     "1 for the day whose figures stand here: fewest stuck, then the gap, then the least travel time", kOptional},
    {"/traffic/iterations/switched", kInteger, "I", "trips", "trips that took another way the next day", kOptional},

    {"/changes/link", kInteger, "c", "1", "row of the link tables that changes during the day", kOptional},
    {"/changes/at_s", kReal, "c", "s", "from when on", kOptional},
    {"/changes/capacity_pcu_h", kReal, "c", "PCU/h", "its capacity from then on; 0: closed", kOptional},
    {"/changes/lanes", kReal, "c", "1", "its lanes from then on", kOptional},
    {"/class_closures/link", kInteger, "n", "1", "row of the link tables that closes to a class for hours of the day",
     kOptional},
    {"/class_closures/class", kInteger, "n", "1", "row of /traffic/class", kOptional},
    {"/class_closures/begin_s", kReal, "n", "s", "from when on nobody of the class may enter", kOptional},
    {"/class_closures/end_s", kReal, "n", "s", "until when; 950400 where it never ends", kOptional},
    {"/gridlocks/since_s", kReal, "g", "s", "since when vehicles wait for each other in a circle", kOptional},
    {"/gridlocks/last_found_s", kReal, "g", "s", "when the circle was last seen standing", kOptional},
    {"/gridlocks/offset", kInteger, "h", "1", "where the links of each begin; one row more than gridlocks", kOptional},
    {"/gridlocks/link", kInteger, "k", "1", "row of the link tables, each waits for room on the next", kOptional},

    {"/mfd/district", kText, "d", "text",
     "district of links: `district` of link.csv, else the zone in which links end, else all as one", kOptional},
    {"/mfd/accumulation_pcu", kReal, "T,d", "PCU",
     "standing room that vehicles take on the links of the district, mean of begin and end of the bin", kOptional},
    {"/mfd/production_veh_km_h", kReal, "T,d", "vehicle-km/h", "vehicles that left its links, by length", kOptional},
    {"/mfd/production_pcu_km_h", kReal, "T,d", "PCU-km/h", "the same in passenger-car units", kOptional},
    {"/mfd/speed_kmh", kReal, "T,d", "km/h", "their kilometres by their hours; 0 where nobody left a link", kOptional},
    {"/mfd/delay_veh_h", kReal, "T,d", "vehicle-hours", "time that they lost against free flow", kOptional},
    {"/screenlines/name", kText, "l", "text", "name of the screenline", kOptional},
    {"/screenlines/volume_veh_h", kReal, "T,l,C", "vehicles/h", "vehicles of each class over all links of the line",
     kOptional},
    {"/travel_time/trips", kInteger, "T,C", "trips", "trips that arrived, by the bin of their departure", kOptional},
    {"/travel_time/mean_s", kReal, "T,C", "s", "mean time from departure to arrival, waiting to set out included",
     kOptional},
    {"/travel_time/p5_s", kReal, "T,C", "s", "time that 5 % of the trips don't exceed; 0 where there is no trip",
     kOptional},
    {"/travel_time/p50_s", kReal, "T,C", "s", "time that half of the trips don't exceed", kOptional},
    {"/travel_time/p85_s", kReal, "T,C", "s", "time that 85 % of the trips don't exceed", kOptional},
    {"/travel_time/p95_s", kReal, "T,C", "s", "time that 95 % of the trips don't exceed", kOptional},
    {"/moves/offset", kInteger, "j", "1", "where the moves of each trip begin; one row more than trips", kOptional},
    narrow("/moves/link_step", "m", "1",
           "row of the link tables that was entered, less the row before: the sum up to a row is its link"),
    narrow("/moves/enter_step", "m", "0.01 s", "when, less the row before: the sum up to a row is its time"),
    {"/trajectories/trip", kInteger, "s", "1", "row of the tables of trips, drawn by key", kOptional},
    {"/trajectories/offset", kInteger, "b", "1", "where the visits of each begin; one row more than sampled trips",
     kOptional},
    {"/trajectories/link", kInteger, "v", "1", "row of the link tables", kOptional},
    {"/trajectories/enter_s", kReal, "v", "s", "when the vehicle entered the link", kOptional},
    {"/trajectories/leave_s", kReal, "v", "s", "when it left the link; -1: never", kOptional},
};

}  // namespace

std::vector<DatasetSpec> day_schema() {
  return {std::begin(kDay), std::end(kDay)};
}

}  // namespace tanvan
