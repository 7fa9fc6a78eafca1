#include "sim/transit/pareto_searches.hpp"

#include <numeric>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>
#include <tuple>

namespace tanvan {
namespace {

/// Questions that a thread takes at a time, at the least.
constexpr std::size_t kTogether = 128;

/// Rows of questions by what they search for, then by time.
std::vector<std::uint32_t> by_goal(std::span<PathQuestion const> questions) {
  std::vector<std::uint32_t> order(questions.size());
  std::iota(order.begin(), order.end(), 0U);
  auto const key = [&](std::uint32_t row) {
    auto const& q = questions[row];
    auto const goal = q.direction == SearchDirection::depart_at ? q.destination : q.origin;
    return std::tuple{q.direction, goal, q.time, row};
  };
  tbb::parallel_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

}  // namespace

void search_paths(PricedPatterns const& patterns, ParetoOptions const& options, PlaceWays const& access,
                  PlaceWays const& egress, std::span<PathQuestion const> questions, PathVisitor const& visit) {
  auto const order = by_goal(questions);
  tbb::enumerable_thread_specific<ParetoSearch> searches{[&] { return ParetoSearch(patterns, options); }};
  tbb::parallel_for(tbb::blocked_range<std::size_t>{0, order.size(), kTogether}, [&](auto const& places) {
    auto& search = searches.local();
    for (auto i = places.begin(); i != places.end(); ++i) {
      auto const& q = questions[order[i]];
      auto const from = access.of(q.origin), to = egress.of(q.destination);
      bool const is_forward = q.direction == SearchDirection::depart_at;
      visit(order[i], search, is_forward ? search.depart_at(q.time, from, to) : search.arrive_by(q.time, from, to));
    }
  });
}

}  // namespace tanvan
