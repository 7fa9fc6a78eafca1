#include "sim/tours/solve_tours.hpp"

#include <algorithm>
#include <chrono>
#include <memory>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/tours/plan_parts.hpp"
#include "sim/tours/tour_timetable.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kWholeStops = 450;              // up to which a problem is searched as one
constexpr std::size_t kPartStops = 220;               // of a part
constexpr std::uint32_t kStretch = 500;               // iterations between looks at the clock
constexpr std::uint32_t kPartStretch = 20'000;        // of a part between two cuts
constexpr std::uint32_t kFirstStretch = 2'000;        // before the first cut
constexpr std::uint64_t kKeysPerRound = 1ULL << 20U;  // draws' keys of parts: round, then part

/// Parts hold one by one, or their plans could not be joined: with overload X-n1001-k43 ends 0.65 % higher.
constexpr OverloadRule kNoOverload{.most_share = 0};

/// How much of a search is done.
class Budget {
 public:
  explicit Budget(TourSettings const& settings) : iterations_(settings.iterations), seconds_(settings.seconds) {}

  void spend(std::uint64_t iterations) { spent_ += iterations; }
  double share() const {
    if (seconds_ <= 0) return iterations_ == 0 ? 1 : static_cast<double>(spent_) / static_cast<double>(iterations_);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count() / seconds_;
  }
  /// Iterations left, at most so many at once.
  std::uint32_t next(std::uint32_t most) const {
    if (seconds_ > 0) return most;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(most, iterations_ - spent_));
  }

 private:
  std::uint64_t iterations_, spent_ = 0;
  double seconds_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

TourPlan nobody_served(std::size_t stops) {
  TourPlan plan;
  for (std::size_t stop = 1; stop < stops; ++stop) plan.left_out.push_back(id_of<TourStopId>(stop));
  return plan;
}

/// What a plan costs the search: stops left out are dear.
double search_cost(SearchTables const& tables, TourPlan const& plan) {
  return cost_of(tables, plan.duties).total() + static_cast<double>(plan.left_out.size()) * tables.left_out_cost();
}

/// One search over the whole problem.
TourPlan search_whole(SearchTables const& tables, TourSettings const& settings, std::uint64_t number,
                      std::function<void(double, double)> const& progress) {
  AnnealedSearch search(tables, settings.removal, settings.overload, settings.seed, AgentKey{number});
  search.begin_with(nobody_served(tables.stops()));
  Budget budget(settings);
  for (double share = 0; share < 1; share = budget.share()) {
    auto const iterations = budget.next(kStretch);
    budget.spend(iterations);
    double const then = settings.seconds > 0 ? share : budget.share();
    search.run(iterations, settings.cooling.at(share) * tables.leg_scale(),
               settings.cooling.at(then) * tables.leg_scale());
    if (progress) progress(std::min(1.0, budget.share()), search.best_cost());
  }
  return search.best();
}

TourPlan best_of_searches(SearchTables const& tables, TourSettings const& settings,
                          std::function<void(double, double)> const& progress) {
  std::vector<TourPlan> plans(std::max<std::size_t>(1, settings.searches));
  for_each_piece(plans.size(),
                 [&](std::size_t i) { plans[i] = search_whole(tables, settings, i, i == 0 ? progress : nullptr); });
  auto const better = [&](TourPlan const& a, TourPlan const& b) {
    return search_cost(tables, a) < search_cost(tables, b);
  };
  return *std::ranges::min_element(plans, better);
}

/// The search of a problem that is cut again and again.
class SearchInParts {
 public:
  SearchInParts(SearchTables const& tables, TourSettings const& settings)
      : tables_(&tables), settings_(&settings), budget_(settings) {}

  TourPlan run(std::function<void(double, double)> const& progress) {
    begin();
    for (std::uint32_t round = 1; budget_.share() < 1; ++round) {
      improve(round);
      if (progress) progress(std::min(1.0, budget_.share()), best_cost_);
    }
    return best_;
  }

