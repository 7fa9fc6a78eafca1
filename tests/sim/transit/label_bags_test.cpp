#include "sim/transit/label_bags.hpp"

#include <gtest/gtest.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

TransitLabel label(std::uint8_t rides, Tick time, std::int64_t price, StopId stop = StopId{0}) {
  return {price, TransitLabel::kNone, TransitLabel::kNone, TransitLabel::kNone, stop, time, 0, 0, rides, true};
}

TEST(LabelBags, AsEarlyAndAsCheapIsEnoughToBetter) {
  LabelBags bags(1);
  std::vector<TransitLabel> labels;
  EXPECT_FALSE(bags.betters(labels, StopId{0}, 100, 50));
  bags.add(labels, label(1, 100, 50));
  EXPECT_TRUE(bags.betters(labels, StopId{0}, 100, 50));
  EXPECT_TRUE(bags.betters(labels, StopId{0}, 101, 50));
  EXPECT_TRUE(bags.betters(labels, StopId{0}, 100, 51));
  EXPECT_FALSE(bags.betters(labels, StopId{0}, 99, 1000));
  EXPECT_FALSE(bags.betters(labels, StopId{0}, 1000, 49));
}

TEST(LabelBags, WhatALaterLabelOfAsManyRidesBettersIsTakenOut) {
  LabelBags bags(1);
  std::vector<TransitLabel> labels;
  auto const slow = bags.add(labels, label(1, 200, 10)), dear = bags.add(labels, label(1, 100, 90));
  auto const cheap = bags.add(labels, label(1, 150, 5));  // betters the slow one alone
  EXPECT_FALSE(labels[slow].is_kept);
  EXPECT_TRUE(labels[dear].is_kept);
  EXPECT_TRUE(labels[cheap].is_kept);
  EXPECT_TRUE(bags.betters(labels, StopId{0}, 200, 10));  // by the one that took its place
}

TEST(LabelBags, LabelsOfFewerRidesStayBesideBetterOnes) {
  LabelBags bags(1);
  std::vector<TransitLabel> labels;
  auto const direct = bags.add(labels, label(1, 200, 90));
  bags.add(labels, label(2, 100, 10));
  EXPECT_TRUE(labels[direct].is_kept);
}

TEST(LabelBags, BagsOfStopsAndOfKindsAreApartInOneList) {
  LabelBags boarding(2), alighting(2);
  std::vector<TransitLabel> labels;
  EXPECT_EQ(boarding.add(labels, label(1, 100, 50)), 0U);
  EXPECT_EQ(alighting.add(labels, label(1, 100, 50, StopId{1})), 1U);
  EXPECT_FALSE(boarding.betters(labels, StopId{1}, 100, 50));
  EXPECT_FALSE(alighting.betters(labels, StopId{0}, 100, 50));
  EXPECT_TRUE(alighting.betters(labels, StopId{1}, 100, 50));
}

TEST(LabelBags, ClearedBagsBetterNothing) {
  LabelBags bags(2);
  std::vector<TransitLabel> labels;
  bags.add(labels, label(1, 100, 50));
  bags.add(labels, label(1, 100, 50, StopId{1}));
  bags.clear();
  for (auto const s : {StopId{0}, StopId{1}}) EXPECT_FALSE(bags.betters(labels, s, 1000, 1000));
}

bool betters(TransitLabel const& a, TransitLabel const& b) {
  return a.stop == b.stop && a.rides <= b.rides && a.time <= b.time && a.price <= b.price;
}

TEST(LabelBags, WhatIsKeptBettersAllThatCameAndNoneAnotherOfAsManyRides) {
  TestDraws draw(17);
  for (int n = 0; n < 300; ++n) {
    LabelBags bags(2);
    std::vector<TransitLabel> labels, came;
    for (std::uint8_t rides = 0; rides < 4; ++rides)
      for (int i = 0; i < 12; ++i) {
        auto const one = label(rides, static_cast<Tick>(draw.below(12)), draw.below(12) - 6,
                               StopId{static_cast<std::uint32_t>(draw.below(2))});
        came.push_back(one);
        if (!bags.betters(labels, one.stop, one.time, one.price)) bags.add(labels, one);
      }
    std::erase_if(labels, [](TransitLabel const& l) { return !l.is_kept; });
    for (auto const& one : came)
      EXPECT_TRUE(std::ranges::any_of(labels, [&](TransitLabel const& kept) { return betters(kept, one); }));
    for (auto const& one : labels)
      for (auto const& other : labels) EXPECT_FALSE(&one != &other && one.rides == other.rides && betters(one, other));
  }
}

}  // namespace
}  // namespace tanvan
