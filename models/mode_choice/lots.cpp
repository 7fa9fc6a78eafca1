#include "models/mode_choice/lots.hpp"

#include <algorithm>

namespace tanvan {
namespace {

constexpr double kTolerance = 0.02;  // of a lot's places

/// Value of a stop's lot in a column, 0 for a new one.
double known(ParkingStore const& parking, std::vector<double> const& column, std::uint32_t stop) {
  auto const row = std::ranges::find(parking.stop, stop);
  return row == parking.stop.end() ? 0 : column[static_cast<std::size_t>(row - parking.stop.begin())];
}

/// Calls `at` for each bin in which a motorbike that came in bin `from` and leaves in bin `to` is parked.
template <class At>
void each_bin(std::size_t from, std::size_t to, std::size_t bins, At&& at) {
  for (std::size_t b = from;; b = (b + 1) % bins) {
    at(b);
    if (b == to) return;
  }
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

LotState lot_state(ParkingStore const& parking, ParkRideParameters const& p) {
  LotState state{parking.price, {}};
  for (double const use : parking.use) state.search_min.push_back(search_minutes(use, p));
  return state;
}

std::vector<double> uses_of_lots(World const& world) {
  auto const& trips = world.day.trips;
  std::size_t const lots = world.day.parking.size(), bins = world.transport.bins.size();
  std::vector<std::uint32_t> parked(lots * bins, 0);  // of the sample: the same in any order
  for (std::size_t row = 0; row < trips.size(); ++row)
    if (!trips.returning[row] && trips.lot[row] >= 0)
      each_bin(trips.bin[row], trips.bin[row + 1], bins,
               [&](std::size_t b) { ++parked[static_cast<std::size_t>(trips.lot[row]) * bins + b]; });
  std::vector<double> most(lots, 0);
  for (std::size_t i = 0; i < parked.size(); ++i) most[i / bins] = std::max(most[i / bins], parked[i] / world.scale);
  return most;
}

std::vector<std::uint8_t> move_prices(ParkingStore& parking, ParkRideParameters const& p) {
  std::vector<std::uint8_t> moved(parking.size(), 0);
  for (std::size_t i = 0; i < parking.size(); ++i) {
    bool const overrun = parking.use[i] > p.capacity * (1 + kTolerance);
    bool const too_dear = parking.price[i] > 0 && parking.use[i] < p.capacity * (1 - kTolerance);
    if (!overrun && !too_dear) continue;
    parking.price[i] = next_price(parking.price[i], parking.use[i], p);
    moved[i] = 1;
  }
  return moved;
}

std::vector<std::uint8_t> homes_near(std::span<std::uint8_t const> lots, ParkRideService const& service) {
  std::vector<std::uint8_t> near(service.near.size(), 0);
  for (std::size_t z = 0; z < near.size(); ++z)
    near[z] = std::ranges::any_of(service.near[z], [&](auto const& reach) { return lots[reach.lot] != 0; });
  return near;
}

}  // namespace tanvan
