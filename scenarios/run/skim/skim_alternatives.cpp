#include "scenarios/run/skim/skim_alternatives.hpp"

#include <algorithm>
#include <tuple>

#include "scenarios/run/skim/skim_corridor.hpp"
#include "sim/io/gtfs/feed_fares.hpp"
#include "sim/transit/pareto_search.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kLongest_s = 9 * 3600, kAllowance_s = 600;
constexpr std::int32_t kMargin_s = 60;  // of the corridor beyond what is allowed: times are rounded in it
// Walking counts as in skims by headway (`transit_skim.hpp`), a wait like a ride: if it counted less, alighting to wait
// for the next vehicle would be cheaper than to stay; if more, so would be a ride around. In hundredths of a second.
constexpr std::uint32_t kRide_per_s = 100, kWalk_per_s = 193, kWait_per_s = 100;
constexpr std::int64_t kSameCost = 4 * std::int64_t{kRide_per_s};  // costs that differ by roundings to ticks alone
constexpr double kPerMinute = 60.0 * kRide_per_s;
constexpr double kNoFactor = 1000;

/// Ways between the places asked about and stops around them, with the stops of the places.
struct Ends {
  std::vector<StopAccess> ways;  // stops of the corridor
  std::vector<StopId> place;     // [way] of the whole timetable
};

/// [run of the corridor] fares of each ride by itself, as of its first hop there, where that says something: known for
/// all runs, one currency, none by zone, not all the same. Empty where not.
std::vector<std::uint32_t> fares_of_rides(Feed const& feed, Timetable const& t, Corridor const& corridor) {
  FareTable const fares(feed);
  auto const is_of_zones = [&](std::size_t rule) {
    auto const& r = feed.fare_rules;
    return !r.origin[rule].empty() || !r.destination[rule].empty() || !r.contains[rule].empty();
  };
  if (fares.empty() || fares.currencies().size() > 1) return {};
  for (std::size_t rule = 0; rule < feed.fare_rules.size(); ++rule)
    if (is_of_zones(rule)) return {};
  std::vector<std::uint32_t> boarding;
  for (std::size_t run = 0; run < corridor.run.size(); ++run) {
    auto const board = corridor.call[corridor.timetable.offset[run]], alight = board + 1;
    JourneyLeg const ride{corridor.run[run], t.stop[board], t.stop[alight], t.departure[board],
                          t.arrival[alight], board,         alight};
    auto const fare = fares.fare_of(t, {ride.departure, ride.arrival, 1, {ride}});
    if (!fare || fare->amount >= (std::int64_t{1} << 31U)) return {};
    boarding.push_back(static_cast<std::uint32_t>(fare->amount));
  }
  auto const is_same = [&](std::uint32_t fare) { return fare == boarding.front(); };
  return std::ranges::all_of(boarding, is_same) ? std::vector<std::uint32_t>{} : boarding;
}

class AlternativesSearch {
 public:
  AlternativesSearch(Feed const& feed, Timetable const& timetable, AlternativesRequest const& request)
      : feed_{feed},
        timetable_{timetable},
        r_{request},
        scan_options_{request.rides, request.slack_s},
        forward_{connections_of(timetable, SearchDirection::depart_at)},
        backward_{connections_of(timetable, SearchDirection::arrive_by)},
        onward_{forward_, scan_options_},
        homeward_{backward_, scan_options_} {}

  std::vector<AlternativeJourney> all() {
    walk_ = shortest_walk();
    if (auto const fastest = fastest_s()) find_rides(*fastest);
    if (walk_) add_walk(*walk_);
    auto const by_criteria = [&](AlternativeJourney const& a) {
      return std::tuple{duration_of(a.journey), a.journey.rides, a.journey.departure, a.journey.arrival};
    };
    std::ranges::sort(found_, {}, by_criteria);
    auto const again = std::ranges::unique(found_, {}, by_criteria);
    found_.erase(again.begin(), again.end());
    return std::move(found_);
  }

 private:
  bool departs() const { return r_.direction == SearchDirection::depart_at; }

  /// From the time asked for, or until it [s].
  std::int32_t duration_of(Journey const& j) const {
    return departs() ? j.arrival - r_.time_s : r_.time_s - j.departure;
  }

  std::int32_t allowed_s(std::int32_t fastest_s) const {
    return static_cast<std::int32_t>(std::min<double>(kLongest_s, r_.time_factor * fastest_s + kAllowance_s));
  }

