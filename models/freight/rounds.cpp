#include "models/freight/rounds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "models/freight/container_pairs.hpp"
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
    begin(s, load);
    Draws draws = draws_of(s, load);
    bool const out = !is_collected(s);
    auto const away = out ? s.to : s.from;
    double const leave = moment(start_shares(roads_, weight_of(s), s.base, away, p_.detour_limit), draws);
    double const there = drive(s, s.base, away, leave, out ? kg : 0);
    double const done = there + (s.node >= 0 ? p_.gate_min * 60 : service_s(kg));
    double const home = drive(s, away, s.base, open_from(roads_, weight_of(s), away, s.base, done), out ? 0 : kg);
    pass_gate(s.node, there);
    end(s, home - leave + (s.node >= 0 ? service_s(kg) : 0));  // a container waits for its goods there too
    if (load == 0) day_.alone += weight_;
  }

  /// From the port with one container in, on to who sends one out, and back to the port: both pass the gate at once,
  /// for the vehicle that comes back in the evening has left in the morning.
  void drive_paired(Shipment const& in, Shipment const& out) {
    begin(in, 0);
    Draws draws = draws_of(in, 0);
    auto const port = in.from;
    double const leave = moment(start_shares(roads_, weight_of(in), port, in.to, p_.detour_limit), draws);
    auto const next = [&](ZoneId from, ZoneId to, double at_s, double kg) {
      return drive(in, from, to, open_from(roads_, weight_of(in), from, to, at_s), kg);
    };
    double const there = drive(in, port, in.to, leave, static_cast<double>(in.kg));
    pass_gate(in.node, std::max(0.0, leave - 60 * p_.gate_min));
    double const loading = next(in.to, out.from, there + service_s(static_cast<double>(in.kg)), 0);
    double const home =
        next(out.from, port, loading + service_s(static_cast<double>(out.kg)), static_cast<double>(out.kg));
    end(in, home - leave + p_.gate_min * 60);
    day_.alone += 2 * weight_;
    day_.paired += weight_;
  }

  void add(RoundResult const& round) {
    for (auto trip : round.trips) {
      trip.vehicles = weight_;
      day_.trips.push_back(trip);
    }
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
  static Weight weight_of(Shipment const& s) { return kind_of(s.vehicle).weight; }
  double service_s(double kg) const { return 60 * (p_.stop_min + p_.unload_min_t * kg / 1000); }

  double moment(std::vector<double> const& share, Draws& draws) const {
    double u = draws.uniform();
    std::size_t period = 0;
    while (period + 1 < share.size() && u >= share[period]) u -= share[period++];
    return roads_.start_s[period] + draws.uniform() * (roads_.end_s(period) - roads_.start_s[period]);
  }

  void begin(Shipment const& s, std::uint32_t load) {
    duty_ = derived_key(s.key, load, Stream::freight);
    driven_vnd_ = 0;
  }

  /// @return when it is there [s]
  double drive(Shipment const& s, ZoneId from, ZoneId to, double leave_s, double kg) {
    expects(std::isfinite(leave_s), "a way between the ends of a shipment");
    day_.trips.push_back({.from = from,
                          .to = to,
                          .leave_s = leave_s,
                          .load_kg = kg,
                          .vehicle = s.vehicle,
                          .container = s.container,
                          .duty = duty_,
                          .vehicles = weight_});
    auto const takes = drive_takes(roads_, weight_of(s), from, to, leave_s);
    driven_vnd_ += kind_of(s.vehicle).vnd_per_km * takes.km + takes.toll_vnd;
    return leave_s + takes.time_s;
  }

  /// The last trip leaves a gate. @param gate  -1: none
  void pass_gate(std::int32_t gate, double came_s) {
    day_.trips.back().gate = gate;
    day_.trips.back().gate_s = came_s;
  }

  void end(Shipment const& s, double duty_s) {
    double const cost = driven_vnd_ + cost_of_hours(s.vehicle, duty_s / kHour, p_);
    day_.cost_vnd += weight_ * cost;
    if (s.container != 0) day_.container_vnd += weight_ * cost;
    day_.duty_h += weight_ * duty_s / kHour;
  }

  World const& world_;
  FreightRoads const& roads_;
  double weight_;
  FreightParameters const& p_;
  GoodsDay day_;
  AgentKey duty_;  // of the vehicle on its way
  double driven_vnd_ = 0;
};

