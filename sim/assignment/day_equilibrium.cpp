#include "sim/assignment/day_equilibrium.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>

#include "sim/assignment/day_ways.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

using Clock = std::chrono::steady_clock;

/// What a trip paid, and what it could have.
struct Prospect {
  double experienced = 0;      // as it went
  double now = 0;              // what the same choice costs at recorded times
  double best = 0;             // least at recorded times
  std::uint32_t way = kNoWay;  // a better choice, drawn by its gain; kNoWay: none
  TrafficTime depart = 0;
  double offered = 0;       // what that one costs
  std::uint32_t worst = 0;  // link on which most time was lost
};

struct Choice {
  std::uint32_t way = kNoWay;
  TrafficTime depart = 0;
  double cost = 0;
};

class Solver {
 public:
  Solver(DayLoading const& load, DayProblem const& problem, DayEquilibriumOptions const& options, DayWays const& warm)
      : load_(load),
        problem_(problem),
        network_(*problem.network),
        options_(options),
        trips_(problem.trips),
        sets_(problem.trips, options.most_ways),
        way_(problem.trips.size(), kNoWay) {
    expects(options.max_iterations >= 1 && options.gap > 0, "an aim and some iterations");
    expects(problem.wishes.empty() || problem.wishes.size() == trips_.size(), "a wish a trip");
    expects(warm.way.empty() || warm.way.size() == trips_.size(), "a way a trip");
    begin_on(warm);
  }

  DayEquilibrium solve(DayProgress const& progress) {
    for (int k = 1;; ++k) {
      bool const done = iterate(k);
      if (progress) progress(result_.steps.back());
      if (done || k == options_.max_iterations) break;
    }
    result_.ways = used_ways(sets_.ways(), result_.trips.way);
    return std::move(result_);
  }

 private:
  void begin_on(DayWays const& warm) {
    DayWays const free = free_flow_ways(network_, trips_);
    for (std::size_t i = 0; i < way_.size(); ++i) {
      bool const warmed = !warm.way.empty() && warm.way[i] != kNoWay;
      auto const& from = warmed ? warm : free;
      if (from.way[i] == kNoWay) continue;
      way_[i] = sets_.add(sets_.pair_of(i), from.ways, from.way[i]);
      sets_.use(way_[i]);
    }
  }

  ScheduleWish wish_of(std::size_t i) const { return problem_.wishes.empty() ? ScheduleWish{} : problem_.wishes[i]; }
  bool travels(std::size_t i) const { return way_[i] != kNoWay; }

  bool iterate(int k) {
    auto const begin = Clock::now();
    DayResult day = load_({trips_.depart, trips_.vehicle, way_}, sets_.ways());
    look_back(day);
    DayStep step = step_of(k, day);
    bool const stands = std::ranges::none_of(prospects_, [](Prospect const& p) { return p.way != kNoWay; });
    bool const reached =
        step.gap <= options_.gap && step.stuck == 0 && (stands || step.geh_share >= options_.geh_share_least);
    result_.converged = reached;
    keep(std::move(day), step);
    if (!reached && !stands && k < options_.max_iterations) step.switched = change(k);
    step.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    result_.steps.push_back(step);
    return reached || stands;
  }

  /// Finds new best ways and compares them with what trips did.
  void look_back(DayResult const& day) {
    std::vector<LinkId> first(trips_.size());
    for (std::size_t i = 0; i < first.size(); ++i)
      if (travels(i)) first[i] = sets_.ways().first[way_[i]];
    times_ = times_of_day(day, *network_.roads, *network_.rules, first, trips_.depart, trips_.vehicle);
    add_ways(timed_ways(network_, times_, trips_, options_.search));
    prospects_.resize(trips_.size());
    tbb::enumerable_thread_specific<std::vector<LinkId>> links;
    for_each_index(trips_.size(), [&](std::size_t i) { prospects_[i] = prospect(i, day, links.local()); });
  }

  void add_ways(DayWays const& found) {
    for (std::size_t i = 0; i < way_.size(); ++i)
      if (travels(i) && found.way[i] != kNoWay) sets_.add(sets_.pair_of(i), found.ways, found.way[i]);
  }

  double arrival(double arrive_s) const { return std::min(arrive_s, times_.day_end_s); }

  WayCost drive(std::size_t i, std::uint32_t way, TrafficTime depart, std::vector<LinkId>& links) const {
    sets_.ways().links(way, *network_.roads, network_.numbers, links);
    return way_cost(network_, times_, trips_.vehicle[i], links, depart);
  }

  double cost(std::size_t i, TrafficTime depart, WayCost const& way) const {
    return trip_cost(seconds_of_time(depart), arrival(way.arrive_s), way.money_s, wish_of(i));
  }

