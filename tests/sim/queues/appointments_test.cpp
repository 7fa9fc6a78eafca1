#include "sim/queues/appointments.hpp"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <numeric>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr GateTime kHour = kGateTimesPerHour, kMinute = kHour / 60;
constexpr GateTime kDayEnd = 24 * kHour;

GateTime slot_of(AppointmentSlots const& slots, GateTime time) {  // times before the first slot: below 0
  return time < slots.first ? -1 : (time - slots.first) / slots.length;
}

/// The same by looking at every slot.
std::vector<GateTime> by_looking_everywhere(AppointmentSlots const& slots, std::vector<AppointmentWish> const& wishes) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(wishes[a].wished, wishes[a].id) < std::tie(wishes[b].wished, wishes[b].id);
  });
  auto left = slots.capacity;
  std::vector<GateTime> times(wishes.size(), kNoGateTime);
  for (auto const i : order) {
    auto const& wish = wishes[i];
    auto const place = ((wish.wished - slots.first) % slots.length + slots.length) % slots.length;
    std::size_t best = left.size();
    for (std::size_t s = 0; s < left.size(); ++s) {
      auto const begin = slots.first + static_cast<GateTime>(s) * slots.length;
      if (left[s] == 0 || begin > wish.latest || begin + slots.length <= wish.earliest) continue;
      auto const time = std::clamp(begin + place, wish.earliest, wish.latest);
      if (best < left.size() && std::abs(time - wish.wished) >= std::abs(times[i] - wish.wished)) continue;
      best = s;
      times[i] = time;
    }
    if (best < left.size()) --left[best];
  }
  return times;
}

/// Many wishes around two peaks, with ranges of up to some hours, for a gate with full, closed and roomy slots.
struct DrawnDay {
  AppointmentSlots slots;
  std::vector<AppointmentWish> wishes;
};

