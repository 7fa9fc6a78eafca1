#include "models/demand/vehicle_trips.hpp"

#include <algorithm>
#include <cmath>
#include <tbb/parallel_sort.h>

#include "models/demand/departure_times.hpp"
#include "models/demand/tour_copies.hpp"
#include "models/demand/tour_times.hpp"
#include "models/demand/trip_places.hpp"
#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/rounding.hpp"
#include "sim/rng/draws.hpp"
#include "sim/rng/even_spread.hpp"

namespace tanvan {
namespace {

constexpr std::uint64_t kOutside = std::uint64_t{1} << 63;  // keys of vehicles that belong to no person
constexpr std::size_t kBlock = 8192;                        // rows; whole tours, for there are two rows a tour

constexpr TrafficTime kLatest = static_cast<TrafficTime>(kDay_s) * kTimesPerSecond - 1;  // the day's last moment

/// What all vehicles look up.
struct Tables {
  World const& world;
  VehicleTripParameters const& p;
  DepartureTable departures;
  TripPlaces places;
};

/// Vehicles in the making, in the order of their source.
struct Part {
  VehicleTrips trips;

  void add(double depart_s, VehicleClass vehicle, NodeId origin, NodeId destination, TrafficTime wish = kNoTime) {
    if (!origin || !destination || origin == destination) return void(++trips.nowhere);
    trips.depart.push_back(std::min(traffic_time(depart_s), kLatest));
    trips.vehicle.push_back(vehicle);
    trips.origin.push_back(origin);
    trips.destination.push_back(destination);
    trips.wish.push_back(wish);
  }
};

/// When somebody leaves, and when he wants to be there; kNoTime: at no time in particular.
struct Leave {
  double depart_s = 0;
  TrafficTime wish = kNoTime;
};

/// The vehicles of one tour.
class Tour {
 public:
  Tour(Tables const& tables, std::size_t row)
      : t_(tables), row_(row), copies_(tables.world, row), ride_(vehicle_of(trips(), row, tables.p.occupancy)) {}

  void drive(Part& part) const {
    if (ride_.per_trip <= 0 || trips().origin[row_] == far_end()) return;
    auto const count = copies_.count(ride_.per_trip * t_.p.sample / t_.world.scale);
    for (std::uint32_t copy = 0; copy < count; ++copy) drive_both_ways(copies_.key(copy), part);
  }

 private:
  TripStore const& trips() const { return t_.world.day.trips; }

  bool parks() const { return trips().lot[row_] >= 0; }

  /// Where the vehicle goes: to the traveller's destination, or to the lot where it stays.
  ZoneId far_end() const { return ends_of(t_.world.day, row_).second; }

  NodeId place(AgentKey key, ZoneId zone) const {
    double const u = Draws(t_.world.seed, key, zone.value, Stream::trip_place).uniform();
    return t_.places.at(zone, ride_.vehicle, trips().bin[row_], u);
  }

  void drive_both_ways(AgentKey key, Part& part) const {
    auto draw = copies_.draws(key);
    NodeId const from = place(key, trips().origin[row_]), to = place(key, far_end());
    auto const [out, wish] = leave(draw);
    double const back = come_back(out, draw.uniform());
    part.add(out, ride_.vehicle, from, to, wish);
    part.add(back, ride_.vehicle, to, from);
  }

  Leave leave(Draws& draw) const {
    double const early_min = t_.p.early_least_min + draw.exponential() * (t_.p.early_mean_min - t_.p.early_least_min);
    double const u = draw.uniform();
    Purpose const purpose = trips().purpose[row_];
    if (purpose == Purpose::work && !parks()) {  // who parks has a train to catch, and no shift at the station
      double const travel_s = drive_s(t_.world, row_);
      double const at = departure_to_shift(t_.world.transport.bins, trips().bin[row_], travel_s,
                                           early_min * kSecondsInMinute, shift_quantile(u));
      if (at >= 0) return {at, traffic_time(at + travel_s)};
    }
    return {t_.departures.of(purpose, Way::out).draw(trips().bin[row_], u), kNoTime};
  }

  /// The same for all workers of an enterprise. @param otherwise where nobody employs the traveller
  double shift_quantile(double otherwise) const {
    auto const& population = t_.world.population;
    EnterpriseId const employer = population.persons.employer[trips().person[row_]];
    if (!employer) return otherwise;
    return Draws(t_.world.seed, population.enterprises.key[employer], 0, Stream::shift).uniform();
  }

