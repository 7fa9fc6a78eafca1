#include "sim/transit/optimal_strategy.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

StrategyNodeId node_of(StopId s) {
  return StrategyNodeId{s.value};
}

void add_arc(StrategyNetwork& network, StrategyNodeId from, StrategyNodeId to, double minutes, double per_minute) {
  expects(minutes >= 0 && per_minute > 0, "times that are not negative and frequencies above 0");
  network.from.push_back(from);
  network.to.push_back(to);
  network.minutes.push_back(minutes);
  network.per_minute.push_back(per_minute);
}

/// Nobody boards at the last stop or alights at the first.
void add_line(StrategyNetwork& network, StrategyLine const& line) {
  expects(line.stops.size() >= 2 && line.ride.size() + 1 == line.stops.size(), "a ride between any two stops");
  expects(line.mean_wait > 0, "a wait above 0");
  for (std::size_t i = 0; i < line.stops.size(); ++i) {
    expects(line.stops[i].value < network.stops, "stops of the network");
    auto const vehicle = id_of<StrategyNodeId>(network.nodes++);
    bool const is_last = i + 1 == line.stops.size();
    if (!is_last) add_arc(network, node_of(line.stops[i]), vehicle, 0, 1 / line.mean_wait);
    if (!is_last)
      add_arc(network, vehicle, id_of<StrategyNodeId>(network.nodes), line.ride[i], StrategyNetwork::kNoWait);
    if (i > 0) add_arc(network, vehicle, node_of(line.stops[i]), 0, StrategyNetwork::kNoWait);
  }
}

void list_arcs_into(StrategyNetwork& network) {
  network.into_offset.assign(network.nodes + 1, 0);
  for (auto const node : network.to) ++network.into_offset[node.value + 1];
  std::partial_sum(network.into_offset.begin(), network.into_offset.end(), network.into_offset.begin());
  network.into.resize(network.arcs());
  auto next = network.into_offset;
  for (std::uint32_t arc = 0; arc < network.arcs(); ++arc) network.into[next[network.to[arc].value]++] = arc;
}

}  // namespace

StrategyNetwork strategy_network(std::size_t stops, std::span<StrategyLine const> lines, std::span<Walk const> walks) {
  StrategyNetwork network;
  network.stops = network.nodes = stops;
  for (auto const& line : lines) add_line(network, line);
  for (auto const& walk : walks)
    add_arc(network, node_of(walk.from), node_of(walk.to), walk.seconds / 60.0, StrategyNetwork::kNoWait);
  list_arcs_into(network);
  return network;
}

OptimalStrategy::OptimalStrategy(StrategyNetwork const& network)
    : network_{network}, expected_(network.nodes, kInf), frequency_(network.nodes), is_done_(network.arcs()) {}

void OptimalStrategy::search(std::span<StrategyEnd const> ends) {
  std::ranges::fill(expected_, kInf);
  std::ranges::fill(frequency_, 0);
  std::ranges::fill(is_done_, std::uint8_t{0});
  attractive_.clear();
  offers_.clear();
  // Ends are arcs beyond those of the network
  for (std::size_t i = 0; i < ends.size(); ++i)
    push({ends[i].minutes, static_cast<std::uint32_t>(network_.arcs() + i)});
  while (!offers_.empty()) {
    std::ranges::pop_heap(offers_, std::greater{});
    auto const offer = offers_.back();
    offers_.pop_back();
    if (offer.arc < network_.arcs()) {
      take(offer);
      continue;
    }
    auto const node = ends[offer.arc - network_.arcs()].node.value;
    if (offer.minutes >= expected_[node]) continue;
    expected_[node] = offer.minutes;
    frequency_[node] = kInf;
    offer_into(node);
  }
}

/// Boards the arc's vehicle too where that shortens the expected time.
void OptimalStrategy::take(Offer const& offer) {
  if (is_done_[offer.arc] != 0) return;
  is_done_[offer.arc] = 1;  // offers come by time: a later one of the same arc is worse
  auto const node = network_.from[offer.arc].value;
  if (offer.minutes >= expected_[node]) return;
  auto const more = network_.per_minute[offer.arc];
  auto& frequency = frequency_[node];
  if (more == StrategyNetwork::kNoWait)
    expected_[node] = offer.minutes;
  else if (frequency == 0)
    expected_[node] = 1 / more + offer.minutes;
  else
    expected_[node] = (frequency * expected_[node] + more * offer.minutes) / (frequency + more);
  frequency += more;
  attractive_.push_back(offer.arc);
  offer_into(node);
}

void OptimalStrategy::offer_into(std::uint32_t node) {
  for (auto i = network_.into_offset[node]; i != network_.into_offset[node + 1]; ++i) {
    auto const arc = network_.into[i];
    if (is_done_[arc] == 0) push({expected_[node] + network_.minutes[arc], arc});
  }
}

void OptimalStrategy::push(Offer const& offer) {
  offers_.push_back(offer);
  std::ranges::push_heap(offers_, std::greater{});
}

void OptimalStrategy::load(std::span<double const> trips, std::span<double> volume) const {
  expects(trips.size() == network_.nodes && volume.size() == network_.arcs(), "trips of nodes, volumes of arcs");
  std::ranges::fill(volume, 0);
  std::vector<double> here(trips.begin(), trips.end());
  // The farthest from the destination first: all who come to a node are there before it is left
  for (auto i = attractive_.size(); i-- > 0;) {
    auto const arc = attractive_[i];
    auto const node = network_.from[arc].value;
    auto const all = frequency_[node], own = network_.per_minute[arc];
    auto const share = all == kInf ? (own == kInf ? 1.0 : 0.0) : own / all;
    volume[arc] = share * here[node];
    here[network_.to[arc].value] += volume[arc];
  }
}

std::vector<double> strategy_skim(StrategyNetwork const& network, ZoneReach const& access, ZoneReach const& egress) {
  expects(access.zones() == egress.zones(), "access and egress of the same zones");
  auto const zones = access.zones();
  std::vector<double> minutes(zones * zones, kInf);
  tbb::enumerable_thread_specific<OptimalStrategy> strategies{[&] { return OptimalStrategy{network}; }};
  tbb::parallel_for(std::size_t{0}, zones, [&](std::size_t destination) {
    std::vector<StrategyEnd> ends;
    for (auto const& [stop, seconds] : egress.of(destination)) ends.push_back({node_of(stop), seconds / 60.0});
    auto& strategy = strategies.local();
    strategy.search(ends);
    for (std::size_t origin = 0; origin < zones; ++origin)
      for (auto const& [stop, seconds] : access.of(origin))
        if (origin != destination)
          minutes[origin * zones + destination] =
              std::min(minutes[origin * zones + destination], seconds / 60.0 + strategy.expected()[stop.value]);
  });
  return minutes;
}

}  // namespace tanvan
