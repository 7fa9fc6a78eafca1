#include "sim/core/result.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Fault, SentenceFollowsFileLineAndColumn) {
  EXPECT_EQ(to_string(error(Errc::bad_input, {"lines.csv", 14, 0}, "headway_s = -300 (must be > 0)")),
            "lines.csv:14: headway_s = -300 (must be > 0)");
  EXPECT_EQ(to_string(error(Errc::bad_input, {"a.csv", 2, 7}, "no")), "a.csv:2:7: no");
}

TEST(Fault, NotesTheLineOfCodeThatNoticedIt) {
  auto const fault = error(Errc::bad_input, {"a.csv", 1, 1}, "no");
  EXPECT_NE(std::string(fault.noticed_in).find("result_test.cpp"), std::string::npos);
  EXPECT_GT(fault.noticed_at, 0);
}

TEST(Faults, AreSortedByPlaceAndEqualOnesComeOnce) {
  Faults faults;
  faults.add({"b.csv", 1, 0}, "three");
  faults.add({"a.csv", 9, 0}, "two");
  Faults more;
  more.add({"a.csv", 2, 0}, "one");
  more.add({"b.csv", 1, 0}, "three");
  faults.append(std::move(more));
  auto const sorted = faults.sorted();
  ASSERT_EQ(sorted.size(), 3U);
  EXPECT_EQ(sorted[0].sentence, "one");
  EXPECT_EQ(sorted[1].sentence, "two");
  EXPECT_EQ(sorted[2].sentence, "three");
}

TEST(Result, HoldsAValueOrEveryReasonWhyThereIsNone) {
  Result<int> const good = 3;
  EXPECT_TRUE(good);
  EXPECT_EQ(*good, 3);
  Result<int> const bad = error(Errc::missing_file, {"a.csv", 0, 0}, "is not there");
  EXPECT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().size(), 1U);
  EXPECT_EQ(bad.error().sorted().front().code, Errc::missing_file);
}

TEST(NearestWord, NearMissFindsTheWordMeant) {
  std::vector<std::string> const known{"headway_s", "capacity", "free_speed"};
  EXPECT_EQ(nearest_word("hedway_s", known), "headway_s");
  EXPECT_EQ(nearest_word("capacty", known), "capacity");
}

TEST(NearestWord, WordFarFromAllFindsNothing) {
  EXPECT_FALSE(nearest_word("zzzzzzzzzz", {"headway_s", "capacity"}).has_value());
  EXPECT_FALSE(nearest_word("x", {}).has_value());
}

}  // namespace
}  // namespace tanvan
