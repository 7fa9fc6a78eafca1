/// Tables of zone pairs.

#include "sim/io/omx/od_table.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::string faults(Result<OdTable> const& read) {
  std::string all;
  if (!read)
    for (auto const& fault : read.error().sorted()) all += to_string(fault) + "\n";
  return all;
}

TEST(OdTable, LongFormReadsEveryValueColumn) {
  auto const read = read_od_table("o_zone_id,d_zone_id,car,bus\nA,B,1.5,2\nB,A,0,3\n", "od.csv");
  ASSERT_TRUE(read) << faults(read);
  EXPECT_EQ(read->zone, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(read->names, (std::vector<std::string>{"car", "bus"}));
  EXPECT_EQ(read->values, (std::vector<double>{1.5, 2, 0, 3}));
}

TEST(OdTable, SquareAndLongFormSayTheSame) {
  auto const square = read_od_table(";A;B\nA;0;5\nB;7;0\n", "od.csv");
  auto const list = read_od_table("from\tto\tvalue\nA\tA\t0\nA\tB\t5\nB\tA\t7\nB\tB\t0\n", "od.csv");
  ASSERT_TRUE(square && list) << faults(square) << faults(list);
  EXPECT_EQ(od_csv(*square), od_csv(*list));
}

TEST(OdTable, WritingAndReadingChangesNothing) {
  auto const text = std::string("origin,destination,value\nA,B,0.1\nB,A,2\n");
  EXPECT_EQ(od_csv(*read_od_table(text, "od.csv")), text);
}

TEST(OdTable, NumbersWithoutNamesAreTakenWithANote) {
  auto const read = read_od_table("1,2,10\n2,1,20\n", "od.csv");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->pairs(), 2u);
  EXPECT_EQ(read->notes.size(), 1u);
}

TEST(OdTable, FaultsNameFileAndLine) {
  auto const said = faults(read_od_table("o,d,value\n1,2,x\n1,3\n1,4,inf\n", "od.csv"));
  EXPECT_NE(said.find("od.csv:2: value = \"x\""), std::string::npos) << said;
  EXPECT_NE(said.find("od.csv:3: the row has 2 cells"), std::string::npos) << said;
  EXPECT_NE(said.find("od.csv:4:"), std::string::npos) << said;
}

TEST(OdTable, APairThatComesAgainIsAFault) {
  auto const said = faults(read_od_table("o,d,value\n1,2,5\n2,1,5\n1,2,6\n", "od.csv"));
  EXPECT_NE(said.find("od.csv:4: the pair 1, 2 came in line 2 already"), std::string::npos) << said;
}

TEST(OdTable, WhatIsNeitherFormIsRefused) {
  EXPECT_FALSE(read_od_table("", "od.csv"));
  EXPECT_FALSE(read_od_table("alone\n1\n", "od.csv"));
  EXPECT_NE(faults(read_od_table("time,speed,flow\n8,50,100\n9,40,200\n10,45,150\n", "od.csv")).find("neither"),
            std::string::npos);
}

}  // namespace
}  // namespace tanvan
