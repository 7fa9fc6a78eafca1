#include "models/freight/rounds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "models/freight/round_problem.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/rng/draws.hpp"
#include "sim/tours/solve_tours.hpp"

namespace tanvan {
namespace {

constexpr double kHour = 3600, kDay = 24 * kHour;
constexpr double kFull = 0.75;        // load share from which a vehicle calls nowhere else
constexpr std::size_t kOwnRound = 3;  // shipments for which a shipper has rounds of its own

bool is_collected(Shipment const& s) {
  return s.base == s.to;
}

/// The day in the making.
class Driving {
 public:
  Driving(World const& world, FreightRoads const& roads, double weight, FreightParameters const& p)
      : world_(world), roads_(roads), weight_(weight), p_(p) {}

  /// Loaded from one place to the other, and back. @param load  number of the load of its shipment
  void drive_alone(Shipment const& s, double kg, std::uint32_t load) {
    Draws draws = draws_of(s, load);
    auto const weight = kind_of(s.vehicle).weight;
    bool const out = !is_collected(s);
    auto const away = out ? s.to : s.from;
    double const leave = moment(start_shares(roads_, weight, s.base, away, p_.detour_limit), draws);
    double const done = leave + drive_s(weight, s.base, away, leave) + (s.node >= 0 ? p_.gate_min * 60 : service_s(kg));
    double const back = open_from(roads_, weight, away, s.base, done);
    trip(s.base, away, leave, out ? kg : 0, s);
    trip(away, s.base, back, out ? 0 : kg, s);
    day_.trips.back().gate = s.node;
    double const at_base = s.node >= 0 ? service_s(kg) : 0;  // a container waits for its goods there too
    pay(s, roads_.km(s.base.value, away.value) + roads_.km(away.value, s.base.value),
        back + drive_s(weight, away, s.base, back) - leave + at_base);
    if (load == 0) day_.alone += weight_;
  }

  /// From the port with one container in, on to who sends one out, and back to the port: both pass the gate at once.
  void drive_paired(Shipment const& in, Shipment const& out) {
    Draws draws = draws_of(in, 0);
    auto const weight = kind_of(FreightVehicle::tractor).weight;
    auto const port = in.from;
    double const leave = moment(start_shares(roads_, weight, port, in.to, p_.detour_limit), draws);
    double const unloaded = leave + drive_s(weight, port, in.to, leave) + service_s(static_cast<double>(in.kg));
    double const on = open_from(roads_, weight, in.to, out.from, unloaded);
    double const loaded = on + drive_s(weight, in.to, out.from, on) + service_s(static_cast<double>(out.kg));
    double const home = open_from(roads_, weight, out.from, port, loaded);
    trip(port, in.to, leave, static_cast<double>(in.kg), in);
    day_.trips.back().gate = in.node;
    trip(in.to, out.from, on, 0, in);
    trip(out.from, port, home, static_cast<double>(out.kg), out);
    double const km = roads_.km(port.value, in.to.value) + roads_.km(in.to.value, out.from.value) +
                      roads_.km(out.from.value, port.value);
    pay(in, km, home + drive_s(weight, out.from, port, home) - leave + p_.gate_min * 60);
    day_.alone += 2 * weight_;
    day_.paired += weight_;
  }

  void add(RoundResult const& round) {
    for (auto trip : round.trips) {
      trip.duty += duties_;
      trip.vehicles = weight_;
      day_.trips.push_back(trip);
    }
    duties_ += round.duties;
    day_.rounds += weight_ * static_cast<double>(round.rounds);
    day_.pooled += weight_ * static_cast<double>(round.pooled);
    day_.alone += weight_ * static_cast<double>(round.alone);
    day_.cost_vnd += weight_ * round.cost_vnd;
    day_.duty_h += weight_ * round.duty_h;
  }

  GoodsDay take() { return std::move(day_); }

 private:
  Draws draws_of(Shipment const& s, std::uint32_t load) const {
    return {world_.seed, s.key, static_cast<std::uint32_t>(world_.now.count) * 1024 + load % 1024, Stream::carrier};
  }