  /// When the vehicle leaves where it stayed: with its traveller, who has to get back to a lot first.
  double come_back(double out_s, double u) const {
    auto const& times = t_.departures.of(trips().purpose[row_], Way::back);
    double const leaves_s = times.draw(trips().bin[row_ + 1], u, earliest_back_s(t_.world, row_, out_s));
    return std::fmod(leaves_s + beyond_s(trips(), row_ + 1), kDay_s);
  }

  Tables const& t_;
  std::size_t row_;
  TourCopies copies_;
  TourVehicle ride_;
};

void add_residents(Tables const& tables, std::vector<Part>& parts) {
  auto const& trips = tables.world.day.trips;
  expects(trips.size() % 2 == 0, "a way back for every way out");
  parts.resize((trips.size() + kBlock - 1) / kBlock);
  for_each_block(trips.size(), kBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; row += 2) Tour(tables, row).drive(parts[begin / kBlock]);
  });
}

/// The vehicles of one class in one bin that people from outside drive.
class MatrixVehicles {
 public:
  MatrixVehicles(Tables const& tables, std::size_t bin, VehicleClass vehicle)
      : t_(tables), bin_(bin), vehicle_(vehicle) {}

  void drive(Part& part) const {
    auto const all = vehicles();
    auto const whole = controlled_rounding(all.values, all.rows, all.columns);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < all.rows; ++i)
      for (std::size_t j = 0; j < all.columns; ++j)
        for (std::uint32_t k = 0; k < whole[i * all.columns + j]; ++k, ++number)
          if (i != j) drive_one(id_of<ZoneId>(i), id_of<ZoneId>(j), k, number, part);
  }

 private:
  Matrix vehicles() const {
    auto const& day = t_.world.day;
    std::size_t const zones = t_.world.network.zones.size();
    Matrix all(zones, zones);
    auto const c = static_cast<std::size_t>(vehicle_);
    if (bin_ < day.external.size()) all = day.external[bin_][c];
    for (double& cell : all.values) cell *= t_.p.sample;
    return all;
  }

  void drive_one(ZoneId from, ZoneId to, std::uint32_t k, std::uint64_t number, Part& part) const {
    auto const& times =
        vehicle_ == VehicleClass::truck ? t_.departures.trucks() : t_.departures.of(Purpose::through, Way::out);
    double const u = even_spread(number);
    AgentKey const key{kOutside | (std::uint64_t{from.value} << 42) | (std::uint64_t{to.value} << 20) | k};
    auto const step = static_cast<std::uint32_t>(bin_ * kVehicleClasses + static_cast<std::size_t>(vehicle_));
    Draws draw(t_.world.seed, key, step, Stream::trip_place);
    NodeId const origin = t_.places.at(from, vehicle_, bin_, draw.uniform());
    part.add(times.draw(bin_, u), vehicle_, origin, t_.places.at(to, vehicle_, bin_, draw.uniform()));
  }

  Tables const& t_;
  std::size_t bin_;
  VehicleClass vehicle_;
};

/// Vehicles that carry goods, at the hours that they chose. Drives of one key are legs of one duty: as many vehicles
/// come back as have left.
class GoodsVehicles {
 public:
  explicit GoodsVehicles(Tables const& tables) : t_(tables), goods_(tables.world.day.goods) {}

  void drive(std::size_t row, Part& part) const {
    if (goods_.origin[row] == goods_.destination[row]) return;
    double const u = Draws(t_.world.seed, goods_.key[row], kCount, Stream::trip_place).uniform();
    auto const count = static_cast<std::uint32_t>(goods_.vehicles[row] * t_.p.sample + u);
    Draws draw(t_.world.seed, goods_.key[row], kCount + 1 + leg_of(row), Stream::trip_place);
    double const apart = (goods_.until_s[row] - goods_.from_s[row]) / std::max(1U, count);
    auto const bin = bin_at(goods_.from_s[row]);
    for (std::uint32_t k = 0; k < count; ++k) {
      double const leave_s = goods_.from_s[row] + (k + draw.uniform()) * apart;
      NodeId const origin = t_.places.at(goods_.origin[row], goods_.vehicle[row], bin, draw.uniform());
      part.add(leave_s, goods_.vehicle[row], origin,
               t_.places.at(goods_.destination[row], goods_.vehicle[row], bin, draw.uniform()));
    }
  }

