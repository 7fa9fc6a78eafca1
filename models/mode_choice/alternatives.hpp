#pragma once
/// Inside of the model: what each alternative offers a traveller.

#include <optional>

#include "models/mode_choice/mode_choice.hpp"

namespace tanvan {

/// The slopes and scales among the parameters, in their units.
Slopes slopes_of(ModeChoiceParameters const& p);
NestScales nests_of(ModeChoiceParameters const& p);

/// What a traveller has at hand.
struct Traveller {
  bool motorbike = false, car = false, company_bus = false;
};

/// One direction of a trip.
struct TripPlace {
  ZoneId origin, destination;
  std::size_t bin = 0;  // of the departure
  double within = 1;    // length of a trip inside its zone, of the zone's mean one
};
/// Times [min], costs [đồng] and availability of every alternative in one direction; park and ride is none, since it
/// must be known from where to where one comes back.
Offers offers_of(LevelOfService const& level, ModeChoiceParameters const& p, Traveller const& who,
                 TripPlace const& trip);

/// Mean of the ways out and back; an alternative must serve both.
Offers tour_offers(Offers const& out, Offers const& back);

/// Park and ride at one lot.
struct LotOffer {
  std::uint32_t lot = 0;  // of the service's
  Offer offer;
  double there_min = 0, home_min = 0;  // by public transport between the lot and the other end, door to door
};

/// What is known of lots beside their service: [lots]; empty: empty lots at no price.
struct LotState {
  std::vector<double> price;  // [utility]; +inf: takes nobody
  std::vector<double> search_min;
};

/// The lot near home that makes a tour least unpleasant, out and back: riding, walking, waiting, fares, the fee and the
/// lot's shadow price; the lower lot among equals. None where no lot is near or the journey doesn't exist both ways.
/// @pre out.origin == back.destination
/// @param means  what money weighs less to this traveller than to the mean one, > 0
std::optional<LotOffer> best_lot(LevelOfService const& level, ModeChoiceParameters const& p, TripPlace const& out,
                                 TripPlace const& back, LotState const& lots, double means = 1);

/// What a tour chooses from.
struct TourChoice {
  Offers offers;
  std::optional<LotOffer> lot;  // that park_ride is offered at; none without a motorbike
};

/// The choice of the tour whose way out is row `row`. @param means  as of `best_lot`
TourChoice choice_of_tour(World const& world, LevelOfService const& level, ModeChoiceParameters const& p,
                          std::size_t row, double means = 1, LotState const& lots = {});

/// What money weighs less to each household than to the mean one: (income a head / mean)^elasticity of wages,
/// between 1/2 and 2; 1 where nobody earns. [households]
/// Elasticities of values of time across incomes lie near 1/2 (Wardman, Chintakayala, de Jong, Transportation Research
/// A 94, 2016, as remembered).
std::vector<float> means_of_households(World const& world, double elasticity);

}  // namespace tanvan
