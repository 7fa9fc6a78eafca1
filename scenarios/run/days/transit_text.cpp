#include "scenarios/run/days/transit_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "scenarios/run/scenario/faults.hpp"

namespace tanvan {
namespace {

std::string riders_text(TrafficAnswer const& answer) {
  auto const& rode = answer.rode.riders;
  if (rode.fate.empty()) return {};
  std::size_t boarded = 0;
  double waited_s = 0;
  for (std::size_t i = 0; i < rode.fate.size(); ++i) {
    if (rode.boarded[i] == kNoTime) continue;
    ++boarded;
    waited_s += seconds_of_time(rode.boarded[i]) - seconds_of_time(answer.riders->at[i]);
  }
  auto const ended = [&](RiderFate fate) { return std::ranges::count(rode.fate, fate); };
  auto const& denied = answer.rode.calls.denied;
  auto text = fmt::format("riders: {} of {} arrived, {} gave up, {} left at the end, {} times no place",
                          ended(RiderFate::arrived), rode.fate.size(),
                          ended(RiderFate::refused) + ended(RiderFate::out_of_time),
                          ended(RiderFate::waiting) + ended(RiderFate::riding),
                          std::accumulate(denied.begin(), denied.end(), std::uint64_t{0}));
  if (boarded > 0)
    text += fmt::format(", waited {:.1f} min on average", waited_s / kSecondsInMinute / static_cast<double>(boarded));
  return text + "\n";
}

}  // namespace

std::string transit_text(TrafficAnswer const& answer) {
  if (answer.transit == nullptr) return {};
  auto const& t = answer.transit->service.timetable;
  auto const& arrival = answer.rode.calls.arrival;
  std::size_t calls = 0, made = 0, ended = 0;
  double late_s = 0;
  for (auto const run : answer.transit->on_road) {
    auto const first = t.offset[run.value], end = t.offset[run.value + 1];
    calls += end - first;
    for (auto c = first; c < end; ++c) made += arrival[c] != kNotMade ? 1 : 0;
    if (arrival[end - 1] == kNotMade) continue;
    ++ended;
    late_s += arrival[end - 1] - t.arrival[end - 1];
  }
  auto text = fmt::format("transit: {} on the road, {} of {} made", counted(answer.transit->on_road.size(), "run"),
                          made, counted(calls, "call"));
  if (ended > 0)
    text += fmt::format(", {:+.1f} min at the last stop on average",
                        late_s / kSecondsInMinute / static_cast<double>(ended));
  return text + "\n" + riders_text(answer);
}

}  // namespace tanvan
