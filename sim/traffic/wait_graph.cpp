#include "sim/traffic/wait_graph.hpp"

#include <algorithm>

namespace tanvan {
namespace {

using Parts = std::vector<std::unique_ptr<TrafficPart>>;

/// Room at the begin of a channel, free or on its way.
Room room_of_entry(TrafficState const& state, Parts const& parts, Entry const& entry) {
  Room room = entry.room;
  entry.holes.for_each(parts[state.junctions[entry.junction].part]->holes(), [&](Hole const& hole) {
    room += hole.room;
    return true;
  });
  return room;
}

/// The heads of an exit: of two that share the lanes the one that came first, and the motorbike.
std::vector<TurnStream const*> heads_of(Exit const& exit) {
  auto const* const s = exit.streams.data();
  auto const* lane = s;
  if (exit.layout == Layout::passing && s[2].ready < s[0].ready) lane = s + 2;
  std::vector<TurnStream const*> heads;
  if (!lane->empty()) heads.push_back(lane);
  if (exit.layout != Layout::single && !s[1].empty()) heads.push_back(s + 1);
  return heads;
}

struct Waiting {
  std::vector<LinkId> on;  // of each head; empty: some head is free to go, or nobody is there
  TrafficTime since = 0;
};

Waiting waiting_on(TrafficState const& state, Parts const& parts, std::uint32_t row, TrafficTime now) {
  auto const& exit = state.exits[row];
  auto const& junction = state.junctions[exit.junction];
  Waiting waiting;
  for (auto const* head : heads_of(exit)) {
    if (head->ready >= now || head->turn == TurnNumbers::kEnd) return {};
    auto const& next = state.entries[junction.entry + head->turn];
    if (is_closed(next, head->vehicle) || room_of_entry(state, parts, next) >= head->standing) return {};
    waiting.on.push_back(LinkId{next.link});
    waiting.since = std::max(waiting.since, head->ready);
  }
  return waiting;
}

}  // namespace

WaitGraph wait_graph(TrafficState const& state, Parts const& parts, TrafficTime now) {
  std::size_t const links = state.entry_of.size();
  std::vector<Waiting> waiting(links);
  std::vector<std::vector<LinkId>> waited_by(links);
  WaitGraph graph{std::vector<std::uint8_t>(links), std::vector<LinkId>(links), std::vector<TrafficTime>(links)};
  for (auto const a : ids<LinkId>(links)) {
    waiting[a.value] = waiting_on(state, parts, state.entries[state.entry_of[a.value]].exit, now);
    graph.stands[a.value] = !waiting[a.value].on.empty();
    for (LinkId const b : waiting[a.value].on) waited_by[b.value].push_back(a);
  }
  std::vector<LinkId> moving;
  for (auto const a : ids<LinkId>(links))
    if (graph.stands[a.value] == 0) moving.push_back(a);
  while (!moving.empty()) {
    auto const b = moving.back();
    moving.pop_back();
    for (LinkId const a : waited_by[b.value])
      if (std::exchange(graph.stands[a.value], std::uint8_t{0}) != 0) moving.push_back(a);
  }
  for (auto const a : ids<LinkId>(links))
    if (graph.stands[a.value] != 0) {
      graph.waits_for[a.value] = waiting[a.value].on.front();
      graph.since[a.value] = waiting[a.value].since;
    }
  return graph;
}

std::vector<Gridlock> circles_of(WaitGraph const& graph) {
  std::vector<std::uint32_t> walk(graph.stands.size(), 0);  // the walk that came by; 0: none yet
  std::vector<Gridlock> circles;
  for (auto const a : ids<LinkId>(graph.stands.size())) {
    if (graph.stands[a.value] == 0 || walk[a.value] != 0) continue;
    auto at = a;
    for (; walk[at.value] == 0; at = graph.waits_for[at.value]) walk[at.value] = a.value + 1;
    if (walk[at.value] != a.value + 1) continue;  // came upon an earlier walk
    Gridlock circle;
    auto b = at;
    do {
      circle.links.push_back(b);
      circle.since = std::max(circle.since, graph.since[b.value]);
      b = graph.waits_for[b.value];
    } while (b != at);
    std::ranges::rotate(circle.links, std::ranges::min_element(circle.links));
    circles.push_back(std::move(circle));
  }
  std::ranges::sort(circles, {}, [](Gridlock const& g) { return g.links.front(); });
  return circles;
}

}  // namespace tanvan
