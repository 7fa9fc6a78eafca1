#include <algorithm>
#include <cmath>
#include <tbb/parallel_for.h>

#include "models/mode_choice/alternatives.hpp"
#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

Constants constants_of(World const& world) {
  expects(world.day.mode_constants.size() == kAlternatives, "constants of the mode choice from the base day");
  Constants c;
  std::ranges::copy(world.day.mode_constants, c.begin());
  return c;
}

/// Before the first day: about what it finds in Bình Dương; walk, bicycle, motorbike, car, bus, company bus.
constexpr Constants kFirstGuess = {1.5, -1.5, 0, 1, 1.5, -1.5};

Constants commuter_constants(World const& world) {
  Constants c = world.day.mode_constants.empty() ? kFirstGuess : constants_of(world);
  for (auto slow : {Alternative::walk, Alternative::bicycle})
    c[static_cast<std::size_t>(slow)] = std::min(0.0, c[static_cast<std::size_t>(slow)]);
  return c;
}

constexpr double kLeastCommute = 1;  // [min]

Offers no_journey() {
  Offers offers;
  for (auto way : {Alternative::walk, Alternative::bicycle, Alternative::motorbike})
    offers[static_cast<std::size_t>(way)].available = true;
  return offers;
}

Alternative chosen(World const& world, LevelOfService const& level, ModeChoiceParameters const& p,
                   Constants const& constants, std::size_t row) {
  auto const& trips = world.day.trips;
  auto const v = utilities(offers_of_tour(world, level, p, row), constants, slopes_of(p));
  auto const step = static_cast<std::uint32_t>(world.now.year()) * 64 + trips.number[row];
  Draws draws(world.seed, trips.traveller[row], step, Stream::mode_choice);
  return alternative_at(probabilities(v), draws.uniform());
}

}  // namespace

void choose_modes(World& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  auto const constants = constants_of(world);
  auto& trips = world.day.trips;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, trips.size(), 4096), [&](auto const& rows) {
    for (std::size_t row = rows.begin(); row != rows.end(); ++row) {
      if (trips.returning[row]) continue;  // written with the way out, the row before
      Alternative const way = chosen(world, level, p, constants, row);
      for (auto trip : {row, row + 1}) {
        trips.mode[trip] = mode_of(way);
        trips.company_bus[trip] = way == Alternative::company_bus;
      }
    }
  });
}

Matrix commute_cost(World const& world, LevelOfService const& level, ModeChoiceParameters const& p, std::size_t morning,
                    std::size_t evening) {
  std::size_t const zones = world.network.zones.size();
  auto const constants = commuter_constants(world);
  double const at_home = logsum(utilities(no_journey(), constants, slopes_of(p)));
  Matrix cost(zones, zones);
  tbb::parallel_for(std::size_t{0}, zones, [&](std::size_t i) {
    for (std::size_t j = 0; j < zones; ++j) {
      ZoneId const home = id_of<ZoneId>(i), work = id_of<ZoneId>(j);
      auto const out = offers_of(level, p, {.motorbike = true}, {home, work, morning, 1});
      auto const back = offers_of(level, p, {.motorbike = true}, {work, home, evening, 1});
      double const value = logsum(utilities(tour_offers(out, back), constants, slopes_of(p)));
      cost(i, j) = std::max(kLeastCommute, (value - at_home) / p.time_slope);
    }
  });
  return cost;
}

}  // namespace tanvan
