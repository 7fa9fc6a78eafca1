#pragma once
/// Queries of real feeds on which three engines must agree: range-RAPTOR, RAPTOR anew for each departure, and the
/// connection scan.

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include "sim/io/gtfs/feed_timetable.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/rng/draws.hpp"
#include "sim/transit/connection_scan.hpp"
#include "sim/transit/raptor.hpp"
#include "sim/transit/realised_times.hpp"

namespace tanvan {

inline constexpr int kQueryRides = 4;
inline constexpr std::size_t kDeparturesAQuery = 4;

/// The day of the feed's first month on which most trips run.
inline Date busiest_day(Feed const& feed) {
  auto const range = active_range(feed.services);
  auto best = range->first;
  std::size_t most = 0;
  for (int n = 0; n < 30; ++n) {
    auto const date = range->first + std::chrono::days{n};
    std::size_t trips = 0;
    for (auto const trip : ids<FeedTripId>(feed.trips.size()))
      trips += runs_on(feed.services, feed.trips.service[trip], date) ? 1 : 0;
    if (trips > most) best = date;
    most = std::max(most, trips);
  }
  return best;
}

/// The feed's busiest day with all times put back to whole ticks, so that both engines mean the same moments.
inline Timetable day_in_ticks(Feed const& feed) {
  auto t = *timetable_of(feed, busiest_day(feed), {.phase_seed = 1, .near = {.within_m = 250}});
  for (auto* const column : {&t.arrival, &t.departure, &t.walk_s})
    for (auto& time : *column) time -= (time % kTick_s + kTick_s) % kTick_s;
  return t;
}

/// Each run late by up to twenty minutes, and later at each call: runs overtake each other.
inline Timetable with_delays(Timetable const& t) {
  auto arrival = t.arrival, departure = t.departure;
  for (std::size_t run = 0; run < t.runs(); ++run) {
    Draws draws{5, AgentKey{run}, 0, Stream::departure};
    auto late = kTick_s * static_cast<std::int32_t>(draws.below(300));
    for (auto call = t.offset[run]; call != t.offset[run + 1]; ++call) {
      arrival[call] += late;
      late += kTick_s * static_cast<std::int32_t>(draws.below(60));
      departure[call] += late;
    }
  }
  return with_realised_times(t, arrival, departure);
}

class FeedQueries {
 public:
  FeedQueries(Timetable const& timetable, std::size_t queries)
      : queries_{queries},
        patterns_{timetable, 0, 35 * 3600},
        connections_{connections_of(timetable, SearchDirection::depart_at)} {
    for (auto const stop : timetable.stop) served_.push_back(stop);
    std::ranges::sort(served_);
    served_.erase(std::unique(served_.begin(), served_.end()), served_.end());
  }

  /// Asks all queries of all three engines. @return how many labels differ
  std::size_t differences(std::size_t threads) const {
    return over_queries(threads, [&](std::size_t query, Engines& engines) { return compare(query, engines); });
  }

  /// Sum of hashes of all labels of range-RAPTOR: the same whatever the threads.
  std::size_t labels(std::size_t threads) const {
    return over_queries(threads, [&](std::size_t query, Engines& engines) {
      std::size_t sum = 0;
      ask(query, engines, [&](auto const&, auto) {
        for (int k = 0; k <= kQueryRides; ++k)
          for (auto const label : engines.range.by_vehicle(k)) sum = sum * 1'000'003 + label;
      });
      return sum;
    });
  }

  /// Labels by vehicle with any time, of all queries.
  std::size_t reached() const {
    return over_queries(2, [&](std::size_t query, Engines& engines) {
      std::size_t sum = 0;
      ask(query, engines, [&](auto const&, auto) {
        for (auto const label : engines.range.by_vehicle(kQueryRides)) sum += label != kUnreached ? 1 : 0;
      });
      return sum;
    });
  }

 private:
  struct Engines {
    Raptor range, fresh;
    ConnectionScan scan;
  };

