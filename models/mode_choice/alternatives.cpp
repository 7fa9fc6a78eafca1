#include "models/mode_choice/alternatives.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tbb/parallel_for.h>

namespace tanvan {
namespace {

constexpr double kNoService = std::numeric_limits<double>::infinity();

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

/// A matrix of a mode in a bin, or what holds where nothing is said.
double cell_of(std::vector<Matrix> const& bins, TripPlace const& trip) {
  return bins.empty() ? 0 : bins[trip.bin](trip.origin.value, trip.destination.value);
}

double share_served(std::vector<double> const& share, TripPlace const& trip) {
  return share.empty() ? 1 : std::min(share[trip.origin.value], share[trip.destination.value]);
}

/// Public transport: nobody rides within a zone, and only who reaches a stop.
Offer public_transport(LevelOfService const& level, Mode mode, TripPlace const& trip) {
  if (level.skims[at(mode)].empty()) return {};
  auto const s = service(level, mode, trip);
  double const share = share_served(level.share[at(mode)], trip);
  if (!std::isfinite(s.time) || share <= 0) return {};
  double const outside = cell_of(level.outside_min[at(mode)], trip);
  return {.available = true,
          .time_min = s.time - outside,
          .outside_min = outside,
          .transfers = cell_of(level.transfers[at(mode)], trip),
          .cost_vnd = s.cost,
          .share_served = share,
          .crowding_min = cell_of(level.crowding_min[at(mode)], trip)};
}

/// A motorbike with a driver (xe ôm), called by telephone: the road's time, a wait, a fare by length and time.
Offer ride_hail(Service const& motorbike, ModeChoiceParameters const& p) {
  if (!std::isfinite(motorbike.time)) return {};
  double const beyond = std::max(0.0, motorbike.km - p.ride_hail_start_km);
  double const minutes = motorbike.km > 0 ? motorbike.time * beyond / motorbike.km : 0;
  return {.available = true,
          .time_min = motorbike.time,
          .outside_min = p.ride_hail_wait_min,
          .cost_vnd = p.ride_hail_start_vnd + p.ride_hail_vnd_km * beyond + p.ride_hail_vnd_min * minutes};
}

}  // namespace

Slopes slopes_of(ModeChoiceParameters const& p) {
  return {p.time_slope, p.cost_slope, p.outside_weight, p.walk_weight, p.bicycle_weight, p.transfer_slope};
}

NestScales nests_of(ModeChoiceParameters const& p) {
  return {p.nest_slow, p.nest_road, p.nest_transit, 1};
}

Offer company_bus(double car_min, ModeChoiceParameters const& p) {
  return {.available = true, .time_min = p.company_bus_detour * car_min, .outside_min = p.company_bus_wait_min};
}

Offers offers_of(LevelOfService const& level, ModeChoiceParameters const& p, Traveller const& who,
                 TripPlace const& trip) {
  Offers offers;
  auto const walk = service(level, Mode::walk, trip);
  auto const bicycle = service(level, Mode::bicycle, trip);
  auto const car = service(level, Mode::car, trip), motorbike = service(level, Mode::motorbike, trip);
  offers[at(Alternative::walk)] = own_vehicle(walk, walk.km <= p.longest_walk_km);
  offers[at(Alternative::motorbike)] = own_vehicle(motorbike, who.motorbike);
  offers[at(Alternative::car)] = own_vehicle(car, who.car);
  offers[at(Alternative::ride_hail)] = ride_hail(motorbike, p);
  for (auto const way : {Alternative::bus, Alternative::brt, Alternative::metro})
    offers[at(way)] = public_transport(level, mode_of(way), trip);
  bool const other = std::ranges::any_of(offers, &Offer::available);
  offers[at(Alternative::bicycle)] = own_vehicle(bicycle, bicycle.km <= p.longest_cycle_km || !other);
  if (who.company_bus && std::isfinite(car.time) && car.km >= p.company_bus_least_km)
    offers[at(Alternative::company_bus)] = company_bus(car.time, p);
  return offers;
}

Offers tour_offers(Offers const& out, Offers const& back) {
  Offers tour;
  for (std::size_t m = 0; m < kAlternatives; ++m) {
    auto const &a = out[m], &b = back[m];
    tour[m] = {a.available && b.available,
               (a.time_min + b.time_min) / 2,
               (a.outside_min + b.outside_min) / 2,
               (a.transfers + b.transfers) / 2,
               (a.cost_vnd + b.cost_vnd) / 2,
               std::min(a.share_served, b.share_served),
               (a.crowding_min + b.crowding_min) / 2,
               (a.shadow + b.shadow) / 2};
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

/// Way out and back of a tour.
struct TourPlaces {
  TripPlace out, back;
};

TourPlaces places_of_tour(TripStore const& trips, std::size_t row) {
  TripPlace const out{trips.origin[row], trips.destination[row], trips.bin[row], trips.within[row]};
  return {out, {out.destination, out.origin, trips.bin[row + 1], out.within}};
}

/// By motorbike between a home and a lot, as fast as between their zones.
Offer drive_to_lot(LevelOfService const& level, ModeChoiceParameters const& p, ZoneId from, ZoneId to, std::size_t bin,
                   double km) {
  auto const s = service(level, Mode::motorbike, {from, to, bin, 1});
  if (!std::isfinite(s.time) || s.km <= 0) return {};
  return {.available = true, .time_min = s.time * km / s.km, .cost_vnd = p.motorbike_vnd_km * km};
}

/// The part by public transport: the change at the lot is a transfer.
Offer ride_from_lot(LevelOfService const& level, std::size_t bin, std::size_t from, std::size_t to) {
  auto const& rides = level.lot_rides[bin];
  if (!std::isfinite(rides.time_min(from, to))) return {};
  auto const& journeys = level.journeys[at(Mode::park_ride)][bin];
  std::size_t const cell = from * journeys.zones + to;
  double const outside = rides.outside_min(from, to);
  return {.available = true,
          .time_min = rides.time_min(from, to) - outside,
          .outside_min = outside,
          .transfers = journeys.boardings[cell],
          .cost_vnd = rides.cost_vnd(from, to),
          .crowding_min = journeys.crowding_min[cell]};
}

Offer one_after_the_other(Offer const& a, Offer const& b) {
  return {.available = a.available && b.available,
          .time_min = a.time_min + b.time_min,
          .outside_min = a.outside_min + b.outside_min,
          .transfers = a.transfers + b.transfers,
          .cost_vnd = a.cost_vnd + b.cost_vnd,
          .crowding_min = a.crowding_min + b.crowding_min};
}

/// Both ways through one lot, their mean; the fee and the search are for both.
LotOffer offer_of_lot(LevelOfService const& level, ModeChoiceParameters const& p, TripPlace const& out,
                      TripPlace const& back, LotReach const& reach, LotState const& state) {
  auto const& lot = level.park_ride.lots[reach.lot];
  std::size_t const row = level.park_ride.near.size() + reach.lot;
  auto const ride_there = ride_from_lot(level, out.bin, row, out.destination.value);
  auto const ride_home = ride_from_lot(level, back.bin, back.origin.value, row);
  auto const there = one_after_the_other(drive_to_lot(level, p, out.origin, lot.zone, out.bin, reach.km), ride_there);
  auto const home = one_after_the_other(ride_home, drive_to_lot(level, p, lot.zone, out.origin, back.bin, reach.km));
  double const search = state.search_min.empty() ? p.park_ride.search_min : state.search_min[reach.lot];
  Offer const both{.available = there.available && home.available,
                   .time_min = (there.time_min + home.time_min) / 2,
                   .outside_min = (there.outside_min + home.outside_min + search) / 2,
                   .transfers = (there.transfers + home.transfers) / 2,
                   .cost_vnd = (there.cost_vnd + home.cost_vnd + p.park_ride.fee_vnd) / 2,
                   .crowding_min = (there.crowding_min + home.crowding_min) / 2,
                   .shadow = state.price.empty() ? 0 : state.price[reach.lot]};
  return {reach.lot, both, ride_there.time_min + ride_there.outside_min, ride_home.time_min + ride_home.outside_min};
}

double utility_of(Offer const& o, Slopes const& s, double means) {
  return s.time * (o.time_min + o.crowding_min + s.outside_weight * o.outside_min) + s.transfer * o.transfers +
         s.cost * o.cost_vnd / (1000 * means) - o.shadow;
}

}  // namespace

std::optional<LotOffer> best_lot(LevelOfService const& level, ModeChoiceParameters const& p, TripPlace const& out,
                                 TripPlace const& back, LotState const& lots, double means) {
  std::optional<LotOffer> best;
  if (level.park_ride.near.empty()) return best;
  auto const slopes = slopes_of(p);
  for (auto const& reach : level.park_ride.near[out.origin.value]) {
    auto const here = offer_of_lot(level, p, out, back, reach, lots);
    if (!here.offer.available || !std::isfinite(here.offer.shadow)) continue;
    if (!best || utility_of(here.offer, slopes, means) > utility_of(best->offer, slopes, means)) best = here;
  }
  // The whole zone gets to the lot by motorbike, but at the other end one walks
  if (best) best->offer.share_served = level.share[at(Mode::park_ride)][out.destination.value];
  if (best && best->offer.share_served <= 0) best.reset();
  return best;
}

TourChoice choice_of_tour(World const& world, LevelOfService const& level, ModeChoiceParameters const& p,
                          std::size_t row, double means, LotState const& lots) {
  auto const who = traveller(world, p, row);
  auto const [out, back] = places_of_tour(world.day.trips, row);
  TourChoice tour{tour_offers(offers_of(level, p, who, out), offers_of(level, p, who, back)), {}};
  if (who.motorbike) tour.lot = best_lot(level, p, out, back, lots, means);
  if (tour.lot) tour.offers[at(Alternative::park_ride)] = tour.lot->offer;
  return tour;
}

LotRides lot_rides(TransitSkim const& journeys) {
  auto const n = journeys.zones;
  LotRides rides{Matrix(n, n), Matrix(n, n), Matrix(n, n)};
  rides.time_min.values = journeys.time_min;
  rides.cost_vnd.values = journeys.fare_vnd;
  for (std::size_t i = 0; i < rides.outside_min.values.size(); ++i)
    rides.outside_min.values[i] = journeys.walk_min[i] + journeys.wait_min[i];
  return rides;
}

Matrix driven_minutes(LevelOfService const& level, ModeChoiceParameters const& p, Mode mode, std::size_t bin) {
  auto const slopes = slopes_of(p);
  std::size_t const zones = level.skims[at(Mode::motorbike)][bin].time_min.rows;
  Matrix minutes(zones, zones, kNoService);
  tbb::parallel_for(std::size_t{0}, zones, [&](std::size_t i) {
    for (std::size_t j = 0; j < zones; ++j) {
      TripPlace const trip{id_of<ZoneId>(i), id_of<ZoneId>(j), bin, 1};
      auto const offer = own_vehicle(service(level, mode, trip), true);
      if (offer.available) minutes(i, j) = utility_of(offer, slopes, 1) / slopes.time;
    }
  });
  return minutes;
}

void add_offered_skims(LevelOfService& level, ModeChoiceParameters const& p) {
  auto const& motorbike = level.skims[at(Mode::motorbike)];
  std::size_t const zones = motorbike.front().time_min.rows;
  bool const lots = !level.park_ride.lots.empty();
  level.skims[at(Mode::ride_hail)] = motorbike;
  if (lots) level.skims[at(Mode::park_ride)] = motorbike;
  auto const put = [&](Mode mode, TripPlace const& trip, Offer const& offer) {
    auto& skim = level.skims[at(mode)][trip.bin];
    bool const there = offer.available;
    auto const o = trip.origin.value, d = trip.destination.value;
    skim.time_min(o, d) = there ? offer.time_min + offer.outside_min : kNoService;
    skim.cost_vnd(o, d) = there ? offer.cost_vnd : kNoService;
    if (!there) skim.distance_km(o, d) = kNoService;
  };
  tbb::parallel_for(std::size_t{0}, motorbike.size() * zones, [&](std::size_t row) {
    std::size_t const bin = row / zones;
    for (std::size_t j = 0; j < zones; ++j) {
      TripPlace const out{id_of<ZoneId>(row % zones), id_of<ZoneId>(j), bin, 1};
      put(Mode::ride_hail, out, ride_hail(service(level, Mode::motorbike, out), p));
      if (!lots) continue;
      auto const lot = best_lot(level, p, out, {out.destination, out.origin, bin, 1}, {});
      put(Mode::park_ride, out, lot ? lot->offer : Offer{});
    }
  });
}

std::vector<float> means_of_households(World const& world, double elasticity) {
  constexpr double kLeast = 0.5, kMost = 2;
  auto const& persons = world.population.persons;
  auto const& households = world.population.households;
  std::vector<std::int64_t> wages(households.size(), 0);
  std::int64_t all = 0, heads = 0;
  for (auto id : ids<PersonId>(persons.size())) {
    if (!persons.household[id]) continue;
    wages[persons.household[id].value] += persons.wage[id].value;
    all += persons.wage[id].value, ++heads;
  }
  std::vector<float> means(households.size(), 1);
  if (all == 0) return means;
  double const mean = static_cast<double>(all) / static_cast<double>(heads);
  for (auto id : ids<HouseholdId>(households.size()))
    if (households.persons[id] > 0) {
      double const head = static_cast<double>(wages[id.value]) / households.persons[id];
      means[id.value] = static_cast<float>(std::clamp(std::pow(head / mean, elasticity), kLeast, kMost));
    }
  return means;
}

}  // namespace tanvan
