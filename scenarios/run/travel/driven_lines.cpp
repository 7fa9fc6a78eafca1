#include "scenarios/run/travel/driven_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/demand/profiles.hpp"
#include "models/transit_service/line_runs.hpp"
#include "scenarios/run/travel/line_riders.hpp"
#include "sim/core/quantity.hpp"
#include "sim/transit/own_track.hpp"

namespace tanvan {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSecondsInMinute = 60, kSecondsInHour = 3600;
constexpr double kDay_s = 86'400;
constexpr double kLeastRunning = 0.5;  // of the timetable's time between two stops, however much of it is dead time
constexpr std::uint32_t kBerths = 2;   // of a stop in one direction; prior
constexpr double kStep = 0.5;          // 2 / (days + 1) of three days

/// How long vehicles drive between two stops.
class Running {
 public:
  Running(World const& world, DayFrame const& frame, TransitService const& service, TravelTimeProfiles const& road,
          TransitServiceParameters const& p)
      : world_(world), frame_(frame), service_(service), road_(road), p_(p) {}

  TrafficTime operator()(std::uint32_t call, TrafficTime depart) const {
    auto const& t = service_.timetable;
    double const planned_s = t.arrival[call + 1] - t.departure[call];
    double const driven_s = std::max(planned_s - p_.stops.dead_time_s, kLeastRunning * planned_s);
    return traffic_time(driven_s * delay_factor(t.stop[call], t.stop[call + 1], seconds_of_time(depart)));
  }

 private:
  /// Row of the ways of buses from a stop to the next one of the run.
  static std::size_t way_of(StopId from, StopId to) {
    bool const forward = from.value % 2 == 0;
    return forward ? from.value : to.value;  // 2 s of the lower stop, or one more
  }

  double delay_factor(StopId from, StopId to, double depart_s) const {
    double free_s = 0;
    Ticks const begin = ticks_of(Seconds{depart_s});
    Ticks now = begin;
    for (LinkId const a : frame_.routes.row(way_of(from, to))) {
      free_s += world_.network.links.length[a].value * kKmhInMs / world_.network.links.free_speed_kmh[a];
      now += travel_time(road_, a, now);
    }
    double const congested_s = seconds_of(now - begin).value;
    return free_s > 0 ? std::max(1.0, congested_s / (p_.timetable_slack * free_s)) : 1;
  }

  World const& world_;
  DayFrame const& frame_;
  TransitService const& service_;
  TravelTimeProfiles const& road_;
  TransitServiceParameters const& p_;
};

/// Sums of what was driven, [T, S] by direction.
class Tally {
 public:
  Tally(World const& world, std::size_t stops) : bins_(world.transport.bins), width_(stops) {
    for (auto& d : way_) d.resize(bins_.size() * stops);
    denied_.resize(bins_.size() * stops);
  }

  /// A run begins when it leaves its first stop, wherever its vehicle waited before.
  void add_run(Timetable const& t, RealisedCalls const& calls, std::uint32_t run) {
    auto const begin = t.offset[run], end = t.offset[run + 1];
    auto const at_s = [&](std::uint32_t call) { return (call == begin ? calls.departure : calls.arrival)[call]; };
    for (auto call = begin; call < end && at_s(call) != kNotMade; ++call) {
      std::size_t const bin = bin_of(at_s(call));
      denied_[bin * width_ + t.stop[call].value / 2] += calls.denied[call];
      auto& here = cell(t.stop[call], bin);
      std::int64_t const since_s = at_s(call) - at_s(begin);
      here.since_s += since_s, here.since_s2 += since_s * since_s, ++here.came;
      if (call + 1 == end || at_s(call + 1) == kNotMade) continue;
      here.ride += (at_s(call + 1) - at_s(call)) / kSecondsInMinute;
      ++here.rode;
    }
  }

  /// @param departures  [s] of one platform, ascending
  void add_headways(StopId platform, std::vector<std::int32_t> const& departures) {
    for (std::size_t i = 1; i < departures.size(); ++i) {
      double const headway_min = (departures[i] - departures[i - 1]) / kSecondsInMinute;
      auto& here = cell(platform, bin_of(departures[i]));
      here.headway += headway_min, here.headway_square += headway_min * headway_min;
    }
  }

