#include "bench/sim/traffic/traffic_grid.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr double kCycle_s = 60, kClearing_s = 3;
constexpr double kJammed = 1.0 / 3;                      // of standing room
constexpr std::uint32_t kTripDraws = 0, kLinkDraws = 1;  // steps that keep draws of trips and links apart

enum Heading : unsigned { east, north, west, south };
constexpr std::array kHeadings = {east, north, west, south};

/// A junction by its column and row.
struct Crossing {
  std::uint32_t x = 0, y = 0;
  friend bool operator==(Crossing, Crossing) = default;
};

bool is_along_x(Heading heading) {
  return heading == east || heading == west;
}

NodeId node_at(GridPlan const& plan, Crossing at) {
  return id_of<NodeId>(std::size_t{at.y} * plan.side + at.x);
}

bool is_avenue(GridPlan const& plan, Crossing at, Heading heading) {
  return plan.avenue_every != 0 && (is_along_x(heading) ? at.y : at.x) % plan.avenue_every == 0;
}

/// The next junction that way; none at the edge.
std::optional<Crossing> neighbour(GridPlan const& plan, Crossing at, Heading heading) {
  auto const last = plan.side - 1;
  switch (heading) {
    case east: return at.x < last ? std::optional(Crossing{at.x + 1, at.y}) : std::nullopt;
    case north: return at.y < last ? std::optional(Crossing{at.x, at.y + 1}) : std::nullopt;
    case west: return at.x > 0 ? std::optional(Crossing{at.x - 1, at.y}) : std::nullopt;
    case south: return at.y > 0 ? std::optional(Crossing{at.x, at.y - 1}) : std::nullopt;
  }
  return std::nullopt;
}

/// The grid under construction: links by junction and heading.
struct Streets {
  GridPlan const& plan;
  TrafficRoads roads;
  std::vector<std::array<LinkId, kHeadings.size()>> leaving;  // [nodes], no link at edges

  LinkId link(Crossing at, Heading heading) const { return leaving[node_at(plan, at).value][heading]; }
};

double capacity_share(GridPlan const& plan, LinkId link) {
  Draws draws(plan.seed, AgentKey{link.value}, kLinkDraws, Stream::vehicle);
  return draws.chance(plan.narrow_share) ? plan.narrow_capacity : 1;
}

void add_link(Streets& streets, Crossing from, Heading heading, Crossing to) {
  auto const& plan = streets.plan;
  auto& roads = streets.roads;
  auto const& road = is_avenue(plan, from, heading) ? plan.avenue : plan.street;
  auto const link = id_of<LinkId>(roads.links());
  roads.from.push_back(node_at(plan, from));
  roads.to.push_back(node_at(plan, to));
  roads.length_m.push_back(plan.spacing_m);
  roads.lanes.push_back(road.lanes);
  roads.free_speed_kmh.push_back(road.speed_kmh);
  roads.capacity_pcu_h.push_back(plan.capacity_pcu_h_lane * road.lanes * capacity_share(plan, link));
  streets.leaving[node_at(plan, from).value][heading] = link;
}

template <class Visit>
void for_crossings(GridPlan const& plan, Visit visit) {
  for (std::uint32_t y = 0; y < plan.side; ++y)
    for (std::uint32_t x = 0; x < plan.side; ++x) visit(Crossing{x, y});
}

/// Along x in the first half of the cycle, along y in the second.
GreenWindow green_of(Heading heading) {
  double const begin = is_along_x(heading) ? 0 : kCycle_s / 2;
  return {begin, begin + kCycle_s / 2 - kClearing_s};
}

/// Every movement through a junction but turning round. @param into the heading of who comes
void add_movements(Streets& streets, std::uint32_t controller, Crossing at, Heading into) {
  auto const back = static_cast<Heading>((into + 2) % kHeadings.size());
  auto const origin = neighbour(streets.plan, at, back);
  if (!origin) return;
  for (auto out : kHeadings)
    if (auto const to = streets.link(at, out); out != back && to)
      streets.roads.movements.push_back({controller, streets.link(*origin, into), to, {green_of(into)}, {}});
}

