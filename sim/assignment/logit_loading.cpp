#include "sim/assignment/logit_loading.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kUnranked = static_cast<std::uint32_t>(-1);
constexpr double kNone = -std::numeric_limits<double>::infinity();  // logarithm of no weight at all

/// ln(exp(a) + exp(b)).
double log_add(double a, double b) {
  double const high = std::max(a, b);
  return high == kNone ? kNone : high + std::log1p(std::exp(std::min(a, b) - high));
}

/// Turns logarithms of weights into shares that sum to 1. @return logarithm of the sum; kNone: no weight, shares 0
double share_out(std::span<double> weights) {
  double const high = std::ranges::max(weights);
  double sum = 0;
  for (double& w : weights) sum += w = high == kNone ? 0 : std::exp(w - high);
  if (sum == 0) return kNone;
  for (double& w : weights) w /= sum;
  return high + std::log(sum);
}

}  // namespace

EnteringLinks entering_links(RoutingGraph const& graph) {
  EnteringLinks entering{.offset = std::vector<std::uint32_t>(graph.nodes() + 1), .arcs = {}};
  std::vector<NodeId> from(graph.arcs.size()), to(graph.arcs.size());
  for (NodeId v : ids<NodeId>(graph.nodes()))
    for (auto const& arc : graph.leaving(v)) {
      from[arc.link.value] = v;
      to[arc.link.value] = arc.to;
    }
  auto const by_to = adjacency_by(to, graph.nodes());
  entering.offset = by_to.offset;
  for (LinkId a : by_to.link) entering.arcs.push_back({from[a.value], a});
  return entering;
}

LogitLoading::LogitLoading(AssignmentProblem const& problem, EnteringLinks const& entering)
    : problem_(&problem),
      entering_(&entering),
      tree_(problem.graph),
      nodes_(problem.graph.nodes()),
      share_(problem.links()) {}

void LogitLoading::add(std::uint32_t origin, std::span<double const> demand, std::span<double const> free_cost,
                       std::span<double const> cost, double theta, LogitLoad& load) {
  expects(demand.size() == problem_->zones() && load.volume.size() == problem_->links(), "one row a zone, a link");
  grow(origin, free_cost);
  add_access(origin, theta);
  for (NodeId v : tree_.order()) weigh(v, free_cost, cost, theta);
  for (std::uint32_t d = 0; d < demand.size(); ++d)
    if (d != origin && demand[d] > 0) end_trips(d, demand[d], theta, load);
  auto const order = tree_.order();
  for (std::size_t i = order.size(); i-- > 0;) trace_back(order[i], load);
}

void LogitLoading::grow(std::uint32_t origin, std::span<double const> free_cost) {
  auto const& access = problem_->access;
  seeds_.clear();
  for (auto i = access.offset[origin]; i < access.offset[origin + 1]; ++i)
    seeds_.push_back({access.node[i], access.cost[i]});
  tree_.grow(seeds_, free_cost);
  std::ranges::fill(nodes_, Node{.rank = kUnranked, .seed = kNone});
  std::uint32_t rank = 0;
  for (NodeId v : tree_.order()) nodes_[v.value].rank = rank++;
}

void LogitLoading::add_access(std::uint32_t origin, double theta) {
  auto const& access = problem_->access;
  for (auto i = access.offset[origin]; i < access.offset[origin + 1]; ++i) {
    auto& node = nodes_[access.node[i].value];
    double const weight = -theta * access.cost[i];
    double const both = log_add(node.seed, weight);
    node.seed_cost += (access.cost[i] - node.seed_cost) * std::exp(weight - both);
    node.seed = both;
  }
}

bool LogitLoading::efficient(EnteringLinks::Arc const& arc, NodeId to, std::span<double const> free_cost) const {
  double const step = free_cost[arc.link.value];
  if (nodes_[arc.from.value].rank >= nodes_[to.value].rank || step == kUnreachable) return false;
  double const before = tree_.cost(arc.from), after = tree_.cost(to);
  return before < after || before + step == after;
}

/// Shares of the ways to v, from those of the nodes before it. The shares of its links lie in a row; that of its access
/// joins them as one more weight.
void LogitLoading::weigh(NodeId v, std::span<double const> free_cost, std::span<double const> cost, double theta) {
  auto& node = nodes_[v.value];
  auto const begin = entering_->offset[v.value], end = entering_->offset[v.value + 1];
  for (auto i = begin; i < end; ++i) {
    auto const& arc = entering_->arcs[i];
    share_[i] = efficient(arc, v, free_cost) ? nodes_[arc.from.value].leaving - theta * cost[arc.link.value] : kNone;
  }
  std::span<double> const links = std::span{share_}.subspan(begin, end - begin);
  double const by_link = links.empty() ? kNone : share_out(links);
  node.here = log_add(node.seed, by_link);
  node.seed_share = by_link == kNone ? 1 : std::exp(node.seed - node.here);
  for (double& share : links) share *= 1 - node.seed_share;
  node.leaving = problem_->graph.through[v.value] ? node.here : node.seed;
}

void LogitLoading::end_trips(std::uint32_t destination, double demand, double theta, LogitLoad& load) {
  auto const& access = problem_->access;
  auto const begin = access.offset[destination], end = access.offset[destination + 1];
  double nearest = kUnreachable;
  for (auto i = begin; i < end; ++i) nearest = std::min(nearest, tree_.cost(access.node[i]) + access.cost[i]);
  if (nearest == kUnreachable) {
    load.unreachable += demand;
    return;
  }
  egress_.clear();
  for (auto i = begin; i < end; ++i) {
    double const at = tree_.cost(access.node[i]);
    bool const leads = at < nearest || at + access.cost[i] == nearest;
    egress_.push_back(leads ? nodes_[access.node[i].value].here - theta * access.cost[i] : kNone);
  }
  share_out(egress_);
  for (auto i = begin; i < end; ++i) {
    double const vehicles = demand * egress_[i - begin];
    nodes_[access.node[i].value].ends += vehicles;
    load.access_cost += vehicles * access.cost[i];
  }
}

/// Sends those who come to v back by its links and its access. All who go on from it are known: they were sent back
/// before, by nodes of higher rank.
void LogitLoading::trace_back(NodeId v, LogitLoad& load) {
  auto const& node = nodes_[v.value];
  bool const through = problem_->graph.through[v.value] != 0;
  double const arrive = node.ends + (through ? node.passes : 0);
  double const begin_here = arrive * node.seed_share + (through ? 0 : node.passes);
  load.access_cost += begin_here * node.seed_cost;
  if (arrive == 0) return;
  for (auto i = entering_->offset[v.value]; i < entering_->offset[v.value + 1]; ++i) {
    double const vehicles = arrive * share_[i];
    if (vehicles == 0) continue;
    load.volume[entering_->arcs[i].link.value] += vehicles;
    nodes_[entering_->arcs[i].from.value].passes += vehicles;
  }
}

}  // namespace tanvan
