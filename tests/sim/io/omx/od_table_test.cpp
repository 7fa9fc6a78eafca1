/// Tables of zone pairs.

#include "sim/io/omx/od_table.hpp"

#include <algorithm>
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
  auto const said = faults(read_od_table("o,d,value\n1,2,x\n1,3\n1,4,nan\n", "od.csv"));
  EXPECT_NE(said.find("od.csv:2: value = \"x\""), std::string::npos) << said;
  EXPECT_NE(said.find("od.csv:3: the row has 2 cells"), std::string::npos) << said;
  EXPECT_NE(said.find("od.csv:4:"), std::string::npos) << said;
}

TEST(OdTable, APairThatComesAgainIsAFault) {
  auto const said = faults(read_od_table("o,d,value\n1,2,5\n2,1,5\n1,2,6\n", "od.csv"));
  EXPECT_NE(said.find("od.csv:4: the pair 1, 2 came in line 2 already"), std::string::npos) << said;
}

TEST(OdTable, HeadingsInVietnameseAreThoseOfPairs) {
  for (auto const* text :
       {"Từ,Đến,Chuyến\n1,2,5\n2,3,3\n", "TU,DEN,SO CHUYEN\n1,2,5\n2,3,3\n", "vùng đi;vùng đến;lượt\n1;2;5\n2;3;3\n",
        "Nơi đi\tNơi đến\tSố chuyến\n1\t2\t5\n2\t3\t3\n", "vung_di,vung_den,trips\n1,2,5\n2,3,3\n"}) {
    auto const read = read_od_table(text, "od.csv");
    ASSERT_TRUE(read) << text << faults(read);
    EXPECT_EQ(od_csv(*read), "origin,destination,trips\n1,2,5\n2,3,3\n");
  }
}

TEST(OdTable, ASquareHasTheSameZonesOnBothSides) {
  auto const read = read_od_table("zone,B,A\nA,1,2\nB,3,4\n", "od.csv");
  ASSERT_TRUE(read) << faults(read);
  EXPECT_EQ(od_csv(*read), "origin,destination,value\nA,B,1\nA,A,2\nB,B,3\nB,A,4\n");
  for (auto const* text :
       {"Xuất,Nhập,Số\n1,2,5\n2,3,3\n", "z,1,2\n1,5,5\n3,5,5\n", "z,1,2\n1,5,5\n", "z,1\n1,5\n2,5\n"})
    EXPECT_FALSE(read_od_table(text, "od.csv")) << text;
  auto const said = faults(read_od_table("Xuất,Nhập,Số\n1,2,5\n2,3,3\n", "od.csv"));
  EXPECT_NE(said.find("od.csv:1: the columns \"Xuất\", \"Nhập\", \"Số\" are neither"), std::string::npos) << said;
  EXPECT_NE(said.find("o,d,trips"), std::string::npos) << said;
}

TEST(OdTable, ZonesNamedByLettersAreASquare) {
  std::string text;
  for (char zone = 'A'; zone <= 'J'; ++zone) text += std::string(",") + zone;
  for (char zone = 'A'; zone <= 'J'; ++zone) text += std::string("\n") + zone + ",1,1,1,1,1,1,1,1,1,1";
  auto const read = read_od_table(text, "od.csv");
  ASSERT_TRUE(read) << faults(read);
  EXPECT_EQ(read->pairs(), 100u);
}

TEST(OdTable, BetweenSemicolonsCommasMayBeDecimal) {
  for (auto const* text : {"Từ;Đến;Chuyến\n1;2;5,5\n2;1;3\n", "1;2;5,5\n2;1;3\n", ";1;2\n1;0;5,5\n2;3;0\n"}) {
    auto const read = read_od_table(text, "od.csv");
    ASSERT_TRUE(read) << text << faults(read);
    EXPECT_NE(std::find(read->values.begin(), read->values.end(), 5.5), read->values.end());
    EXPECT_EQ(read->notes.back(), "the commas of 1 values were read as decimal points");
  }
  auto const mixed = faults(read_od_table("o;d;v\n1;2;5,5\n2;1;1.234\n", "od.csv"));
  EXPECT_NE(mixed.find("od.csv:3: values have a decimal comma in line 2 and a point in line 3"), std::string::npos)
      << mixed;
}

TEST(OdTable, InfinityIsKept) {
  auto const read = read_od_table("origin,destination,time\n1,2,inf\n2,1,3\n", "od.csv");
  ASSERT_TRUE(read) << faults(read);
  EXPECT_EQ(od_csv(*read), "origin,destination,time\n1,2,inf\n2,1,3\n");
  EXPECT_EQ(read->notes.size(), 1u);
  EXPECT_FALSE(read_od_table("o,d,v\n1,2,-inf\n", "od.csv"));
}

TEST(OdTable, OldEncodingsAreNamed) {
  auto const said =
      faults(read_od_table("o,d,v\nTh\xF1 D\xC7u M\xE9t,B\xD7nh D\xAD\xAC"
                           "ng,5\n",
                           "od.csv"));
  EXPECT_NE(said.find("od.csv:2:"), std::string::npos) << said;
  EXPECT_NE(said.find("TCVN3"), std::string::npos) << said;
}

TEST(OdTable, LimitsEndReadingAtOnce) {
  std::string text = "o,d,a,b\n";
  for (int i = 0; i < 100; ++i) text += std::to_string(i) + ",0,1,2\n";
  EXPECT_EQ(faults(read_od_table(text, "od.csv", {.pairs = 10})), "od.csv:12: there are more than 10 pairs\n");
  EXPECT_EQ(faults(read_od_table(text, "od.csv", {.values = 10})), "od.csv:7: there are more than 10 values\n");
  EXPECT_EQ(faults(read_od_table(text, "od.csv", {.zones = 10})), "od.csv:12: there are more than 10 zones\n");
}

TEST(OdTable, WhatIsNeitherFormIsRefused) {
  EXPECT_FALSE(read_od_table("", "od.csv"));
  EXPECT_FALSE(read_od_table("alone\n1\n", "od.csv"));
  EXPECT_NE(faults(read_od_table("time,speed,flow\n8,50,100\n9,40,200\n10,45,150\n", "od.csv")).find("neither"),
            std::string::npos);
}

}  // namespace
}  // namespace tanvan