DrawnDay drawn_day(std::uint64_t key, std::size_t count, std::uint32_t capacity) {
  Draws draws{23, AgentKey{key}, 0, Stream::freight};
  DrawnDay day;
  day.slots.first = 5 * kHour;
  day.slots.length = kHour / (1 + draws.below(3));
  for (int s = 0; s < 16; ++s) day.slots.capacity.push_back(draws.below(capacity + 1));
  for (std::size_t i = 0; i < count; ++i) {
    auto const wished =
        std::clamp<GateTime>(gate_time(3'600 * (draws.chance(0.5) ? 8 : 15) + 5'000 * draws.normal()), 0, kDayEnd);
    auto const earliest = std::max<GateTime>(0, wished - draws.below(static_cast<std::uint32_t>(3 * kHour)));
    auto const latest = wished + draws.below(static_cast<std::uint32_t>(3 * kHour));
    day.wishes.push_back({wished, earliest, latest, AgentKey{draws.below(1'000)}});
  }
  return day;
}

AppointmentWish all_day(GateTime wished, std::uint64_t id) {
  return {wished, 0, kDayEnd, AgentKey{id}};
}

TEST(Appointments, WithoutLimitNothingChanges) {
  auto day = drawn_day(1, 500, 0);
  day.slots.first = 0;
  day.slots.capacity.assign(80, kNoSlotLimit);
  auto const made = appoint(day.slots, day.wishes);
  for (std::size_t i = 0; i < day.wishes.size(); ++i) EXPECT_EQ(made.time[i], day.wishes[i].wished);
  EXPECT_TRUE(made.without.empty());
}

TEST(Appointments, WhoIsMovedKeepsHisMinuteInTheSlot) {
  AppointmentSlots const slots{.capacity = std::vector<std::uint32_t>(24, 1)};
  auto const wished = 8 * kHour + 20 * kMinute;
  auto const made = appoint(slots, std::vector{all_day(wished, 3), all_day(wished, 1), all_day(wished, 2)});
  EXPECT_EQ(made.time, (std::vector{wished + kHour, wished, wished - kHour}));  // of two as near the earlier
}

TEST(Appointments, FirstWishFirst) {
  AppointmentSlots const slots{.first = 8 * kHour, .capacity = {1}};
  auto const made = appoint(slots, std::vector{all_day(8 * kHour + 2, 1), all_day(8 * kHour + 1, 2)});
  EXPECT_EQ(made.time, (std::vector{kNoGateTime, 8 * kHour + 1}));
  EXPECT_EQ(made.without, (std::vector<std::size_t>{0}));
}

TEST(Appointments, AMomentAtTheEdgeOfTheRangeCanBeNearer) {
  AppointmentSlots const slots{.capacity = std::vector<std::uint32_t>(24, 1)};
  auto const wished = 8 * kHour + 50 * kMinute;
  AppointmentWish const late{wished, 0, 9 * kHour + 10 * kMinute, AgentKey{2}};
  auto const made = appoint(slots, std::vector{all_day(wished, 1), late});
  EXPECT_EQ(made.time[1], late.latest);
}

TEST(Appointments, BeforeTheGateOpensOneComesInItsFirstSlot) {
  AppointmentSlots const slots{.first = 6 * kHour, .capacity = {5, 5}};
  auto const made = appoint(slots, std::vector{all_day(4 * kHour + 7, 1), all_day(20 * kHour + 9, 2)});
  EXPECT_EQ(made.time, (std::vector{6 * kHour + 7, 7 * kHour + 9}));
}

TEST(Appointments, CapacityHoldsAndNobodyIsOutsideHisRange) {
  for (std::uint64_t key = 0; key < 20; ++key) {
    auto const day = drawn_day(key, 700, 80);
    auto const made = appoint(day.slots, day.wishes);
    std::vector<std::uint32_t> taken(day.slots.capacity.size());
    for (std::size_t i = 0; i < made.time.size(); ++i) {
      if (made.time[i] == kNoGateTime) continue;
      EXPECT_GE(made.time[i], day.wishes[i].earliest);
      EXPECT_LE(made.time[i], day.wishes[i].latest);
      auto const slot = slot_of(day.slots, made.time[i]);
      ASSERT_TRUE(slot >= 0 && slot < static_cast<GateTime>(taken.size()));
      ++taken[static_cast<std::size_t>(slot)];
    }
    for (std::size_t s = 0; s < taken.size(); ++s) EXPECT_LE(taken[s], day.slots.capacity[s]) << key << ' ' << s;
    EXPECT_EQ(std::count(made.time.begin(), made.time.end(), kNoGateTime), std::ssize(made.without));
  }
}

TEST(Appointments, WhoFoundNoneHasNoSlotWithRoomInHisRange) {
  auto const day = drawn_day(4, 900, 60);
  auto const made = appoint(day.slots, day.wishes);
  auto left = day.slots.capacity;
  for (auto const time : made.time)
    if (time != kNoGateTime) --left[static_cast<std::size_t>(slot_of(day.slots, time))];
  ASSERT_FALSE(made.without.empty());
  for (auto const row : made.without) {
    auto const from = std::max<GateTime>(0, slot_of(day.slots, day.wishes[row].earliest));
    auto const to = std::min<GateTime>(std::ssize(left) - 1, slot_of(day.slots, day.wishes[row].latest));
    for (auto s = from; s <= to; ++s) EXPECT_EQ(left[static_cast<std::size_t>(s)], 0U);
  }
}

TEST(Appointments, EqualLookingAtEverySlot) {
  for (std::uint64_t key = 0; key < 400; ++key) {
    auto const day = drawn_day(key, 1 + key % 60, 4);
    EXPECT_EQ(appoint(day.slots, day.wishes).time, by_looking_everywhere(day.slots, day.wishes)) << key;
  }
}

TEST(Appointments, AGateWithoutSlotsTakesNobody) {
  EXPECT_EQ(appoint({}, std::vector{all_day(kHour, 1)}).without, (std::vector<std::size_t>{0}));
}

TEST(Appointments, WhatMakesNoSenseIsRefused) {
  AppointmentSlots const slots{.capacity = {1}};
  EXPECT_THROW(appoint({.length = 0, .capacity = {1}}, {}), Violation);
  EXPECT_THROW(appoint(slots, std::vector<AppointmentWish>{{5, 6, 7, {}}}), Violation);
  EXPECT_THROW(appoint(slots, std::vector<AppointmentWish>{{5, 4, 4, {}}}), Violation);
}

}  // namespace
}  // namespace tanvan
