#include "scenarios/run/traffic/departure_profile.hpp"

#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

class DepartureProfile : public TrafficFolder {
 protected:
  Result<std::vector<DepartureInterval>> profile(std::string const& rows) const {
    put("../profile.csv", "begin_s,end_s,share\n" + rows);
    return read_departure_profile({folder / "../profile.csv", "profile.csv"});
  }
};

TEST_F(DepartureProfile, IsReadAndRefusedByItsLines) {
  auto const good = profile("0,3600,2\n25200,28800,5.5\n");
  ASSERT_TRUE(good);
  ASSERT_EQ(good->size(), 2U);
  EXPECT_EQ((*good)[1].begin_s, 25'200);
  EXPECT_EQ((*good)[1].share, 5.5);
  EXPECT_EQ(texts(profile("0,3600,-1\n7200,7200,1\n0,,1\n").error()),
            (Texts{"profile.csv:2: share = \"-1\": must be from 0 to 1000000000000",
                   "profile.csv:3: end_s = \"7200\": must be after begin_s", "profile.csv:4: end_s is empty"}));
  EXPECT_EQ(texts(profile("0,3600,0\n").error()), (Texts{"profile.csv:1: no share is above 0: nobody would set out"}));
}

TEST_F(DepartureProfile, SharesThatAreNoWholeAreTold) {
  auto const doubts = [](double a, double b) { return texts(doubts_of_shares({{0, 1, a}, {1, 2, b}}, "profile.csv")); };
  for (auto const& [a, b] : {std::pair{0.4, 0.6}, {0.4, 0.59}, {0.5, 0.51}, {30.0, 70.0}, {30.5, 70.5}})
    EXPECT_EQ(doubts(a, b), Texts{}) << a << " and " << b;
  EXPECT_EQ(doubts(0.4, 0.5),
            (Texts{"profile.csv:1: the shares add up to 0.9, neither 1 nor 100 %: all vehicles set out "
                   "in these proportions; is a row missing?"}));
  EXPECT_EQ(doubts(20, 40).size(), 1U);
}

TEST_F(DepartureProfile, TakesClockTimes) {
  auto const good = profile("06:00,07:30:15,1\n");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->front().begin_s, 21'600);
  EXPECT_EQ(good->front().end_s, 27'015);
}

TEST_F(DepartureProfile, ASharePassesWhileItsIntervalLasts) {
  std::vector<DepartureInterval> const shape{{0, 100, 1}, {200, 400, 3}};
  Departures const departures(shape);
  EXPECT_DOUBLE_EQ(departures.at(0), 0);
  EXPECT_DOUBLE_EQ(departures.at(0.125), 50);
  EXPECT_DOUBLE_EQ(departures.at(0.625), 300);
}

}  // namespace
}  // namespace tanvan
