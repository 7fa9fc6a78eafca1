#include "models/transit_service/line_runs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

namespace tanvan {
namespace {

constexpr std::uint32_t kLeastDoors = 2, kMostDoors = 100;
constexpr std::uint32_t kNoLimit = 1'000'000;  // of places that are not known

std::int32_t seconds_of(double minutes) {
  return static_cast<std::int32_t>(std::lround(minutes * kSecondsInMinute));
}

VehicleKind kind_of(LineRow const& line, TransitServiceParameters const& p) {
  bool const bus = drives_in_traffic(line);
  auto const places =
      line.vehicle_capacity > 0 ? static_cast<std::uint32_t>(std::ceil(line.vehicle_capacity)) : kNoLimit;
  auto const seats = static_cast<std::uint32_t>(std::lround(places * (bus ? p.seat_share : p.seat_share_rail)));
  VehicleKind kind{.seats = seats, .standing = places - seats};
  if (bus) return kind;
  kind.doors = std::clamp(static_cast<std::uint32_t>(std::lround(places / p.places_a_door)), kLeastDoors, kMostDoors);
  kind.boarding_doors = kind.alighting_doors = kind.doors;
  kind.boarding = BoardingRule::level;
  kind.every_stop = true;
  return kind;
}

/// A run in the making.
struct Plan {
  std::int32_t begin_s;
  bool forward;
};

/// Runs of one line.
class LinePlan {
 public:
  LinePlan(World const& world, LineStops const& stops, std::size_t line, TransitServiceParameters const& p)
      : first_(stops.offset[line]),
        end_(stops.offset[line + 1]),
        line_(line),
        layover_s_(seconds_of(p.stops.least_layover_min)),
        recovery_(p.recovery),
        peaks_(p.peaks) {
    auto const& table = world.region.stops;
    for (auto s = first_; s < end_; ++s)
      from_begin_s_.push_back(seconds_of(table[stops.row[s]].run_time_min - table[stops.row[first_]].run_time_min));
    for (std::size_t s = 1; s < from_begin_s_.size(); ++s)
      from_begin_s_[s] = std::max(from_begin_s_[s], from_begin_s_[s - 1]);
  }

  void add_runs(LineRow const& row, TransitService& service) const {
    std::array<std::deque<Free>, 2> at_end;  // vehicles at the begin of runs [forward], in the order in which they came
    for (auto const& plan : plans(row)) {
      auto const run = add_run(plan, service);
      auto& waiting = at_end[plan.forward];
      if (!waiting.empty() && waiting.front().ready_s <= plan.begin_s) {
        service.next[waiting.front().run] = run;
        waiting.pop_front();
      }
      auto const drive_s = from_begin_s_.back();
      auto const recovery_s = static_cast<std::int32_t>(std::lround(recovery_ * drive_s));
      at_end[!plan.forward].push_back({plan.begin_s + drive_s + layover_s_ + recovery_s, run});
    }
  }

 private:
  /// A vehicle at the end of a run.
  struct Free {
    std::int32_t ready_s;
    std::uint32_t run;
  };

  /// By the second at which they begin, forward first.
  std::vector<Plan> plans(LineRow const& row) const {
    std::vector<Plan> all;
    for (auto const& period : service_periods(row, peaks_))
      for (double at = period.start_min; at < period.end_min; at += period.headway_min)
        for (bool const forward : {true, false}) all.push_back({seconds_of(at), forward});
    return all;
  }

  std::uint32_t add_run(Plan const& plan, TransitService& service) const {
    auto& t = service.timetable;
    auto const run = static_cast<std::uint32_t>(t.runs());
    auto const calls = end_ - first_;
    for (std::uint32_t k = 0; k < calls; ++k) {
      auto const s = plan.forward ? k : calls - 1 - k;
      auto const after_s = plan.forward ? from_begin_s_[s] : from_begin_s_.back() - from_begin_s_[s];
      t.stop.push_back(platform(first_ + s, plan.forward));
      t.arrival.push_back(plan.begin_s + after_s);
      t.departure.push_back(plan.begin_s + after_s);
      t.board.push_back(k + 1 < calls);
      t.alight.push_back(k > 0);
      t.trip.push_back(run);
      service.line.push_back(static_cast<std::uint32_t>(line_));
      service.timepoint.push_back(1);
    }
    t.offset.push_back(static_cast<std::uint32_t>(t.stop.size()));
    service.kind.push_back(static_cast<std::uint32_t>(line_));
    service.next.push_back(kNoRun);
    return run;
  }

  std::uint32_t first_, end_;
  std::size_t line_;
  std::int32_t layover_s_;
  double recovery_;  // of a run
  PeakHours peaks_;
  std::vector<std::int32_t> from_begin_s_;  // of a run forward, by stop
};

}  // namespace

TransitService line_runs(World const& world, LineStops const& stops, TransitServiceParameters const& p) {
  TransitService service;
  service.timetable.stops = 2 * stops.row.size();
  auto const& lines = world.region.lines;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    service.kinds.push_back(kind_of(lines[line], p));
    if (!world.day.service.line_open[line] || !carries_people(lines[line])) continue;
    if (stops.offset[line + 1] - stops.offset[line] < 2) continue;
    LinePlan(world, stops, line, p).add_runs(lines[line], service);
  }
  set_walks(service.timetable, {});
  return service;
}

}  // namespace tanvan
