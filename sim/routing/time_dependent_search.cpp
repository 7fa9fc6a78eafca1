#include "sim/routing/time_dependent_search.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {

namespace {

/// False where links close for a part of the day and turn vehicles away.
bool is_first_in_first_out(TimedRoads const& roads) {
  if (roads.closures == nullptr || roads.at_closure == AtClosure::wait) return true;
  auto const& c = *roads.closures;
  for (std::size_t i = 0; i < c.begin.size(); ++i)
    if (c.begin[i] != 0 || c.end[i] != kDay) return false;
  return true;
}

/// Times of links at the least; later than any other time where they are closed.
std::vector<Ticks> least_ticks(HierarchyMetric const& metric) {
  constexpr Ticks kClosed = kNever / 4;  // so that sums of it stay below kNever
  std::vector<Ticks> ticks;
  for (double const cost : metric.link_cost) ticks.push_back(cost < kUnreachable ? static_cast<Ticks>(cost) : kClosed);
  return ticks;
}

}  // namespace

TimeDependentSearch::TimeDependentSearch(RoutingGraph const& graph, ContractionHierarchy const& hierarchy,
                                         HierarchyMetric const& least, TimedRoads const& roads)
    : graph_(&graph),
      hierarchy_(&hierarchy),
      least_(least_ticks(least)),
      roads_(roads),
      potential_(hierarchy, least),
      first_in_first_out_(is_first_in_first_out(roads)),
      label_(graph.nodes(), Label{kNever, 0, {}, 0, false}),
      rest_(graph.nodes(), Rest{kNever, 0}) {
  expects(hierarchy.nodes() == graph.nodes() && hierarchy.links() == graph.arcs.size(), "a hierarchy of the graph");
  expects(roads.profiles != nullptr && columns_fit(roads, graph.arcs.size()), "columns of all links");
}

Ticks TimeDependentSearch::find_rest(NodeId v) {
  double const cost = may_enter(v) ? potential_(v) : kUnreachable;
  return (rest_[v.value] = {cost < kUnreachable ? static_cast<Ticks>(cost) : kNever, towards_number_}).ticks;
}

template <class Potential>
void TimeDependentSearch::start(std::span<Place const> from, Potential const& potential) {
  if (++search_ == 0) {  // stamps have come round
    for (auto& label : label_) label.search = 0;
    search_ = 1;
  }
  finals_ = 0;
  best_ = bound_ = kNever;
  end_ = {};
  heap_.clear();
  for (auto const& [node, at] : from) {
    bool const passable = graph_->through[node.value] != 0;
    expects(passable || from.size() == 1, "a node that may not be passed is the only start");
    if (is_seen(node) && label_[node.value].arrival <= at) continue;
    Ticks const rest = passable ? potential(node) : 0;  // the only start is final first, whatever its potential
    label_[node.value] = {at, rest, LinkId{}, search_, false};
    if (rest < kNever) heap_.push(at + rest, at, node);
  }
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

/// @param rest  of the node, not kNever
void TimeDependentSearch::improve(NodeId node, Ticks arrival, LinkId by, Ticks rest) {
  auto& label = label_[node.value];
  if (!is_seen(node)) {  // by the time it is final, memory has answered
    for (auto const& arc : graph_->leaving(node)) fetch(*roads_.profiles, roads_.link_of(arc.link), hint_);
    label = {kNever, rest, LinkId{}, search_, false};
  }
  if (label.is_final || arrival > label.arrival) return;
  if (arrival == label.arrival) {  // the start, which no link has reached, keeps its place
    if (label.by && by < label.by) label.by = by;
    return;
  }
  label.arrival = arrival;
  label.by = by;
  heap_.push(arrival + label.potential, arrival, node);
}

/// @param least  when it is reached over the link at the least. Without a look at the profile that may be too late.
bool TimeDependentSearch::cannot_improve(Label const& label, Ticks least) const {
  return label.is_final || least > label.arrival;
}

/// Whether a way may come to a node: it can be passed, or the way ends there.
bool TimeDependentSearch::may_enter(NodeId node) const {
  return to_.empty() || graph_->through[node.value] != 0 || is_end(node);
}

template <class Potential>
void TimeDependentSearch::expand(NodeId node, Potential const& potential) {
  if (graph_->through[node.value] == 0 && label_[node.value].by) return;
  Ticks const here = label_[node.value].arrival;
  for (auto const& arc : graph_->leaving(node)) {
    Ticks const rest = potential(arc.to);
    if (rest == kNever) continue;
    Ticks const least = here + least_[arc.link.value];
    if (least + rest > bound_ || (is_seen(arc.to) && cannot_improve(label_[arc.to.value], least))) continue;
    Ticks const there = leave_time(roads_, arc.link, here, hint_);
    if (there < kNever && there + rest <= bound_) improve(arc.to, there, arc.link, rest);
  }
}

/// The step after which the way can be shortest, the first of equals.
template <class Potential>
TimeDependentSearch::Step TimeDependentSearch::best_step(NodeId node, Ticks here, Potential const& potential) {
  Step best;
  for (auto const& arc : graph_->leaving(node)) {
    Ticks const rest = potential(arc.to);
    if (rest == kNever) continue;
    Ticks const there = leave_time(roads_, arc.link, here, hint_);
    if (there < kNever && there + rest < best.key) best = {arc.to, there, there + rest};
  }
  return best;
}

/// When somebody arrives who takes the best step at each node, as a bound of the earliest arrival: most nodes beside
/// the way need no look then. kNever where that leads a quarter further than it looked at first, where the start may
/// not be passed, and where who comes later may overtake.
template <class Potential>
Ticks TimeDependentSearch::follow(std::span<Place const> from, Potential const& potential) {
  constexpr Ticks kDetour = 4;
  if (!first_in_first_out_ || graph_->through[from.front().node.value] == 0) return kNever;
  Step at;
  Ticks departure = 0;
  for (auto const& [node, ticks] : from)
    if (Ticks const rest = potential(node); rest < kNever && ticks + rest < at.key) {
      at = {node, ticks, ticks + rest};
      departure = ticks;
    }
  Ticks const furthest = at.key == kNever ? departure : at.key + (at.key - departure) / kDetour;
  for (; at.key <= furthest; at = best_step(at.node, at.arrival, potential))
    for (auto const& [node, ticks] : to_)
      if (node == at.node) return at.arrival + ticks;
  return kNever;
}

template <class Potential>
void TimeDependentSearch::run(Potential const& potential) {
  while (!heap_.empty() && heap_.least_key() < best_) {
    NodeId const node = heap_.pop();
    if (label_[node.value].is_final) continue;
    label_[node.value].is_final = true;
    ++finals_;
    end_at(node);
    expand(node, potential);
  }
}

void TimeDependentSearch::set_targets(std::span<Place const> to) {
  if (std::ranges::equal(towards_, to)) return;
  towards_.assign(to.begin(), to.end());
  if (++towards_number_ == 0) {  // stamps have come round
    std::ranges::fill(rest_, Rest{kNever, 0});
    towards_number_ = 1;
  }
  targets_.clear();
  for (auto const& [node, ticks] : to) targets_.push_back({node, static_cast<double>(ticks)});
  potential_.set_targets(targets_);
}

Ticks TimeDependentSearch::arrival(std::span<Place const> from, std::span<Place const> to) {
  expects(!from.empty() && !to.empty(), "from somewhere to somewhere");
  to_.assign(to.begin(), to.end());
  set_targets(to);
  TowardsTarget const potential{*this};
  start(from, potential);
  bound_ = follow(from, potential);
  run(potential);
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
