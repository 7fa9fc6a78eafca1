#include "sim/transit/connections.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tanvan {
namespace {

/// Where a hop leaves and which call it reaches, in the direction of the search.
struct Hop {
  std::uint32_t call, next;
  std::int32_t departure, arrival;
};

Hop hop_from(Timetable const& t, SearchDirection direction, std::uint32_t call) {
  if (direction == SearchDirection::depart_at) return {call, call + 1, t.departure[call], t.arrival[call + 1]};
  return {call, call - 1, -t.arrival[call], -t.departure[call - 1]};
}

/// Every hop, run by run and in order along each run.
std::vector<Hop> hops_of(Timetable const& t, SearchDirection direction) {
  std::vector<Hop> hops;
  hops.reserve(t.calls() - t.runs());
  for (std::size_t run = 0; run < t.runs(); ++run) {
    auto const first = t.offset[run], last = t.offset[run + 1] - 1;
    for (std::uint32_t i = 0; i < last - first; ++i)
      hops.push_back(hop_from(t, direction, direction == SearchDirection::depart_at ? first + i : last - i));
  }
  return hops;
}

/// Rows by departure; equal departures keep their order (counting sort).
std::vector<std::uint32_t> by_departure(std::span<Hop const> hops) {
  std::vector<std::uint32_t> order(hops.size());
  if (hops.empty()) return order;
  auto const [first, last] = std::ranges::minmax(hops, {}, &Hop::departure);
  std::vector<std::uint32_t> place(static_cast<std::size_t>(last.departure - first.departure) + 2);
  for (auto const& hop : hops) ++place[static_cast<std::size_t>(hop.departure - first.departure) + 1];
  std::partial_sum(place.begin(), place.end(), place.begin());
  for (std::uint32_t i = 0; i < hops.size(); ++i)
    order[place[static_cast<std::size_t>(hops[i].departure - first.departure)]++] = i;
  return order;
}

std::vector<std::uint32_t> run_of_calls(Timetable const& t) {
  std::vector<std::uint32_t> run(t.calls());
  for (std::uint32_t r = 0; r < t.runs(); ++r) std::fill(run.begin() + t.offset[r], run.begin() + t.offset[r + 1], r);
  return run;
}

/// The timetable's walks with their ends exchanged.
void take_mirrored_walks(Timetable const& t, Connections& connections) {
  std::vector<Walk> walks;
  walks.reserve(t.walk_to.size());
  for (std::uint32_t s = 0; s < t.stops; ++s)
    for (auto i = t.walk_offset[s]; i < t.walk_offset[s + 1]; ++i)
      walks.push_back({t.walk_to[i], StopId{s}, t.walk_s[i]});
  Timetable mirrored;
  mirrored.stops = t.stops;
  set_walks(mirrored, std::move(walks));
  connections.walk_offset = std::move(mirrored.walk_offset);
  connections.walk_to = std::move(mirrored.walk_to);
  connections.walk_s = std::move(mirrored.walk_s);
}

void take_walks(Timetable const& t, Connections& connections) {
  if (connections.direction == SearchDirection::arrive_by) return take_mirrored_walks(t, connections);
  connections.walk_offset = t.walk_offset;
  connections.walk_to = t.walk_to;
  connections.walk_s = t.walk_s;
}

void resize(Connections& c, std::size_t rows) {
  c.departure.resize(rows);
  c.arrival.resize(rows);
  c.run.resize(rows);
  c.from.resize(rows);
  c.to.resize(rows);
  c.call.resize(rows);
  c.board.resize(rows);
  c.alight.resize(rows);
}

}  // namespace

Connections connections_of(Timetable const& t, SearchDirection direction) {
  Connections c;
  c.direction = direction;
  c.stops = t.stops;
  c.runs = t.runs();
  auto const hops = hops_of(t, direction);
  auto const order = by_departure(hops);
  auto const run = run_of_calls(t);
  auto const& on = direction == SearchDirection::depart_at ? t.board : t.alight;
  auto const& off = direction == SearchDirection::depart_at ? t.alight : t.board;
  resize(c, hops.size());
  for (std::size_t row = 0; row < order.size(); ++row) {
    auto const& hop = hops[order[row]];
    c.departure[row] = hop.departure;
    c.arrival[row] = hop.arrival;
    c.run[row] = run[hop.call];
    c.from[row] = t.stop[hop.call];
    c.to[row] = t.stop[hop.next];
    c.call[row] = hop.call;
    c.board[row] = on[hop.call];
    c.alight[row] = off[hop.next];
  }
  take_walks(t, c);
  return c;
}

}  // namespace tanvan