 private:
  void begin() {
    AnnealedSearch search(*tables_, settings_->removal, kNoOverload, settings_->seed, AgentKey{0});
    search.begin_with(nobody_served(tables_->stops()));
    auto const iterations = budget_.next(kFirstStretch);
    double const temperature = settings_->cooling.at(0) * tables_->leg_scale();
    search.run(iterations, temperature, temperature);
    budget_.spend(iterations);
    now_ = search.current();
    best_ = search.best();
    best_cost_ = search_cost(*tables_, best_);
  }

  /// Cuts the plan, improves all parts, puts them together.
  void improve(std::uint32_t round) {
    Draws draws{settings_->seed, AgentKey{kKeysPerRound * round}, 0, Stream::freight};
    auto const parts = part_problems(tables_->problem(), now_, cut_plan(tables_->problem(), now_, kPartStops, draws));
    auto const iterations = std::max(1U, budget_.next(kPartStretch * static_cast<std::uint32_t>(parts.size())) /
                                             static_cast<std::uint32_t>(parts.size()));
    double const temperature = settings_->cooling.at(budget_.share()) * tables_->leg_scale();
    std::vector<TourPlan> now(parts.size()), best(parts.size());
    for_each_piece(parts.size(), [&](std::size_t i) {
      SearchTables const tables(parts[i].problem);
      AnnealedSearch search(tables, settings_->removal, kNoOverload, settings_->seed,
                            AgentKey{kKeysPerRound * round + 1 + i});
      search.begin_with(parts[i].plan);
      search.run(iterations, temperature, temperature);
      now[i] = search.current();
      best[i] = search.best();
    });
    budget_.spend(static_cast<std::uint64_t>(iterations) * parts.size());
    now_ = joined(parts, now);
    auto const best_now = joined(parts, best);
    double const cost = search_cost(*tables_, best_now);
    if (cost < best_cost_) {
      best_ = best_now;
      best_cost_ = cost;
    }
  }

  static TourPlan joined(std::vector<PartProblem> const& parts, std::vector<TourPlan> const& plans) {
    TourPlan whole;
    for (std::size_t i = 0; i < parts.size(); ++i) add_part(whole, parts[i], plans[i]);
    put_in_order(whole);
    return whole;
  }

  SearchTables const* tables_;
  TourSettings const* settings_;
  Budget budget_;
  TourPlan now_, best_;
  double best_cost_ = 0;
};

/// Of the two ways round that cost the same, the one that begins with the smaller of a trip's end stops.
void turn_trips(SearchTables const& tables, TourPlan& plan) {
  for (auto& duty : plan.duties)
    for (auto& trip : duty.trips)
      if (trip.back() < trip.front() && tables.goes_either_way(duty.fleet_class.value)) std::ranges::reverse(trip);
}

/// Leaves out what does not hold when driven, which rests can bring about, and says what the plan costs.
void settle(SearchTables const& tables, TourPlan& plan) {
  turn_trips(tables, plan);
  std::erase_if(plan.duties, [&](Duty const& duty) {
    if (timetable_of(tables, duty)) return false;
    for (auto const& trip : duty.trips) plan.left_out.insert(plan.left_out.end(), trip.begin(), trip.end());
    return true;
  });
  put_in_order(plan);
  plan.cost = cost_of(tables, plan.duties).total();
}

}  // namespace

TourPlan solve_tours(TourProblem const& problem, TourSettings const& settings,
                     std::function<void(double share, double cost)> const& progress) {
  expects(!problem.fleet.empty() && problem.stops() > 0, "a problem has a depot and a fleet");
  SearchTables const tables(problem);
  TourPlan plan;
  if (problem.stops() > 1)
    plan = problem.stops() <= kWholeStops ? best_of_searches(tables, settings, progress)
                                          : SearchInParts(tables, settings).run(progress);
  settle(tables, plan);
  return plan;
}

std::vector<TourPlan> solve_all_tours(std::span<TourProblem const> problems, std::uint64_t seed) {
  std::vector<TourPlan> plans(problems.size());
  for_each_piece(problems.size(), [&](std::size_t i) {
    TourSettings settings;
    settings.seed = seed + i;
    settings.iterations = bulk_iterations(problems[i].stops());
    plans[i] = solve_tours(problems[i], settings);
  });
  return plans;
}

}  // namespace tanvan
