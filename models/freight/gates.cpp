#include "models/freight/gates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "sim/parallel/for_rows.hpp"
#include "sim/queues/appointments.hpp"
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

/// Trucks a day that so many containers need.
double trucks_of(double teu_year, FreightParameters const& p) {
  return teu_year / p.teu_per_trip / p.working_days;
}

double busiest_hour_share() {
  double most = 0;
  for (int hour = 0; hour < 24; ++hour) most = std::max(most, departure_share(hour * kHour, (hour + 1) * kHour));
  return most;
}

double lanes_of(Gateway const& gateway, FreightParameters const& p) {
  GateLoad const busiest{.arrivals_per_h = busiest_hour_share() * trucks_of(gateway.built_teu, p),
                         .service_s = 60 * p.gate_service_min,
                         .service_cv = kServiceSpread};
  return static_cast<double>(std::max<std::uint32_t>(1, least_lanes(busiest, 60 * p.gate_wait_min)));
}

/// Draws of the n-th truck of a quarter at a gate: one truck more changes nobody else's luck.
Draws draws_of(World const& world, Gateway const& gateway, std::size_t quarter, std::uint64_t n) {
  auto const truck = static_cast<std::uint32_t>(quarter << 16U | (n & 0xffffU));
  return {world.seed, derived_key(AgentKey{gateway.row}, truck, Stream::gate),
          static_cast<std::uint32_t>(world.now.count), Stream::gate};
}

/// The trucks of one gate, quarter by quarter.
struct GateCrowd {
  std::vector<GateArrival> arrivals;
  std::vector<std::size_t> quarter;
  std::vector<double> yard_s;
};

/// Whole trucks of expected ones: as many up to each quarter as the expectation rounds to, evenly spread within it.
GateCrowd crowd_of(World const& world, Gateway const& gateway, Quarters const& expected, FreightParameters const& p) {
  LognormalService const service(60 * p.gate_service_min, kServiceSpread), yard(60 * p.yard_min, kYardSpread);
  GateCrowd crowd;
  double upto = 0;
  std::uint64_t made = 0;
  for (std::size_t q = 0; q < expected.size(); ++q) {
    upto += expected[q];
    auto const until = static_cast<std::uint64_t>(std::llround(upto));
    double const apart = kQuarter / static_cast<double>(std::max<std::uint64_t>(1, until - made));
    for (std::uint64_t n = 0; made < until; ++n, ++made) {
      auto draws = draws_of(world, gateway, q, n);
      double const at = static_cast<double>(q) * kQuarter + (static_cast<double>(n) + draws.uniform()) * apart;
      crowd.arrivals.push_back({gate_time(at), gate_time(service.seconds(draws.normal())), AgentKey{made}});
      crowd.quarter.push_back(q);
      crowd.yard_s.push_back(yard.seconds(draws.normal()));
    }
  }
  return crowd;
}

