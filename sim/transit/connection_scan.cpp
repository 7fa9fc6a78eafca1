#include "sim/transit/connection_scan.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr int kMostRides = 16;

}  // namespace

ConnectionScan::ConnectionScan(Connections const& connections, ScanOptions const& options)
    : connections_(connections),
      rides_(options.rides),
      slack_(options.slack_s),
      slack_before_(mirrored() ? 0 : options.slack_s),
      slack_after_(mirrored() ? options.slack_s : 0) {
  expects(options.rides >= 1 && options.rides <= kMostRides, "1 to 16 rides");
  expects(options.slack_s >= 0, "a slack that is not negative");
  auto const labels = connections.stops * static_cast<std::size_t>(rides_ + 1);
  vehicle_.assign(labels, kUnreached);
  any_.assign(labels, kUnreached);
  boarded_.assign(labels, kNone);
  alighted_.assign(labels, kNone);
  walked_.assign(labels, StopId{});
  held_.assign(connections.runs, kNone);
  goal_s_.assign(connections.stops, kUnreached);
  is_arrived_.assign(connections.stops, 0);
}

void ConnectionScan::begin(std::int32_t time, std::span<Reach const> goal) {
  auto const stops = static_cast<std::ptrdiff_t>(connections_.stops);
  std::fill_n(vehicle_.begin(), stops, kUnreached);
  std::fill_n(any_.begin(), stops, kUnreached);
  std::fill_n(walked_.begin(), stops, StopId{});
  for (auto const s : goals_) goal_s_[s.value] = kUnreached;
  goals_.clear();
  for (auto const& way : goal) {
    goals_.push_back(way.stop);
    goal_s_[way.stop.value] = std::min(goal_s_[way.stop.value], way.seconds);
  }
  start_ = real(time);
  bound_ = earliest_ = kUnreached;
}

/// Betters T where the time is earlier.
void ConnectionScan::reach(int rides, StopId s, std::int32_t time, StopId walked_from) {
  auto const label = at(rides, s);
  if (time >= any_[label]) return;
  any_[label] = time;
  walked_[label] = walked_from;
  earliest_ = std::min(earliest_, time);
  if (goal_s_[s.value] < kUnreached) bound_ = std::min(bound_, time + goal_s_[s.value]);
}

void ConnectionScan::walk_from(int rides, StopId s, std::int32_t time) {
  auto const& c = connections_;
  for (auto i = c.walk_offset[s.value]; i < c.walk_offset[s.value + 1]; ++i)
    reach(rides, c.walk_to[i], time + c.walk_s[i], s);
}

void ConnectionScan::search(std::int32_t time, std::span<Reach const> access, std::span<Reach const> goal, int rides) {
  expects(rides >= 0 && rides <= rides_, "no more rides than the options'");
  begin(time, goal);
  for (auto const& way : access) reach(0, way.stop, start_ + way.seconds, {});
  all_rounds(rides);
}

void ConnectionScan::search_stops(std::int32_t time, std::span<StopId const> stops, std::span<Reach const> goal,
                                  int rides) {
  expects(rides >= 0 && rides <= rides_, "no more rides than the options'");
  begin(time, goal);
  for (auto const s : stops) reach(0, s, start_, {});
  for (auto const s : stops) walk_from(0, s, start_);
  all_rounds(rides);
}

/// Rounds that can better nothing, and those that are not asked for, only inherit.
void ConnectionScan::all_rounds(int rides) {
  for (int k = 1; k <= rides_; ++k) {
    inherit(k);
    if (k <= rides && earliest_ < kUnreached) ride(k);
  }
}

void ConnectionScan::inherit(int rides) {
  auto const stops = static_cast<std::ptrdiff_t>(connections_.stops);
  auto const from = (rides - 1) * stops, to = rides * stops;
  std::copy_n(vehicle_.begin() + from, stops, vehicle_.begin() + to);
  std::copy_n(any_.begin() + from, stops, any_.begin() + to);
  std::fill_n(walked_.begin() + to, stops, StopId{});
}

/// V bettered by alighting after the connection `row`.
void ConnectionScan::arrive(int rides, std::uint32_t boarded, std::uint32_t row) {
  auto const s = connections_.to[row];
  auto const time = connections_.arrival[row] + slack_after_;
  auto const label = at(rides, s);
  if (time >= vehicle_[label]) return;
  vehicle_[label] = time;
  boarded_[label] = boarded;
  alighted_[label] = row;
  if (is_arrived_[s.value] == 0) {
    is_arrived_[s.value] = 1;
    arrived_.push_back(s);
  }
  reach(rides, s, time, {});
}

