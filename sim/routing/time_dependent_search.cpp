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
  expects(roads.profiles != nullptr && roads.profiles->links() == graph.arcs.size(), "one profile a link");
  expects(roads.at_least.empty() || roads.at_least.size() == graph.arcs.size(), "one least time a link");
  expects(roads.closures == nullptr || roads.closures->offset.empty() ||
              roads.closures->offset.size() == graph.arcs.size() + 1,
          "closures for each link");
}

Ticks TimeDependentSearch::TowardsTarget::operator()(NodeId v) const {
  double const cost = potential(v);
  return cost < kUnreachable ? static_cast<Ticks>(cost) : kNever;
}

void TimeDependentSearch::start(NodeId from, Ticks departure) {
  ++search_;
  finals_ = 0;
  from_ = from;
  heap_.assign(1, {departure, departure, from});
  label_[from.value] = {departure, 0, LinkId{}, search_, false};
}

template <class Potential>
void TimeDependentSearch::improve(NodeId node, Ticks arrival, LinkId by, Potential const& potential) {
  auto& label = label_[node.value];
  if (!is_seen(node)) {  // by the time it is final, memory has answered
    for (auto const& arc : graph_->leaving(node)) fetch(*roads_.profiles, arc.link, hint_);
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
void TimeDependentSearch::expand(NodeId node, NodeId target, Potential const& potential) {
  if (graph_->through[node.value] == 0 && node != from_) return;
  Ticks const here = label_[node.value].arrival;
  for (auto const& arc : graph_->leaving(node)) {
    if (target && graph_->through[arc.to.value] == 0 && arc.to != target) continue;
    if (is_seen(arc.to) && cannot_improve(label_[arc.to.value], here, arc.link)) continue;
    Ticks const there = leave_time(roads_, arc.link, here, hint_);
    if (there < kNever) improve(arc.to, there, arc.link, potential);
  }
}

template <class Potential>
void TimeDependentSearch::run(NodeId target, Potential const& potential) {
  while (!heap_.empty()) {
    std::ranges::pop_heap(heap_, std::greater{});
    NodeId const node = heap_.back().node;
    heap_.pop_back();
    if (label_[node.value].is_final) continue;
    label_[node.value].is_final = true;
    ++finals_;
    if (node == target) return;
    expand(node, target, potential);
  }
}

Ticks TimeDependentSearch::arrival(NodeId from, NodeId to, Ticks departure) {
  start(from, departure);
  potential_.set_target(to);
  run(to, TowardsTarget{potential_});
  return arrival_at(to);
}

void TimeDependentSearch::grow(NodeId from, Ticks departure) {
  start(from, departure);
  run(NodeId{}, NoPotential{});
}

void TimeDependentSearch::path(NodeId v, std::vector<LinkId>& links) const {
  links.clear();
  if (!is_seen(v)) return;
  for (LinkId by = label_[v.value].by; by; by = label_[hierarchy_->link_from[by.value].value].by) links.push_back(by);
  std::ranges::reverse(links);
}

}  // namespace tanvan