 private:
  static constexpr std::uint32_t kCount = 1'000;  // steps of goods begin here, those of matrices below

  std::uint32_t leg_of(std::size_t row) const {
    std::size_t first = row;
    while (first > 0 && goods_.key[first - 1] == goods_.key[row]) --first;
    return static_cast<std::uint32_t>(row - first);
  }

  std::size_t bin_at(double time_s) const {
    auto const& bins = t_.world.transport.bins;
    for (std::size_t b = 0; b < bins.size(); ++b)
      if (std::fmod(time_s - bins[b].start_s + kDay_s, kDay_s) < bins[b].length_s) return b;
    return bins.size() - 1;
  }

  Tables const& t_;
  GoodsDrives const& goods_;
};

/// After those of people from outside.
void add_goods(Tables const& tables, std::vector<Part>& parts) {
  std::size_t const before = parts.size(), drives = tables.world.day.goods.size();
  parts.resize(before + (drives + kBlock - 1) / kBlock);
  GoodsVehicles const vehicles(tables);
  for_each_block(drives, kBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) vehicles.drive(row, parts[before + begin / kBlock]);
  });
}

/// After those of residents, by bin and class.
void add_matrices(Tables const& tables, std::vector<Part>& parts) {
  std::size_t const before = parts.size(), bins = tables.world.transport.bins.size();
  parts.resize(before + bins * kVehicleClasses);
  for_each_piece(bins * kVehicleClasses, [&](std::size_t i) {
    MatrixVehicles(tables, i / kVehicleClasses, static_cast<VehicleClass>(i % kVehicleClasses))
        .drive(parts[before + i]);
  });
}

template <class T>
void append(std::vector<T>& all, std::vector<T> const& part) {
  all.insert(all.end(), part.begin(), part.end());
}

VehicleTrips joined(std::vector<Part>& parts) {
  VehicleTrips all;
  for (auto& part : parts) {
    append(all.depart, part.trips.depart);
    append(all.vehicle, part.trips.vehicle);
    append(all.origin, part.trips.origin);
    append(all.destination, part.trips.destination);
    append(all.wish, part.trips.wish);
    all.nowhere += part.trips.nowhere;
    part = {};
  }
  return all;
}

template <class T>
void reorder(std::vector<T>& column, std::vector<std::uint64_t> const& order) {
  std::vector<T> next(column.size());
  for_each_index(column.size(), [&](std::size_t i) { next[i] = column[static_cast<std::uint32_t>(order[i])]; });
  column = std::move(next);
}

/// By departure; vehicles of one moment stay in the order of their source.
void sort_by_departure(VehicleTrips& trips) {
  constexpr unsigned kRowBits = 32;
  expects(trips.size() < (std::uint64_t{1} << kRowBits), "fewer than 2^32 vehicles");
  std::vector<std::uint64_t> order(trips.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = std::uint64_t{trips.depart[i]} << kRowBits | i;
  tbb::parallel_sort(order.begin(), order.end());
  reorder(trips.depart, order);
  reorder(trips.vehicle, order);
  reorder(trips.origin, order);
  reorder(trips.destination, order);
  reorder(trips.wish, order);
}

}  // namespace

std::vector<Parameter> parameters(VehicleTripParameters& p) {
  return {
      {"sample", &p.sample, 0.001, 1, "1", "share of all vehicles that a simulated day has; capacities shrink with it",
       "choice of the user"},
      {"early_least_min", &p.early_least_min, 0, 30, "min", "nobody arrives closer before a shift begins", "prior"},
      {"early_mean_min", &p.early_mean_min, 0, 60, "min", "mean of that time over workers, at least early_least_min",
       "prior; most commuters rather are early than late (Small, American Economic Review 72(3), 1982)"},
  };
}

VehicleTrips vehicle_trips(World const& world, VehicleTripParameters const& p) {
  expects(p.sample > 0 && p.sample <= 1 && !world.transport.bins.empty(), "a sample in (0, 1] and bins of the day");
  expects(p.early_mean_min >= p.early_least_min, "workers early on average by no less than the least");
  Tables const tables{world, p, DepartureTable(world.transport.bins), TripPlaces(world)};
  std::vector<Part> parts;
  add_residents(tables, parts);
  add_matrices(tables, parts);
  add_goods(tables, parts);
  auto all = joined(parts);
  sort_by_departure(all);
  all.capacity_factor = p.sample;
  return all;
}

}  // namespace tanvan
