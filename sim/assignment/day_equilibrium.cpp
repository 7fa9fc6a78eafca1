#include "sim/assignment/day_equilibrium.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <tbb/enumerable_thread_specific.h>
#include <tuple>

#include "sim/assignment/day_ways.hpp"
#include "sim/assignment/first_loading.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// A traveller looks at departures less than 1, 2, 4 … 2^(kReaches - 1) steps from his own, to either side: at many
/// near by, and at some far off where a whole peak has yet to spread.
constexpr int kReaches = 8;
constexpr double kWishBin_min = 1, kMostWishCells = 8e6;  // some 50 bytes each
/// Numerical: found on towns of 3,000 to 130,000 trips and on the province (bench/README.md); larger steps swing,
/// smaller ones take days that change little.
constexpr int kMostRetreats = 3;
constexpr double kWorseGap = 1.3, kWorseStuck = 1.1, kFewStuck = 0.002;  // a day beyond these is a setback
constexpr double kFirstCaution = 0.5;
constexpr double kLeastCaution = 1.0 / 16;
constexpr double kRecovery = 1.25;  // of caution after a day without one
constexpr double kSharpness = 4;  // of two better choices the one that gains twice as much is offered 16 times as often

using Clock = std::chrono::steady_clock;

/// A way and when to set out on it, and what that costs at recorded times.
struct Choice {
  std::uint32_t way = kNoWay;
  TrafficTime depart = 0;
  bool arrives = true;      // before the day that was recorded is over
  double cost = 0;          // [s]
  double money_s = 0;       // of it
  double queues_s = 0;      // that stand before its links
  std::uint32_t worst = 0;  // link on which most time is lost
};

/// What a traveller gains by another choice [s].
struct Gain {
  double time = 0;    // for himself
  double relief = 0;  // shorter queues for others, where he loses nothing by it
  double sum() const { return time + relief; }
};

/// What a trip paid, and what it could have.
struct Prospect {
  double experienced = 0;  // as it went
  Choice now;
  double best = 0;   // least at recorded times
  double least = 0;  // that, or what he experienced where nothing is better than what he did
  Choice offer;      // a better one, drawn by its gain; no way: none
  Gain gain;         // of the offer
};

Gain gain_of(Choice const& now, Choice const& other) {
  double const time = now.cost - other.cost, relief = now.queues_s - other.queues_s;
  if (!(time + kReliefWeight * relief > 0)) return {};
  return {std::max(time, 0.0), std::max(relief + std::min(time, 0.0), 0.0)};
}

