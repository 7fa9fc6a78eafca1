// Which lookup names the zones, and the table of a matrix.
#include "sim/io/omx/omx_tables.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;

/// The name of the lookup that is taken among some, each of one label; empty: none.
std::string taken(Texts const& names, MatrixSide side) {
  std::vector<OmxLookup> lookups;
  for (auto const& name : names) lookups.push_back({name, {"by " + name}});
  auto const label = labels_of(lookups, 1, side).labels.front();
  return label == "1" ? "" : label.substr(3);
}

TEST(LabelsOf, TheSurestNameOfZonesIsTakenWhateverStandsFirst) {
  using enum MatrixSide;
  EXPECT_EQ(taken({"no", "taz", "zone"}, rows), "zone");
  EXPECT_EQ(taken({"zone", "origin", "Zone_ID"}, rows), "Zone_ID");
  EXPECT_EQ(taken({"TAZ", "zone", "origin"}, rows), "origin");
  EXPECT_EQ(taken({"TAZ", "zone", "origin"}, columns), "zone");
  EXPECT_EQ(taken({"district", "Zone Number"}, columns), "Zone Number");
}

TEST(LabelsOf, OfNamesThatSayNothingTheFirstIsTakenAndTheOtherSidesLast) {
  using enum MatrixSide;
  EXPECT_EQ(taken({"alpha", "beta"}, rows), "alpha");
  EXPECT_EQ(taken({"destination", "beta"}, rows), "beta");
  EXPECT_EQ(taken({"destination", "beta"}, columns), "destination");
  EXPECT_EQ(taken({"to"}, rows), "to");  // better than none
}

TEST(LabelsOf, ANameOfSignsAloneSaysNothing) {
  EXPECT_EQ(taken({"#", "zone"}, MatrixSide::rows), "zone");
  EXPECT_EQ(taken({"#", "taz"}, MatrixSide::columns), "taz");
}

TEST(LabelsOf, LabelsThatAreEmptyOrTwiceThereOnceTrimmedAreNone) {
  std::vector<OmxLookup> const lookups = {{"taz", {"A", "A "}}, {"zone", {"A", " "}}, {"alpha", {" B", "C\t"}}};
  auto const found = labels_of(lookups, 2, MatrixSide::rows);
  EXPECT_EQ(found.labels, (Texts{"B", "C"}));
  EXPECT_EQ(found.note, "rows are labelled by the lookup \"alpha\"");
  EXPECT_EQ(labels_of(std::span(lookups).first(2), 2, MatrixSide::columns).note,
            "columns are numbered from 1: no lookup holds 2 distinct labels (\"taz\", \"zone\" repeats or lacks some)");
}

TEST(LabelsOf, LookupsOfAnotherLengthBelongToTheOtherSide) {
  std::vector<OmxLookup> const lookups = {{"zone", {"A", "B", "C"}}};
  auto const found = labels_of(lookups, 2, MatrixSide::rows);
  EXPECT_EQ(found.labels, (Texts{"1", "2"}));
  EXPECT_EQ(found.note, "rows are numbered from 1: no lookup holds 2 distinct labels");
}

TEST(MatrixTable, PairsStandByRowThenColumnAndTextsAreQuotedWhereTheyMust) {
  std::vector<double> const values = {0.1, 2, 1e300, -0.5, 5, 6};
  auto const table = matrix_table("time, min", {"a,b", "Bến Cát"}, {"7", "8", "9"}, values, std::nullopt);
  EXPECT_EQ(table.csv,
            "origin,destination,\"time, min\"\n\"a,b\",7,0.1\n\"a,b\",8,2\n\"a,b\",9,1e+300\n"
            "Bến Cát,7,-0.5\nBến Cát,8,5\nBến Cát,9,6\n");
  EXPECT_EQ(table.missing, 0U);
}

TEST(MatrixTable, WhatStandsForNoneIsLeftOutAndAnyOtherNumberStays) {
  auto const nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  std::vector<double> const values = {nan, 0, inf, -inf};
  auto const csv = [&](std::optional<double> missing) {
    return matrix_table("t", {"a"}, {"1", "2", "3", "4"}, values, missing);
  };
  EXPECT_EQ(csv(std::nullopt).csv, "origin,destination,t\na,2,0\na,3,inf\na,4,-inf\n");
  EXPECT_EQ(csv(inf).csv, "origin,destination,t\na,2,0\na,4,-inf\n");
  EXPECT_EQ(csv(0).missing, 2U);
  EXPECT_EQ(csv(nan).missing, 1U);
}

TEST(MatrixTable, ValuesThatAreNotOneAPairAreRefused) {
  EXPECT_THROW(matrix_table("t", {"a"}, {"b"}, std::vector<double>{1, 2}, std::nullopt), Violation);
}

}  // namespace
}  // namespace tanvan
