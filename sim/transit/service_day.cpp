#include "sim/transit/service_day.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// After midnight; runs of the day before begin with the day.
TrafficTime clock_of(std::int32_t seconds) {
  return traffic_time(std::max(seconds, 0));
}

std::int32_t second_before(TrafficTime time) {
  return static_cast<std::int32_t>(time / kTimesPerSecond);
}
std::int32_t second_after(TrafficTime time) {
  return static_cast<std::int32_t>((std::uint64_t{time} + kTimesPerSecond - 1) / kTimesPerSecond);
}

std::uint64_t total(std::vector<std::uint32_t> const& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

RiderOutcomes before_any_ride(std::size_t riders) {
  RiderOutcomes all;
  all.fate.assign(riders, RiderFate::waiting);
  for (auto* calls : {&all.board_call, &all.alight_call}) calls->assign(riders, kNoCall);
  for (auto* times : {&all.boarded, &all.ended}) times->assign(riders, kNoTime);
  all.refusals.assign(riders, 0);
  return all;
}

}  // namespace

/// A vehicle at a stop.
struct ServiceDay::Visit {
  std::uint32_t call, run;
  TrafficTime arrival, not_before;
  std::uint32_t before;  // riders on board when it came
  std::uint32_t alightings, boardings = 0;
  TrafficTime depart = 0;

  std::uint32_t load() const { return before - alightings + boardings; }
};

ServiceDay::ServiceDay(TransitService const& service, RiderTable const& riders, StopRules const& rules)
    : service_(&service),
      riders_(&riders),
      most_wait_(traffic_time(rules.most_wait_min * 60)),
      least_layover_(traffic_time(rules.least_layover_min * 60)),
      most_refusals_(static_cast<std::uint32_t>(rules.most_refusals)) {
  auto const& t = service.timetable;
  for (auto const& kind : service.kinds) law_.emplace_back(rules, kind);
  run_of_.resize(t.calls());
  for (std::uint32_t run = 0; run < t.runs(); ++run) {
    std::fill(run_of_.begin() + t.offset[run], run_of_.begin() + t.offset[run + 1], run);
    next_call_.push_back(t.offset[run]);
  }
  previous_.assign(t.runs(), kNoRun);
  for (std::uint32_t run = 0; run < t.runs(); ++run)
    if (service.next[run] != kNoRun) previous_[service.next[run]] = run;
  queue_.resize(riders.size());
  std::iota(queue_.begin(), queue_.end(), 0U);
  std::ranges::sort(queue_, {}, [&](std::uint32_t r) { return std::tuple{riders.from[r], riders.at[r], r}; });
  queue_offset_.assign(t.stops + 1, 0);
  for (auto const stop : riders.from) ++queue_offset_[stop.value + 1];
  std::partial_sum(queue_offset_.begin(), queue_offset_.end(), queue_offset_.begin());
  front_.assign(queue_offset_.begin(), queue_offset_.end() - 1);
  for (auto* column : {&arrival_, &departure_}) column->assign(t.calls(), kNoTime);
  for (auto* column : {&boardings_, &alightings_, &load_, &denied_, &to_alight_}) column->assign(t.calls(), 0);
  on_board_.assign(t.runs(), 0);
  outcome_ = before_any_ride(riders.size());
}

TrafficTime ServiceDay::call(std::uint32_t call, TrafficTime arrival) {
  auto const run = run_of_[call];
  expects(call >= next_call_[run], "calls of a run in their order");
  Visit visit{call, run, arrival, not_before(run, call), on_board_[run], let_out(run, call)};
  let_in(visit);
  arrival_[call] = arrival;
  departure_[call] = visit.depart;
  alightings_[call] = visit.alightings;
  boardings_[call] = visit.boardings;
  load_[call] = on_board_[run] = visit.load();
  next_call_[run] = call + 1;
  return visit.depart;
}

/// Riders of calls that were passed by get out at this one.
std::uint32_t ServiceDay::let_out(std::uint32_t run, std::uint32_t call) {
  std::uint32_t riders = 0;
  for (auto c = next_call_[run]; c <= call; ++c) riders += to_alight_[c];
  return riders;
}

/// The timetable's departure where it is kept to, and the layover at the begin of a run.
TrafficTime ServiceDay::not_before(std::uint32_t run, std::uint32_t call) const {
  auto const& offset = service_->timetable.offset;
  bool const first = call == offset[run];
  TrafficTime at = first || service_->timepoint[call] != 0 ? scheduled_departure(call) : 0;
  if (!first || previous_[run] == kNoRun) return at;
  auto const came = arrival_[offset[previous_[run] + 1] - 1];
  return came == kNoTime ? at : std::max(at, later(came, least_layover_));
}

TrafficTime ServiceDay::scheduled_departure(std::uint32_t call) const {
  return clock_of(service_->timetable.departure[call]);
}