  /// Time of the fastest journey from the moment asked for, walks included; none where nothing leads there.
  std::optional<std::int32_t> fastest_s() {
    auto& scan = departs() ? onward_ : homeward_;
    scan.search_stops(r_.time_s, departs() ? r_.from : r_.to, {}, r_.rides);
    std::optional<std::int32_t> fastest;
    for (auto const stop : departs() ? r_.to : r_.from)
      if (auto const time = scan.by_any_means(r_.rides, stop)) {
        auto const seconds = departs() ? *time - r_.time_s : r_.time_s - *time;
        fastest = std::min(fastest.value_or(seconds), seconds);
      }
    return fastest;
  }

  /// Journeys with rides. Where times in whole ticks miss the fastest one the next may take longer than was thought.
  void find_rides(std::int32_t fastest_s) {
    for (;;) {
      auto const within_s = std::min(kLongest_s, allowed_s(fastest_s) + kMargin_s);
      search_within(within_s);
      if (found_.empty() && walk_ && walk_->arrival - walk_->departure <= fastest_s) return;
      fastest_s = found_.empty() ? kLongest_s : duration_of(found_.front().journey);
      if (within_s == kLongest_s || allowed_s(fastest_s) <= within_s) return;
    }
  }

  void search_within(std::int32_t within_s) {
    found_.clear();
    auto const even_s = within_s + within_s % kTick_s;
    auto const begin = departs() ? r_.time_s : r_.time_s - even_s, end = begin + even_s;
    (departs() ? homeward_ : onward_).search_stops(departs() ? end : begin, departs() ? r_.to : r_.from, {}, r_.rides);
    corridor_ = corridor_between(timetable_, onward_, homeward_, scan_options_);
    if (corridor_.timetable.runs() == 0) return;
    auto const fares = fares_of_rides(feed_, timetable_, corridor_);
    by_time_ = fares.empty();
    list_ends();
    auto const costs = ride_costs(corridor_.timetable, {.per_s = by_time_ ? kRide_per_s : 0.0, .boarding = fares});
    PricedPatterns const patterns(corridor_.timetable, begin, end + 3, costs, std::max(2, r_.rides));
    ParetoOptions options{.rides = r_.rides,
                          .slack_s = r_.slack_s,
                          .longest_s = kLongest_s,
                          .time_factor = r_.time_factor,
                          .allowance_s = kAllowance_s,
                          .more_rides = r_.rides,
                          .walk_per_s = by_time_ ? kWalk_per_s : 0,
                          .wait_per_s = by_time_ ? kWait_per_s : 0};
    ParetoSearch search(patterns, options);
    options.time_factor = kNoFactor;
    ParetoSearch back(patterns, options);
    auto const journeys = departs() ? search.depart_at(r_.time_s, access_.ways, egress_.ways)
                                    : search.arrive_by(r_.time_s, access_.ways, egress_.ways);
    for (auto const& journey : journeys) found_.push_back(tightened(journey, search, back));
  }

  /// Stops at either end and those a walk away.
  void list_ends() {
    access_ = egress_ = {};
    for (auto const stop : r_.from) {
      add_way(stop, stop, 0, access_);
      for (auto i = timetable_.walk_offset[stop.value]; i < timetable_.walk_offset[stop.value + 1]; ++i)
        add_way(timetable_.walk_to[i], stop, timetable_.walk_s[i], access_);
    }
    for (auto const stop : r_.to) add_way(stop, stop, 0, egress_);
    for (auto const stop : corridor_.stop)
      for (auto i = timetable_.walk_offset[stop.value]; i < timetable_.walk_offset[stop.value + 1]; ++i)
        if (std::ranges::find(r_.to, timetable_.walk_to[i]) != r_.to.end())
          add_way(stop, timetable_.walk_to[i], timetable_.walk_s[i], egress_);
  }

  void add_way(StopId stop, StopId place, std::int32_t seconds, Ends& ends) const {
    auto const number = corridor_.number[stop.value];
    if (!number) return;
    auto const cost = by_time_ ? static_cast<std::uint32_t>(seconds) * kWalk_per_s : 0;
    ends.ways.push_back({number, seconds, cost});
    ends.place.push_back(place);
  }

  /// Cost from leaving to arriving: without the wait between the time asked for and the journey.
  std::int64_t own_cost(ParetoJourney const& journey, std::int32_t wait_s) const {
    return journey.cost - (by_time_ ? std::int64_t{kWait_per_s} * wait_s : 0);
  }