/// What a traveller did before he changed.
struct Past {
  std::uint32_t trip, way;
  TrafficTime depart;
};

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

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
      auto const stop = iterate(k);
      if (progress) progress(result_.steps.back());
      if (!stop && k < options_.max_iterations) continue;
      result_.stop = stop.value_or(DayStop::out_of_iterations);
      break;
    }
    result_.ways = used_ways(sets_.ways(), result_.trips.way);
    return std::move(result_);
  }

 private:
  void begin_on(DayWays const& warm) {
    auto const first = loaded_ways(network_, trips_, warm, options_.max_iterations > 1 ? kLoadingWaves : 0);
    for (std::size_t i = 0; i < way_.size(); ++i) {
      if (first.way[i] == kNoWay) continue;
      way_[i] = sets_.add(sets_.pair_of(i), first.ways, first.way[i]);
      sets_.use(way_[i]);
    }
  }

  ScheduleWish wish_of(std::size_t i) const { return problem_.wishes.empty() ? ScheduleWish{} : problem_.wishes[i]; }
  bool travels(std::size_t i) const { return way_[i] != kNoWay; }

  /// @return why there is no need for another
  std::optional<DayStop> iterate(int k) {
    auto const begin = Clock::now();
    DayResult day = load_({trips_.depart, trips_.vehicle, way_}, sets_.ways());
    double const loading_s = seconds_since(begin);
    look_back(day);
    DayStep step = step_of(k, day);
    step.loading_seconds = loading_s;
    bool const stands = std::ranges::none_of(prospects_, [](Prospect const& p) { return p.offer.way != kNoWay; });
    if (stands) step.geh_share = 1;  // the next day would be this one
    auto const stop = stop_after(step, stands);
    keep(std::move(day), step);
    if (!stop && k < options_.max_iterations) step.switched = is_setback(step) ? retreat() : advance(k, step);
    step.seconds = seconds_since(begin);
    if (result_.best.iteration == k) result_.best = step;
    result_.steps.push_back(step);
    return stop;
  }

  std::optional<DayStop> stop_after(DayStep const& step, bool stands) const {
    if (step.gap <= options_.gap && step.geh_share >= options_.geh_share_least && step.stuck == 0)
      return DayStop::reached;
    if (stands) return DayStop::nobody_gains;
    return std::nullopt;
  }

  /// Finds new best ways and compares them with what trips did.
  void look_back(DayResult const& day) {
    auto const first = first_links(way_, sets_.ways());
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

  Choice choice(std::size_t i, std::uint32_t way, TrafficTime depart, std::vector<LinkId>& links) const {
    sets_.ways().links(way, *network_.roads, network_.numbers, links);
    auto const cost = way_cost(network_, times_, trips_.vehicle[i], links, depart);
    return {
        .way = way,
        .depart = depart,
        .arrives = cost.arrive_s < times_.day_end_s,
        .cost = trip_cost(seconds_of_time(depart), std::min(cost.arrive_s, times_.day_end_s), cost.money_s, wish_of(i)),
        .money_s = cost.money_s,
        .queues_s = cost.queues_s,
        .worst = cost.worst.value};
  }

  Prospect prospect(std::size_t i, DayResult const& day, std::vector<LinkId>& links) const {
    if (!travels(i)) return {};
    Prospect p;
    p.now = choice(i, way_[i], trips_.depart[i], links);
    double const arrive = day.arrive[i] == kNoTime ? times_.day_end_s : seconds_of_time(day.arrive[i]);
    p.experienced = trip_cost(seconds_of_time(trips_.depart[i]), arrive, p.now.money_s, wish_of(i));
    consider(i, links, p);
    return p;
  }

  /// Looks at all ways of the pair, then at other departures on the best of them; one of the better choices is offered,
  /// with a chance by its gain (`kSharpness`).
  void consider(std::size_t i, std::vector<LinkId>& links, Prospect& p) const {
    Draws draws(options_.seed, AgentKey{i}, static_cast<std::uint32_t>(result_.steps.size()), Stream::way_switch);
    Choice best = p.now;
    double pulls = 0;
    auto const look_at = [&](Choice const& other) {
      auto const gain = gain_of(p.now, other);
      if (other.cost < best.cost) best = other;
      double const pull = std::pow(gain.sum(), kSharpness);
      pulls += pull;
      if (pull == 0 || draws.uniform() * pulls >= pull) return;
      p.offer = other;
      p.gain = gain;
    };
    sets_.for_each(sets_.pair_of(i), [&](std::uint32_t way) {
      if (way != way_[i]) look_at(choice(i, way, trips_.depart[i], links));
    });
    auto const way = best.way;
    if (wish_of(i).arrive != kNoTime)
      for (int k = -kReaches; k < kReaches; ++k)
        if (auto const depart = other_departure(i, k, draws))
          if (auto const other = choice(i, way, *depart, links); other.arrives) look_at(other);
    // Who knows nothing better could have gained nothing: what he paid over the recorded cost of what he did is luck.
    p.best = best.cost;
    p.least = best.cost < p.now.cost ? best.cost : p.experienced;
  }

  /// A moment within the k-th reach after the departure of now, or, k < 0, the (-1 - k)-th before it; none outside the
  /// day that was recorded.
  std::optional<TrafficTime> other_departure(std::size_t i, int k, Draws& draws) const {
    double const step_s = options_.departure_step_min * kSecondsInMinute;
    int const reach = k < 0 ? -1 - k : k;
    double const far = std::exp2(reach), near = reach == 0 ? 0 : far / 2;
    double const steps = near + draws.uniform() * (far - near);
    double const depart_s = seconds_of_time(trips_.depart[i]) + (k < 0 ? -steps : steps) * step_s;
    if (depart_s < 0 || depart_s >= times_.day_end_s) return std::nullopt;
    return traffic_time(depart_s);
  }

  /// Experienced, or at recorded times if that is more: luck with the means of bins hides nothing.
  template <class Counts>
  double gap(Counts const& counts) const {
    std::vector<double> experienced(trips_.size()), least(trips_.size()), now(trips_.size()), best(trips_.size());
    std::vector<std::uint8_t> counted(trips_.size());
    for_each_index(trips_.size(), [&](std::size_t i) {
      experienced[i] = prospects_[i].experienced;
      least[i] = prospects_[i].least;
      now[i] = prospects_[i].now.cost;
      best[i] = prospects_[i].best;
      counted[i] = travels(i) && counts(i) ? 1 : 0;
    });
    return std::max(experienced_gap(experienced, least, counted), experienced_gap(now, best, counted));
  }

  DayStep step_of(int k, DayResult const& day) {
    DayStep step{.iteration = k};
    for (std::size_t i = 0; i < trips_.size(); ++i)
      if (travels(i)) ++(day.arrive[i] == kNoTime ? step.stuck : step.arrived);
    step.gap = gap([](std::size_t) { return true; });
    for (std::size_t c = 0; c < kVehicleClasses; ++c)
      step.gap_of[c] = gap([&](std::size_t i) { return static_cast<std::size_t>(trips_.vehicle[i]) == c; });
    auto const driven = static_cast<double>(step.stuck + step.arrived);
    double const paid = ordered_sum_by(trips_.size(), [&](std::size_t i) { return prospects_[i].experienced; });
    step.mean_cost_s = driven > 0 ? paid / driven : 0;
    auto volumes = hourly_volumes(day.record);
    step.geh_share = k == 1 ? 0 : geh_share(volumes_, volumes, options_.geh_limit);
    volumes_ = std::move(volumes);
    step.forced = day.forced.size();
    return step;
  }

  void keep(DayResult&& day, DayStep const& step) {
    auto const rank = [&](DayStep const& s) {
      return std::tuple{s.stuck, std::max(s.gap, options_.gap), s.geh_share < options_.geh_share_least, s.mean_cost_s};
    };
    if (!result_.steps.empty() && !(rank(step) < rank(result_.best))) return;
    result_.best = step;
    result_.trips = {trips_.depart, trips_.vehicle, way_};
    result_.day = std::move(day);
    auto const bins = traffic_time(network_.rules->bin_min * 60) / result_.day.record.bin_width;
    if (bins > 1) result_.day.record = coarser(result_.day.record, bins);
  }

  /// Whether those who changed last made the day so much worse that some of them had better go back.
  bool is_setback(DayStep const& step) const {
    if (changes_.empty() || retreats_ == kMostRetreats) return false;
    auto const before = static_cast<double>(accepted_.stuck), now = static_cast<double>(step.stuck);
    if (before > 0 || now > 0) return now > kWorseStuck * before + kFewStuck * static_cast<double>(trips_.size());
    return step.gap > kWorseGap * accepted_.gap;
  }

  /// Every other one of those who changed last goes back to what he did before.
  std::size_t retreat() {
    ++retreats_;
    caution_ = std::max(kLeastCaution, caution_ / 2);  // near gridlock luck alone makes setbacks
    std::vector<Past> stay;
    for (std::size_t i = 0; i < changes_.size(); ++i)
      if (i % 2 == 0)
        take_back(changes_[i]);
      else
        stay.push_back(changes_[i]);
    auto const back = changes_.size() - stay.size();
    changes_ = std::move(stay);
    return back;
  }

  std::size_t advance(int k, DayStep const& step) {
    if (k > 1) step_ = next_step(step_, accepted_.gap, step.gap, k, options_.rule);
    if (retreats_ == 0) caution_ = std::min(1.0, caution_ * kRecovery);
    retreats_ = 0;
    accepted_ = step;
    return change(k);
  }

  void take_back(Past const& past) {
    put(past.trip, past.way, past.depart);
    sets_.leave(past.way);  // that he might come back to it no longer keeps it
  }

  void put(std::size_t trip, std::uint32_t way, TrafficTime depart) {
    sets_.leave(way_[trip]);
    way_[trip] = way;
    sets_.use(way);
    trips_.depart[trip] = depart;
  }

  std::size_t change(int k) {
    auto const n = trips_.size();
    std::vector<double> share(n);
    std::vector<std::uint32_t> group(n);
    for (std::size_t i = 0; i < n; ++i) {
      auto const& p = prospects_[i];
      group[i] = p.now.worst;
      share[i] = switching_share(p.now.cost, p.gain.time, p.gain.relief, step_, options_.rule.most) * caution_;
    }
    auto const changes = switchers(share, group, trips_.depart, options_.seed, static_cast<std::uint32_t>(k));
    for (auto const& past : changes_) sets_.leave(past.way);
    changes_.clear();
    for (std::size_t i = 0; i < n; ++i)
      if (changes[i] != 0) {
        changes_.push_back({static_cast<std::uint32_t>(i), way_[i], trips_.depart[i]});
        sets_.use(way_[i]);  // kept until it is certain that he does not come back
        put(i, prospects_[i].offer.way, prospects_[i].offer.depart);
      }
    return changes_.size();
  }

  DayLoading const& load_;
  DayProblem const& problem_;
  DayNetwork const& network_;
  DayEquilibriumOptions const& options_;
  DayTrips trips_;  // as they depart now
  DayWaySets sets_;
  std::vector<std::uint32_t> way_;  // [trips], of the sets
  double step_ = 1, caution_ = kFirstCaution;
  DayStep accepted_;           // the last day from which travellers went on
  int retreats_ = 0;           // since then
  std::vector<Past> changes_;  // of those who changed since then and did not go back
  LinkTimes times_;
  std::vector<Prospect> prospects_;
  std::vector<double> volumes_;
  DayEquilibrium result_;
};

