#include "sim/tours/search_tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace tanvan {
namespace {

constexpr std::size_t kMostNear = 60, kMostAround = 240;
constexpr double kWaitWeight = 0.2, kLateWeight = 1.0;  // Vidal et al. 2013, section 4.1

bool has_hours(TourProblem const& p) {
  bool const windows = std::ranges::any_of(p.open_s, [](double t) { return t > 0; }) ||
                       std::ranges::any_of(p.close_s, [](double t) { return t != kForever; });
  return windows || std::ranges::any_of(p.fleet, [](FleetClass const& f) { return f.back_by_s != kForever; }) ||
         std::ranges::any_of(p.full_time_s,
                             [](LegMatrix const& m) { return std::ranges::count(m.values(), kForever) > 0; });
}

bool has_duties(TourProblem const& p) {
  return std::ranges::any_of(p.fleet, [](FleetClass const& f) {
    return f.longest_duty_s != kForever || f.cost_per_s > 0 || f.most_trips > 1 || f.rest.after_s != kForever;
  });
}

/// How far two stops are from following each other, the better way round.
struct Nearness {
  TourProblem const& p;
  LegMatrix const &distance, &time_s;
  double distance_per_s;

  double one_way(std::size_t i, std::size_t j) const {
    double far = distance.at(i, j);
    double const leg_s = time_s.at(i, j);
    if (leg_s == kForever) return far;  // closed just now
    double const wait_s = p.open_s[j] - p.service_s[i] - leg_s - p.close_s[i];
    double const late_s = p.open_s[i] + p.service_s[i] + leg_s - p.close_s[j];
    if (wait_s > 0) far += kWaitWeight * wait_s * distance_per_s;
    if (late_s > 0 && late_s != kForever) far += kLateWeight * late_s * distance_per_s;
    return far;
  }
  double operator()(std::size_t i, std::size_t j) const { return std::min(one_way(i, j), one_way(j, i)); }
};

constexpr float kFloatForever = std::numeric_limits<float>::infinity();

/// The float next to a number that is not above it, and the one not below it.
float float_below(double value) {
  auto const near = static_cast<float>(value);
  return static_cast<double>(near) > value ? std::nextafter(near, -kFloatForever) : near;
}
float float_above(double value) {
  auto const near = static_cast<float>(value);
  return static_cast<double>(near) < value ? std::nextafter(near, kFloatForever) : near;
}

double sum_of_finite(LegMatrix const& matrix) {
  double sum = 0;
  for (double const value : matrix.values()) sum += value == kForever ? 0 : value;
  return sum;
}

}  // namespace

SearchTables::SearchTables(TourProblem const& problem)
    : problem_(&problem), stops_(problem.stops()), bins_(problem.bins.size()) {
  depth_ = has_duties(problem) ? Depth::whole_duty : has_hours(problem) ? Depth::hours : Depth::loads;
  lay_out_legs();
  find_near();
  double dearest = 0;
  for (std::size_t k = 0; k < problem.fleet.size(); ++k) {
    auto const& f = problem.fleet[k];
    double leg = 0;
    for (std::size_t i = 0; i < stops_ * stops_; ++i) leg = std::max(leg, classes_[k].out_cost[i]);
    double const day_s = std::isfinite(f.longest_duty_s) ? f.longest_duty_s
                         : std::isfinite(f.back_by_s)    ? f.back_by_s
                                                         : 86'400;
    dearest = std::max(dearest, f.fixed_cost + 3 * leg + f.cost_per_s * day_s);
  }
  left_out_cost_ = dearest;
}

double const* SearchTables::transposed_of(LegMatrix const& matrix) {
  if (matrix.is_symmetric()) return matrix.data();
  return kept_.emplace_back(matrix.transposed()).data();
}

void SearchTables::lay_out_legs() {
  auto const& p = *problem_;
  std::map<std::pair<std::size_t, double>, std::pair<double const*, double const*>> costs;
  for (auto const& f : p.fleet) {
    ClassTables tables;
    auto& cost = costs[{f.distance, f.cost_per_distance}];
    if (!cost.first) {
      auto const* matrix = &p.distance[f.distance];
      if (f.cost_per_distance != 1) {
        auto& scaled = kept_.emplace_back(*matrix);
        for (std::size_t i = 0; i < stops_; ++i)
          for (std::size_t j = 0; j < stops_; ++j) scaled.at(i, j) *= f.cost_per_distance;
        matrix = &scaled;
      }
      cost = {matrix->data(), transposed_of(*matrix)};
    }
    tables.out_cost = cost.first;
    tables.in_cost = cost.second;
    tables.legs_s = legs_by_bin(f);
    lay_out_bounds(tables, f);
    tables.capacity = f.capacity;
    tables.fixed_cost = f.fixed_cost;
    classes_.push_back(std::move(tables));
  }
}

