#pragma once
/// What a journey costs by the fares of version 1 (fare_attributes.txt, fare_rules.txt).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/gtfs/feed.hpp"
#include "sim/transit/journey.hpp"

namespace tanvan {

/// A zone of stops or rules, by name.
using FareZoneId = Id<struct FareZoneTag>;

/// The tickets of a journey, in the order in which they are bought.
struct JourneyFare {
  std::int64_t amount = 0;  ///< their sum, in the smallest unit of the currency (`amount_text`)
  std::string currency;     ///< ISO 4217; empty where there was nothing to pay for
  std::vector<FeedFareId> tickets;
};

/// Prices journeys of one feed. It holds no reference to the feed; one object serves any number of threads.
class FareTable {
 public:
  explicit FareTable(Feed const& feed);

  /// True where the feed says nothing of fares.
  bool empty() const { return fares_.empty(); }
  /// Of all fares, by code, each once.
  std::vector<std::string> const& currencies() const { return currencies_; }

  /// The cheapest set of tickets that covers every ride, each ticket some rides in a row; of sets as cheap the one with
  /// fewest tickets, then the one whose last ticket begins earliest, then that of the fare whose id comes first. None
  /// where no set covers the journey. A journey without a ride costs nothing.
  ///
  /// A ticket is legal for rides in a row where
  /// - a fare without rules is, everywhere;
  /// - of a fare with rules, each ride meets one. Rules of a fare that differ in contains_id alone are one: its route
  /// is
  ///   that of the ride, its origin and destination are the zones where the rides begin and end, and its contains_id
  ///   are exactly the zones of all stops passed in between, ends included; what it leaves empty, anything meets;
  /// - its agency is that of each ride;
  /// - it allows for the changes between the rides, and the last ride is boarded within transfer_duration (0: no limit)
  ///   of the first one's departure.
  /// Where a vehicle goes on as another trip of its block riders stay seated: they board nothing, so that it counts as
  /// no change, but may need a second ticket on board where no fare is for both trips.
  ///
  /// Tickets of different currencies are not added up: of those in which all rides can be paid, the first by code.
  /// GTFS Schedule Reference, fare_attributes.txt and fare_rules.txt; the set of zones as Google's FareExamples have
  /// it.
  /// @param timetable  of the same feed, in which the journey was found
  std::optional<JourneyFare> fare_of(Timetable const& timetable, Journey const& journey) const;

 private:
  /// Rules that differ in contains_id alone.
  struct Rule {
    FeedRouteId route;                 // none: any
    FareZoneId origin, destination;    // none: any
    std::vector<FareZoneId> contains;  // ascending; empty: any
  };
  struct Fare {
    FeedFareId id;
    std::int64_t price = 0;
    std::string currency;
    FeedAgencyId agency;          // none: any
    std::uint32_t boardings = 0;  // most of one ticket
    std::int32_t duration = 0;    // [s]
    std::vector<Rule> rules;      // none: for every journey
  };
  /// A stretch of a ride on one trip.
  struct Stretch {
    FeedRouteId route;
    FeedAgencyId agency;
    bool boarded = false;        // false: riders stayed seated
    std::int32_t departure = 0;  // [s]
    FareZoneId from, to;
    std::vector<FareZoneId> zones;  // of all its stops, none of those without one
  };
  /// Stretches in a row that one ticket may be for.
  struct Span {
    std::span<Stretch const> stretches;
    std::vector<FareZoneId> zones;  // ascending, each once
    std::uint32_t boardings = 0;
    std::int32_t boarded_s = 0;  // [s] from the first departure to the last boarding
  };

  void add_rules(Feed const& feed);
  FareZoneId zone_named(std::string const& zone) const;
  std::vector<Stretch> stretches_of(Timetable const& timetable, Journey const& journey) const;
  static Span span_of(std::span<Stretch const> stretches);
  static bool meets(Rule const& rule, Stretch const& stretch, Span const& span);
  static bool covers(Fare const& fare, Span const& span);
  std::optional<JourneyFare> cheapest(std::span<Stretch const> stretches, std::string const& currency) const;

  std::vector<Fare> fares_;                      // by id
  std::vector<std::string> currencies_, zones_;  // ascending
  std::vector<FareZoneId> zone_of_;              // [stop]
  std::vector<FeedRouteId> route_of_;            // [trip]
  std::vector<FeedAgencyId> agency_of_;          // [route]
};

}  // namespace tanvan
