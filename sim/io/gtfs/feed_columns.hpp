#pragma once
/// The columns of each table of a feed, for what is done to all of them: sorting, keeping rows.

#include <cstdint>
#include <span>

#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

template <class F>
void each_column(FeedLevels& t, F f) {
  f(t.id), f(t.name), f(t.index);
}

template <class F>
void each_column(FeedAgencies& t, F f) {
  f(t.id), f(t.name), f(t.url), f(t.timezone), f(t.lang), f(t.phone), f(t.fare_url), f(t.email);
}

template <class F>
void each_column(FeedStops& t, F f) {
  f(t.id), f(t.code), f(t.name), f(t.spoken_name), f(t.desc), f(t.zone), f(t.url), f(t.timezone), f(t.platform);
  f(t.lat), f(t.lon), f(t.place), f(t.parent), f(t.level), f(t.wheelchair);
}

template <class F>
void each_column(FeedRoutes& t, F f) {
  f(t.id), f(t.short_name), f(t.long_name), f(t.desc), f(t.url), f(t.color), f(t.text_color), f(t.network);
  f(t.agency), f(t.type), f(t.sort_order), f(t.continuous_pickup), f(t.continuous_drop_off);
}

template <class F>
void each_column(FeedTrips& t, F f) {
  f(t.id), f(t.headsign), f(t.short_name), f(t.block), f(t.route), f(t.service), f(t.shape);
  f(t.direction), f(t.wheelchair), f(t.bikes), f(t.cars);
}

/// The columns that have one entry a stop time.
template <class F>
void each_column(FeedStopTimes& t, F f) {
  f(t.stop), f(t.sequence), f(t.arrival), f(t.departure), f(t.basis), f(t.pickup), f(t.drop_off);
  f(t.continuous_pickup), f(t.continuous_drop_off), f(t.timepoint), f(t.dist), f(t.headsign);
}

template <class F>
void each_column(FeedFrequencies& t, F f) {
  f(t.trip), f(t.start), f(t.end), f(t.headway), f(t.exact_times);
}

template <class F>
void each_column(FeedTransfers& t, F f) {
  f(t.from_stop), f(t.to_stop), f(t.from_route), f(t.to_route), f(t.from_trip), f(t.to_trip), f(t.type), f(t.min_time);
}

template <class F>
void each_column(FeedPathways& t, F f) {
  f(t.id), f(t.signposted_as), f(t.reversed_signposted_as), f(t.from), f(t.to), f(t.mode), f(t.bidirectional);
  f(t.length), f(t.time), f(t.stairs), f(t.slope), f(t.width);
}

template <class F>
void each_column(FeedFares& t, F f) {
  f(t.id), f(t.price), f(t.currency), f(t.payment_method), f(t.transfers), f(t.agency), f(t.duration);
}

template <class F>
void each_column(FeedFareRules& t, F f) {
  f(t.fare), f(t.route), f(t.origin), f(t.destination), f(t.contains);
}

/// Keeps the rows named, in that order.
template <class Table>
void keep_rows(Table& table, std::span<std::uint32_t const> rows) {
  each_column(table, [&](auto& column) { column.keep(rows); });
}

}  // namespace tanvan
