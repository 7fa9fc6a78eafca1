#include "sim/assignment/bin_ways.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_sort.h>

#include "sim/assignment/way_search.hpp"
#include "sim/routing/hierarchy_search.hpp"

namespace tanvan {
namespace {

/// A search that several trips may share.
struct Query {
  VehicleClass vehicle;
  std::uint32_t bin;
  NodeId origin, destination;
  friend auto operator<=>(Query const&, Query const&) = default;
};

/// The costs of one class and bin.
struct BinMetric {
  std::vector<double> link_cost;  // [links]
  HierarchyMetric metric;
  std::function<double(LinkId first)> wait;  // empty: nobody waits
};

/// Cheapest ways on the costs of a bin. One object a thread.
class BinSearch {
 public:
  BinSearch(DayNetwork const& network, DayGraph const& graph, BinMetric const& costs)
      : network_(&network), graph_(&graph), costs_(&costs), search_(graph.hierarchy) {}

  void find(Query const& query, std::vector<LinkId>& links) {
    set_firsts(query.origin);
    find_from_firsts(query, links);
    if (!waits_ || !comes_back(links, *network_->roads)) return;
    for (auto& first : firsts_) first.cost = costs_->link_cost[first.link.value];
    find_from_firsts(query, links);
  }

 private:
  /// Where ways begin, and whether anybody waits to.
  void set_firsts(NodeId origin) {
    firsts_.clear();
    waits_ = false;
    for (LinkId a : network_->numbers.leaving(origin)) {
      double const wait = costs_->wait ? costs_->wait(a) : 0, cost = costs_->link_cost[a.value];
      waits_ = waits_ || wait > 0;
      if (cost < kUnreachable) firsts_.push_back({a, wait + cost});
    }
  }

  void find_from_firsts(Query const& query, std::vector<LinkId>& links) {
    links.clear();
    from_.clear();
    bool const on_turns = graph_->turns.has_value();
    for (auto const& [link, cost] : firsts_)
      from_.push_back({on_turns ? NodeId{link.value} : network_->roads->to[link], cost});
    if (on_turns)
      enter_node(*graph_->turns, query.destination, to_);
    else
      to_.assign(1, {query.destination, 0});
    if (from_.empty() || to_.empty() || !(search_.cost(costs_->metric, from_, to_) < kUnreachable)) return;
    if (on_turns) {
      search_.path(costs_->metric, steps_);
      links_of_turns(*graph_->turns, steps_, from_, to_, links);
    } else {
      search_.path(costs_->metric, links);
      auto const start = links.empty() ? query.destination : network_->roads->from[links.front()];
      links.insert(links.begin(), first_link_to(firsts_, *network_->roads, start));
    }
  }

  DayNetwork const* network_;
  DayGraph const* graph_;
  BinMetric const* costs_;
  HierarchySearch search_;
  std::vector<FirstLink> firsts_;
  bool waits_ = false;
  std::vector<HierarchySearch::Seed> from_, to_;
  std::vector<LinkId> steps_;
};

void customize_links(DayGraph const& graph, std::span<double const> link_cost, HierarchyMetric& metric) {
  if (!graph.turns) return customize(graph.hierarchy, link_cost, metric);
  std::vector<double> const none(graph.turns->turns(), 0.0);
  std::vector<double> cost(none.size());
  turn_costs(*graph.turns, link_cost, none, cost);
  customize(graph.hierarchy, cost, metric);
}

/// The different searches of all trips, sorted, and the row of each trip's.
struct Queries {
  std::vector<Query> query;
  std::vector<std::uint32_t> row;  // [trips], kNoWay: none
};

Queries queries_of(DayTrips const& trips, BinCosts const& costs, std::span<std::uint8_t const> chosen) {
  Queries queries{.query = {}, .row = std::vector<std::uint32_t>(trips.size(), kNoWay)};
  std::vector<std::pair<Query, std::uint32_t>> rows;
  for (std::size_t i = 0; i < trips.size(); ++i)
    if (chosen[i] != 0 && trips.origin[i] != trips.destination[i])
      rows.push_back(
          {{trips.vehicle[i], costs.bin_of(i), trips.origin[i], trips.destination[i]}, static_cast<std::uint32_t>(i)});
  tbb::parallel_sort(rows.begin(), rows.end());
  for (auto const& [query, trip] : rows) {
    if (queries.query.empty() || queries.query.back() != query) queries.query.push_back(query);
    queries.row[trip] = static_cast<std::uint32_t>(queries.query.size() - 1);
  }
  return queries;
}

/// Where the searches of the same class and bin end that begin at `begin`.
std::size_t end_of_batch(std::span<Query const> query, std::size_t begin) {
  auto const same = [&](Query const& q) { return q.vehicle == query[begin].vehicle && q.bin == query[begin].bin; };
  return static_cast<std::size_t>(std::ranges::find_if_not(query.subspan(begin), same) - query.begin());
}

/// The costs of the class and bin of a query.
void set_metric(DayNetwork const& network, BinCosts const& costs, Query const& query, BinMetric& metric) {
  metric.link_cost.resize(network.links());
  costs.link_costs(query.vehicle, query.bin, metric.link_cost);
  customize_links(network.graph_of(query.vehicle), metric.link_cost, metric.metric);
  if (costs.wait) metric.wait = [&](LinkId first) { return costs.wait(query.vehicle, query.bin, first); };
}

}  // namespace

void ways_by_bin(DayNetwork const& network, DayTrips const& trips, std::span<std::uint8_t const> chosen,
                 BinCosts const& costs, DayWays& found) {
  auto const queries = queries_of(trips, costs, chosen);
  std::vector<std::uint32_t> way(queries.query.size());
  BinMetric metric;
  for (std::size_t begin = 0; begin < way.size();) {
    auto const end = end_of_batch(queries.query, begin);
    auto const& graph = network.graph_of(queries.query[begin].vehicle);
    set_metric(network, costs, queries.query[begin], metric);
    tbb::enumerable_thread_specific<BinSearch> searches([&] { return BinSearch(network, graph, metric); });
    auto const find = [&](std::size_t q, std::vector<LinkId>& links) {
      searches.local().find(queries.query[q], links);
    };
    find_ways(begin, end, network.numbers, find, found.ways, way);
    begin = end;
  }
  for (std::size_t i = 0; i < trips.size(); ++i)
    if (queries.row[i] != kNoWay) found.way[i] = way[queries.row[i]];
}

}  // namespace tanvan
