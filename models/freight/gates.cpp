#include "models/freight/gates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/parallel/for_rows.hpp"
#include "sim/queues/erlang.hpp"
#include "sim/queues/gate_queue.hpp"
#include "sim/queues/gate_summary.hpp"
#include "sim/queues/lognormal_service.hpp"
#include "sim/rng/draws.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

constexpr double kHour = 3600, kQuarter = kHour / 4, kDay = 24 * kHour;
constexpr double kServiceSpread = 0.8, kYardSpread = 0.6;  // coefficients of variation

using Quarters = std::array<double, GateDay::kQuarters>;

std::size_t quarter_of(double time_s) {
  return static_cast<std::size_t>(std::fmod(time_s, kDay) / kQuarter);
}

/// Trucks a day that a gateway's containers need.
double table_trucks(Gateway const& gateway, FreightParameters const& p) {
  return gateway.teu_year / p.teu_per_trip / p.working_days;
}

double busiest_hour_share() {
  double most = 0;
  for (int hour = 0; hour < 24; ++hour) most = std::max(most, departure_share(hour * kHour, (hour + 1) * kHour));
  return most;
}

double lanes_of(Gateway const& gateway, FreightParameters const& p) {
  GateLoad const busiest{.arrivals_per_h = busiest_hour_share() * table_trucks(gateway, p),
                         .service_s = 60 * p.gate_service_min,
                         .service_cv = kServiceSpread};
  return static_cast<double>(std::max<std::uint32_t>(1, least_lanes(busiest, 60 * p.gate_wait_min)));
}

/// The trucks of one gate, in the order in which they come; [trucks].
struct GateCrowd {
  std::vector<GateArrival> arrivals;
  std::vector<std::size_t> quarter;
};

/// Whole trucks of expected ones: as many up to each quarter as the expectation rounds to, evenly spread within it.
GateCrowd crowd_of(Quarters const& expected, LognormalService const& service, Draws& draws) {
  GateCrowd crowd;
  double upto = 0;
  std::uint64_t made = 0;
  for (std::size_t q = 0; q < expected.size(); ++q) {
    upto += expected[q];
    auto const until = static_cast<std::uint64_t>(std::llround(upto));
    double const apart = kQuarter / static_cast<double>(std::max<std::uint64_t>(1, until - made));
    for (std::uint64_t n = made; n < until; ++n) {
      double const at = static_cast<double>(q) * kQuarter + (static_cast<double>(n - made) + draws.uniform()) * apart;
      crowd.arrivals.push_back({gate_time(at), gate_time(service.seconds(draws.normal())), AgentKey{n}});
      crowd.quarter.push_back(q);
    }
    made = until;
  }
  return crowd;
}

double mean(std::vector<double> const& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Mean of each quarter; those without a truck take that of the day.
Quarters quarter_means(GateCrowd const& crowd, std::vector<double> const& turn_min) {
  Quarters sum{}, count{};
  for (std::size_t n = 0; n < turn_min.size(); ++n) {
    sum[crowd.quarter[n]] += turn_min[n];
    ++count[crowd.quarter[n]];
  }
  double const all = mean(turn_min);
  for (std::size_t q = 0; q < sum.size(); ++q) sum[q] = count[q] > 0 ? sum[q] / count[q] : all;
  return sum;
}

GateDay live_through(Quarters const& expected, double lanes, Draws& draws, FreightParameters const& p) {
  LognormalService const service(60 * p.gate_service_min, kServiceSpread), yard(60 * p.yard_min, kYardSpread);
  auto const crowd = crowd_of(expected, service, draws);
  auto const visits = serve_all(lanes_always(static_cast<std::uint32_t>(lanes)), crowd.arrivals);
  GateDay day;
  day.lanes = lanes;
  std::vector<double> turn;
  for (std::size_t n = 0; n < visits.size(); ++n) {
    double const out_s = yard.seconds(draws.normal()) + 60 * p.gate_service_min;
    turn.push_back(seconds_at_gate(visits[n].end - crowd.arrivals[n].time) / 60 + out_s / 60);
    ++day.trucks[crowd.quarter[n] / 4];
  }
  day.turn_min = quarter_means(crowd, turn);
  day.wait_min = mean_gate_wait_s(crowd.arrivals, visits) / 60;
  day.wait_p95_min = gate_wait_percentile_s(crowd.arrivals, visits, 0.95) / 60;
  day.turn_mean_min = mean(turn);
  day.turn_p95_min = turn.empty() ? 0 : quantile(turn, 0.95);
  return day;
}

}  // namespace

std::vector<GateDay> pass_gates(World const& world, FreightRoads const& roads, std::vector<Gateway> const& gateways,
                                GoodsDay& day, FreightParameters const& p) {
  std::vector<Quarters> expected(gateways.size());
  for (std::size_t g = 0; g < gateways.size(); ++g)
    for (std::size_t q = 0; q < GateDay::kQuarters; ++q)
      expected[g][q] = (1 - p.own_share) * table_trucks(gateways[g], p) *
                       departure_share(static_cast<double>(q) * kQuarter, static_cast<double>(q + 1) * kQuarter);
  auto const arrival = [&](GoodsTrip const& back) { return std::max(0.0, back.leave_s - 60 * p.gate_min); };
  for (auto const& trip : day.trips)
    if (trip.gate >= 0) expected[static_cast<std::size_t>(trip.gate)][quarter_of(arrival(trip))] += 1 / world.scale;
  std::vector<GateDay> days(gateways.size());
  for_each_piece(gateways.size(), [&](std::size_t g) {
    Draws draws{world.seed, AgentKey{g}, static_cast<std::uint32_t>(world.now.count), Stream::gate};
    days[g] = live_through(expected[g], lanes_of(gateways[g], p), draws, p);
  });
  for (auto& trip : day.trips) {
    if (trip.gate < 0) continue;
    double const turn_min = days[static_cast<std::size_t>(trip.gate)].turn_min[quarter_of(arrival(trip))];
    double const late_h = (turn_min - p.gate_min) / 60;
    trip.leave_s = open_from(roads, kind_of(trip.vehicle).weight, trip.from, trip.to, trip.leave_s + late_h * kHour);
    day.duty_h += late_h;
    day.cost_vnd += cost_of_hours(trip.vehicle, late_h, p);
  }
  return days;
}

}  // namespace tanvan
