#include "sim/transit/timetable.hpp"

#include <algorithm>
#include <tuple>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

void check_run(Timetable const& t, std::size_t run) {
  auto const first = t.offset[run], end = t.offset[run + 1];
  expects(end >= first + 2, "at least two calls a run");
  for (auto call = first; call != end; ++call) {
    expects(t.stop[call].value < t.stops, "a stop of the timetable");
    expects(t.arrival[call] <= t.departure[call], "an arrival before the departure");
    expects(call + 1 == end || t.departure[call] <= t.arrival[call + 1], "times that do not fall along a run");
  }
}

}  // namespace

void set_walks(Timetable& timetable, std::vector<Walk> walks) {
  std::erase_if(walks, [](Walk const& walk) { return walk.from == walk.to; });
  std::ranges::sort(walks, {}, [](Walk const& walk) { return std::tuple{walk.from, walk.to, walk.seconds}; });
  auto const same_pair = [](Walk const& a, Walk const& b) { return a.from == b.from && a.to == b.to; };
  walks.erase(std::unique(walks.begin(), walks.end(), same_pair), walks.end());
  std::ranges::sort(walks, {}, [](Walk const& walk) { return std::tuple{walk.from, walk.seconds, walk.to}; });
  timetable.walk_offset.assign(timetable.stops + 1, 0);
  timetable.walk_to.clear();
  timetable.walk_s.clear();
  for (auto const& walk : walks) {
    expects(walk.from.value < timetable.stops && walk.to.value < timetable.stops, "stops of the timetable");
    expects(walk.seconds >= 0, "a walk that takes no less than no time");
    ++timetable.walk_offset[walk.from.value + 1];
    timetable.walk_to.push_back(walk.to);
    timetable.walk_s.push_back(walk.seconds);
  }
  for (std::size_t s = 0; s < timetable.stops; ++s) timetable.walk_offset[s + 1] += timetable.walk_offset[s];
}

void check_timetable(Timetable const& t) {
  expects(t.offset.front() == 0 && t.offset.back() == t.calls(), "offsets from 0 to the number of calls");
  expects(t.arrival.size() == t.calls() && t.departure.size() == t.calls() && t.board.size() == t.calls() &&
              t.alight.size() == t.calls() && t.trip.size() == t.calls(),
          "columns of one length");
  expects(t.walk_offset.size() == t.stops + 1 && t.walk_offset.back() == t.walk_to.size(), "walks of each stop");
  for (std::size_t run = 0; run < t.runs(); ++run) check_run(t, run);
}

}  // namespace tanvan
