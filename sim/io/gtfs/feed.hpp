#pragma once
/// A GTFS feed as columns: what the reader fills, the writer writes and the timetable is made from. Names and meanings
/// are those of the GTFS Schedule Reference; references are resolved, rows are sorted by the id of their file.

#include <chrono>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "sim/core/column.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

using FeedAgencyId = Id<struct FeedAgencyTag>;
using FeedStopId = Id<struct FeedStopTag>;
using FeedLevelId = Id<struct FeedLevelTag>;
using FeedRouteId = Id<struct FeedRouteTag>;
using FeedServiceId = Id<struct FeedServiceTag>;
using FeedTripId = Id<struct FeedTripTag>;
using FeedShapeId = Id<struct FeedShapeTag>;
using FeedTextId = Id<struct FeedTextTag>;
using FeedFareId = Id<struct FeedFareTag>;

/// A day of the calendar, without time zone.
using Date = std::chrono::sys_days;

/// Stands in columns of small whole numbers for an empty cell.
inline constexpr std::uint8_t kNotSaid = 255;
/// And in columns of seconds.
inline constexpr std::int32_t kNoFeedTime = std::numeric_limits<std::int32_t>::min();

struct FeedAgencies {
  Column<FeedAgencyId, std::string> id;  // may be empty where there is one agency
  Column<FeedAgencyId, std::string> name, url, timezone, lang, phone, fare_url, email;

  std::size_t size() const { return id.size(); }
};

/// location_type
enum class FeedPlace : std::uint8_t { stop, station, entrance, generic_node, boarding_area };

struct FeedStops {
  Column<FeedStopId, std::string> id, code, name, spoken_name, desc, zone, url, timezone, platform;
  Column<FeedStopId, double> lat, lon;  // [degrees]; NaN where a generic node or a boarding area has none
  Column<FeedStopId, FeedPlace> place;
  Column<FeedStopId, FeedStopId> parent;        // none where it has none
  Column<FeedStopId, FeedLevelId> level;        //
  Column<FeedStopId, std::uint8_t> wheelchair;  // 0 to 2, or kNotSaid

  std::size_t size() const { return id.size(); }
};

struct FeedLevels {
  Column<FeedLevelId, std::string> id, name;
  Column<FeedLevelId, double> index;  // 0 at the ground

  std::size_t size() const { return id.size(); }
};

struct FeedRoutes {
  Column<FeedRouteId, std::string> id, short_name, long_name, desc, url, color, text_color, network;
  Column<FeedRouteId, FeedAgencyId> agency;      // none where the only agency has no id, or it is not known
  Column<FeedRouteId, std::uint16_t> type;       // route_type: 0 to 12, or an extended type from 100
  Column<FeedRouteId, std::int64_t> sort_order;  // >= 0, or -1 where not said
  Column<FeedRouteId, std::uint8_t> continuous_pickup, continuous_drop_off;  // 0 to 3, or kNotSaid

  std::size_t size() const { return id.size(); }
};

/// When services run: calendar.txt and calendar_dates.txt together.
struct FeedServices {
  Column<FeedServiceId, std::string> id;
  Column<FeedServiceId, std::uint8_t> weekdays;  // bit 0 = Monday … bit 6 = Sunday; 0 where it is not in calendar.txt
  Column<FeedServiceId, Date> first, last;       // of calendar.txt
  Column<FeedServiceId, std::uint8_t> in_calendar;    // 1 where it has a row there
  std::vector<std::uint32_t> exception_offset = {0};  // [services + 1]
  std::vector<Date> exception_date;                   // ascending within a service
  std::vector<std::uint8_t> exception_type;           // 1 added, 2 removed

  std::size_t size() const { return id.size(); }
};

struct FeedShapes {
  Column<FeedShapeId, std::string> id;
  std::vector<std::uint32_t> offset = {0};  // [shapes + 1]
  std::vector<Point> point;                 // x = longitude, y = latitude [degrees]
  std::vector<std::uint32_t> sequence;      // shape_pt_sequence, ascending within a shape
  std::vector<double> dist;                 // shape_dist_traveled, NaN where not said

  std::size_t size() const { return id.size(); }
  std::span<Point const> points_of(FeedShapeId a) const {
    return std::span(point).subspan(offset[a.value], offset[a.value + 1] - offset[a.value]);
  }
};

struct FeedTrips {
  Column<FeedTripId, std::string> id, headsign, short_name, block;
  Column<FeedTripId, FeedRouteId> route;
  Column<FeedTripId, FeedServiceId> service;
  Column<FeedTripId, FeedShapeId> shape;                                // none where it has none
  Column<FeedTripId, std::uint8_t> direction, wheelchair, bikes, cars;  // 0 to 2, or kNotSaid

