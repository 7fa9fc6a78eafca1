#include "scenarios/run/travel/line_tally.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/demand/profiles.hpp"
#include "sim/core/quantity.hpp"

namespace tanvan {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double LineTally::Cell::spread_min() const {
  if (came == 0) return 0;
  auto const squares = static_cast<double>(came * since_s2 - since_s * since_s);  // whole numbers: 0 is 0
  return std::sqrt(squares) / static_cast<double>(came) / kSecondsInMinute;
}

LineTally::LineTally(World const& world, LineStops const& stops, TransitService const& service,
                     RealisedCalls const& calls, double wait_cap_min)
    : bins_(world.transport.bins), lines_(stops.offset), width_(stops.row.size()), cap_min_(wait_cap_min) {
  for (auto& cells : way_) cells.resize(bins_.size() * width_);
  auto const& t = service.timetable;
  for (std::uint32_t run = 0; run < t.runs(); ++run) add_run(service, calls, run);
  add_headways(t, calls.departure, &Cell::driven);
  add_headways(t, t.departure, &Cell::planned);
}

void LineTally::add_run(TransitService const& service, RealisedCalls const& calls, std::uint32_t run) {
  auto const& t = service.timetable;
  auto const places = service.kinds[service.kind[run]].places();
  auto const begin = t.offset[run], end = t.offset[run + 1];
  auto const at_s = [&](std::uint32_t call) { return (call == begin ? calls.departure : calls.arrival)[call]; };
  for (auto call = begin; call < end && at_s(call) != kNotMade; ++call) {
    auto& here = cell(t.stop[call], bin_of(at_s(call)));
    std::int64_t const since_s = at_s(call) - at_s(begin);
    here.since_s += since_s, here.since_s2 += since_s * since_s, ++here.came;
    here.boardings += calls.boardings[call], here.alightings += calls.alightings[call];
    here.load += calls.load[call], here.denied += calls.denied[call];
    if (call + 1 == end || at_s(call + 1) == kNotMade) continue;
    here.ride_min += (at_s(call + 1) - at_s(call)) / kSecondsInMinute;
    here.places += places;
    ++here.rode;
  }
}

/// Of each platform, in the bin in which the headway ends.
void LineTally::add_headways(Timetable const& t, std::vector<std::int32_t> const& departure, Headways Cell::*of) {
  std::vector<std::vector<std::int32_t>> at(t.stops);
  for (std::uint32_t call = 0; call < t.calls(); ++call)
    if (t.board[call] != 0 && departure[call] != kNotMade) at[t.stop[call].value].push_back(departure[call]);
  for (std::uint32_t stop = 0; stop < t.stops; ++stop) {
    std::ranges::sort(at[stop]);
    for (std::size_t i = 1; i < at[stop].size(); ++i)
      (cell(StopId{stop}, bin_of(at[stop][i])).*of).add((at[stop][i] - at[stop][i - 1]) / kSecondsInMinute);
  }
}

std::size_t LineTally::bin_of(std::int32_t second) const {
  return bin_at(bins_, std::fmod(second, kSecondsInDay) / kSecondsInHour);
}

LineTimes LineTally::times(bool forward) const {
  std::vector<double> const none(bins_.size() * width_, kNaN);
  LineTimes out{none, none, none};
  auto const& cells = way_[forward ? 0 : 1];
  for (std::size_t line = 0; line + 1 < lines_.size(); ++line)
    for (std::size_t b = 0; b < bins_.size(); ++b)
      for (std::size_t row = b * width_ + lines_[line]; row + 1 < b * width_ + lines_[line + 1]; ++row) {
        auto const& from = cells[forward ? row : row + 1];
        auto const& to = cells[forward ? row + 1 : row];
        if (from.rode == 0) continue;
        out.ride[row] = from.ride_min / static_cast<double>(from.rode);
        out.wait[row] =
            std::max(0.0, std::min(from.driven.wait_min(), cap_min_) - std::min(from.planned.wait_min(), cap_min_));
        out.spread[row] = std::max(0.0, to.spread_min() - from.spread_min());
      }
  return out;
}

TransitDay LineTally::day() const {
  TransitDay day;
  std::size_t const cells = bins_.size() * width_;
  for (auto* column :
       {&day.boardings, &day.alightings, &day.load_forward, &day.load_backward, &day.denied, &day.places})
    column->assign(cells, 0);
  for (std::size_t row = 0; row < cells; ++row) {
    auto const &there = way_[0][row], &home = way_[1][row];
    day.boardings[row] = static_cast<double>(there.boardings + home.boardings);
    day.alightings[row] = static_cast<double>(there.alightings + home.alightings);
    day.denied[row] = static_cast<double>(there.denied + home.denied);
    day.load_forward[row] = static_cast<double>(there.load);
    day.places[row] = std::max(day.places[row], static_cast<double>(there.places));
    if (home.rode == 0) continue;  // rides back are those of the stop before
    day.load_backward[row - 1] = static_cast<double>(home.load);
    day.places[row - 1] = std::max(day.places[row - 1], static_cast<double>(home.places));
  }
  return day;
}

}  // namespace tanvan
