#include "sim/transit/pareto_searches.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

using Answer = std::vector<std::tuple<std::int32_t, std::int32_t, int, std::int64_t, std::uint32_t, std::uint32_t>>;

Answer answer(ParetoSearch const& search, std::span<ParetoJourney const> journeys) {
  Answer rows;
  for (auto const& j : journeys)
    for (auto const& leg : search.legs(j))
      rows.emplace_back(j.departure, j.arrival, j.rides, j.cost, leg.board, leg.alight);
  return rows;
}

PlaceWays drawn_places(TestDraws& draw, std::size_t stops, int places) {
  PlaceWays drawn;
  for (int n = 0; n < places; ++n) {
    for (int way = draw.below(3); way >= 0; --way)
      drawn.ways.push_back(
          {StopId{static_cast<std::uint32_t>(draw.below(static_cast<int>(stops)))}, draw.below(30), 0});
    drawn.offset.push_back(static_cast<std::uint32_t>(drawn.ways.size()));
  }
  return drawn;
}

/// 20 timetables, each with 300 questions both ways between six places.
TEST(ParetoSearches, AnswerEachQuestionAsASearchOfItsOwnOnAnyThreads) {
  constexpr int kPlaces = 6;
  TestDraws draw(77);
  std::size_t found = 0;
  for (int world = 0; world < 20 && !testing::Test::HasFailure(); ++world) {
    auto const timetable = drawn_timetable(draw);
    RideCosts costs;
    for (std::size_t run = 0; run < timetable.runs(); ++run)
      costs.boarding.push_back(static_cast<std::uint32_t>(draw.below(20)));
    PricedPatterns const patterns(timetable, -100, 2001, costs);
    ParetoOptions const options{.allowance_s = 20, .wait_per_s = 1};
    auto const access = drawn_places(draw, timetable.stops, kPlaces);
    auto const egress = drawn_places(draw, timetable.stops, kPlaces);
    std::vector<PathQuestion> questions;
    for (int n = 0; n < 300; ++n)
      questions.push_back({draw.one_in(2) ? SearchDirection::depart_at : SearchDirection::arrive_by, draw.below(120),
                           static_cast<std::uint32_t>(draw.below(kPlaces)),
                           static_cast<std::uint32_t>(draw.below(kPlaces))});
    std::vector<Answer> alone;
    for (auto const& q : questions) {
      ParetoSearch search(patterns, options);
      auto const from = access.of(q.origin), to = egress.of(q.destination);
      bool const is_forward = q.direction == SearchDirection::depart_at;
      alone.push_back(
          answer(search, is_forward ? search.depart_at(q.time, from, to) : search.arrive_by(q.time, from, to)));
      found += alone.back().size();
    }
    for (std::size_t const threads : {1, 2, 7}) {
      tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
      std::vector<Answer> together(questions.size());
      search_paths(patterns, options, access, egress, questions,
                   [&](std::size_t q, ParetoSearch const& search, std::span<ParetoJourney const> journeys) {
                     together[q] = answer(search, journeys);
                   });
      EXPECT_EQ(together, alone);
    }
  }
  EXPECT_GT(found, 1000U);
}

}  // namespace
}  // namespace tanvan