double const* SearchTables::legs_by_bin(FleetClass const& fleet) {
  if (bins_ == 1) return problem_->full_time_s[fleet.time_s.front()].data();
  auto& legs = legs_[fleet.time_s];
  if (!legs.empty()) return legs.data();
  legs.resize(stops_ * stops_ * bins_);
  for (std::size_t b = 0; b < bins_; ++b) {
    auto const* const times = problem_->full_time_s[fleet.time_s[b]].data();
    for (std::size_t leg = 0; leg < stops_ * stops_; ++leg) legs[leg * bins_ + b] = times[leg];
  }
  return legs.data();
}

void SearchTables::lay_out_bounds(ClassTables& tables, FleetClass const& fleet) {
  if (bins_ == 1) {
    auto const& all_day = problem_->full_time_s[fleet.time_s.front()];
    tables.out_s = all_day.data();
    tables.in_s = transposed_of(all_day);
    return;
  }
  auto& out = bounds_.emplace_back(stops_ * stops_);
  auto& in = bounds_.emplace_back(stops_ * stops_);
  for (std::size_t i = 0; i < stops_; ++i)
    for (std::size_t j = 0; j < stops_; ++j) {
      auto const* const leg_s = tables.legs_s + (i * stops_ + j) * bins_;
      auto const [fast, slow] = std::minmax_element(leg_s, leg_s + bins_);
      out[i * stops_ + j] = in[j * stops_ + i] = {float_below(*fast), float_above(*slow)};
    }
  tables.out_bounds = out.data();
  tables.in_bounds = in.data();
}

void SearchTables::find_near() {
  auto const& p = *problem_;
  auto const& first = p.fleet.front();
  auto const &distance = p.distance[first.distance], &time_s = p.full_time_s[first.time_s[first.time_s.size() / 2]];
  double const all_s = sum_of_finite(time_s);
  Nearness const far{p, distance, time_s, all_s > 0 ? sum_of_finite(distance) / all_s : 0};
  auto const others = stops_ >= 2 ? stops_ - 2 : 0;  // neither itself nor the depot
  near_count_ = std::min(kMostNear, others);
  around_count_ = std::min(kMostAround, stops_ - 1);
  near_.resize(stops_ * near_count_);
  around_.resize(stops_ * around_count_);
  near_depot_.resize(stops_);
  std::vector<double> key(stops_);
  std::vector<std::uint32_t> order(stops_);
  auto const sort_by_key = [&](std::size_t first_of) {
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(first_of), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return key[a] < key[b]; });
  };
  for (std::size_t i = 1; i < stops_; ++i) {
    for (std::size_t j = 0; j < stops_; ++j) key[j] = i == j ? -1 : distance.at(i, j) + distance.at(j, i);
    sort_by_key(1);
    std::copy_n(order.begin() + 1, around_count_, around_.begin() + static_cast<std::ptrdiff_t>(i * around_count_));
    for (std::size_t j = 0; j < stops_; ++j) key[j] = i == j ? -1 : far(i, j);
    sort_by_key(1);
    for (std::size_t k = 0; k < near_count_; ++k) {
      auto const j = order[k + 2];
      double both = kForever;
      for (auto const& c : classes_) both = std::min(both, c.out_cost[i * stops_ + j] + c.in_cost[i * stops_ + j]);
      near_[i * near_count_ + k] = {j, static_cast<float>(both)};
    }
    near_depot_[i] = near_count_ < kMostNear || key[0] <= key[near(i).back().stop] ? 1 : 0;
    for (std::size_t k = 0; k < std::min<std::size_t>(near_count_, 5); ++k)
      leg_scale_ += distance.at(i, near(i)[k].stop) * first.cost_per_distance;
  }
  leg_scale_ /= std::max<double>(1, static_cast<double>((stops_ - 1) * std::min<std::size_t>(near_count_, 5)));
}

}  // namespace tanvan
