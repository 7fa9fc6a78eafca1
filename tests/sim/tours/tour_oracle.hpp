#pragma once
/// Slow, obvious answers to compare with: how a leg is driven, whether a plan holds, the best plan of a few stops.
/// Nothing of the room's own search or timing is used here.

#include <algorithm>
#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <numeric>
#include <optional>
#include <vector>

#include "sim/tours/tour_plan.hpp"
#include "sim/tours/tour_timetable.hpp"

namespace tanvan::oracle {

constexpr double kClose = 1e-6;

/// Arrival of a leg by driving it share by share through the bins; a closed bin throws the vehicle back to its begin.
inline double arrival(TourProblem const& p, std::size_t k, std::size_t from, std::size_t to, double leave) {
  auto const starts = p.bins.starts_s();
  double now = leave, to_go = 1;
  for (std::size_t b = 0; b < starts.size(); ++b) {
    double const end = b + 1 < starts.size() ? starts[b + 1] : kForever;
    if (now >= end) continue;
    double const full = p.full_time_s[p.fleet[k].time_s[b]].at(from, to);
    if (full == kForever) {
      now = end;
      to_go = 1;
    } else if (now + to_go * full <= end) {
      return now + to_go * full;
    } else {
      to_go -= (end - now) / full;
      now = end;
    }
  }
  return kForever;
}

/// End of a duty without rests that leaves at a moment; infinite where hours do not hold. 0 among places reloads.
inline double drive(TourProblem const& p, std::size_t k, std::vector<std::uint32_t> places, double leave) {
  places.push_back(0);
  double now = leave;
  std::size_t at = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const to = places[i];
    now = arrival(p, k, at, to, now);
    if (to != 0) {
      now = std::max(now, p.open_s[to]);
      if (now > p.close_s[to] + kClose) return kForever;
      now += p.service_s[to];
    } else if (i + 1 < places.size()) {
      now += p.fleet[k].reload_s;
    }
    at = to;
  }
  return now <= p.fleet[k].back_by_s + kClose ? now : kForever;
}

/// Length of the shortest duty that leaves at a whole second up to `last`; infinite where none holds.
inline double shortest(TourProblem const& p, std::size_t k, std::vector<std::uint32_t> const& places, double last) {
  double best = kForever;
  for (double leave = p.fleet[k].leaves_from_s; leave <= last; ++leave) {
    double const end = drive(p, k, places, leave);
    if (end == kForever) break;  // first in, first out
    best = std::min(best, end - leave);
  }
  return best <= p.fleet[k].longest_duty_s + kClose ? best : kForever;
}

/// Least cost of one vehicle of a class for the stops of a mask, over all orders and trips.
inline double best_duty(TourProblem const& p, std::size_t k, unsigned mask, double last_leave) {
  auto const& f = p.fleet[k];
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 1; s < p.stops(); ++s)
    if (mask >> s & 1U) {
      if (!p.may_call(s, k)) return kForever;
      order.push_back(s);
    }
  bool const timed = f.cost_per_s > 0 || f.longest_duty_s != kForever;
  double best = kForever;
  do {
    for (unsigned cuts = 0; cuts < 1U << (order.size() - 1); ++cuts) {
      if (static_cast<std::size_t>(std::popcount(cuts)) >= f.most_trips) continue;
      std::vector<std::uint32_t> places;
      double load = 0, distance = 0;
      bool holds = true;
      for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && (cuts >> (i - 1) & 1U)) {
          places.push_back(0);
          load = 0;
        }
        places.push_back(order[i]);
        load += p.demand[order[i]];
        holds = holds && load <= f.capacity;
      }
      if (!holds) continue;
      std::size_t at = 0;
      for (auto const to : places) {
        distance += p.distance[f.distance].at(at, to);
        at = to;
      }
      distance += p.distance[f.distance].at(at, 0);
      double const length = timed ? shortest(p, k, places, last_leave) : drive(p, k, places, f.leaves_from_s);
      if (length == kForever) continue;
      best = std::min(best, f.fixed_cost + f.cost_per_distance * distance + (timed ? f.cost_per_s * length : 0));
    }
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

