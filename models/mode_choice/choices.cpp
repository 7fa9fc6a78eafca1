#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tbb/parallel_for.h>

#include "models/mode_choice/alternatives.hpp"
#include "models/mode_choice/lots.hpp"
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

/// Before the first day: about what it finds in Bình Dương, in the order of `Alternative`.
constexpr Constants kFirstGuess = {1.5, -1.5, 0, 1, 1.5, -1.5, -1.5, 1.65, 1.8, 1.8};

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

/// What is the same for all who choose on a day.
struct Choice {
  LevelOfService const& level;
  ModeChoiceParameters const& p;
  Constants constants;
  std::vector<float> means;  // [households]
};

void choose(World& world, Choice const& choice, LotState const& lots, std::size_t row) {
  auto& trips = world.day.trips;
  double const means = choice.means[world.population.persons.household[trips.person[row]].value];
  auto const tour = choice_of_tour(world, choice.level, choice.p, row, means, lots);
  auto const v = utilities(tour.offers, choice.constants, slopes_of(choice.p), means);
  auto const step = static_cast<std::uint32_t>(world.now.year()) * 64 + trips.number[row];
  Draws draws(world.seed, trips.traveller[row], step, Stream::mode_choice);
  Alternative const way = alternative_at(probabilities(v, nests_of(choice.p)), draws.uniform());
  bool const parks = way == Alternative::park_ride;
  for (auto trip : {row, row + 1}) {
    trips.mode[trip] = mode_of(way);
    trips.company_bus[trip] = way == Alternative::company_bus;
    trips.lot[trip] = parks ? static_cast<std::int32_t>(tour.lot->lot) : -1;
    double const beyond_min = !parks ? 0 : trip == row ? tour.lot->there_min : tour.lot->home_min;
    trips.beyond_min[trip] = static_cast<float>(beyond_min);
  }
}

/// All tours that start in a zone of the list choose anew; an empty list: all of them.
void choose_all(World& world, Choice const& choice, LotState const& lots, std::span<std::uint8_t const> zones) {
  auto const& trips = world.day.trips;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, trips.size(), 4096), [&](auto const& rows) {
    for (std::size_t row = rows.begin(); row != rows.end(); ++row) {
      if (trips.returning[row]) continue;  // written with the way out, the row before
      if (zones.empty() || zones[trips.origin[row].value]) choose(world, choice, lots, row);
    }
  });
}

/// Travellers among the lots of a market.
class Travellers {
 public:
  Travellers(World& world, Choice const& choice, LotMarket const& market)
      : world_(world), choice_(choice), market_(market) {}

  /// First all of them, then those who live near lots that moved.
  std::vector<Parking> ask(std::span<std::uint8_t const> moved) {
    auto const zones = is_first_ ? std::vector<std::uint8_t>{} : homes_near(moved, choice_.level.park_ride);
    choose_all(world_, choice_, lot_state(market_), zones);
    is_first_ = false;
    auto parked = parked_tours(world_);
    rows_ = std::move(parked.row);
    return std::move(parked.parkings);
  }

  void refuse(std::size_t parking) {
    std::size_t const row = rows_[parking];
    refused_.emplace(row, world_.day.trips.lot[row]);
    auto lots = lot_state(market_);
    for (auto [lot, end] = refused_.equal_range(row); lot != end; ++lot)
      lots.price[static_cast<std::size_t>(lot->second)] = std::numeric_limits<double>::infinity();
    choose(world_, choice_, lots, row);
  }

 private:
  World& world_;
  Choice const& choice_;
  LotMarket const& market_;
  bool is_first_ = true;
  std::vector<std::size_t> rows_;                     // of those who park, the way out
  std::multimap<std::size_t, std::int32_t> refused_;  // lots that had no place for a row
};

}  // namespace

void choose_modes(World& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  Choice const choice{level, p, constants_of(world), means_of_households(world, p.income_elasticity)};
  world.day.trips.lot.assign(world.day.trips.size(), -1);
  world.day.trips.beyond_min.assign(world.day.trips.size(), 0);
  open_parking(world.day.parking, level.park_ride);
  auto market = market_of(world.day.parking, world.scale, p.park_ride);
  Travellers travellers(world, choice, market);
  auto lots = settle(
      market, [&](auto moved) { return travellers.ask(moved); }, [&](std::size_t row) { travellers.refuse(row); });
  world.day.parking.price = std::move(lots.price);
  world.day.parking.use = std::move(lots.use);
}

Matrix commute_cost(World const& world, LevelOfService const& level, ModeChoiceParameters const& p, std::size_t morning,
                    std::size_t evening) {
  std::size_t const zones = world.network.zones.size();
  auto const constants = commuter_constants(world);
  auto const nests = nests_of(p);
  double const at_home = logsum(utilities(no_journey(), constants, slopes_of(p)), nests);
  bool const lots_known = world.day.parking.size() == level.park_ride.lots.size();
  auto const lots = lots_known ? lot_state(market_of(world.day.parking, world.scale, p.park_ride)) : LotState{};
  Matrix cost(zones, zones);
  tbb::parallel_for(std::size_t{0}, zones, [&](std::size_t i) {
    for (std::size_t j = 0; j < zones; ++j) {
      ZoneId const home = id_of<ZoneId>(i), work = id_of<ZoneId>(j);
      TripPlace const out{home, work, morning, 1}, back{work, home, evening, 1};
      auto offers =
          tour_offers(offers_of(level, p, {.motorbike = true}, out), offers_of(level, p, {.motorbike = true}, back));
      if (auto const lot = best_lot(level, p, out, back, lots))
        offers[static_cast<std::size_t>(Alternative::park_ride)] = lot->offer;
      double const value = logsum(utilities(offers, constants, slopes_of(p)), nests);
      cost(i, j) = std::max(kLeastCommute, (value - at_home) / p.time_slope);
    }
  });
  return cost;
}

}  // namespace tanvan
