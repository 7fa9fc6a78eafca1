#pragma once
/// Inside of the model: what each alternative offers a traveller.

#include "models/mode_choice/mode_choice.hpp"

namespace tanvan {

/// The slopes among the parameters, in their units.
Slopes slopes_of(ModeChoiceParameters const& p);

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
/// Times [min], costs [đồng] and availability of every alternative in one direction.
Offers offers_of(LevelOfService const& level, ModeChoiceParameters const& p, Traveller const& who,
                 TripPlace const& trip);

/// Mean of the ways out and back; an alternative must serve both.
Offers tour_offers(Offers const& out, Offers const& back);

/// Offers of the tour whose way out is row `row`.
Offers offers_of_tour(World const& world, LevelOfService const& level, ModeChoiceParameters const& p, std::size_t row);

}  // namespace tanvan
