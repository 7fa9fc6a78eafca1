#pragma once
/// Journeys of agents: the best in time, rides and cost, within bounds.

#include "sim/transit/journey.hpp"
#include "sim/transit/label_bags.hpp"
#include "sim/transit/priced_patterns.hpp"
#include "sim/transit/round_search.hpp"

namespace tanvan {

struct ParetoOptions {
  int rides = 4;                      ///< most rides, 1 to those that the patterns are made for
  std::int32_t slack_s = 0;           ///< between reaching a stop and leaving it by vehicle [s], >= 0
  std::int32_t longest_s = 4 * 3600;  ///< what takes longer is no journey [s], up to 9 h
  double time_factor = 1.25;          ///< a journey takes at most so many times the fastest, >= 1 …
  std::int32_t allowance_s = 600;     ///< … and so much more [s], >= 0
  int more_rides = 1;                 ///< rides beyond the fewest of journeys in that time, >= 0
  std::uint32_t walk_per_s = 0;       ///< cost of walking between stops [unit/s]
  std::uint32_t wait_per_s = 0;  ///< cost of waiting [unit/s]: between the time asked for and the first ride (arrive
                                 ///< by: after the last), and at changes, the slack included
};

/// One of the journeys that `ParetoSearch` finds. Time, rides and cost are what it was chosen by: the time is of whole
/// ticks, never better than the timetable's, and costs are rides, walks, waits, access and egress.
struct ParetoJourney {
  std::int32_t departure = 0;  // [s] from the origin: arrive by, the criterion; else the latest that catches the ride
  std::int32_t arrival = 0;    // [s] at the destination: depart at, the criterion; else what follows from the ride
  int rides = 0;
  std::int64_t cost = 0;
  std::uint32_t access = 0, egress = 0;  // which of the ways that were asked about
  std::uint32_t first_leg = 0, legs = 0;
};

/// All journeys between two sets of stops of which none betters another in arrival (arrive by: departure), rides and
/// cost, among those that take at most `time_factor` times the fastest and `allowance_s` more, and have at most
/// `more_rides` rides beyond the fewest of those. Of journeys alike in all three one is given, the first that is found:
/// the same timetable and question give the same journeys.
///
/// Rounds with bags of labels (McRAPTOR: Delling, Pajor, Werneck, Transportation Science 49, 2015) after two searches
/// by time alone, forward for the fastest and backward for the latest times at which the destination can still be
/// reached within the bounds (restricted Pareto sets: Delling, Dibbelt, Pajor, ALENEX 2019): what comes later is never
/// looked at. Labels are compared by time and by cost less what waiting since midnight would have cost, since who comes
/// earlier waits longer for the same vehicle; without a cost of waiting the two are one. Of a pattern's runs only the
/// first is boarded, and later ones where they cost other than the one before them, or drive otherwise and waiting
/// costs.
///
/// Walks are those of the timetable, between two rides only; a journey has at least one ride. Calls before the
/// patterns' window or beyond its end are not used. One object a thread; a query allocates nothing once others like it
/// were asked.
class ParetoSearch {
 public:
  /// @param patterns  must outlive this
  ParetoSearch(PricedPatterns const& patterns, ParetoOptions const& options);

  /// @param time  [s] within the patterns' window. Earliest arrival first, then fewest rides; valid until the next
  /// query
  std::span<ParetoJourney const> depart_at(std::int32_t time, std::span<StopAccess const> access,
                                           std::span<StopAccess const> egress);
  /// Latest departure first, then fewest rides.
  std::span<ParetoJourney const> arrive_by(std::int32_t time, std::span<StopAccess const> access,
                                           std::span<StopAccess const> egress);

  /// Rides and walks in order, access and egress included where they take time. Times of rides are the timetable's own.
  std::span<JourneyLeg const> legs(ParetoJourney const& journey) const {
    return std::span{legs_}.subspan(journey.first_leg, journey.legs);
  }

 private:
  /// What goes on in one direction of time.
  struct Way {
    PricedDirection const& priced;
    Slack slack;
    RoundSearch rounds;
    LeastOnward onward;
  };
  struct Goal {  // a way to the destination
    Tick time;
    std::uint8_t rides;
    std::int64_t cost;
    std::uint32_t label, egress;
  };
  struct Useful {  // where a pattern leads still within the bounds, in the round that it was asked for last
    std::uint64_t round;
    std::uint16_t last;  // position of the last such stop; 0: nowhere
  };
  struct Ridden {  // the last ride on a row: from where, and at what price
    std::uint64_t query;
    std::int64_t price;
    std::uint16_t from;
  };

  Way& way(SearchDirection d) { return d == SearchDirection::depart_at ? forward_ : backward_; }
  bool search(Tick start, std::span<StopAccess const> access, std::span<StopAccess const> egress);
  bool find_bounds(Tick start, std::span<StopAccess const> access, std::span<StopAccess const> egress);
  void list_goals(std::span<StopAccess const> egress);
  std::int32_t least_duration(std::span<StopAccess const> access) const;
  void begin(Tick start, std::span<StopAccess const> access);
  void all_rounds(std::span<StopAccess const> egress);
  void board(int rides, std::uint32_t label);
  std::uint16_t last_useful(int rides, PatternId pattern);
  void ride(int rides, std::uint32_t label, Boarding const& boarding, std::uint32_t row, std::uint16_t last,
            std::int64_t cost);
  void arrive(TransitLabel label);
  void walk(int rides, std::uint32_t label);
  void end(std::uint32_t label);
  bool is_bettered(Tick time, int rides, std::int64_t cost) const;
  std::int64_t waited(Tick t) const { return static_cast<std::int64_t>(wait_) * t; }

  void give(std::span<StopAccess const> access, std::span<StopAccess const> egress);
  ParetoJourney trace(Goal const& goal, std::span<StopAccess const> access, std::span<StopAccess const> egress);
  void add_ride(TransitLabel const& label);
  void add_legs(StopAccess const& access, StopAccess const& egress);

  PricedPatterns const& patterns_;
  ParetoOptions o_;
  std::uint32_t walk_, wait_;  // [unit/tick]
  std::int32_t factor_;        // time_factor in thousandths
  Way forward_, backward_;
  SearchDirection direction_ = SearchDirection::depart_at;
  Way *there_ = nullptr, *back_ = nullptr;
  Tick limit_ = 0;  // latest time at the destination
  int most_rides_ = 0;
  std::span<StopAccess const> egress_;
  std::vector<std::uint32_t> goal_, next_goal_;  // [stop], [egress] ways from a stop to the destination
  std::vector<Tick> goal_ticks_;                 // [stop] the shortest of these
  std::vector<TransitLabel> labels_;
  LabelBags by_vehicle_, by_any_means_;
  std::vector<std::uint32_t> pending_, arrived_;  // labels to board from, to walk from
  std::vector<Goal> found_;
  std::vector<Ridden> ridden_;  // [direction's row]
  std::vector<Useful> useful_;  // [direction's pattern]
  std::uint64_t query_ = 0;
  std::vector<ParetoJourney> journeys_;
  std::vector<JourneyLeg> rides_of_, legs_;
};

}  // namespace tanvan
