// What must hold at every moment of a day, read off its moves: room, flow, order, and nobody lost.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>

#include "sim/traffic/day_moves.hpp"
#include "tests/sim/traffic/small_town.hpp"

namespace tanvan {
namespace {

/// Everybody who was on a link, in the order of entering it.
struct LinkLog {
  struct Visit {
    TrafficTime enter, leave;
    VehicleClass vehicle;
  };
  std::vector<Visit> visits;
};

std::vector<LinkLog> link_logs(SmallRoads const& s, DayResult const& day) {
  std::vector<LinkLog> logs(s.roads.links());
  DayMoves moves(s.roads, s.trips, s.ways, day);
  for (std::size_t t = 0; t < s.trips.size(); ++t)
    for (auto const& v : moves.visits(t)) logs[v.link.value].visits.push_back({v.enter, v.leave, s.trips.vehicle[t]});
  for (auto& log : logs)
    std::ranges::stable_sort(log.visits, [](auto const& a, auto const& b) {
      return std::pair{a.enter, a.leave} < std::pair{b.enter, b.leave};
    });
  return logs;
}

/// A jammed town of mixed traffic with signals, and all its moves.
struct Played {
  SmallRoads town;
  TrafficRules rules;
  DayResult day;
  std::vector<LinkLog> logs;

  explicit Played(bool mixed) : town(tanvan::town(10, 20'000, 1800)) {
    add_signals(town, 10);
    rules.mixed = mixed ? 1 : 0;
    day = town.run(rules, {.moves = true});
    logs = link_logs(town, day);
  }
};

class Referee : public testing::TestWithParam<bool> {
 protected:
  Played const played{GetParam()};
};

/// Changes of a count over time, by moment.
using Steps = std::map<TrafficTime, std::int64_t>;

TEST_P(Referee, DepartedIsArrivedAndUnderWayAndWaitingAtEveryMoment) {
  auto const& [town, rules, day, logs] = played;
  Steps waiting, travelling, on_links;
  for (std::size_t t = 0; t < town.trips.size(); ++t) {
    ++waiting[town.trips.depart[t]];
    if (day.enter[t] == kNoTime) continue;
    --waiting[day.enter[t]];
    ++travelling[day.enter[t]];
    if (day.arrive[t] != kNoTime) --travelling[day.arrive[t]];
  }
  for (auto const& log : logs)
    for (auto const& v : log.visits) {
      ++on_links[v.enter];
      if (v.leave != kNoTime) --on_links[v.leave];
    }
  std::erase_if(travelling, [](auto const& at) { return at.second == 0; });
  std::erase_if(on_links, [](auto const& at) { return at.second == 0; });
  EXPECT_EQ(travelling, on_links);
  std::int64_t outside = 0;
  for (auto const& [at, change] : waiting) {
    outside += change;
    ASSERT_GE(outside, 0) << at;
  }
}

/// Standing room of a link is never taken twice: at no moment is there more on it than jam density times its length,
/// beyond the largest vehicle that a link always takes.
TEST_P(Referee, JamDensityIsNeverExceeded) {
  auto const& [town, rules, day, logs] = played;
  for (auto const link : ids<LinkId>(town.roads.links())) {
    std::map<TrafficTime, double> steps;
    for (auto const& v : logs[link.value].visits) {
      auto const c = static_cast<std::size_t>(v.vehicle);
      double const room =
          v.vehicle == VehicleClass::motorbike && rules.mixed > 0 ? rules.motorbike_pcu_standing : rules.moving_pcu[c];
      steps[v.enter] += room;
      if (v.leave != kNoTime) steps[v.leave] -= room;
    }
    double const storage = rules.jam_density_pcu_km_lane * town.roads.lanes[link] * town.roads.length_m[link] / 1000;
    double on = 0;
    for (auto const& [at, step] : steps) {
      on += step;
      ASSERT_LE(on, storage + rules.moving_pcu[3]) << "link " << link.value << " at " << seconds_of_time(at);
    }
  }
}

/// No class overtakes itself.
TEST_P(Referee, WhoEntersFirstLeavesFirstOfItsClass) {
  auto const& [town, rules, day, logs] = played;
  for (auto const& log : logs) {
    std::array<TrafficTime, kVehicleClasses> last = {};
    for (auto const& v : log.visits) {
      auto const leave = v.leave == kNoTime ? std::numeric_limits<TrafficTime>::max() : v.leave;
      auto& before = last[static_cast<std::size_t>(v.vehicle)];
      EXPECT_GE(leave, before);
      before = leave;
    }
  }
}

/// In any stretch of time a link lets go no more than capacity times time, and one vehicle.
TEST_P(Referee, NoLinkSendsMoreThanItsCapacity) {
  auto const& [town, rules, day, logs] = played;
  for (auto const link : ids<LinkId>(town.roads.links())) {
    std::vector<std::pair<TrafficTime, double>> leaves;
    for (auto const& v : logs[link.value].visits) {
      bool const small = v.vehicle == VehicleClass::motorbike && rules.mixed > 0;
      double const pcu = small ? motorbike_pcu(rules, town.roads.free_speed_kmh[link])
                               : rules.moving_pcu[static_cast<std::size_t>(v.vehicle)];
      if (v.leave != kNoTime) leaves.emplace_back(v.leave, pcu);
    }
    std::ranges::sort(leaves);
    double const flow_s = town.roads.capacity_pcu_h[link] / 3600;
    double bucket = 0;  // of what left beyond capacity, never below 0
    TrafficTime at = 0;
    for (auto const& [t, pcu] : leaves) {
      bucket = std::max(0.0, bucket - flow_s * seconds_of_time(t - at)) + pcu;
      at = t;
      ASSERT_LE(bucket, 2 * rules.moving_pcu[3] + 2 * flow_s * rules.step_s) << "link " << link.value;
    }
  }
}

TEST_P(Referee, NobodyIsFasterThanTheRoad) {
  auto const& [town, rules, day, logs] = played;
  for (auto const link : ids<LinkId>(town.roads.links()))
    for (auto const& v : logs[link.value].visits) {
      double const top = rules.top_speed_kmh[static_cast<std::size_t>(v.vehicle)];
      double const free_s = town.roads.length_m[link] / std::min(top, town.roads.free_speed_kmh[link]) * 3.6;
      if (v.leave == kNoTime) continue;
      ASSERT_GE(seconds_of_time(v.leave - v.enter), free_s - 0.001);
    }
}

TEST_P(Referee, OccupancyInTheRecordIsThatOfTheMoves) {
  auto const& [town, rules, day, logs] = played;
  auto const& record = day.record;
  std::uint64_t volume = 0, left = 0;
  for (auto const v : record.volume) volume += v;
  for (auto const& log : logs)
    left +=
        static_cast<std::uint64_t>(std::ranges::count_if(log.visits, [](auto const& v) { return v.leave != kNoTime; }));
  EXPECT_EQ(volume, left);
}

INSTANTIATE_TEST_SUITE_P(Traffic, Referee, testing::Bool(),
                         [](auto const& how) { return how.param ? "Mixed" : "Classical"; });

}  // namespace
}  // namespace tanvan