/// One round: boards from T of the round before, walks from V of this one.
void ConnectionScan::ride(int rides) {
  auto const& c = connections_;
  auto const* const before = any_.data() + at(rides - 1, StopId{0});
  auto const first = std::ranges::lower_bound(c.departure, earliest_ + slack_before_) - c.departure.begin();
  std::ranges::fill(held_, kNone);
  earliest_ = kUnreached;
  auto const rows = static_cast<std::uint32_t>(c.size());
  for (auto row = static_cast<std::uint32_t>(first); row < rows && c.departure[row] < bound_; ++row) {
    auto& held = held_[c.run[row]];
    if (held == kNone) {
      if (c.board[row] == 0 || before[c.from[row].value] + slack_before_ > c.departure[row]) continue;
      held = row;
    }
    if (c.alight[row] != 0) arrive(rides, held, row);
  }
  for (auto const s : arrived_) {
    walk_from(rides, s, vehicle_[at(rides, s)]);
    is_arrived_[s.value] = 0;
  }
  arrived_.clear();
}

std::int32_t ConnectionScan::least(std::span<Reach const> goal) const {
  auto least = kUnreached;
  for (auto const& way : goal) least = std::min(least, any_[at(rides_, way.stop)] + way.seconds);
  return least;
}

/// The rides and the way to the goal; no stop where the goal is out of reach.
std::pair<int, Reach> ConnectionScan::best(std::span<Reach const> goal) const {
  auto const time = least(goal);
  if (time >= kUnreached) return {0, {}};
  for (int k = 0; k <= rides_; ++k)
    for (auto const& way : goal)
      if (any_[at(k, way.stop)] + way.seconds == time) return {k, way};
  return {0, {}};
}

/// @param departure, arrival  labels, in the direction of the search
void ConnectionScan::add_walk(StopId from, StopId to, std::int32_t departure, std::int32_t arrival,
                              Journey& journey) const {
  if (mirrored()) {
    journey.legs.push_back({{}, to, from, -arrival, -departure});
  } else {
    journey.legs.push_back({{}, from, to, departure, arrival});
  }
}

/// The ride that V has from. @return where it begins, in the direction of the search
StopId ConnectionScan::add_ride(int rides, StopId s, Journey& journey) const {
  auto const& c = connections_;
  auto const on = boarded_[at(rides, s)], off = alighted_[at(rides, s)];
  JourneyLeg leg{.run = RunId{c.run[on]},
                 .from = c.from[on],
                 .to = s,
                 .departure = c.departure[on],
                 .arrival = c.arrival[off],
                 .board = c.call[on],
                 .alight = c.next(c.call[off])};
  if (mirrored()) {
    std::swap(leg.from, leg.to);
    std::swap(leg.board, leg.alight);
    leg.departure = -c.arrival[off];
    leg.arrival = -c.departure[on];
  }
  journey.legs.push_back(leg);
  ++journey.rides;
  return c.from[on];
}

/// Legs from the end of the search to its beginning.
void ConnectionScan::trace(int rides, StopId s, Journey& journey) const {
  while (true) {
    while (rides > 0 && any_[at(rides - 1, s)] == any_[at(rides, s)]) --rides;
    auto const label = any_[at(rides, s)];
    if (auto const walked_from = walked_[at(rides, s)]) {
      add_walk(walked_from, s, rides > 0 ? vehicle_[at(rides, walked_from)] : start_, label, journey);
      s = walked_from;
    } else if (rides == 0 && label > start_) {
      add_walk({}, s, start_, label, journey);
    }
    if (rides == 0) return;
    s = add_ride(rides--, s, journey);
  }
}

/// Walks as one walks them: at once after a ride, and to the first ride in time for it.
void ConnectionScan::settle(Journey& journey) const {
  auto& legs = journey.legs;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    auto const seconds = legs[i].arrival - legs[i].departure;
    if (!legs[i].is_walk() || (i == 0 && (legs.size() == 1 || legs[1].is_walk()))) continue;
    legs[i].departure = i > 0 ? legs[i - 1].arrival : legs[1].departure - slack_ - seconds;
    legs[i].arrival = legs[i].departure + seconds;
  }
  journey.departure = legs.empty() ? real(start_) : legs.front().departure;
  journey.arrival = legs.empty() ? real(start_) : legs.back().arrival;
}

std::optional<Journey> ConnectionScan::journey(std::span<Reach const> goal) const {
  auto const [rides, way] = best(goal);
  if (!way.stop) return std::nullopt;
  Journey journey;
  auto const end = any_[at(rides, way.stop)];
  if (way.seconds > 0) add_walk(way.stop, {}, end, end + way.seconds, journey);
  trace(rides, way.stop, journey);
  if (!mirrored()) std::ranges::reverse(journey.legs);
  settle(journey);
  return journey;
}

}  // namespace tanvan
