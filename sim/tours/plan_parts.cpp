#include "sim/tours/plan_parts.hpp"

#include <algorithm>
#include <numeric>

namespace tanvan {
namespace {

/// Calls f(stop) for each stop of a duty.
template <class F>
void for_each_stop(Duty const& duty, F&& f) {
  for (auto const& trip : duty.trips)
    for (auto const stop : trip) f(static_cast<std::size_t>(stop.value));
}

/// What is still to be given to a part.
class Rest {
 public:
  Rest(TourProblem const& problem, TourPlan const& plan) : distance_(problem.distance[0]), plan_(plan) {
    duties_.resize(plan.duties.size());
    std::iota(duties_.begin(), duties_.end(), std::size_t{0});
    for (auto const& duty : plan.duties) {
      std::size_t n = 0;
      for_each_stop(duty, [&](std::size_t) { ++n; });
      sizes_.push_back(n);
    }
  }

  bool empty() const { return duties_.empty(); }

  /// A stop drawn among those of duties not given away.
  std::size_t drawn_stop(Draws& draws) const {
    std::size_t all = 0;
    for (auto const d : duties_) all += sizes_[d];
    std::size_t at = draws.below(static_cast<std::uint32_t>(all)), drawn = 0;
    for (auto const d : duties_)
      for_each_stop(plan_.duties[d], [&](std::size_t s) {
        if (at-- == 0) drawn = s;
      });
    return drawn;
  }

  /// The duties nearest to a stop on average, until there are enough stops; all where few would be left.
  std::vector<std::size_t> take_near(std::size_t seed, std::size_t stops) {
    std::vector<std::pair<double, std::size_t>> order;
    for (auto const d : duties_) {
      double sum = 0;
      for_each_stop(plan_.duties[d], [&](std::size_t s) { sum += distance_.at(seed, s); });
      order.emplace_back(sum / static_cast<double>(sizes_[d]), d);
    }
    std::ranges::sort(order);
    std::vector<std::size_t> taken;
    std::size_t count = 0, left = 0;
    for (auto const d : duties_) left += sizes_[d];
    for (auto const& [far, d] : order) {
      if (count >= stops && left > stops / 2) break;
      taken.push_back(d);
      count += sizes_[d];
      left -= sizes_[d];
    }
    std::ranges::sort(taken);
    std::erase_if(duties_, [&](std::size_t d) { return std::ranges::binary_search(taken, d); });
    return taken;
  }

 private:
  LegMatrix const& distance_;
  TourPlan const& plan_;
  std::vector<std::size_t> duties_, sizes_;
};

/// Gives each stop without a vehicle to the part with the stop nearest to it.
void give_left_out(TourProblem const& problem, TourPlan const& plan, std::vector<PlanPart>& parts) {
  for (auto const left : plan.left_out) {
    double nearest = kForever;
    std::size_t at = 0;
    for (std::size_t p = 0; p < parts.size(); ++p)
      for (auto const d : parts[p].duties)
        for_each_stop(plan.duties[d], [&](std::size_t s) {
          double const far = problem.distance[0].at(left.value, s);
          if (far < nearest) {
            nearest = far;
            at = p;
          }
        });
    parts[at].left_out.push_back(left.value);
  }
}

TourProblem problem_of(TourProblem const& whole, std::vector<std::size_t> const& stops) {
  TourProblem part;
  for (auto const s : stops) {
    part.demand.push_back(whole.demand[s]);
    part.open_s.push_back(whole.open_s[s]);
    part.close_s.push_back(whole.close_s[s]);
    part.service_s.push_back(whole.service_s[s]);
    if (!whole.classes.empty()) part.classes.push_back(whole.classes[s]);
  }
  part.fleet = whole.fleet;
  part.bins = whole.bins;
  for (auto const& matrix : whole.distance) part.distance.push_back(matrix.part(stops));
  for (auto const& matrix : whole.full_time_s) part.full_time_s.push_back(matrix.part(stops));
  return part;
}

/// A duty whose stops get other rows.
template <class Row>
Duty renamed(Duty duty, Row const& row) {
  for (auto& trip : duty.trips)
    for (auto& stop : trip) stop = id_of<TourStopId>(row[stop.value]);
  return duty;
}

}  // namespace

std::vector<PlanPart> cut_plan(TourProblem const& problem, TourPlan const& plan, std::size_t stops, Draws& draws) {
  std::vector<PlanPart> parts;
  Rest rest(problem, plan);
  while (!rest.empty()) parts.push_back({.duties = rest.take_near(rest.drawn_stop(draws), stops), .left_out = {}});
  if (parts.empty()) parts.emplace_back();
  give_left_out(problem, plan, parts);
  return parts;
}

std::vector<PartProblem> part_problems(TourProblem const& problem, TourPlan const& plan,
                                       std::vector<PlanPart> const& parts) {
  std::vector<std::size_t> idle;
  for (auto const& f : problem.fleet) idle.push_back(f.vehicles);
  for (auto const& duty : plan.duties) --idle[duty.fleet_class.value];
  std::vector<PartProblem> made;
  std::vector<std::uint32_t> row(problem.stops(), 0);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    PartProblem part;
    part.stops = {0};
    for (auto const d : parts[p].duties) for_each_stop(plan.duties[d], [&](std::size_t s) { part.stops.push_back(s); });
    part.stops.insert(part.stops.end(), parts[p].left_out.begin(), parts[p].left_out.end());
    std::ranges::sort(part.stops);
    for (std::size_t i = 0; i < part.stops.size(); ++i) row[part.stops[i]] = static_cast<std::uint32_t>(i);
    part.problem = problem_of(problem, part.stops);
    for (std::size_t k = 0; k < idle.size(); ++k)
      part.problem.fleet[k].vehicles = idle[k] / parts.size() + (p < idle[k] % parts.size() ? 1 : 0);
    for (auto const d : parts[p].duties) {
      ++part.problem.fleet[plan.duties[d].fleet_class.value].vehicles;
      part.plan.duties.push_back(renamed(plan.duties[d], row));
    }
    for (auto const s : parts[p].left_out) part.plan.left_out.push_back(id_of<TourStopId>(row[s]));
    put_in_order(part.plan);
    made.push_back(std::move(part));
  }
  return made;
}

void add_part(TourPlan& whole, PartProblem const& part, TourPlan const& plan) {
  for (auto const& duty : plan.duties) whole.duties.push_back(renamed(duty, part.stops));
  for (auto const stop : plan.left_out) whole.left_out.push_back(id_of<TourStopId>(part.stops[stop.value]));
}

}  // namespace tanvan
