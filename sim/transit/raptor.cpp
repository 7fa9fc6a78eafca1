#include "sim/transit/raptor.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::uint16_t kNotRidden = 0xffff;  // beyond any position

/// A time later than `t`; kUnreached where that passes the end.
Tick later(Tick t, std::uint32_t ticks) {
  return static_cast<Tick>(std::min<std::uint32_t>(kUnreached, t + ticks));
}

std::uint32_t ticks_of(std::int32_t seconds) {
  return static_cast<std::uint32_t>((seconds + kTick_s - 1) / kTick_s);
}

}  // namespace

Raptor::Raptor(Patterns const& patterns, RaptorOptions const& options)
    : patterns_{patterns},
      rides_{options.rides},
      slack_{static_cast<Tick>(ticks_of(options.slack_s))},
      stops_{patterns.stops()},
      rows_{patterns.runs()},
      marked_(static_cast<std::size_t>(options.rides) + 1),
      is_marked_(stops_, 0),
      is_arrived_(stops_, 0) {
  for (auto const& boarding : patterns.boardings())
    none_caught_.push_back({boarding.runs, patterns.departures(boarding).back()});
  expects(options.rides >= 1 && options.rides <= 8, "1 to 8 rides");
  expects(options.slack_s >= 0 && options.slack_s < 3600, "a slack within an hour");
  reset();
}

void Raptor::reset() {
  auto const rounds = static_cast<std::size_t>(rides_) + 1;
  vehicle_.assign(rounds * stops_, kUnreached);
  any_.assign(rounds * stops_, kUnreached);
  ridden_.assign(rounds * rows_, kNotRidden);
  caught_.clear();
  for (std::size_t k = 0; k < rounds; ++k) caught_.insert(caught_.end(), none_caught_.begin(), none_caught_.end());
}

/// An arrival with some rides holds for all more rides.
bool Raptor::improve(std::vector<Tick>& labels, int rides, StopId s, Tick t) {
  auto* const label = labels.data() + s.value;
  if (t >= label[static_cast<std::size_t>(rides) * stops_]) return false;
  for (auto k = static_cast<std::size_t>(rides); k <= static_cast<std::size_t>(rides_) && t < label[k * stops_]; ++k)
    label[k * stops_] = t;
  return true;
}

/// Arrives by any means; who does better boards in the next round.
void Raptor::reach(int rides, StopId s, Tick t) {
  if (!improve(any_, rides, s, t) || is_marked_[s.value] != 0) return;
  is_marked_[s.value] = 1;
  marked_[static_cast<std::size_t>(rides)].push_back(s);
}

/// Finds the first run of each pattern that can be caught at a stop and could not before.
void Raptor::board(int rides, StopId s) {
  Tick const ready = later(any_[static_cast<std::size_t>(rides - 1) * stops_ + s.value], slack_);
  auto const [first, end] = patterns_.boardings_of(s);
  auto* const caught = caught_.data() + static_cast<std::size_t>(rides) * none_caught_.size();
  for (auto b = first; b != end; ++b)
    if (ready <= caught[b].ahead) catch_run(rides, patterns_.boardings()[b], ready, caught[b]);
}

/// Rides the first run that is caught, as far as it has not been ridden from there or before, nor one ahead of it. The
/// search goes back from the run caught by a later departure: it is seldom far.
void Raptor::catch_run(int rides, Boarding const& boarding, Tick ready, Catch& caught) {
  auto const departures = patterns_.departures(boarding);
  std::uint32_t run = caught.run - 1U;
  if (caught.run == boarding.runs)
    run = static_cast<std::uint32_t>(std::ranges::lower_bound(departures, ready) - departures.begin());
  while (run > 0 && departures[run - 1] >= ready) --run;
  caught = {static_cast<std::uint16_t>(run), run == 0 ? Tick{0} : departures[run - 1]};
  auto const position = boarding.position;
  auto const row = boarding.first + run, end = boarding.first + boarding.runs;
  auto const already = ridden_[static_cast<std::size_t>(rides) * rows_ + row];
  if (already <= position) return;
  found_.push_back({row, position, already});
  for (auto k = static_cast<std::size_t>(rides); k <= static_cast<std::size_t>(rides_); ++k) {
    auto* const ridden = ridden_.data() + k * rows_;
    for (auto behind = row; behind != end && ridden[behind] > position; ++behind) ridden[behind] = position;
  }
}

/// Rides as far as nobody has ridden yet.
void Raptor::ride(int rides, Ride const& ride) {
  auto const pattern = patterns_.pattern_of(ride.row);
  auto const stops = patterns_.stops_of(pattern);
  auto const alight = patterns_.alight_of(pattern);
  auto const arrivals = patterns_.arrivals(pattern, ride.row);
  auto const last = std::min<std::size_t>(ride.to, stops.size() - 1);
  for (std::size_t i = ride.from + 1U; i <= last; ++i) {
    if (alight[i] == 0) continue;
    auto const s = stops[i];
    if (!improve(vehicle_, rides, s, arrivals[i])) continue;
    if (is_arrived_[s.value] == 0) {
      is_arrived_[s.value] = 1;
      arrived_.push_back(s);
    }
    reach(rides, s, arrivals[i]);
  }
}

/// Walks on from where vehicles arrived earlier than before.
void Raptor::walk(int rides) {
  for (auto const s : arrived_) {
    is_arrived_[s.value] = 0;
    Tick const at = vehicle_[static_cast<std::size_t>(rides) * stops_ + s.value];
    auto const to = patterns_.walks_to(s);
    auto const ticks = patterns_.walk_ticks(s);
    for (std::size_t i = 0; i < to.size(); ++i) reach(rides, to[i], later(at, ticks[i]));
  }
  arrived_.clear();
}

void Raptor::depart(Tick departure, std::span<Reach const> access) {
  for (auto const& [stop, seconds] : access) reach(0, stop, later(departure, ticks_of(seconds)));
  for (int k = 1; k <= rides_; ++k) {
    auto& marked = marked_[static_cast<std::size_t>(k - 1)];
    for (auto const s : marked) is_marked_[s.value] = 0;
    for (auto const s : marked) board(k, s);
    marked.clear();
    for (auto const& found : found_) ride(k, found);
    found_.clear();
    walk(k);
  }
  auto& last = marked_[static_cast<std::size_t>(rides_)];
  for (auto const s : last) is_marked_[s.value] = 0;
  last.clear();
}

}  // namespace tanvan