  double moment(std::vector<double> const& share, Draws& draws) const {
    double u = draws.uniform();
    std::size_t period = 0;
    while (period + 1 < share.size() && u >= share[period]) u -= share[period++];
    double const end = period + 1 < roads_.periods() ? roads_.start_s[period + 1] : kDay;
    return roads_.start_s[period] + draws.uniform() * (end - roads_.start_s[period]);
  }

  /// A drive that sets out in an open hour may run into a shut one: it had the time to get through.
  double drive_s(Weight weight, ZoneId from, ZoneId to, double at_s) const {
    auto const period = roads_.period_of(at_s);
    double const t = roads_.time(weight, period)(from.value, to.value);
    return std::isfinite(t) ? t : roads_.time(Weight::light, period)(from.value, to.value);
  }

  double service_s(double kg) const { return 60 * (p_.stop_min + p_.unload_min_t * kg / 1000); }

  void trip(ZoneId from, ZoneId to, double leave_s, double kg, Shipment const& s) {
    expects(std::isfinite(leave_s), "a way between the ends of a shipment");
    day_.trips.push_back({.from = from,
                          .to = to,
                          .leave_s = leave_s,
                          .load_kg = kg,
                          .vehicle = s.vehicle,
                          .container = s.container,
                          .duty = duties_,
                          .vehicles = weight_});
  }

  /// Ends a duty.
  void pay(Shipment const& s, double km, double duty_s) {
    double const cost = kind_of(s.vehicle).vnd_per_km * km + cost_of_hours(s.vehicle, duty_s / kHour, p_);
    day_.cost_vnd += weight_ * cost;
    if (s.container != 0) day_.container_vnd += weight_ * cost;
    day_.duty_h += weight_ * duty_s / kHour;
    ++duties_;
  }

