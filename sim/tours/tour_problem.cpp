#include "sim/tours/tour_problem.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Cuts the bins at a moment, for all classes alike.
void cut_bins(TourProblem& p, double time_s) {
  auto const bin = p.bins.bin_of(time_s);
  auto const starts = p.bins.starts_s();
  if (!std::isfinite(time_s) || starts[bin] == time_s) return;
  std::vector<double> cut(starts.begin(), starts.end());
  bool const before_all = time_s < cut.front();
  cut.insert(cut.begin() + (before_all ? 0 : static_cast<std::ptrdiff_t>(bin) + 1), time_s);
  for (auto& f : p.fleet) {
    auto const copied = f.time_s[bin];
    f.time_s.insert(f.time_s.begin() + static_cast<std::ptrdiff_t>(bin), copied);
  }
  p.bins = DayBins{std::move(cut)};
}

/// Times of a class in a bin that nobody else uses.
LegMatrix& own_times(TourProblem& p, std::size_t fleet_class, std::size_t bin) {
  auto const row = p.fleet[fleet_class].time_s[bin];
  std::ptrdiff_t users = 0;
  for (auto const& f : p.fleet) users += std::ranges::count(f.time_s, row);
  if (users == 1) return p.full_time_s[row];
  p.fleet[fleet_class].time_s[bin] = p.full_time_s.size();
  p.full_time_s.push_back(LegMatrix{p.full_time_s[row]});
  return p.full_time_s.back();
}

/// Calls f(times) for each bin between two moments, at which the bins are cut.
template <class F>
void for_bins_between(TourProblem& p, std::size_t fleet_class, double from_s, double until_s, F&& f) {
  expects(from_s < until_s, "a closure begins before it ends");
  expects(fleet_class < p.fleet.size(), "a class of the fleet");
  cut_bins(p, from_s);
  cut_bins(p, until_s);
  for (std::size_t bin = 0; bin < p.bins.size(); ++bin)
    if (p.bins.end_s(bin) > from_s && p.bins.start_s(bin) < until_s && p.bins.starts_s()[bin] >= from_s)
      f(own_times(p, fleet_class, bin));
}

/// Adds a sentence for each thing that is not as it must be.
class ProblemCheck {
 public:
  ProblemCheck(TourProblem const& p, InputPlace place) : p_(&p), place_(std::move(place)) {}

  Faults run() {
    check_shape();
    if (!faults_.empty()) return faults_;
    for (std::size_t i = 0; i < p_->stops(); ++i) check_stop(i);
    for (std::size_t k = 0; k < p_->fleet.size(); ++k) check_class(k);
    for (auto const& m : p_->distance) check_matrix(m, false);
    for (auto const& m : p_->full_time_s) check_matrix(m, true);
    return faults_;
  }

 private:
  template <class... Values>
  void must(bool holds, fmt::format_string<Values const&...> sentence, Values const&... values) {
    if (!holds) faults_.add(place_, fmt::format(sentence, values...));
  }

  void check_shape() {
    auto const& p = *p_;
    auto const n = p.stops();
    must(n > 0, "a problem has a depot");
    must(p.open_s.size() == n && p.close_s.size() == n && p.service_s.size() == n, "columns of stops differ in length");
    must(p.classes.empty() || p.classes.size() == n, "columns of stops differ in length");
    must(!p.fleet.empty() && p.fleet.size() <= kMostFleetClasses, "{} classes of vehicles (1 to {})", p.fleet.size(),
         kMostFleetClasses);
    for (auto const& f : p.fleet) {
      must(f.distance < p.distance.size(), "a class names a distance that is not there");
      must(f.time_s.size() == p.bins.size(), "a class has times of {} bins of {}", f.time_s.size(), p.bins.size());
      must(std::ranges::all_of(f.time_s, [&](std::size_t row) { return row < p.full_time_s.size(); }),
           "a class names times that are not there");
    }
    auto const fits = [&](LegMatrix const& m) { return m.places() == n; };
    must(std::ranges::all_of(p.distance, fits) && std::ranges::all_of(p.full_time_s, fits),
         "a matrix of legs has not {} rows", n);
  }

