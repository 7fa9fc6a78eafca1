#include "scenarios/run/compare/compare_days.hpp"

#include <limits>

#include "tests/viz/day/small_day.hpp"

namespace tanvan {
namespace {

class CompareDays : public SmallDays {
 protected:
  std::string compared(SmallDay const& b, SmallDay const& a = {}) const {
    return compare_days(day("a.h5", a), day("b.h5", b));
  }
  /// The line that begins with these words; empty where there is none.
  static std::string line(std::string const& text, std::string const& words) {
    auto const at = text.find("\n" + words);
    return at == std::string::npos ? "" : text.substr(at + 1, text.find('\n', at + 1) - at - 1);
  }
  static void expect_line(std::string const& text, std::string const& words, std::string const& figures) {
    std::string cells;
    for (char const sign : line(text, words).substr(std::min(words.size(), line(text, words).size())))
      if (sign != ' ' || (!cells.empty() && cells.back() != ' ')) cells += sign;
    EXPECT_EQ(cells, figures) << text;
  }
};

TEST_F(CompareDays, SetsArrivalsHoursAndSpeedsSideBySide) {
  auto const text = compared({.arrive_s = {120, 250, 380}, .stuck = {"", "", ""}});
  expect_line(text, "arrived", "2 3 1 +50.00 %");
  expect_line(text, "did not arrive: gridlock", "1 0 -1 -100.00 %");
  expect_line(text, "hours from door to door, of who arrived", "0.1 0.2 0.1 +100.00 %");
  expect_line(text, "mean speed from door to door, km/h", "40 20 -20 -50.00 %");
  expect_line(text, "queues (below 20 % of free speed), km x h", "0.25 0.25 0 +0.00 %");
  expect_line(text, "gridlocks", "1 1 0 +0.00 %");
  expect_line(text, "car: arrived", "2 2 0 +0.00 %");
  EXPECT_EQ(line(text, "truck"), "");  // none drives
}

TEST_F(CompareDays, TripsThatArrivedInBothAreComparedOneByOne) {
  auto const text = compared({.arrive_s = {60, 500, 380}, .stuck = {"", "", ""}});
  EXPECT_NE(text.find("trips that arrived in both (2 of 3 and 3): mean time 3 min in A, 4.58333 in B (+52.78 %); 0 are "
                      "faster by more than a minute, 1 slower"),
            std::string::npos)
      << text;
}

TEST_F(CompareDays, SamplesOfTwoSizesAreToldWithWhatIsOfAll) {
  auto const text = compared({.config = "[traffic]\nsample = 0.25\n"});
  expect_line(text, "hours from door to door, of who arrived", "0.1 0.4 0.3 +300.00 %");
  EXPECT_NE(text.find("Trips are a sample of 100 % in A and of 25 % in B"), std::string::npos) << text;
  EXPECT_EQ(compared({}).find("Trips are a sample"), std::string::npos);
}

TEST_F(CompareDays, LinksAreMatchedByTheirIdsAndANewOneIsToldSo) {
  auto const text = compared({.link_id = {"a", "b", "c"}});
  EXPECT_NE(text.find("the networks differ: 0 links are in A alone, 1 in B alone"), std::string::npos) << text;
  EXPECT_NE(text.find("link c Mỹ Phước – Tân Vạn (only in B)"), std::string::npos) << text;
}

TEST_F(CompareDays, ScreenlinesOfANameAreVehiclesOfTheDay) {
  expect_line(compared({.screenline_veh_h = 12}), "Cầu Phú Cường", "2 3 1 +50.00 %");
}

TEST_F(CompareDays, EmissionsAreSummedWhereBothDaysTellThem) {
  expect_line(compared({.co2_kg = 3}, {.co2_kg = 2}), "co2_kg_day", "4 6 2 +50.00 %");
  EXPECT_EQ(line(compared({.co2_kg = 3}), "co2_kg_day"), "");
}

TEST_F(CompareDays, WhatOneDayDoesNotKnowIsNoDifference) {
  auto const text = compared({.map = false});
  expect_line(text, "car: vehicle-km on links", "4 - - -");
  expect_line(text, "longest queues at once, km", "1 - - -");
  expect_line(text, "vehicle-km on links", "4 4 0 +0.00 %");  // of districts, which every day has
}

TEST_F(CompareDays, SettingsThatDifferAreTold) {
  auto const text = compared({.config = "[traffic]\ngap = 0.01\n"});
  EXPECT_NE(text.find("settings that differ\n  A: gap = 0.02\n  B: gap = 0.01\n"), std::string::npos) << text;
}

TEST_F(CompareDays, SaysWhatTheDifferenceCannotTell) {
  auto const both = compared({.relative_gap = 0.04});
  EXPECT_NE(both.find("Better ways could still save 2 % of the time in A and 4 % in B"), std::string::npos) << both;
  EXPECT_NE(both.find("1 trips of A and 1 of B did not arrive"), std::string::npos) << both;
  EXPECT_NE(both.find("One day each, one seed"), std::string::npos) << both;
  EXPECT_EQ(both.find("No equilibrium"), std::string::npos) << both;
  EXPECT_NE(compared({.converged = false}).find("- No equilibrium in B:"), std::string::npos);
  auto const mixed = compared({.relative_gap = std::numeric_limits<double>::quiet_NaN()});
  EXPECT_NE(mixed.find("A was iterated and B was not"), std::string::npos) << mixed;
}

}  // namespace
}  // namespace tanvan