  template <class F>
  std::size_t over_queries(std::size_t threads, F&& f) const {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    tbb::enumerable_thread_specific<Engines> engines{[&] {
      return Engines{Raptor{patterns_, {kQueryRides, kSlack_s}}, Raptor{patterns_, {kQueryRides, kSlack_s}},
                     ConnectionScan{connections_, {kQueryRides, kSlack_s}}};
    }};
    std::vector<std::size_t> found(queries_);
    tbb::parallel_for(std::size_t{0}, queries_, [&](std::size_t q) { found[q] = f(q, engines.local()); });
    std::size_t sum = 0;
    for (auto const one : found) sum += one;
    return sum;
  }

  /// Departures of one query, the latest first, by range-RAPTOR: calls f(access, departure [s]) after each.
  template <class F>
  void ask(std::size_t query, Engines& engines, F&& f) const {
    Draws draws{23, AgentKey{query}, 0, Stream::departure};
    std::vector<Reach> access;
    for (auto n = 1 + draws.below(3); n > 0; --n)
      access.push_back({served_[draws.below(static_cast<std::uint32_t>(served_.size()))],
                        kTick_s * static_cast<std::int32_t>(draws.below(300))});
    auto time = static_cast<std::int32_t>(6 * 3600 + kTick_s * draws.below(8 * 3600));
    engines.range.reset();
    for (std::size_t n = 0; n < kDeparturesAQuery; ++n) {
      engines.range.depart(patterns_.tick_after(time), access);
      f(access, time);
      time -= kTick_s * static_cast<std::int32_t>(draws.below(600));
    }
  }

  std::size_t compare(std::size_t query, Engines& engines) const {
    std::size_t differing = 0;
    ask(query, engines, [&](auto const& access, auto time) {
      engines.fresh.reset();
      engines.fresh.depart(patterns_.tick_after(time), access);
      engines.scan.search(time, access);
      for (int k = 0; k <= kQueryRides; ++k) {
        differing += count(engines.range.by_vehicle(k), engines.fresh.by_vehicle(k),
                           [&](StopId s) { return engines.scan.by_vehicle(k, s); });
        differing += count(engines.range.by_any_means(k), engines.fresh.by_any_means(k),
                           [&](StopId s) { return engines.scan.by_any_means(k, s); });
      }
    });
    return differing;
  }

  template <class F>
  std::size_t count(std::span<Tick const> range, std::span<Tick const> fresh, F&& scan) const {
    std::size_t differing = 0;
    for (std::uint32_t s = 0; s < range.size(); ++s) {
      auto const scanned = scan(StopId{s});
      bool const is_same =
          scanned ? range[s] != kUnreached && patterns_.seconds_of(range[s]) == *scanned : range[s] == kUnreached;
      differing += range[s] != fresh[s] || !is_same ? 1 : 0;
    }
    return differing;
  }

  static constexpr std::int32_t kSlack_s = 60;
  std::size_t queries_;
  Patterns patterns_;
  Connections connections_;
  std::vector<StopId> served_;
};

/// Reads a feed and compares the engines on it as planned and with delays. @param departures  of both together
inline void expect_agreement(char const* name, std::size_t departures) {
  auto const path = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/gtfs" / name;
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no feed " << name << " in ../shared/data/gtfs";
  auto const read = read_gtfs(path, name);
  ASSERT_TRUE(read) << name;
  auto const planned = day_in_ticks(read->feed), late = with_delays(planned);
  ASSERT_GT(planned.runs(), 0U) << name;
  for (auto const* const timetable : {&planned, &late}) {
    FeedQueries const queries{*timetable, departures / 2 / kDeparturesAQuery};
    EXPECT_GT(queries.reached(), departures / 4) << name << ": too little to compare";
    EXPECT_EQ(queries.differences(2), 0U) << name;
    auto const one = queries.labels(1);
    EXPECT_EQ(queries.labels(2), one) << name;
    EXPECT_EQ(queries.labels(7), one) << name;
  }
}

}  // namespace tanvan