/// Whether a shipment has a vehicle to itself.
bool goes_alone(World const& world, FreightRoads const& roads, Shipment const& s) {
  double const load = static_cast<double>(s.kg) / 1000 / kind_of(s.vehicle).capacity_t;
  if (s.container != 0 || s.node >= 0 || load >= kFull) return true;
  if (s.flow == GoodsFlow::household) return false;
  double const hours = roads.time(Weight::light, roads.period_of(12 * kHour))(s.from.value, s.to.value) / kHour;
  Draws draws{world.seed, s.key, static_cast<std::uint32_t>(world.now.count), Stream::freight};
  return draws.chance(chance_of(end_after_first({.hours = hours,
                                                 .load_share = load,
                                                 .small_truck = s.vehicle <= FreightVehicle::truck_2_axle,
                                                 .transshipment = s.leg != ShipmentLeg::direct,
                                                 .loads_at_centre = s.leg == ShipmentLeg::from_centre,
                                                 .unloads_at_centre = s.leg == ShipmentLeg::to_centre})));
}

/// Loads that one vehicle takes at once; a container is one.
void drive_whole_loads(Shipment const& s, Driving& driving) {
  double const tonnes = static_cast<double>(s.kg) / 1000;
  auto const loads = s.container != 0
                         ? 1U
                         : std::max(1U, static_cast<std::uint32_t>(std::ceil(tonnes / kind_of(s.vehicle).capacity_t)));
  for (std::uint32_t load = 0; load < loads; ++load) driving.drive_alone(s, static_cast<double>(s.kg) / loads, load);
}

/// Rows of containers at one node: those that come in and those that go out.
struct PortBusiness {
  std::vector<std::uint32_t> in, out;
};

void drive_containers(World const& world, std::span<Shipment const> shipments,
                      std::map<std::int32_t, PortBusiness>& nodes, double triangulation, Driving& driving) {
  for (auto const& [node, business] : nodes) {
    std::set<std::uint32_t> paired;
    for (auto const& [in, out] : container_pairs(world, shipments, business.in, business.out, triangulation)) {
      paired.insert({in, out});
      driving.drive_paired(shipments[in], shipments[out]);
    }
    for (auto const& rows : {business.in, business.out})
      for (auto const row : rows)
        if (!paired.contains(row)) drive_whole_loads(shipments[row], driving);
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

AgentKey flat_duty(FlatDuty duty, ZoneId from, ZoneId to, std::size_t part) {
  return AgentKey{std::uint64_t{7} << 60U | std::uint64_t{from.value} << 36U | std::uint64_t{to.value} << 16U |
                  static_cast<std::uint64_t>(duty) << 8U | part};
}

double boxes_of(Shipment const& s, FreightParameters const& p) {
  return s.container != 0 ? 1 : static_cast<double>(s.kg) / 1000 / (p.teu_per_trip * p.tonnes_per_teu);
}

double cost_of_hours(FreightVehicle vehicle, double hours, FreightParameters const& p) {
  auto const& kind = kind_of(vehicle);
  return (kind.vnd_per_h + kind.vnd_per_day / p.duty_h) * hours;
}

GoodsDay drive_goods(World const& world, FreightRoads const& roads, std::span<Shipment const> shipments, double weight,
                     FreightParameters const& p) {
  Driving driving{world, roads, weight, p};
  std::map<std::int32_t, PortBusiness> nodes;
  std::vector<std::uint32_t> pooled;
  for (std::uint32_t row = 0; row < shipments.size(); ++row) {
    auto const& s = shipments[row];
    if (s.container != 0)
      (is_collected(s) ? nodes[s.node].in : nodes[s.node].out).push_back(row);
    else if (goes_alone(world, roads, s))
      drive_whole_loads(s, driving);
    else
      pooled.push_back(row);
  }
  drive_containers(world, shipments, nodes, p.triangulation, driving);
  auto const groups = groups_of(shipments, pooled, static_cast<std::size_t>(p.round_stops));
  std::vector<RoundResult> rounds(groups.size());
  for_each_piece(groups.size(), [&](std::size_t g) {
    auto const& first = shipments[groups[g].front()];
    Draws draws{world.seed, first.key, static_cast<std::uint32_t>(world.now.count), Stream::departure};
    RoundProblem const problem{roads, shipments, groups[g], draws.uniform(), p};
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
