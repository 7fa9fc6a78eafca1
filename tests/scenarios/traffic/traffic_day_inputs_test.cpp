// Files as they are, driven through a day by the engine.
#include <algorithm>
#include <cmath>

#include "scenarios/run/traffic/traffic_trips.hpp"
#include "sim/traffic/traffic_day.hpp"
#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

class TrafficDayInputs : public TrafficFolder {
 protected:
  /// Arrivals [s] of the trips of a table of routes, in its order; -1 where there was none.
  std::vector<double> arrivals(std::string const& rows) const {
    put("../trips.csv", "trip_id,depart_s,class,route\n" + rows);
    auto const net = network();
    if (!net) return {};
    auto const requests = read_trip_requests({folder / "../trips.csv", "trips.csv"}, *net);
    if (!requests) return {};
    TurnNumbers const numbers(net->roads);
    TripTable trips;
    WayTable ways;
    for (std::size_t i = 0; i < requests->size(); ++i) {
      trips.depart.push_back(traffic_time(requests->depart_s[i]));
      trips.vehicle.push_back(requests->vehicle[i]);
      trips.way.push_back(ways.add(requests->route_of(i), numbers));
    }
    auto const day = run_traffic_day(net->roads, trips, ways, {.jam_density_pcu_km_lane = 200});
    std::vector<double> seconds;
    for (auto const time : day.arrive) seconds.push_back(time == kNoTime ? -1 : seconds_of_time(time));
    return seconds;
  }
  static std::string convoy(std::string const& route, int vehicles, double headway_s) {
    std::string rows;
    for (int i = 0; i < vehicles; ++i)
      rows += std::to_string(i + 1) + "," + std::to_string(i * headway_s) + ",car," + route + "\n";
    return rows;
  }
};

TEST_F(TrafficDayInputs, AFreeTripTakesLengthOverSpeed) {
  put_crossing();
  auto const there = arrivals("1,10,car,1 3\n");
  ASSERT_EQ(there.size(), 1U);
  EXPECT_NEAR(there[0], 22, 2.1);  // 200 m at 60 km/h, at most a step a link more
}

TEST_F(TrafficDayInputs, AFixedSignalLetsHalfOfTheSaturationFlowGoInItsGreen) {
  put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n4,0,0,,\n5,0,0,,\n");
  std::string const lane = "2880,72,1,primary,ALL";
  put_links(road("1", "1,5", 4000, lane) + road("2", "2,5", 4000, lane) + road("3", "5,3", 400, lane) +
            road("4", "5,4", 400, lane));
  put_movements({"1,1,3,signal", "2,2,4,signal"});
  put("signal_controller.csv", "controller_id\n5\n");
  put("signal_timing_plan.csv", "timing_plan_id,controller_id,cycle_length\n1,5,60\n");
  put("signal_timing_phase.csv",
      "timing_phase_id,timing_plan_id,signal_phase_num,min_green,max_green,ring,barrier,position\n"
      "1,1,1,30,30,1,1,1\n2,1,2,30,30,1,1,2\n");
  put("signal_phase_mvmt.csv", "signal_phase_mvmt_id,timing_phase_id,mvmt_id\n1,1,1\n2,2,2\n");
  auto const there = arrivals(convoy("1 3", 1000, 1.25));
  ASSERT_EQ(there.size(), 1000U);
  auto const served = std::ranges::count_if(there, [](double s) { return s >= 600 && s < 1800; });
  EXPECT_NEAR(static_cast<double>(served), 0.4 * 1200, 20);                // a vehicle a cycle
  for (auto const s : there) EXPECT_LE(std::fmod(s - 20, 60), 31.5) << s;  // it left in the first half of a cycle
}

TEST_F(TrafficDayInputs, ALinkOfNoCapacityLetsNobodyIn) {
  put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n");
  put_links(road("a", "1,2", 500) + road("b", "2,3", 500, "0,60,1,primary,car"));
  EXPECT_EQ(arrivals("1,0,car,a b\n"), (std::vector<double>{-1}));
}

}  // namespace
}  // namespace tanvan