  World const& world_;
  FreightRoads const& roads_;
  double weight_;
  FreightParameters const& p_;
  GoodsDay day_;
  std::uint32_t duties_ = 0;
};

/// Whether a shipment has a vehicle to itself.
bool goes_alone(World const& world, FreightRoads const& roads, Shipment const& s) {
  double const load = static_cast<double>(s.kg) / 1000 / kind_of(s.vehicle).capacity_t;
  if (s.container != 0 || load >= kFull) return true;
  if (s.flow == GoodsFlow::household) return false;
  double const hours = roads.time(Weight::light, roads.period_of(12 * kHour))(s.from.value, s.to.value) / kHour;
  Draws draws{world.seed, s.key, static_cast<std::uint32_t>(world.now.count), Stream::freight};
  return draws.chance(chance_of(
      end_after_first({.hours = hours, .load_share = load, .small_truck = s.vehicle <= FreightVehicle::truck_2_axle})));
}

/// Loads that one vehicle takes at once; a container is one.
void drive_whole_loads(Shipment const& s, Driving& driving) {
  double const tonnes = static_cast<double>(s.kg) / 1000;
  auto const loads = s.container != 0
                         ? 1U
                         : std::max(1U, static_cast<std::uint32_t>(std::ceil(tonnes / kind_of(s.vehicle).capacity_t)));
  for (std::uint32_t load = 0; load < loads; ++load) driving.drive_alone(s, static_cast<double>(s.kg) / loads, load);
}

/// Rows of shipments for the tractors of a port: those that come in and those that go out, by zone.
struct PortBusiness {
  std::vector<std::uint32_t> in, out;
};

void drive_containers(std::span<Shipment const> shipments, std::map<ZoneId, PortBusiness>& ports, double triangulation,
                      Driving& driving) {
  for (auto& [port, business] : ports) {
    auto& [in, out] = business;
    auto const by = [&](auto end) {
      return [&shipments, end](std::uint32_t row) { return std::pair((shipments[row].*end).value, row); };
    };
    std::ranges::sort(in, {}, by(&Shipment::to));
    std::ranges::sort(out, {}, by(&Shipment::from));
    auto const pairs =
        static_cast<std::size_t>(std::lround(triangulation * static_cast<double>(std::min(in.size(), out.size()))));
    // Every so many-th of either, so that pairs lie as near as the order by zone allows
    std::vector<std::uint8_t> in_paired(in.size()), out_paired(out.size());
    for (std::size_t k = 0; k < pairs; ++k) {
      auto const i = k * in.size() / pairs, o = k * out.size() / pairs;
      in_paired[i] = out_paired[o] = 1;
      driving.drive_paired(shipments[in[i]], shipments[out[o]]);
    }
    for (std::size_t i = 0; i < in.size(); ++i)
      if (in_paired[i] == 0) drive_whole_loads(shipments[in[i]], driving);
    for (std::size_t o = 0; o < out.size(); ++o)
      if (out_paired[o] == 0) drive_whole_loads(shipments[out[o]], driving);
  }
}

/// Groups of pooled shipments, each at most `most`: of one shipper with enough of them, else of one zone.
std::vector<std::vector<std::uint32_t>> groups_of(std::span<Shipment const> shipments,
                                                  std::vector<std::uint32_t> const& pooled, std::size_t most) {
  using Key = std::tuple<ZoneId, bool, AgentKey>;
  std::map<Key, std::vector<std::uint32_t>> by_shipper, by_zone;
  for (auto const row : pooled)
    by_shipper[{shipments[row].base, is_collected(shipments[row]), shipments[row].shipper}].push_back(row);
  std::vector<std::vector<std::uint32_t>> groups;
  auto const cut = [&](std::vector<std::uint32_t>& rows) {
    std::ranges::sort(rows, {}, [&](std::uint32_t row) {
      auto const& s = shipments[row];
      return std::pair(is_collected(s) ? s.from.value : s.to.value, row);
    });
    auto const parts = (rows.size() + most - 1) / most;
    for (std::size_t k = 0; k < parts; ++k)
      groups.emplace_back(rows.begin() + static_cast<std::ptrdiff_t>(k * rows.size() / parts),
                          rows.begin() + static_cast<std::ptrdiff_t>((k + 1) * rows.size() / parts));
  };
  for (auto& [key, rows] : by_shipper) {
    if (rows.size() >= kOwnRound) {
      cut(rows);
      continue;
    }
    auto& zone = by_zone[{std::get<0>(key), std::get<1>(key), AgentKey{}}];
    zone.insert(zone.end(), rows.begin(), rows.end());
  }
  for (auto& [key, rows] : by_zone) cut(rows);
  return groups;
}

}  // namespace

double cost_of_hours(FreightVehicle vehicle, double hours, FreightParameters const& p) {
  auto const& kind = kind_of(vehicle);
  return (kind.vnd_per_h + kind.vnd_per_day / p.duty_h) * hours;
}

GoodsDay drive_goods(World const& world, FreightRoads const& roads, std::span<Shipment const> shipments, double weight,
                     FreightParameters const& p) {
  Driving driving{world, roads, weight, p};
  std::map<ZoneId, PortBusiness> ports;
  std::vector<std::uint32_t> pooled;
  for (std::uint32_t row = 0; row < shipments.size(); ++row) {
    auto const& s = shipments[row];
    if (s.container != 0)
      (is_collected(s) ? ports[s.from].in : ports[s.to].out).push_back(row);
    else if (goes_alone(world, roads, s))
      drive_whole_loads(s, driving);
    else
      pooled.push_back(row);
  }
  drive_containers(shipments, ports, p.triangulation, driving);
  auto const groups = groups_of(shipments, pooled, static_cast<std::size_t>(p.round_stops));
  std::vector<RoundResult> rounds(groups.size());
  for_each_piece(groups.size(), [&](std::size_t g) {
    RoundProblem const problem{roads, shipments, groups[g], p};
    auto const& first = shipments[groups[g].front()];
    TourSettings settings;
    settings.seed = world.seed + first.key.value;
    settings.iterations = bulk_iterations(problem.stops());
    rounds[g] = problem.drive(solve_tours(problem.problem(), settings));
  });
  for (std::size_t g = 0; g < groups.size(); ++g) {
    driving.add(rounds[g]);
    for (auto const row : rounds[g].left_out) drive_whole_loads(shipments[row], driving);
  }
  return driving.take();
}

}  // namespace tanvan
