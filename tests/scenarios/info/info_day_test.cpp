// What `tanvan info` says of a simulated day.
#include "scenarios/run/info/info_day.hpp"

#include <nlohmann/json.hpp>

#include "tests/viz/day/small_day.hpp"

namespace tanvan {
namespace {

class InfoDay : public SmallDays {};

TEST_F(InfoDay, SaysWhoArrivedWhoWasStuckAndHowFarAllDrove) {
  auto const text = day_text(day("a.h5"));
  for (auto const* words :
       {"  trips             3\n", "  arrived           2 (66.7 %)\n", "  did not arrive    1: gridlock\n",
        "  gridlocks         1, forced moves 1\n", "  relative gap      0.02, experienced\n",
        "  converged         yes\n", "  vehicle-km        4 on links\n", "  mean speed        40.0 km/h"})
    EXPECT_NE(text.find(words), std::string::npos) << words << text;
  EXPECT_EQ(text.find("sample"), std::string::npos);
}

TEST_F(InfoDay, SaysWhereADayIsNoEquilibriumOrWasNoneToBe) {
  EXPECT_NE(day_text(day("a.h5", {.converged = false})).find("converged         NO"), std::string::npos);
  auto const shot = day_text(day("b.h5", {.relative_gap = std::numeric_limits<double>::quiet_NaN()}));
  EXPECT_NE(shot.find("none was sought"), std::string::npos);
}

TEST_F(InfoDay, NamesTheSettingsThatAreNotTheDefaults) {
  SmallDay const what{.config = "[traffic]\ngap = 0.02\nsample = 0.1\none_shot = false\ntrips = \"trips.csv\"\n"};
  auto const file = day("a.h5", what);
  using Settings = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(settings_set(file), (Settings{{"sample", "0.1 (default 1)"}, {"trips", "trips.csv"}}));
  EXPECT_NE(day_text(file).find("0.1 of all vehicles drove"), std::string::npos);
}

TEST_F(InfoDay, JsonHasTheSameFigures) {
  auto const json = day_json(day("a.h5"));
  EXPECT_EQ(json["trips"], 3);
  EXPECT_EQ(json["did_not_arrive"]["gridlock"], 1);
  EXPECT_EQ(json["converged"], true);
  EXPECT_TRUE(day_json(day("b.h5", {.relative_gap = std::numeric_limits<double>::quiet_NaN()}))["converged"].is_null());
}

}  // namespace
}  // namespace tanvan