/// Least cost of a plan that serves everybody, by trying all of them; infinite where none does. For up to seven stops.
inline double best_plan(TourProblem const& p, double last_leave = 0) {
  unsigned const all = (1U << p.stops()) - 2;
  std::vector<std::vector<double>> duty(p.fleet.size(), std::vector<double>(all + 1, kForever));
  for (std::size_t k = 0; k < p.fleet.size(); ++k)
    for (unsigned mask = 2; mask <= all; mask += 2) duty[k][mask] = best_duty(p, k, mask, last_leave);
  std::vector<std::size_t> idle;
  for (auto const& f : p.fleet) idle.push_back(f.vehicles);
  std::function<double(unsigned)> const rest = [&](unsigned mask) -> double {
    if (mask == 0) return 0;
    unsigned const first = mask & (~mask + 1);
    double best = kForever;
    for (unsigned part = mask; part != 0; part = (part - 1) & mask) {
      if ((part & first) == 0) continue;
      for (std::size_t k = 0; k < p.fleet.size(); ++k) {
        if (idle[k] == 0 || duty[k][part] == kForever) continue;
        --idle[k];
        best = std::min(best, duty[k][part] + rest(mask & ~part));
        ++idle[k];
      }
    }
    return best;
  };
  return rest(all);
}

/// Drives each duty of the plan by its timetable and notes everything that does not hold.
inline void expect_holds(TourProblem const& p, TourPlan const& plan) {
  SearchTables const tables(p);
  std::vector<int> seen(p.stops(), 0);
  std::vector<std::size_t> used(p.fleet.size(), 0);
  double cost = 0;
  for (auto const stop : plan.left_out) ++seen[stop.value];
  for (auto const& duty : plan.duties) {
    std::size_t const k = duty.fleet_class.value;
    auto const& f = p.fleet[k];
    ++used[k];
    EXPECT_LE(duty.trips.size(), f.most_trips);
    for (auto const& trip : duty.trips) {
      EXPECT_FALSE(trip.empty());
      double load = 0;
      for (auto const stop : trip) {
        ++seen[stop.value];
        load += p.demand[stop.value];
        EXPECT_TRUE(p.may_call(stop.value, k)) << "stop " << stop.value << " by class " << k;
      }
      EXPECT_LE(load, f.capacity + kClose);
    }
    auto const timetable = timetable_of(tables, duty);
    ASSERT_TRUE(timetable);
    auto const& times = timetable->times;
    double now = times.leave_s, driven = 0, distance = 0;
    std::size_t at = 0;
    EXPECT_GE(now, f.leaves_from_s - kClose);
    for (auto const& call : timetable->calls) {
      if (call.rest_s > 0) {
        EXPECT_GE(call.rest_s, f.rest.length_s);
        driven = 0;
      }
      if (call.leave_s - now >= f.rest.length_s) driven = 0;
      EXPECT_GE(call.leave_s, now + call.rest_s - kClose);
      EXPECT_NEAR(call.arrive_s, arrival(p, k, at, call.place, call.leave_s), kClose);
      driven += call.arrive_s - call.leave_s;
      EXPECT_LE(driven, f.rest.after_s + kClose) << "driven without a rest";
      bool const last = &call == &timetable->calls.back();
      EXPECT_GE(call.begin_s, call.arrive_s);
      if (call.place != 0) {
        EXPECT_GE(call.begin_s, p.open_s[call.place]);
        EXPECT_LE(call.begin_s, p.close_s[call.place] + kClose);
        EXPECT_NEAR(call.done_s, call.begin_s + p.service_s[call.place], kClose);
        if (call.begin_s - call.arrive_s >= f.rest.length_s) driven = 0;
      } else if (!last) {
        EXPECT_NEAR(call.done_s, call.begin_s + f.reload_s, kClose);
        if (f.reload_s >= f.rest.length_s) driven = 0;
      }
      now = call.done_s;
      distance += p.distance[f.distance].at(at, call.place);
      at = call.place;
    }
    EXPECT_NEAR(now, times.back_s, kClose);
    EXPECT_LE(times.back_s, f.back_by_s + kClose);
    EXPECT_LE(times.length_s(), f.longest_duty_s + kClose);
    cost += f.fixed_cost + f.cost_per_distance * distance + f.cost_per_s * times.length_s();
  }
  for (std::size_t stop = 1; stop < p.stops(); ++stop) EXPECT_EQ(seen[stop], 1) << "stop " << stop;
  for (std::size_t k = 0; k < used.size(); ++k) EXPECT_LE(used[k], p.fleet[k].vehicles);
  EXPECT_NEAR(plan.cost, cost, 1e-9 * cost + kClose);
}

}  // namespace tanvan::oracle