  Prospect prospect(std::size_t i, DayResult const& day, std::vector<LinkId>& links) const {
    if (!travels(i)) return {};
    auto const as_recorded = drive(i, way_[i], trips_.depart[i], links);
    double const arrive = day.arrive[i] == kNoTime ? times_.day_end_s : seconds_of_time(day.arrive[i]);
    Prospect p{.experienced = trip_cost(seconds_of_time(trips_.depart[i]), arrive, as_recorded.money_s, wish_of(i)),
               .now = cost(i, trips_.depart[i], as_recorded),
               .worst = as_recorded.worst.value};
    consider(i, links, p);
    return p;
  }

  /// Looks at all ways of the pair; one of the better ones is offered, with a chance by its gain.
  void consider(std::size_t i, std::vector<LinkId>& links, Prospect& p) const {
    p.best = std::min(p.now, p.experienced);
    Draws draws(options_.seed, AgentKey{i}, static_cast<std::uint32_t>(result_.steps.size()), Stream::way_switch);
    double gains = 0;
    auto const offer = [&](Choice const& choice) {
      p.best = std::min(p.best, choice.cost);
      if (!(choice.cost < p.now)) return;
      gains += p.now - choice.cost;
      if (draws.uniform() * gains >= p.now - choice.cost) return;
      p.way = choice.way;
      p.depart = choice.depart;
      p.offered = choice.cost;
    };
    sets_.for_each(sets_.pair_of(i), [&](std::uint32_t way) {
      if (way != way_[i])
        offer({way, trips_.depart[i], cost(i, trips_.depart[i], drive(i, way, trips_.depart[i], links))});
    });
  }

  DayStep step_of(int k, DayResult const& day) {
    DayStep step{.iteration = k};
    std::vector<double> experienced(trips_.size()), best(trips_.size());
    std::vector<std::uint8_t> counts(trips_.size());
    for (std::size_t i = 0; i < trips_.size(); ++i) {
      experienced[i] = prospects_[i].experienced;
      best[i] = prospects_[i].best;
      counts[i] = travels(i) ? 1 : 0;
      if (travels(i)) ++(day.arrive[i] == kNoTime ? step.stuck : step.arrived);
    }
    step.gap = experienced_gap(experienced, best, counts);
    for (std::size_t c = 0; c < kVehicleClasses; ++c) {
      for (std::size_t i = 0; i < trips_.size(); ++i)
        counts[i] = travels(i) && static_cast<std::size_t>(trips_.vehicle[i]) == c ? 1 : 0;
      step.gap_of[c] = experienced_gap(experienced, best, counts);
    }
    auto volumes = hourly_volumes(day.record);
    step.geh_share = k == 1 ? 0 : geh_share(volumes_, volumes, options_.geh_limit);
    volumes_ = std::move(volumes);
    step.forced = day.forced.size();
    return step;
  }

  void keep(DayResult&& day, DayStep const& step) {
    bool const better =
        result_.steps.empty() || std::pair{step.stuck, step.gap} < std::pair{result_.best.stuck, result_.best.gap};
    if (!better) return;
    result_.best = step;
    result_.trips = {trips_.depart, trips_.vehicle, way_};
    result_.day = std::move(day);
  }

  std::size_t change(int k) {
    auto const n = trips_.size();
    std::vector<double> share(n);
    std::vector<std::uint32_t> group(n);
    double const step = std::pow(k, -options_.rule.power);
    for (std::size_t i = 0; i < n; ++i) {
      auto const& p = prospects_[i];
      group[i] = p.worst;
      share[i] = p.way == kNoWay ? 0 : switching_share(p.now, p.offered, step, options_.rule.most);
    }
    auto const changes = switchers(share, group, trips_.depart, options_.seed, static_cast<std::uint32_t>(k));
    std::size_t changed = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (changes[i] != 0) {
        sets_.leave(way_[i]);
        way_[i] = prospects_[i].way;
        sets_.use(way_[i]);
        trips_.depart[i] = prospects_[i].depart;
        ++changed;
      }
    return changed;
  }

  DayLoading const& load_;
  DayProblem const& problem_;
  DayNetwork const& network_;
  DayEquilibriumOptions const& options_;
  DayTrips trips_;  // as they depart now
  DayWaySets sets_;
  std::vector<std::uint32_t> way_;  // [trips], of the sets
  LinkTimes times_;
  std::vector<Prospect> prospects_;
  std::vector<double> volumes_;
  DayEquilibrium result_;
};

}  // namespace

double trip_cost(double depart_s, double arrive_s, double money_s, ScheduleWish const& wish) {
  double const travel = arrive_s - depart_s + money_s;
  if (wish.arrive == kNoTime) return travel;
  double const late = arrive_s - seconds_of_time(wish.arrive);
  return travel + (late > 0 ? wish.late * late : -wish.early * late);
}

DayEquilibrium solve_day_on(DayLoading const& load, DayProblem const& problem, DayEquilibriumOptions const& options,
                            DayProgress const& progress, DayWays const& warm) {
  return Solver(load, problem, options, warm).solve(progress);
}

}  // namespace tanvan