  /// The journey, or one as good that leaves later (arrive by: arrives earlier): the best the other way round.
  AlternativeJourney tightened(ParetoJourney const& journey, ParetoSearch const& search, ParetoSearch& back) const {
    auto const cost = own_cost(journey, departs() ? journey.departure - r_.time_s : r_.time_s - journey.arrival);
    auto const others = departs() ? back.arrive_by(journey.arrival, access_.ways, egress_.ways)
                                  : back.depart_at(journey.departure, access_.ways, egress_.ways);
    for (auto const& other : others) {
      auto const other_cost =
          own_cost(other, departs() ? journey.arrival - other.arrival : other.departure - journey.departure);
      if (other.rides <= journey.rides && other_cost <= cost + (by_time_ ? kSameCost : 0))
        return in_words_of_all(other, other_cost, back);
    }
    return in_words_of_all(journey, cost, search);
  }

  /// By stops, runs and calls of the whole timetable.
  AlternativeJourney in_words_of_all(ParetoJourney const& journey, std::int64_t cost,
                                     ParetoSearch const& search) const {
    Journey whole{0, 0, journey.rides, {}};
    for (auto leg : search.legs(journey)) {
      leg.from = leg.from ? corridor_.stop[leg.from.value] : access_.place[journey.access];
      leg.to = leg.to ? corridor_.stop[leg.to.value] : egress_.place[journey.egress];
      if (!leg.is_walk()) {
        leg.run = corridor_.run[leg.run.value];
        leg.board = corridor_.call[leg.board];
        leg.alight = corridor_.call[leg.alight];
      }
      whole.legs.push_back(leg);
    }
    add_ends(access_.place[journey.access], egress_.place[journey.egress], whole.legs);
    whole.departure = whole.legs.front().departure;
    whole.arrival = whole.legs.back().arrival;
    return {whole, by_time_ ? std::optional(static_cast<double>(cost) / kPerMinute) : std::nullopt};
  }

  /// Walks to another stop that take no time.
  void add_ends(StopId from, StopId to, std::vector<JourneyLeg>& legs) const {
    auto const leave = legs.front().departure - r_.slack_s, arrive = legs.back().arrival;
    if (legs.front().from != from) legs.insert(legs.begin(), {{}, from, legs.front().from, leave, leave, 0, 0});
    if (legs.back().to != to) legs.push_back({{}, legs.back().to, to, arrive, arrive, 0, 0});
  }

  /// All the way on foot, from the time asked for or until it.
  std::optional<JourneyLeg> shortest_walk() const {
    std::optional<JourneyLeg> walk;
    for (auto const from : r_.from)
      for (auto const to : r_.to)
        if (auto const seconds = walk_s(from, to); seconds && (!walk || *seconds < walk->arrival - walk->departure)) {
          auto const leave = departs() ? r_.time_s : r_.time_s - *seconds;
          walk = JourneyLeg{{}, from, to, leave, leave + *seconds, 0, 0};
        }
    return walk;
  }

  /// Of the rides only those remain that are earlier or cheaper, and not much slower; and a walk that is none itself.
  void add_walk(JourneyLeg const& walk) {
    auto const seconds = walk.arrival - walk.departure;
    auto const cost = by_time_ ? std::optional(seconds * double{kWalk_per_s} / kPerMinute) : std::nullopt;
    std::erase_if(found_, [&](AlternativeJourney const& ride) {
      auto const took = duration_of(ride.journey);
      return took > allowed_s(seconds) || (seconds <= took && cost.value_or(0) <= ride.cost_min.value_or(0));
    });
    if (!found_.empty() && seconds > allowed_s(duration_of(found_.front().journey))) return;
    Journey journey{walk.departure, walk.arrival, 0, {}};
    if (walk.from != walk.to) journey.legs.push_back(walk);
    found_.push_back({journey, cost});
  }

  std::optional<std::int32_t> walk_s(StopId from, StopId to) const {
    if (from == to) return 0;
    for (auto i = timetable_.walk_offset[from.value]; i < timetable_.walk_offset[from.value + 1]; ++i)
      if (timetable_.walk_to[i] == to) return timetable_.walk_s[i];
    return std::nullopt;
  }

  Feed const& feed_;
  Timetable const& timetable_;
  AlternativesRequest const& r_;
  ScanOptions scan_options_;
  Connections forward_, backward_;
  ConnectionScan onward_, homeward_;
  Corridor corridor_;
  Ends access_, egress_;
  std::optional<JourneyLeg> walk_;
  bool by_time_ = true;  // no fares in the costs
  std::vector<AlternativeJourney> found_;
};

}  // namespace

std::vector<AlternativeJourney> alternatives(Feed const& feed, Timetable const& timetable,
                                             AlternativesRequest const& request) {
  return AlternativesSearch(feed, timetable, request).all();
}

}  // namespace tanvan
