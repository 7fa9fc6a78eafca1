#include "models/mode_choice/alternatives.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

constexpr std::size_t at(Alternative a) {
  return static_cast<std::size_t>(a);
}
constexpr std::size_t at(Mode m) {
  return static_cast<std::size_t>(m);
}

struct Service {
  double time, cost, km;
};
Service service(LevelOfService const& level, Mode mode, TripPlace const& trip) {
  auto const& skim = level.skims[at(mode)][trip.bin];
  auto const o = trip.origin.value, d = trip.destination.value;
  return {skim.time_min(o, d) * trip.within, skim.cost_vnd(o, d) * trip.within, skim.distance_km(o, d) * trip.within};
}

Offer own_vehicle(Service const& s, bool at_hand) {
  return {.available = at_hand && std::isfinite(s.time), .time_min = s.time, .cost_vnd = s.cost};
}

Offer bus(LevelOfService const& level, TripPlace const& trip) {
  auto const s = service(level, Mode::bus, trip);
  double const share = std::min(level.bus_share[trip.origin.value], level.bus_share[trip.destination.value]);
  if (!std::isfinite(s.time) || share <= 0) return {};
  double const outside = level.bus_outside_min[trip.bin](trip.origin.value, trip.destination.value);
  double const transfers = level.bus_transfers[trip.bin](trip.origin.value, trip.destination.value);
  return {true, s.time - outside, outside, transfers, s.cost, share};
}

}  // namespace

Slopes slopes_of(ModeChoiceParameters const& p) {
  return {p.time_slope, p.cost_slope, p.outside_weight, p.walk_weight, p.bicycle_weight, p.transfer_slope};
}

Offers offers_of(LevelOfService const& level, ModeChoiceParameters const& p, Traveller const& who,
                 TripPlace const& trip) {
  Offers offers;
  auto const walk = service(level, Mode::walk, trip);
  auto const bicycle = service(level, Mode::bicycle, trip);
  auto const car = service(level, Mode::car, trip);
  offers[at(Alternative::walk)] = own_vehicle(walk, walk.km <= p.longest_walk_km);
  offers[at(Alternative::motorbike)] = own_vehicle(service(level, Mode::motorbike, trip), who.motorbike);
  offers[at(Alternative::car)] = own_vehicle(car, who.car);
  offers[at(Alternative::bus)] = bus(level, trip);
  bool const other = std::ranges::any_of(offers, &Offer::available);
  offers[at(Alternative::bicycle)] = own_vehicle(bicycle, bicycle.km <= p.longest_cycle_km || !other);
  if (who.company_bus && std::isfinite(car.time) && car.km >= p.company_bus_least_km)
    offers[at(Alternative::company_bus)] = {
        .available = true, .time_min = p.company_bus_detour * car.time, .outside_min = p.company_bus_wait_min};
  return offers;
}

Offers tour_offers(Offers const& out, Offers const& back) {
  Offers tour;
  for (std::size_t m = 0; m < kAlternatives; ++m) {
    auto const &a = out[m], &b = back[m];
    tour[m] = {a.available && b.available,          (a.time_min + b.time_min) / 2,
               (a.outside_min + b.outside_min) / 2, (a.transfers + b.transfers) / 2,
               (a.cost_vnd + b.cost_vnd) / 2,       std::min(a.share_served, b.share_served)};
  }
  auto& bicycle = tour[at(Alternative::bicycle)];  // whoever finds no way both out and back cycles
  bicycle.available |= std::ranges::none_of(tour, &Offer::available);
  return tour;
}

namespace {

Traveller traveller(World const& world, ModeChoiceParameters const& p, std::size_t row) {
  auto const& trips = world.day.trips;
  auto const& persons = world.population.persons;
  PersonId const person = trips.person[row];
  HouseholdId const home = persons.household[person];
  Traveller who{world.population.households.motorbikes[home] > 0, world.population.households.cars[home] > 0, false};
  EnterpriseId const employer = persons.employer[person];
  if (trips.purpose[row] == Purpose::work && employer)
    who.company_bus = total(world.population.enterprises.workers[employer]) >= p.company_bus_least_workers;
  return who;
}

}  // namespace

Offers offers_of_tour(World const& world, LevelOfService const& level, ModeChoiceParameters const& p, std::size_t row) {
  auto const& trips = world.day.trips;
  auto const who = traveller(world, p, row);
  TripPlace const out{trips.origin[row], trips.destination[row], trips.bin[row], trips.within[row]};
  TripPlace const back{out.destination, out.origin, trips.bin[row + 1], out.within};
  return tour_offers(offers_of(level, p, who, out), offers_of(level, p, who, back));
}

}  // namespace tanvan
