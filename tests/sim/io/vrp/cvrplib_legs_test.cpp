#include "sim/io/vrp/cvrplib_legs.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

struct Read {
  CvrplibLegs legs;
  std::string faults;
};

Read read(std::string const& file, std::size_t nodes, LegRounding rounding = LegRounding::as_file_says) {
  Faults faults;
  auto const lines = vrp_lines(file);
  auto const text = cvrplib_text(lines, "a.vrp", faults);
  Read result{cvrplib_legs(text, nodes, rounding, faults), {}};
  for (auto const& fault : faults.sorted()) result.faults += to_string(fault) + "\n";
  return result;
}

constexpr char const* kPoints = "NODE_COORD_SECTION\n1 0 0\n3 1 2\n2 1 1\n";

TEST(CvrplibLegs, PointsAreMeasuredAsTheTypeSaysOrAsIsAskedFor) {
  auto const rounded = read(std::string("EDGE_WEIGHT_TYPE : EUC_2D\n") + kPoints, 3);
  EXPECT_EQ(rounded.faults, "");
  EXPECT_EQ(rounded.legs.rounding, LegRounding::rounded);
  EXPECT_EQ(rounded.legs.distance.at(0, 1), 1) << "of node 2, whichever row it stands in";
  EXPECT_EQ(rounded.legs.distance.at(0, 2), 2);
  auto const exact = read(std::string("EDGE_WEIGHT_TYPE : EUC_2D\n") + kPoints, 3, LegRounding::exact);
  EXPECT_DOUBLE_EQ(exact.legs.distance.at(0, 2), std::sqrt(5.0));
  EXPECT_EQ(read(std::string("EDGE_WEIGHT_TYPE : FLOOR_2D\nSCALE : 10\n") + kPoints, 3).legs.distance.at(0, 2), 2.2);
}

TEST(CvrplibLegs, AMatrixIsTakenInEachOfItsForms) {
  auto const of = [](std::string const& form, std::string const& numbers) {
    return read(
        "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : " + form + "\nEDGE_WEIGHT_SECTION\n" + numbers + "\n", 3);
  };
  auto const full = of("FULL_MATRIX", "9 1 2\n3 9 4 5 6 9");
  EXPECT_EQ(full.faults, "");
  EXPECT_EQ(full.legs.distance.at(0, 2), 2) << "one way";
  EXPECT_EQ(full.legs.distance.at(2, 0), 5) << "and the other";
  EXPECT_EQ(full.legs.distance.at(1, 1), 0) << "but for the diagonal";
  for (auto const& [form, numbers] :
       {std::pair{"LOWER_ROW", "1\n2 4"}, {"LOWER_DIAG_ROW", "0 1 0 2 4 0"}, {"UPPER_DIAG_ROW", "0 1 2 0 4 0"}}) {
    auto const half = of(form, numbers);
    EXPECT_EQ(half.faults, "") << form;
    EXPECT_TRUE(half.legs.distance.is_symmetric()) << form;
    EXPECT_EQ(half.legs.distance.at(0, 1), 1) << form;
    EXPECT_EQ(half.legs.distance.at(0, 2), 2) << form;
    EXPECT_EQ(half.legs.distance.at(1, 2), 4) << form;
  }
  EXPECT_NE(of("LOWER_ROW", "1 2").faults.find("ends before row 3, column 2"), std::string::npos);
  EXPECT_NE(of("LOWER_ROW", "1 2 3 4").faults.find("more numbers than a matrix of 3 nodes has"), std::string::npos);
  EXPECT_NE(of("DIAGONAL", "1").faults.find("must be FULL_MATRIX"), std::string::npos);
}

TEST(CvrplibLegs, RowsOfNodesAreOncePerNode) {
  auto const said = read("EDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n1 5 5\n9 1 1\n2 x 1\n", 3).faults;
  EXPECT_NE(said.find("a.vrp:4: node 1 stands in line 3 already"), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:5: node = \"9\""), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:6: x = \"x\""), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:2: NODE_COORD_SECTION has no row of node 3 of 3"), std::string::npos) << said;
}

TEST(CvrplibLegs, ATypeThatIsMissingOrUnknownIsAFault) {
  EXPECT_NE(read(kPoints, 3).faults.find("EDGE_WEIGHT_TYPE must be"), std::string::npos);
  EXPECT_NE(read(std::string("EDGE_WEIGHT_TYPE : GEO\n") + kPoints, 3).faults.find("a.vrp:1: "), std::string::npos);
}

}  // namespace
}  // namespace tanvan
