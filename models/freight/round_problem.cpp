#include "models/freight/round_problem.hpp"

#include <algorithm>

#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"
#include "sim/tours/tour_timetable.hpp"

namespace tanvan {
namespace {

/// Vehicles that drive rounds, in the order of the fleet. Tractors pull containers.
constexpr std::array kFleet = {FreightVehicle::van, FreightVehicle::truck_2_axle, FreightVehicle::truck_3_axle};

constexpr double kDay_s = 24 * 3600;
/// Law on Road Traffic Order and Safety 2024, article 64: at most four hours at a stretch, ten a day; rests of 15 min.
constexpr RestRule kDriverRest{.after_s = 4 * 3600, .length_s = 15 * 60};

/// Vans and trucks of two axles, as bits of the fleet.
constexpr std::uint32_t kSmall = 0b011, kAnyOfFleet = 0b111;

/// From when on vehicles leave: by the departures of a day, so that half the longest duty is left before receivers
/// close.
double leaves_from_s(double luck, FreightParameters const& p) {
  double const first = std::max(0.0, p.receives_from_h - 1) * 3600;
  double const last = std::max(first + 3600, (p.receives_until_h - p.duty_h / 2) * 3600);
  double const wanted = luck * departure_share(first, last);
  double hour = first;
  while (hour + 900 < last && departure_share(first, hour + 900) < wanted) hour += 900;
  return hour;
}

}  // namespace

RoundProblem::RoundProblem(FreightRoads const& roads, std::span<Shipment const> shipments,
                           std::span<std::uint32_t const> rows, double luck, FreightParameters const& p)
    : roads_(roads), shipments_(shipments), rows_(rows) {
  expects(!rows.empty(), "shipments of a round");
  auto const& first = shipments[rows.front()];
  collected_ = first.base == first.to;
  zone_.push_back(first.base);
  for (auto const row : rows) zone_.push_back(collected_ ? shipments[row].from : shipments[row].to);
  lay_out_legs(roads);
  lay_out_stops(p);
  lay_out_fleet(luck, p);
}

void RoundProblem::lay_out_legs(FreightRoads const& roads) {
  std::size_t const n = zone_.size();
  auto const legs = [&](Matrix const& between) {
    LegMatrix matrix(n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) matrix.at(i, j) = i == j ? 0 : between(zone_[i].value, zone_[j].value);
    return matrix;
  };
  problem_.distance.push_back(legs(roads.km));
  for (auto const& time : roads.time_s) problem_.full_time_s.push_back(legs(time));
  problem_.bins = DayBins{roads.start_s};
}

void RoundProblem::lay_out_stops(FreightParameters const& p) {
  problem_.demand = {0};
  problem_.open_s = {0};
  problem_.close_s = {kForever};
  problem_.service_s = {0};
  bool const from_centre =
      std::ranges::any_of(rows_, [&](std::uint32_t row) { return shipments_[row].leg == ShipmentLeg::from_centre; });
  if (from_centre) problem_.classes = {kAnyOfFleet};
  for (auto const row : rows_) {
    double const tonnes = static_cast<double>(shipments_[row].kg) / 1000;
    problem_.demand.push_back(tonnes);
    if (!problem_.classes.empty())
      problem_.classes.push_back(shipments_[row].leg == ShipmentLeg::from_centre ? kSmall : kAnyOfFleet);
    bool const any_hour = shipments_[row].any_hour != 0;
    problem_.open_s.push_back(any_hour ? 0 : p.receives_from_h * 3600);
    problem_.close_s.push_back(any_hour ? kDay_s : p.receives_until_h * 3600);
    problem_.service_s.push_back(60 * (p.stop_min + p.unload_min_t * tonnes));
  }
}

void RoundProblem::lay_out_fleet(double luck, FreightParameters const& p) {
  double const from_s = leaves_from_s(luck, p);
  for (auto const vehicle : kFleet) {
    auto const& kind = kind_of(vehicle);
    FleetClass fleet{.capacity = kind.capacity_t,
                     .vehicles = rows_.size(),
                     .fixed_cost = kind.vnd_per_day,
                     .cost_per_distance = kind.vnd_per_km,
                     .cost_per_s = kind.vnd_per_h / 3600,
                     .leaves_from_s = from_s,
                     .back_by_s = kDay_s,
                     .longest_duty_s = p.duty_h * 3600,
                     .most_trips = 3,
                     .reload_s = p.reload_min * 60,
                     .rest = kDriverRest};
    for (auto const table : roads_.table[static_cast<std::size_t>(kind.weight)]) fleet.time_s.push_back(table);
    problem_.fleet.push_back(std::move(fleet));
  }
}

RoundResult RoundProblem::drive(TourPlan const& plan) const {
  RoundResult result;
  SearchTables const tables{problem_};
  for (auto const& duty : plan.duties) {
    auto const hours = timetable_of(tables, duty);
    ensures(hours.has_value(), "a plan's duties hold");
    auto const vehicle = kFleet[duty.fleet_class.value];
    std::size_t call = 0;
    auto const key = derived_key(shipments_[rows_[duty.trips.front().front().value - 1]].key, 0, Stream::carrier);
    auto const drive = [&](ZoneId from, ZoneId to, double tonnes) {
      double const leave_s = hours->calls[call++].leave_s;
      result.trips.push_back(
          {.from = from, .to = to, .leave_s = leave_s, .load_kg = 1000 * tonnes, .vehicle = vehicle, .duty = key});
      auto const takes = drive_takes(roads_, kind_of(vehicle).weight, from, to, leave_s);
      double const further_km = from == to ? 0 : takes.km - roads_.km(from.value, to.value);
      result.cost_vnd += takes.toll_vnd + kind_of(vehicle).vnd_per_km * further_km;  // the plan knows no tolls
    };
    for (auto const& trip : duty.trips) {
      double load = 0;
      if (!collected_)
        for (auto const stop : trip) load += problem_.demand[stop.value];
      ZoneId at = zone_.front();
      for (auto const stop : trip) {
        drive(at, zone_[stop.value], load);
        load += collected_ ? problem_.demand[stop.value] : -problem_.demand[stop.value];
        at = zone_[stop.value];
      }
      drive(at, zone_.front(), collected_ ? load : 0);
      if (trip.size() > 1) {
        ++result.rounds;
        result.pooled += trip.size();
      } else {
        ++result.alone;
      }
    }
    result.duty_h += hours->times.length_s() / 3600;
  }
  result.cost_vnd += plan.cost;
  for (auto const stop : plan.left_out) result.left_out.push_back(rows_[stop.value - 1]);
  return result;
}

}  // namespace tanvan