  /// Rows of a direction by the lower stop of the ride. @param lines  the first stop of each and the end
  LineTimes times(bool forward, std::vector<std::uint32_t> const& lines) const {
    std::vector<double> const none(bins_.size() * width_, kNaN);
    LineTimes out{none, none, none};
    for (std::size_t line = 0; line + 1 < lines.size(); ++line)
      for (std::size_t b = 0; b < bins_.size(); ++b)
        for (auto s = lines[line]; s + 1 < lines[line + 1]; ++s) put(forward, b, s, out);
    return out;
  }

  std::vector<double> denied() const { return denied_; }

 private:
  struct Cell {
    double ride = 0, headway = 0, headway_square = 0;
    std::int64_t since_s = 0, since_s2 = 0;
    std::int64_t rode = 0, came = 0;

    double spread() const {
      if (came == 0) return 0;
      auto const squares = static_cast<double>(came * since_s2 - since_s * since_s);  // whole numbers: 0 is 0
      return std::sqrt(squares) / static_cast<double>(came) / kSecondsInMinute;
    }
  };

  std::size_t bin_of(std::int32_t second) const { return bin_at(bins_, std::fmod(second, kDay_s) / kSecondsInHour); }

  Cell& cell(StopId platform, std::size_t bin) { return way_[platform.value % 2][bin * width_ + platform.value / 2]; }

  void put(bool forward, std::size_t bin, std::uint32_t s, LineTimes& out) const {
    auto const& cells = way_[forward ? 0 : 1];
    std::size_t const row = bin * width_ + s;
    auto const& from = cells[forward ? row : row + 1];
    auto const& to = cells[forward ? row + 1 : row];
    if (from.rode == 0) return;
    out.ride[row] = from.ride / static_cast<double>(from.rode);
    out.wait[row] = from.headway > 0 ? from.headway_square / (2 * from.headway) : kNaN;
    out.spread[row] = std::max(0.0, to.spread() - from.spread());
  }

  std::vector<TimeBin> const& bins_;
  std::size_t width_;
  std::array<std::vector<Cell>, 2> way_;  // forward, backward: [T, S] by the stop where it was
  std::vector<double> denied_;
};

void add_all_headways(Timetable const& t, RealisedCalls const& calls, Tally& tally) {
  std::vector<std::vector<std::int32_t>> departures(t.stops);
  for (std::uint32_t call = 0; call < t.calls(); ++call)
    if (t.board[call] != 0 && calls.departure[call] != kNotMade)
      departures[t.stop[call].value].push_back(calls.departure[call]);
  for (std::uint32_t stop = 0; stop < t.stops; ++stop) {
    std::ranges::sort(departures[stop]);
    tally.add_headways(StopId{stop}, departures[stop]);
  }
}

void move(std::vector<double>& kept, std::vector<double> const& now) {
  if (kept.size() != now.size()) kept = now;
  for (std::size_t i = 0; i < now.size(); ++i)
    kept[i] = std::isnan(kept[i]) || std::isnan(now[i]) ? now[i] : kept[i] + kStep * (now[i] - kept[i]);
}

void move(LineTimes& kept, LineTimes const& now) {
  move(kept.ride, now.ride);
  move(kept.wait, now.wait);
  move(kept.spread, now.spread);
}

}  // namespace

DrivenLines drive_lines(World const& world, DayFrame const& frame, TravelTimeProfiles const& road,
                        Journeys const& journeys, TransitServiceParameters const& p) {
  auto const service = line_runs(world, frame.stops, p);
  auto const riders = line_riders(world, service, journeys);
  ServiceDay day(service, riders, p.stops);
  auto const first = first_runs(service);
  auto const& t = service.timetable;
  auto const end = drive_own_track(service, first, std::vector<std::uint32_t>(t.stops, kBerths), day,
                                   Running(world, frame, service, road, p));
  day.check_conservation();
  auto const calls = day.realised();
  Tally tally(world, frame.stops.row.size());
  for (std::uint32_t run = 0; run < t.runs(); ++run) tally.add_run(t, calls, run);
  add_all_headways(t, calls, tally);
  DrivenLines out{.forward = tally.times(true, frame.stops.offset),
                  .backward = tally.times(false, frame.stops.offset),
                  .denied = tally.denied(),
                  .riders = riders.size(),
                  .vehicles = first.size(),
                  .runs = t.runs()};
  for (auto const fate : day.outcomes(end).fate) {
    if (fate == RiderFate::arrived) ++out.arrived;
    if (fate == RiderFate::refused || fate == RiderFate::out_of_time) ++out.gave_up;
  }
  return out;
}

void remember_lines(DayStore& day, DrivenLines const& lines) {
  move(day.line_forward, lines.forward);
  move(day.line_backward, lines.backward);
}

}  // namespace tanvan
