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
  GateLoad const busiest{.arrivals_per_h = busiest_hour_share() * trucks_of(gateway.teu_year, p),
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

GateDay live_through(Quarters const& expected, double lanes, GateBooking const* booking, Draws& draws,
                     FreightParameters const& p) {
  LognormalService const service(60 * p.gate_service_min, kServiceSpread), yard(60 * p.yard_min, kYardSpread);
  auto crowd = crowd_of(expected, service, draws);
  std::vector<double> shift(crowd.arrivals.size());
  if (booking != nullptr) shift = book(crowd, *booking, lanes, p);
  auto const visits = serve_all(lanes_always(static_cast<std::uint32_t>(lanes)), crowd.arrivals);
  GateDay day;
  day.lanes = lanes;
  std::vector<double> turn;
  for (std::size_t n = 0; n < visits.size(); ++n) {
    double const out_s = yard.seconds(draws.normal()) + 60 * p.gate_service_min;
    turn.push_back(seconds_at_gate(visits[n].end - crowd.arrivals[n].time) / 60 + out_s / 60);
    ++day.trucks[quarter_of(seconds_at_gate(crowd.arrivals[n].time)) / 4];
    ++day.turns[std::min(GateDay::kTurnClasses - 1, static_cast<std::size_t>(turn.back() / 10))];
  }
  day.turn_min = quarter_means(crowd, turn);
  day.shift_min = quarter_means(crowd, shift);
  day.wait_min = mean_gate_wait_s(crowd.arrivals, visits) / 60;
  day.wait_p95_min = gate_wait_percentile_s(crowd.arrivals, visits, 0.95) / 60;
  day.turn_mean_min = mean(turn);
  day.turn_p95_min = turn.empty() ? 0 : quantile(turn, 0.95);
  return day;
}

GateBooking const* booking_of(World const& world, std::uint64_t row) {
  auto const& all = world.freight.bookings;
  auto const at = std::find_if(all.rbegin(), all.rend(), [&](GateBooking const& b) { return b.node == row; });
  return at == all.rend() ? nullptr : &*at;
}

/// When a truck arrives at the gate that it leaves by a trip.
double arrival_s(GoodsTrip const& leaving, FreightParameters const& p) {
  return std::max(0.0, leaving.leave_s - 60 * p.gate_min);
}

/// What one vehicle's day owes to the gate that it passes.
void shift_duty(std::span<GoodsTrip> duty, std::vector<GateDay> const& days, FreightRoads const& roads,
                FreightParameters const& p, GoodsDay& day) {
  auto const leaving = std::ranges::find_if(duty, [](GoodsTrip const& trip) { return trip.gate >= 0; });
  if (leaving == duty.end()) return;
  auto const quarter = quarter_of(arrival_s(*leaving, p));
  auto const& gate = days[static_cast<std::size_t>(leaving->gate)];
  double const shift_s = 60 * gate.shift_min[quarter], late_s = 60 * (gate.turn_min[quarter] - p.gate_min);
  for (auto trip = duty.begin(); trip != duty.end(); ++trip)
    trip->leave_s = open_from(roads, kind_of(trip->vehicle).weight, trip->from, trip->to,
                              std::max(0.0, trip->leave_s + shift_s + (trip < leaving ? 0 : late_s)));
  day.duty_h += leaving->vehicles * late_s / kHour;
  double const cost = leaving->vehicles * cost_of_hours(leaving->vehicle, late_s / kHour, p);
  day.cost_vnd += cost;
  if (leaving->container != 0 || duty.front().container != 0) day.container_vnd += cost;
}

}  // namespace

std::vector<GateDay> pass_gates(World const& world, FreightRoads const& roads, std::vector<Gateway> const& gateways,
                                GoodsDay& day, FreightParameters const& p) {
  std::vector<Quarters> expected(gateways.size());
  for (std::size_t g = 0; g < gateways.size(); ++g)
    for (std::size_t q = 0; q < GateDay::kQuarters; ++q)
      expected[g][q] = trucks_of(gateways[g].others_teu, p) *
                       departure_share(static_cast<double>(q) * kQuarter, static_cast<double>(q + 1) * kQuarter);
  for (auto const& trip : day.trips)
    if (trip.gate >= 0) expected[static_cast<std::size_t>(trip.gate)][quarter_of(arrival_s(trip, p))] += trip.vehicles;
  std::vector<GateDay> days(gateways.size());
  for_each_piece(gateways.size(), [&](std::size_t g) {
    Draws draws{world.seed, AgentKey{gateways[g].row}, static_cast<std::uint32_t>(world.now.count), Stream::gate};
    days[g] = live_through(expected[g], lanes_of(gateways[g], p), booking_of(world, gateways[g].row), draws, p);
  });
  for (auto begin = day.trips.begin(); begin != day.trips.end();) {
    auto const end = std::find_if(begin, day.trips.end(), [&](GoodsTrip const& t) { return t.duty != begin->duty; });
    shift_duty({begin, end}, days, roads, p, day);
    begin = end;
  }
  return days;
}

}  // namespace tanvan
