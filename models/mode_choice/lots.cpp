#include "models/mode_choice/lots.hpp"

#include <algorithm>

namespace tanvan {
namespace {

constexpr int kLotRounds = 12;        // of prices in one choice; the next exchange goes on from there
constexpr double kSearchGrain = 0.5;  // a search that changes by less sends nobody elsewhere [min]

/// Value of a stop's lot in a column, 0 for a new one.
double known(ParkingStore const& parking, std::vector<double> const& column, std::uint32_t stop) {
  auto const row = std::ranges::find(parking.stop, stop);
  return row == parking.stop.end() ? 0 : column[static_cast<std::size_t>(row - parking.stop.begin())];
}

}  // namespace

void open_parking(ParkingStore& parking, ParkRideService const& service) {
  ParkingStore now;
  for (auto const& lot : service.lots) {
    now.stop.push_back(lot.stop), now.zone.push_back(lot.zone);
    now.price.push_back(known(parking, parking.price, lot.stop));
    now.use.push_back(known(parking, parking.use, lot.stop));
  }
  parking = std::move(now);
}

LotMarket market_of(ParkingStore const& parking, double scale, ParkRideParameters const& p) {
  LotTerms const terms{.search = p.search_min,
                       .search_cap = p.search_cap_min,
                       .search_grain = kSearchGrain,
                       .price_step = p.price_step,
                       .rounds = kLotRounds};
  return {std::vector(parking.size(), p.capacity), parking.price, parking.use, 1 / scale, terms};
}

LotState lot_state(LotMarket const& market) {
  return {market.price(), market.search()};
}

ParkedTours parked_tours(World const& world) {
  auto const& trips = world.day.trips;
  auto const& bins = world.transport.bins;
  ParkedTours parked;
  for (std::size_t row = 0; row < trips.size(); ++row) {
    if (trips.returning[row] || trips.lot[row] < 0) continue;
    auto const &out = bins[trips.bin[row]], &back = bins[trips.bin[row + 1]];
    parked.parkings.push_back({static_cast<std::uint32_t>(trips.lot[row]), static_cast<std::int32_t>(out.start_s),
                               static_cast<std::int32_t>(back.start_s + back.length_s)});
    parked.row.push_back(row);
  }
  return parked;
}

std::vector<std::uint8_t> homes_near(std::span<std::uint8_t const> lots, ParkRideService const& service) {
  std::vector<std::uint8_t> near(service.near.size(), 0);
  for (std::size_t z = 0; z < near.size(); ++z)
    near[z] = std::ranges::any_of(service.near[z], [&](auto const& reach) { return lots[reach.lot] != 0; });
  return near;
}

}  // namespace tanvan
