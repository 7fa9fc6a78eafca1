#pragma once
/// The journey by public transport that a trip has chosen.

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "sim/engine/world.hpp"
#include "sim/transit/transit_skim.hpp"

namespace tanvan {

/// Journeys of each mode of public transport and bin, [mode][T]; of park and ride, the lots are places behind the
/// zones.
using Journeys = std::array<std::vector<TransitSkim>, kModes>;

/// A cell of a skim that somebody rides.
struct ChosenJourney {
  TransitSkim const* skim;
  std::size_t cell;

  std::span<Ride const> rides() const {
    return std::span{skim->rides[cell]}.first(static_cast<std::size_t>(skim->boardings[cell]));
  }
};

/// What a row of world.day's trips rides: the lines of its mode, of park and ride from its lot on. None where it rides
/// no line: other modes, company buses, places without service.
std::optional<ChosenJourney> chosen_journey(World const& world, Journeys const& journeys, std::size_t row);

}  // namespace tanvan