  std::size_t size() const { return id.size(); }
};

/// How a row of stop_times came to its times.
enum class TimeBasis : std::uint8_t {
  stated,         // in the file, exact
  approximate,    // in the file, with timepoint = 0
  by_distance,    // between its neighbours by shape_dist_traveled
  by_spacing,     // … by the distances between the stops
  in_equal_parts  // … where neither is known
};

/// Stop times of trip t are the rows offset[t] to offset[t + 1), by stop_sequence.
struct FeedStopTimes {
  std::vector<std::uint32_t> offset = {0};       // [trips + 1]
  std::vector<FeedStopId> stop;                  //
  std::vector<std::uint32_t> sequence;           // stop_sequence
  std::vector<std::int32_t> arrival, departure;  // [s] after noon minus 12 h of the service day; may pass 24 h
  std::vector<TimeBasis> basis;                  //
  std::vector<std::uint8_t> pickup, drop_off;    // 0 regular, 1 none, 2 phone, 3 driver; or kNotSaid
  std::vector<std::uint8_t> continuous_pickup, continuous_drop_off, timepoint;  // or kNotSaid
  std::vector<double> dist;              // shape_dist_traveled, NaN where not said
  std::vector<FeedTextId> headsign;      // into `text`, none where not said
  Column<FeedTextId, std::string> text;  // distinct, in order of first use

  std::size_t size() const { return stop.size(); }
};

struct FeedFrequencies {
  std::vector<FeedTripId> trip;           // rows by trip, then start
  std::vector<std::int32_t> start, end;   // [s]
  std::vector<std::int32_t> headway;      // [s], > 0
  std::vector<std::uint8_t> exact_times;  // 0 or 1

  std::size_t size() const { return trip.size(); }
};

struct FeedTransfers {
  std::vector<FeedStopId> from_stop, to_stop;     // none where not said
  std::vector<FeedRouteId> from_route, to_route;  //
  std::vector<FeedTripId> from_trip, to_trip;     //
  std::vector<std::uint8_t> type;                 // transfer_type, 0 to 5
  std::vector<std::int32_t> min_time;             // min_transfer_time [s], or kNoFeedTime

  std::size_t size() const { return type.size(); }
};

struct FeedPathways {
  std::vector<std::string> id, signposted_as, reversed_signposted_as;
  std::vector<FeedStopId> from, to;
  std::vector<std::uint8_t> mode;           // 1 walkway, 2 stairs, 3 moving walkway, 4 escalator, 5 lift, 6 and 7 gates
  std::vector<std::uint8_t> bidirectional;  // 0 or 1
  std::vector<double> length;               // [m], NaN where not said
  std::vector<std::int32_t> time;           // traversal_time [s], or kNoFeedTime
  std::vector<double> stairs, slope, width;  // stair_count, max_slope, min_width [m]; NaN where not said

  std::size_t size() const { return id.size(); }
};

/// Fares of version 1: fare_attributes.txt.
struct FeedFares {
  Column<FeedFareId, std::string> id;
  Column<FeedFareId, std::int64_t> price;           // in the smallest unit of the currency, >= 0 (`currency.hpp`)
  Column<FeedFareId, std::string> currency;         // ISO 4217
  Column<FeedFareId, std::uint8_t> payment_method;  // 0 on board, 1 before boarding; or kNotSaid
  Column<FeedFareId, std::uint8_t> transfers;       // most transfers, 0 to 9; kNotSaid: as many as one likes
  Column<FeedFareId, FeedAgencyId> agency;          // whose routes it is for; none: all
  Column<FeedFareId, std::int32_t> duration;        // transfer_duration [s], or kNoFeedTime

  std::size_t size() const { return id.size(); }
};

/// fare_rules.txt: rows by fare, route, origin, destination, contains.
struct FeedFareRules {
  std::vector<FeedFareId> fare;
  std::vector<FeedRouteId> route;                          // none: any
  std::vector<std::string> origin, destination, contains;  // zone_id of stops; empty: any

  std::size_t size() const { return fare.size(); }
};

/// A feed, whole.
struct Feed {
  FeedAgencies agencies;
  FeedLevels levels;
  FeedStops stops;
  FeedRoutes routes;
  FeedServices services;
  FeedShapes shapes;
  FeedTrips trips;
  FeedStopTimes stop_times;
  FeedFrequencies frequencies;
  FeedTransfers transfers;
  FeedPathways pathways;
  FeedFares fares;
  FeedFareRules fare_rules;
  std::vector<TextTable> others;  // further tables of the specification as they stand, by name: feed_info …

  /// Of the first agency: GTFS has one time zone a feed.
  std::string timezone() const { return agencies.size() == 0 ? std::string{} : agencies.timezone[FeedAgencyId{0}]; }
};

}  // namespace tanvan