/// A queue of people who choose when to join it is learnt by the minute, as far as the record stays small.
double wanted_bin_min(DayProblem const& problem, DayEquilibriumOptions const& options) {
  constexpr double kMinutesPerDay = 1440;
  bool const small = static_cast<double>(problem.network->links()) * kMinutesPerDay / kWishBin_min <= kMostWishCells;
  return problem.wishes.empty() || !small ? options.bin_min : std::min(options.bin_min, kWishBin_min);
}

/// Bins of the wanted length where some of them make one of the record, else the record's.
double learning_bin_min(double record_min, double wanted_min) {
  double const bins = record_min / wanted_min;
  return bins >= 1 && bins == std::floor(bins) ? wanted_min : record_min;
}

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

DayEquilibrium solve_day(DayProblem const& problem, DayEquilibriumOptions const& options, DayProgress const& progress,
                         DayWays const& warm) {
  TrafficRules rules = *problem.network->rules;
  rules.bin_min = learning_bin_min(rules.bin_min, wanted_bin_min(problem, options));
  auto const load = [&](TripTable const& trips, WayTable const& ways) {
    return problem.run ? problem.run(trips, ways, rules) : run_traffic_day(*problem.network->roads, trips, ways, rules);
  };
  return solve_day_on(load, problem, options, progress, warm);
}

}  // namespace tanvan