void add_signal(Streets& streets, Crossing at) {
  auto& controllers = streets.roads.controllers;
  auto const controller = static_cast<std::uint32_t>(controllers.size());
  controllers.push_back({node_at(streets.plan, at), kCycle_s, 0, {}});
  for (auto into : kHeadings) add_movements(streets, controller, at, into);
}

Streets streets_of(GridPlan const& plan) {
  Streets streets{plan, {}, {}};
  streets.roads.nodes = std::size_t{plan.side} * plan.side;
  streets.leaving.resize(streets.roads.nodes);
  for_crossings(plan, [&](Crossing at) {
    for (auto heading : kHeadings)
      if (auto const to = neighbour(plan, at, heading)) add_link(streets, at, heading, *to);
  });
  if (plan.signals)
    for_crossings(plan, [&](Crossing at) {
      if (is_avenue(plan, at, east) && is_avenue(plan, at, north)) add_signal(streets, at);
    });
  return streets;
}

/// A trip's ends and the draws that its way goes on with.
struct GridTrip {
  Crossing from, to;
};

Crossing crossing_from(GridPlan const& plan, Draws& draws) {
  auto const x = draws.below(plan.side);
  return {x, draws.below(plan.side)};
}

/// A place within reach of `from` along one axis.
std::uint32_t place_within(GridPlan const& plan, std::uint32_t from, Draws& draws) {
  auto const reach = std::min(plan.reach, plan.side);
  auto const low = from > reach ? from - reach : 0;
  auto const high = std::min(from + reach, plan.side - 1);
  return low + draws.below(high - low + 1);
}

/// Turns a trip that goes to two sides at odds (east and south, west and north) about its middle row.
GridTrip without_circles(GridTrip trip) {
  if ((trip.from.x < trip.to.x && trip.from.y > trip.to.y) || (trip.from.x > trip.to.x && trip.from.y < trip.to.y))
    std::swap(trip.from.y, trip.to.y);
  return trip;
}

GridTrip ends_of(GridPlan const& plan, Draws& draws) {
  GridTrip trip;
  do {
    trip.from = crossing_from(plan, draws);
    trip.to.x = place_within(plan, trip.from.x, draws);
    trip.to.y = place_within(plan, trip.from.y, draws);
  } while (trip.from == trip.to);
  return plan.headings == Headings::no_circles ? without_circles(trip) : trip;
}

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
  return a < b ? b - a : a - b;
}

/// Whether to go along x next, where the way still has to go along both. Without avenues all staircases are equally
/// likely.
bool goes_along_x(GridPlan const& plan, Crossing at, Crossing to, Draws& draws) {
  bool const x = is_avenue(plan, at, east), y = is_avenue(plan, at, north);
  if (x != y && draws.chance(plan.avenue_pull)) return x;
  auto const dx = distance(at.x, to.x), dy = distance(at.y, to.y);
  return draws.below(dx + dy) < dx;
}

Heading next_heading(GridPlan const& plan, Crossing at, Crossing to, Draws& draws) {
  bool const both = at.x != to.x && at.y != to.y;
  bool const along_x = both ? goes_along_x(plan, at, to, draws) : at.x != to.x;
  if (along_x) return at.x < to.x ? east : west;
  return at.y < to.y ? north : south;
}

/// @param[out] links of the staircase
void drive(Streets const& streets, GridTrip trip, Draws& draws, std::vector<LinkId>& links) {
  links.clear();
  while (trip.from != trip.to) {
    auto const heading = next_heading(streets.plan, trip.from, trip.to, draws);
    links.push_back(streets.link(trip.from, heading));
    trip.from = *neighbour(streets.plan, trip.from, heading);
  }
}

VehicleClass class_of(GridPlan const& plan, double u) {
  std::size_t row = 0;
  for (double sum = plan.share[0]; u > sum && row + 1 < kVehicleClasses;) sum += plan.share[++row];
  return static_cast<VehicleClass>(row);
}