double mean(std::vector<double> const& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Lets everybody come by appointment. @return by how much later [min]
std::vector<double> book(GateCrowd& crowd, GateBooking const& booking, double lanes, FreightParameters const& p) {
  AppointmentSlots slots;
  slots.capacity.assign(24, static_cast<std::uint32_t>(booking.use * lanes * 60 / p.gate_service_min));
  auto const shift = gate_time(booking.most_shift_h * kHour), last = gate_time(kDay) - 1;
  std::vector<AppointmentWish> wishes;
  for (auto const& a : crowd.arrivals)
    wishes.push_back({a.time, std::max<GateTime>(0, a.time - shift), std::min(last, a.time + shift), a.id});
  auto const given = appoint(slots, wishes);
  std::vector<double> later_min(wishes.size());
  for (std::size_t n = 0; n < wishes.size(); ++n) {
    if (given.time[n] == kNoGateTime) continue;
    later_min[n] = (seconds_at_gate(given.time[n]) - seconds_at_gate(crowd.arrivals[n].time)) / 60;
    crowd.arrivals[n].time = given.time[n];
  }
  return later_min;
}

GateDay live_through(GateCrowd crowd, double lanes, GateBooking const* booking, FreightParameters const& p) {
  std::vector<double> shift(crowd.arrivals.size()), turn;
  if (booking != nullptr) shift = book(crowd, *booking, lanes, p);
  auto const visits = serve_all(lanes_always(static_cast<std::uint32_t>(lanes)), crowd.arrivals);
  GateDay day;
  day.lanes = lanes;
  for (std::size_t n = 0; n < visits.size(); ++n) {
    double const out_s = crowd.yard_s[n] + 60 * p.gate_service_min;
    turn.push_back((seconds_at_gate(visits[n].end - crowd.arrivals[n].time) + out_s) / 60);
    ++day.trucks[quarter_of(seconds_at_gate(crowd.arrivals[n].time)) / 4];
    ++day.turns[std::min(GateDay::kTurnClasses - 1, static_cast<std::size_t>(turn.back() / 10))];
    day.passages[crowd.quarter[n]].push_back({shift[n], turn[n]});
  }
  day.wait_min = mean_gate_wait_s(crowd.arrivals, visits) / 60;
  day.wait_p95_min = gate_wait_percentile_s(crowd.arrivals, visits, 0.95) / 60;
  day.turn_mean_min = mean(turn);
  day.turn_p95_min = turn.empty() ? 0 : quantile(turn, 0.95);
  return day;
}

/// One of those who want to come when a vehicle does; the mean of the day where rounding left none.
GatePassage passage_of(World const& world, GateDay const& gate, GoodsTrip const& leaving) {
  auto const& all = gate.passages[quarter_of(leaving.gate_s)];
  if (all.empty()) return {0, gate.turn_mean_min};
  Draws draws{world.seed, leaving.duty, static_cast<std::uint32_t>(world.now.count), Stream::gate};
  return all[static_cast<std::size_t>(draws.uniform() * static_cast<double>(all.size()))];
}

/// What one vehicle's day owes to the gate that it passes. Nothing leaves before it came: what one trip waits for the
/// end of a ban the next ones wait too.
void shift_duty(World const& world, std::span<GoodsTrip> duty, std::vector<GateDay> const& days,
                FreightRoads const& roads, FreightParameters const& p, GoodsDay& day) {
  auto const leaving = std::ranges::find_if(duty, [](GoodsTrip const& trip) { return trip.gate >= 0; });
  if (leaving == duty.end()) return;
  auto const passage = passage_of(world, days[static_cast<std::size_t>(leaving->gate)], *leaving);
  double const earliest_s = std::min(duty.front().leave_s, leaving->gate_s);
  double behind_s = std::max(-earliest_s, 60 * passage.shift_min);
  for (auto trip = duty.begin(); trip != duty.end(); ++trip) {
    // How long after the gate a ban had let it go already
    double const planned_s = leaving->gate_s + 60 * p.gate_min;
    if (trip == leaving && trip != duty.begin())
      behind_s += 60 * (passage.turn_min - p.gate_min) - std::max(0.0, trip->leave_s - planned_s);
    else if (trip == leaving)
      behind_s += 60 * (passage.turn_min - p.gate_min);
    double const wish_s = trip->leave_s + behind_s;
    double const leave_s = open_from(roads, kind_of(trip->vehicle).weight, trip->from, trip->to, std::max(0.0, wish_s));
    behind_s = leave_s - trip->leave_s;
    trip->leave_s = leave_s;
  }
  double const late_h = (passage.turn_min - p.gate_min) / 60;
  double const cost = leaving->vehicles * cost_of_hours(leaving->vehicle, late_h, p);
  day.duty_h += leaving->vehicles * late_h;
  day.cost_vnd += cost;
  if (duty.front().container != 0) day.container_vnd += cost;
}

double grown(World const& world, FreightParameters const& p) {
  return std::pow(1 + p.port_growth, std::max(0, world.now.year() - kCountYear));
}

}  // namespace

std::vector<GateDay> pass_gates(World const& world, FreightRoads const& roads, std::vector<Gateway> const& gateways,
                                GoodsDay& day, FreightParameters const& p) {
  std::vector<Quarters> expected(gateways.size());
  for (std::size_t g = 0; g < gateways.size(); ++g)
    for (std::size_t q = 0; q < GateDay::kQuarters; ++q)
      expected[g][q] = grown(world, p) * trucks_of(gateways[g].others_teu, p) *
                       departure_share(static_cast<double>(q) * kQuarter, static_cast<double>(q + 1) * kQuarter);
  for (auto const& trip : day.trips)
    if (trip.gate >= 0) expected[static_cast<std::size_t>(trip.gate)][quarter_of(trip.gate_s)] += trip.vehicles;
  std::vector<GateDay> days(gateways.size());
  for_each_piece(gateways.size(), [&](std::size_t g) {
    days[g] = live_through(crowd_of(world, gateways[g], expected[g], p), lanes_of(gateways[g], p),
                           last_of(world.freight.bookings, gateways[g].row), p);
  });
  for (auto begin = day.trips.begin(); begin != day.trips.end();) {
    auto const end = std::find_if(begin, day.trips.end(), [&](GoodsTrip const& t) { return t.duty != begin->duty; });
    shift_duty(world, {begin, end}, days, roads, p, day);
    begin = end;
  }
  return days;
}

}  // namespace tanvan