  void check_stop(std::size_t i) {
    auto const& p = *p_;
    must(p.demand[i] >= 0 && std::isfinite(p.demand[i]), "stop {}: demand = {} (must be >= 0)", i, p.demand[i]);
    must(p.service_s[i] >= 0 && std::isfinite(p.service_s[i]), "stop {}: service time = {} (must be >= 0)", i,
         p.service_s[i]);
    must(std::isfinite(p.open_s[i]) && p.open_s[i] <= p.close_s[i], "stop {}: opens at {} and closes at {}", i,
         p.open_s[i], p.close_s[i]);
    must(i > 0 || (p.demand[0] == 0 && p.service_s[0] == 0), "the depot has demand {} and service time {}", p.demand[i],
         p.service_s[i]);
  }

  void check_class(std::size_t k) {
    auto const& f = p_->fleet[k];
    must(f.capacity > 0, "class {}: capacity = {} (must be > 0)", k, f.capacity);
    must(f.vehicles > 0, "class {} has no vehicles", k);
    must(f.fixed_cost >= 0 && f.cost_per_distance >= 0 && f.cost_per_s >= 0, "class {}: a cost is below 0", k);
    must(std::isfinite(f.leaves_from_s) && f.leaves_from_s <= f.back_by_s, "class {}: leaves at {} and is back by {}",
         k, f.leaves_from_s, f.back_by_s);
    must(f.longest_duty_s > 0 && f.most_trips > 0 && f.reload_s >= 0, "class {}: duty, trips or reloads out of range",
         k);
    must(f.rest.after_s > 0 && f.rest.length_s >= 0, "class {}: rests out of range", k);
  }

  void check_matrix(LegMatrix const& m, bool may_close) {
    auto const bad =
        std::ranges::find_if(m.values(), [&](double v) { return !(v >= 0) || (v == kForever && !may_close); });
    must(bad == m.values().end(), "a leg has {} {}", may_close ? "time" : "distance",
         bad == m.values().end() ? 0 : *bad);
  }

  TourProblem const* p_;
  InputPlace place_;
  Faults faults_;
};

}  // namespace

TourProblem plain_problem(LegMatrix distance, std::vector<double> demand, double capacity, std::size_t vehicles) {
  TourProblem p;
  std::size_t const stops = demand.size();
  p.demand = std::move(demand);
  p.open_s.assign(stops, 0);
  p.close_s.assign(stops, kForever);
  p.service_s.assign(stops, 0);
  p.fleet.emplace_back();
  p.fleet[0].capacity = capacity;
  p.fleet[0].vehicles = vehicles;
  p.fleet[0].time_s = {0};
  p.full_time_s.push_back(distance);
  p.distance.push_back(std::move(distance));
  return p;
}

void close_stop(TourProblem& problem, FleetClassId fleet_class, TourStopId stop, double from_s, double until_s) {
  for_bins_between(problem, fleet_class.value, from_s, until_s, [&](LegMatrix& full_s) {
    for (std::size_t other = 0; other < problem.stops(); ++other)
      if (other != stop.value) full_s.at(other, stop.value) = full_s.at(stop.value, other) = kForever;
  });
}

void close_leg(TourProblem& problem, FleetClassId fleet_class, TourStopId from, TourStopId to, double from_s,
               double until_s) {
  for_bins_between(problem, fleet_class.value, from_s, until_s,
                   [&](LegMatrix& full_s) { full_s.at(from.value, to.value) = kForever; });
}

Faults faults_of(TourProblem const& problem, InputPlace const& place) {
  return ProblemCheck(problem, place).run();
}

}  // namespace tanvan