void add_trip(Streets const& streets, TurnNumbers const& turns, std::uint32_t row, std::vector<LinkId>& links,
              TrafficGrid& grid) {
  auto const& plan = streets.plan;
  Draws draws(plan.seed, AgentKey{row}, kTripDraws, Stream::vehicle);
  grid.trips.depart.push_back(traffic_time(plan.span_s * draws.uniform()));
  grid.trips.vehicle.push_back(class_of(plan, draws.uniform()));
  auto const trip = ends_of(plan, draws);
  drive(streets, trip, draws, links);
  grid.trips.way.push_back(grid.ways.add(links, turns));
}

/// Room for all rows at once, so that growing columns leave no gaps in what is measured.
void reserve_trips(GridPlan const& plan, TrafficGrid& grid) {
  grid.trips.depart.reserve(plan.trips);
  grid.trips.vehicle.reserve(plan.trips);
  grid.trips.way.reserve(plan.trips);
  grid.ways.first.reserve(plan.trips);
  grid.ways.offset.reserve(plan.trips + 1UL);
}

/// Vehicles that left a link in a bin.
double passed_in(LinkRecord const& record, std::size_t bin) {
  auto const width = static_cast<std::ptrdiff_t>(record.links * kVehicleClasses);
  auto const first = record.volume.begin() + static_cast<std::ptrdiff_t>(bin) * width;
  return std::accumulate(first, first + width, 0.0);
}

/// Links fuller than kJammed at the end of a bin.
std::size_t jammed_links(TrafficGrid const& grid, TrafficRules const& rules, LinkRecord const& record,
                         std::size_t bin) {
  std::size_t count = 0;
  for (auto const link : ids<LinkId>(record.links)) {
    double const room = grid.roads.length_m[link] / 1000 * grid.roads.lanes[link] * rules.jam_density_pcu_km_lane;
    count += record.occupancy_pcu[bin * record.links + link.value] > room * kJammed;
  }
  return count;
}

}  // namespace

TrafficGrid traffic_grid(GridPlan const& plan) {
  expects(plan.side >= 2, "a grid has two nodes along each side");
  auto streets = streets_of(plan);
  TurnNumbers const turns(streets.roads);
  TrafficGrid grid;
  reserve_trips(plan, grid);
  std::vector<LinkId> links;
  for (std::uint32_t row = 0; row < plan.trips; ++row) add_trip(streets, turns, row, links, grid);
  grid.ways.turn.shrink_to_fit();
  grid.roads = std::move(streets.roads);
  return grid;
}

GridPlan plain_grid(std::uint32_t side, std::uint32_t trips) {
  return {.side = side, .trips = trips};
}

GridPlan city_grid() {
  return {.side = 60,
          .spacing_m = 150,
          .street = {1, 50},
          .avenue = {3, 50},
          .avenue_every = 10,
          .trips = 200'000,
          .span_s = 7200,
          .share = {0.8, 0.1, 0, 0.1}};
}

GridPlan corridor_grid() {
  return {.side = 100,
          .street = {1, 50},
          .avenue_every = 5,
          .signals = true,
          .trips = 1'000'000,
          .span_s = 4 * 3600.0,
          .reach = 30,
          .avenue_pull = 0.75,
          .share = {0.8, 0.1, 0.02, 0.08}};
}

GridPlan jammed_corridor_grid() {
  auto plan = corridor_grid();
  plan.span_s = 900;
  plan.narrow_share = 0.15;
  plan.narrow_capacity = 0.2;
  plan.avenue_pull = 0;
  plan.headings = Headings::no_circles;
  return plan;
}

double jammed_share(TrafficGrid const& grid, TrafficRules const& rules, LinkRecord const& record) {
  double jammed = 0, entries = 0;
  for (std::size_t bin = 0; bin < record.bins; ++bin) {
    double const passed = passed_in(record, bin);
    entries += passed;
    jammed += passed * static_cast<double>(jammed_links(grid, rules, record, bin));
  }
  return entries > 0 ? jammed / entries / static_cast<double>(record.links) : 0;
}

}  // namespace tanvan