/// Riders in the order in which they came, as long as they come before the vehicle goes.
void ServiceDay::let_in(Visit& visit) {
  auto const& t = service_->timetable;
  auto const goes = [&] {
    auto const dwell = law_[service_->kind[visit.run]](visit.boardings, visit.alightings, visit.before, visit.load());
    return std::max(later(visit.arrival, dwell), visit.not_before);
  };
  visit.depart = goes();
  if (t.board[visit.call] == 0) return;
  auto const stop = t.stop[visit.call].value;
  auto const end = queue_offset_[stop + 1];
  auto& front = front_[stop];
  while (front < end && outcome_.fate[queue_[front]] != RiderFate::waiting) ++front;
  for (auto i = front; i < end && riders_->at[queue_[i]] <= visit.depart; ++i) {
    meet(visit, queue_[i]);
    visit.depart = goes();
  }
}

/// The vehicle stands before a rider at the stop.
void ServiceDay::meet(Visit& visit, std::uint32_t rider) {
  auto& fate = outcome_.fate[rider];
  if (fate != RiderFate::waiting) return;
  auto const patience = later(riders_->at[rider], most_wait_);
  if (patience < visit.arrival) {
    fate = RiderFate::out_of_time;
    outcome_.ended[rider] = patience;
    return;
  }
  if (!takes(rider, service_->line[visit.call])) return;
  auto const out = call_at(riders_->to[rider], visit.run, visit.call);
  if (out == kNoCall) return;
  if (visit.load() < service_->kinds[service_->kind[visit.run]].places()) {
    fate = RiderFate::riding;
    outcome_.board_call[rider] = visit.call;
    outcome_.alight_call[rider] = out;
    outcome_.boarded[rider] = std::max(visit.arrival, riders_->at[rider]);
    ++to_alight_[out];
    ++visit.boardings;
    return;
  }
  ++denied_[visit.call];
  if (++outcome_.refusals[rider] < most_refusals_) return;
  fate = RiderFate::refused;
  outcome_.ended[rider] = visit.depart;
}

bool ServiceDay::takes(std::uint32_t rider, std::uint32_t line) const {
  auto const first = riders_->line_offset[rider], end = riders_->line_offset[rider + 1];
  if (first == end) return true;
  auto const lines = std::span(riders_->line).subspan(first, end - first);
  return std::ranges::find(lines, line) != lines.end();
}

/// The next call of the run at a stop where riders may get out.
std::uint32_t ServiceDay::call_at(StopId stop, std::uint32_t run, std::uint32_t after) const {
  auto const& t = service_->timetable;
  for (auto call = after + 1; call < t.offset[run + 1]; ++call)
    if (t.stop[call] == stop && t.alight[call] != 0) return call;
  return kNoCall;
}

RealisedCalls ServiceDay::realised() const {
  RealisedCalls out{{}, {}, boardings_, alightings_, load_, denied_};
  for (std::size_t c = 0; c < arrival_.size(); ++c) {
    bool const made = arrival_[c] != kNoTime;
    auto const arrival = made ? second_after(arrival_[c]) : kNotMade;
    out.arrival.push_back(arrival);
    out.departure.push_back(made ? std::max(arrival, second_before(departure_[c])) : kNotMade);
  }
  return out;
}

/// When a rider on board got out: at its call, or the first one made after it; kNoTime: not yet.
TrafficTime ServiceDay::ended(std::uint32_t rider) const {
  auto const call = outcome_.alight_call[rider];
  auto const end = service_->timetable.offset[run_of_[call] + 1];
  for (auto c = call; c < end; ++c)
    if (arrival_[c] != kNoTime) return arrival_[c];
  return kNoTime;
}

RiderOutcomes ServiceDay::outcomes(TrafficTime now) const {
  auto out = outcome_;
  for (std::uint32_t r = 0; r < riders_->size(); ++r) {
    auto const patience = later(riders_->at[r], most_wait_);
    if (out.fate[r] == RiderFate::waiting && patience < now) {
      out.fate[r] = RiderFate::out_of_time;
      out.ended[r] = patience;
    }
    if (out.fate[r] != RiderFate::riding) continue;
    out.ended[r] = ended(r);
    if (out.ended[r] != kNoTime) out.fate[r] = RiderFate::arrived;
  }
  return out;
}

void ServiceDay::check_conservation() const {
  auto const in = total(boardings_), out = total(alightings_), on_board = total(on_board_);
  conserved(in == out + on_board,
            [&] { return fmt::format("{} riders got in, {} got out and {} are on board", in, out, on_board); });
  std::uint64_t rode = 0, arrived = 0;
  for (std::uint32_t r = 0; r < riders_->size(); ++r) {
    if (outcome_.fate[r] != RiderFate::riding) continue;
    ++rode;
    arrived += ended(r) != kNoTime ? 1 : 0;
  }
  conserved(rode == in && arrived == out, [&] {
    return fmt::format("{} riders have boarded by their own account and {} by their vehicles', {} and {} got out", rode,
                       in, arrived, out);
  });
}

}  // namespace tanvan
