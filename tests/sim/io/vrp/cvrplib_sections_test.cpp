#include "sim/io/vrp/cvrplib_sections.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// All faults, a line each.
std::string faults_in(std::string_view file) {
  Faults faults;
  cvrplib_text(vrp_lines(file), "a.vrp", faults);
  std::string all;
  for (auto const& fault : faults.sorted()) all += to_string(fault) + "\n";
  return all;
}

TEST(CvrplibSections, KeysAndRowsStandWhereTheFileHasThem) {
  Faults faults;
  auto const lines =
      vrp_lines("NAME : A n3\nCAPACITY: 30\nDEMAND_SECTION\n1 0\n2 7\nDEPOT_SECTION :\n1\n-1\nEOF\n9 9\n");
  auto const text = cvrplib_text(lines, "a.vrp", faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(text.find("NAME")->value, "A n3");
  EXPECT_EQ(text.find("CAPACITY")->value, "30");
  EXPECT_EQ(text.find("CAPACITY")->line, 2U);
  EXPECT_EQ(text.find("DIMENSION"), nullptr);
  ASSERT_EQ(text.section("DEMAND_SECTION")->rows.size(), 2U);
  EXPECT_EQ(text.section("DEMAND_SECTION")->rows[1].cells[1], "7");
  EXPECT_EQ(text.section("DEPOT_SECTION")->rows.size(), 2U) << "nothing counts behind EOF";
  EXPECT_EQ(text.section("NODE_COORD_SECTION"), nullptr);
}

TEST(CvrplibSections, WhatStandsTwiceOrNowhereOrIsUnknownIsNamedAllAtOnce) {
  auto const said = faults_in(
      "1 2\nNAME : a\nNAME : b\nCAPACTY : 5\nDEMAND_SECTION\n1 0\nDEMAND_SECTION\n1 0\nWEATHER_SECTION\n1 5\n2 6\n");
  EXPECT_NE(said.find("a.vrp:1: "), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:3: NAME stands in line 2 already"), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:4: CAPACTY is no key that is read here; did you mean CAPACITY?"), std::string::npos)
      << said;
  EXPECT_NE(said.find("a.vrp:7: DEMAND_SECTION stands in line 5 already"), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:9: WEATHER_SECTION is no section"), std::string::npos) << said;
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 5) << "rows of an unknown section have been told\n" << said;
}

}  // namespace
}  // namespace tanvan
