#include "sim/routing/time_dependent_search.hpp"

#include <algorithm>
#include <functional>

#include "sim/core/check.hpp"

namespace tanvan {

TimeDependentSearch::TimeDependentSearch(RoutingGraph const& graph, ContractionHierarchy const& hierarchy,
                                         HierarchyMetric const& least, TimedRoads const& roads)
    : graph_(&graph),
      hierarchy_(&hierarchy),
      least_(&least),
      roads_(roads),
      potential_(hierarchy, least),
      label_(graph.nodes(), Label{kNever, 0, {}, 0, false}) {
  expects(hierarchy.nodes() == graph.nodes() && hierarchy.links() == graph.arcs.size(), "a hierarchy of the graph");
  expects(roads.profiles != nullptr && columns_fit(roads, graph.arcs.size()), "columns of all links");
}

Ticks TimeDependentSearch::TowardsTarget::operator()(NodeId v) const {
  double const cost = potential(v);
  return cost < kUnreachable ? static_cast<Ticks>(cost) : kNever;
}

template <class Potential>
void TimeDependentSearch::start(std::span<Place const> from, Potential const& potential) {
  if (++search_ == 0) {  // stamps have come round
    for (auto& label : label_) label.search = 0;
    search_ = 1;
  }
  finals_ = 0;
  best_ = kNever;
  end_ = {};
  heap_.clear();
  for (auto const& [node, at] : from) {
    bool const passable = graph_->through[node.value] != 0;
    expects(passable || from.size() == 1, "a node that may not be passed is the only start");
    if (is_seen(node) && label_[node.value].arrival <= at) continue;
    Ticks const rest = passable ? potential(node) : 0;  // the only start is final first, whatever its potential
    label_[node.value] = {at, rest, LinkId{}, search_, false};
    if (rest < kNever) heap_.push_back({at + rest, at, node});
  }
  std::ranges::make_heap(heap_, std::greater{});
}

bool TimeDependentSearch::is_end(NodeId v) const {
  return std::ranges::any_of(to_, [&](Place const& place) { return place.node == v; });
}

/// A final node may be where the way ends.
void TimeDependentSearch::end_at(NodeId v) {
  for (auto const& [node, ticks] : to_) {
    if (node != v || label_[v.value].arrival + ticks >= best_) continue;
    best_ = label_[v.value].arrival + ticks;
    end_ = v;
  }
}

template <class Potential>
void TimeDependentSearch::improve(NodeId node, Ticks arrival, LinkId by, Potential const& potential) {
  auto& label = label_[node.value];
  if (!is_seen(node)) {  // by the time it is final, memory has answered
    for (auto const& arc : graph_->leaving(node)) fetch(*roads_.profiles, roads_.link_of(arc.link), hint_);
    label = {kNever, potential(node), LinkId{}, search_, false};
  }
  if (label.is_final || arrival > label.arrival || label.potential == kNever) return;
  if (arrival == label.arrival) {  // the start, which no link has reached, keeps its place
    if (label.by && by < label.by) label.by = by;
    return;
  }
  label.arrival = arrival;
  label.by = by;
  heap_.push_back({arrival + label.potential, arrival, node});
  std::ranges::push_heap(heap_, std::greater{});
}

/// Without a look at the profile: the least time is too long already.
bool TimeDependentSearch::cannot_improve(Label const& label, Ticks here, LinkId by) const {
  return label.is_final || static_cast<double>(here) + least_->link_cost[by.value] > static_cast<double>(label.arrival);
}

template <class Potential>
void TimeDependentSearch::expand(NodeId node, Potential const& potential) {
  if (graph_->through[node.value] == 0 && label_[node.value].by) return;
  Ticks const here = label_[node.value].arrival;
  for (auto const& arc : graph_->leaving(node)) {
    if (!to_.empty() && graph_->through[arc.to.value] == 0 && !is_end(arc.to)) continue;
    if (is_seen(arc.to) && cannot_improve(label_[arc.to.value], here, arc.link)) continue;
    Ticks const there = leave_time(roads_, arc.link, here, hint_);
    if (there < kNever) improve(arc.to, there, arc.link, potential);
  }
}

template <class Potential>
void TimeDependentSearch::run(Potential const& potential) {
  while (!heap_.empty() && heap_.front().key < best_) {
    std::ranges::pop_heap(heap_, std::greater{});
    NodeId const node = heap_.back().node;
    heap_.pop_back();
    if (label_[node.value].is_final) continue;
    label_[node.value].is_final = true;
    ++finals_;
    end_at(node);
    expand(node, potential);
  }
}

Ticks TimeDependentSearch::arrival(std::span<Place const> from, std::span<Place const> to) {
  expects(!from.empty() && !to.empty(), "from somewhere to somewhere");
  to_.assign(to.begin(), to.end());
  targets_.clear();
  for (auto const& [node, ticks] : to) targets_.push_back({node, static_cast<double>(ticks)});
  potential_.set_targets(targets_);
  start(from, TowardsTarget{potential_});
  run(TowardsTarget{potential_});
  return best_;
}

Ticks TimeDependentSearch::arrival(NodeId from, NodeId to, Ticks departure) {
  Place const first[] = {{from, departure}}, last[] = {{to, 0}};
  return arrival(first, last);
}

void TimeDependentSearch::grow(std::span<Place const> from) {
  to_.clear();
  start(from, NoPotential{});
  run(NoPotential{});
}

void TimeDependentSearch::grow(NodeId from, Ticks departure) {
  Place const first[] = {{from, departure}};
  grow(first);
}

void TimeDependentSearch::path(NodeId v, std::vector<LinkId>& links) const {
  links.clear();
  if (!v || !is_seen(v)) return;
  for (LinkId by = label_[v.value].by; by; by = label_[hierarchy_->link_from[by.value].value].by) links.push_back(by);
  std::ranges::reverse(links);
}

}  // namespace tanvan
