#include "scenarios/run/access/cell_access.hpp"

#include <numeric>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "models/landuse/stations.hpp"
#include "scenarios/run/access/cell_legs.hpp"
#include "scenarios/run/travel/travel_service.hpp"
#include "sim/access/hansen.hpp"
#include "sim/network/zone_loading.hpp"
#include "sim/routing/tree_search.hpp"
#include "sim/transit/transit_skim.hpp"

namespace tanvan {
namespace {

constexpr double kReach_min = 45;
constexpr double kMorning_h = 7.5;

/// Squares that are told apart as destinations, in cells a side: by who walks there, and by who drives.
constexpr std::int32_t kWalkBlock = 1, kRoadBlock = 2;

/// Cells with jobs, and the jobs there.
struct Destinations {
  std::vector<std::uint32_t> cell;  // of each, ascending
  std::vector<std::uint32_t> of;    // [cells] its row, kNone where there are no jobs
  Opportunities by_skill, all;

  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
};

using CellJobs = std::vector<std::array<double, kSkillClasses>>;  // [cells][skill], full population

CellJobs jobs_of_cells(World const& world) {
  auto const& [e, places] = std::tie(world.population.enterprises, world.population.establishments);
  CellJobs jobs(world.cells.size());
  for (auto id : ids<EnterpriseId>(e.size()))
    if (auto const place = e.establishment[id]; place && places.cell[place])
      for (std::size_t k = 0; k < kSkillClasses; ++k)
        jobs[places.cell[place].value][k] += e.workers[id][k] / world.scale;
  return jobs;
}

double all_of(std::array<double, kSkillClasses> const& jobs) {
  return std::accumulate(jobs.begin(), jobs.end(), 0.0);
}

/// The jobs of each block of cells, at the cell of the block that has most; the lower id of as many.
CellJobs gathered(ZoneCells const& grid, CellJobs const& jobs, std::int32_t block) {
  auto const key = [&](CellId cell) {
    return static_cast<std::size_t>(grid.row[cell] / block) * static_cast<std::size_t>(grid.columns / block + 1) +
           static_cast<std::size_t>(grid.column[cell] / block);
  };
  std::vector<CellId> most(static_cast<std::size_t>(grid.rows / block + 1) *
                           static_cast<std::size_t>(grid.columns / block + 1));
  for (CellId cell : ids<CellId>(jobs.size()))
    if (auto& best = most[key(cell)]; !best || all_of(jobs[cell.value]) > all_of(jobs[best.value])) best = cell;
  CellJobs gathered(jobs.size());
  for (CellId cell : ids<CellId>(jobs.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) gathered[most[key(cell)].value][k] += jobs[cell.value][k];
  return gathered;
}

Destinations destinations_of(World const& world, std::int32_t block) {
  auto const jobs = gathered(world.cells.grid, jobs_of_cells(world), block);
  Destinations to;
  to.of.assign(jobs.size(), Destinations::kNone);
  for (std::uint32_t cell = 0; cell < jobs.size(); ++cell) {
    if (all_of(jobs[cell]) <= 0) continue;
    to.of[cell] = static_cast<std::uint32_t>(to.cell.size());
    to.cell.push_back(cell);
  }
  std::size_t const n = to.cell.size();
  to.by_skill = {kSkillClasses, n, std::vector<float>(kSkillClasses * n)};
  to.all = {1, n, std::vector<float>(n)};
  for (std::size_t d = 0; d < n; ++d) {
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      to.by_skill.amount[k * n + d] = static_cast<float>(jobs[to.cell[d]][k]);
    to.all.amount[d] = static_cast<float>(all_of(jobs[to.cell[d]]));
  }
  return to;
}

/// How one mode gets on: by the clock, and as it is felt.
struct ModeReach {
  Legs legs;                                   // of each cell [min]
  OnwardTable minutes;                         // from places to destinations
  Legs felt_legs;                              // [generalised min]
  OnwardTable worth;                           // exp(-decay g) from places to destinations
  double near_min_a_m = 0, near_felt_a_m = 0;  // by the streets around
};

/// What a mode's ways weigh against minutes by the clock.
struct Felt {
  double leg = 1, near = 1;
};

/// @param clock,felt  between places [min], row-major
ModeReach reach_of(Legs legs, std::vector<double> const& clock, std::vector<double> const& felt, std::size_t places,
                   Felt const& weight, Destinations const& to, double decay) {
  ModeReach reach;
  reach.felt_legs = scaled(legs, weight.leg);
  reach.minutes = onward_minutes(clock, places, rows_of(legs, to.cell));
  reach.worth = faded(onward_minutes(felt, places, rows_of(reach.felt_legs, to.cell)), decay);
  reach.legs = std::move(legs);
  return reach;
}

double minutes_a_dong(ModeChoiceParameters const& p) {
  return p.cost_slope / p.time_slope / 1000;
}

/// Least cost of links from each junction to each, with what one waits to get onto the roads there.
std::vector<double> between_junctions(RoutingGraph const& graph, std::vector<double> const& link_cost,
                                      std::span<double const> wait_s) {
  std::size_t const n = graph.nodes();
  std::vector<double> between(n * n);
  tbb::enumerable_thread_specific<TreeSearch> trees([&] { return TreeSearch(graph); });
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t from) {
    auto& tree = trees.local();
    TreeSearch::Seed const seed[] = {{id_of<NodeId>(from), wait_s.empty() ? 0 : wait_s[from] / 60}};
    tree.grow(seed, link_cost);
    for (std::size_t to = 0; to < n; ++to) between[from * n + to] = tree.cost(id_of<NodeId>(to));
  });
  return between;
}

/// A class of vehicles and what its kilometre costs.
struct Driver {
  VehicleClass vehicle;
  double inside_kmh, vnd_km;
};

ModeReach by_road(World const& world, Driver const& driver, Legs const& junctions, TravelParameters const& p,
                  Destinations const& to) {
  std::size_t const am = bin_of_hour(world, kMorning_h);
  auto const times = known_times(world);
  auto const service = link_service(world, am, times.of(driver.vehicle, am), driver.vehicle, p.road);
  double const worth = minutes_a_dong(p.mode_choice);
  auto const& links = world.network.links;
  std::vector<double> clock(links.size()), felt(links.size());
  for (LinkId a : ids<LinkId>(links.size())) {
    double const vnd = service.toll_vnd[a.value] + driver.vnd_km * links.length[a].value / 1000;
    clock[a.value] = service.time_s[a.value] / 60;
    felt[a.value] = clock[a.value] + worth * vnd;
  }
  auto const graph = routing_graph(world.network);
  auto const waits = times.waits(driver.vehicle, am);
  auto const money_a_minute = [&](double kmh) { return 1 + worth * driver.vnd_km * kmh / 60; };
  Felt const weight{money_a_minute(kConnectorKmh), money_a_minute(driver.inside_kmh)};
  auto reach = reach_of(junctions, between_junctions(graph, clock, waits), between_junctions(graph, felt, waits),
                        graph.nodes(), weight, to, p.road.access_decay);
  reach.near_min_a_m = 0.06 / driver.inside_kmh;
  reach.near_felt_a_m = weight.near * reach.near_min_a_m;
  return reach;
}

ModeReach on_foot(World const& world, TravelParameters const& p) {
  ModeReach reach;
  reach.legs.offset.assign(world.cells.size() + 1, 0);
  reach.felt_legs = reach.legs;
  reach.near_min_a_m = 0.06 / p.transit_service.paths.walk_kmh;
  reach.near_felt_a_m = p.mode_choice.walk_weight * reach.near_min_a_m;
  return reach;
}

/// The lines of the morning as they are driven, with room for everybody.
TransitNetwork morning_lines(World const& world, TravelParameters const& p) {
  std::size_t const am = bin_of_hour(world, kMorning_h);
  auto const stops = line_stops(world.region);
  auto network = transit_network(world, stops, bus_routes(world, stops), world.transport.bins[am],
                                 known_times(world).all[am], p.transit_service);
  add_driven(world, stops, am, p.transit_service, network);
  return network;
}

ModeReach by_lines(World const& world, TravelParameters const& p, WalkStreets const& streets, Destinations const& to) {
  auto network = morning_lines(world, p);
  auto felt_options = transit_options_of(p);
  felt_options.minutes_a_dong = minutes_a_dong(p.mode_choice);
  auto const felt = stop_times(network, felt_options);
  auto clock_options = felt_options;
  clock_options.walk_weight = 1;
  clock_options.boarding_penalty_min = clock_options.minutes_a_dong = 0;
  network.forward_weight = network.backward_weight = {};
  auto const clock = stop_times(network, clock_options);
  auto reach = reach_of(cell_stops(world, network, streets, felt_options), clock, felt, network.stops(),
                        {felt_options.walk_weight, 1}, to, p.road.access_decay);
  auto const walk = on_foot(world, p);
  reach.near_min_a_m = walk.near_min_a_m;
  reach.near_felt_a_m = walk.near_felt_a_m;
  return reach;
}

/// All modes, and where each goes.
struct Reaches {
  Destinations walk, road;
  NearCells near;  // rows of `walk` that each cell has around
  std::array<ModeReach, kCellModes> mode;
};

bool is_road(std::size_t mode) {
  return mode == static_cast<std::size_t>(CellMode::motorbike) || mode == static_cast<std::size_t>(CellMode::car);
}

Reaches reaches_of(World const& world, TravelParameters const& p, WalkStreets const& streets) {
  Reaches all{destinations_of(world, kWalkBlock), destinations_of(world, kRoadBlock), {}, {}};
  double const most_m = kReach_min * p.transit_service.paths.walk_kmh / 0.06;
  all.near = cells_near(world, streets, all.walk.cell, most_m);
  auto const junctions = cell_junctions(world);
  Driver const motorbike{VehicleClass::motorbike, p.road.motorbike_inside_kmh, p.mode_choice.motorbike_vnd_km};
  Driver const car{VehicleClass::car, p.road.car_inside_kmh, p.mode_choice.car_vnd_km};
  all.mode = {on_foot(world, p), by_road(world, motorbike, junctions, p, all.road),
              by_road(world, car, junctions, p, all.road), by_lines(world, p, streets, all.walk)};
  return all;
}

/// Measures cell after cell; keeps memory between them. One object per thread.
class CellMeter {
 public:
  CellMeter(Reaches const& reaches, double decay)
      : reaches_(reaches),
        decay_(decay),
        on_foot_{ReachSums(reaches.walk.all), ReachSums(reaches.walk.by_skill)},
        by_road_{ReachSums(reaches.road.all), ReachSums(reaches.road.by_skill)} {}

  void measure(CellId cell, CellAccess& access) {
    look_near(cell);
    for (std::size_t mode = 0; mode < kCellModes; ++mode) {
      auto const& reach = reaches_.mode[mode];
      auto const& near = is_road(mode) ? near_road_ : near_walk_;
      auto& sums = is_road(mode) ? by_road_ : on_foot_;
      std::array<float, 1> jobs{};
      sums.all.within({reach.legs.places_of(cell.value), reach.legs.minutes_of(cell.value), near, reach.near_min_a_m},
                      reach.minutes, kReach_min, jobs);
      access.jobs_45min[mode][cell.value] = jobs[0];
      std::array<float, kSkillClasses> faded{};
      sums.by_skill.faded(
          {reach.felt_legs.places_of(cell.value), reach.felt_legs.minutes_of(cell.value), near, reach.near_felt_a_m},
          reach.worth, decay_, faded);
      for (std::size_t k = 0; k < kSkillClasses; ++k) access.by_skill[mode][k][cell.value] = faded[k];
    }
  }

 private:
  struct Sums {
    ReachSums all, by_skill;
  };

  /// Destinations around.
  void look_near(CellId cell) {
    near_walk_.clear(), near_road_.clear();
    auto const rows = reaches_.near.rows_of(cell.value);
    auto const walk_m = reaches_.near.walks_of(cell.value);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      near_walk_.push_back({rows[i], walk_m[i]});
      auto const road = reaches_.road.of[reaches_.walk.cell[rows[i]]];
      if (road != Destinations::kNone) near_road_.push_back({road, walk_m[i]});
    }
  }

  Reaches const& reaches_;
  double decay_;
  Sums on_foot_, by_road_;
  std::vector<NearDestination> near_walk_, near_road_;
};

CellAccess room_for(std::size_t cells) {
  CellAccess access;
  for (std::size_t mode = 0; mode < kCellModes; ++mode) {
    access.jobs_45min[mode].resize(cells);
    access.hansen[mode].resize(cells);
    for (auto& skill : access.by_skill[mode]) skill.resize(cells);
  }
  access.logsum.resize(cells);
  return access;
}

/// What follows from the sums by skill.
void add_up(CellAccess& access, double decay) {
  constexpr std::array kChosen = {CellMode::motorbike, CellMode::car, CellMode::transit};
  for (std::size_t cell = 0; cell < access.logsum.size(); ++cell) {
    for (std::size_t mode = 0; mode < kCellModes; ++mode)
      for (auto const& skill : access.by_skill[mode]) access.hansen[mode][cell] += skill[cell];
    double all = 0;
    for (auto const mode : kChosen) all += static_cast<double>(access.hansen[static_cast<std::size_t>(mode)][cell]);
    access.logsum[cell] = static_cast<float>(logsum_of(all, decay));
  }
}

}  // namespace

CellAccess cell_access(World const& world, TravelParameters const& travel, LanduseParameters const& landuse) {
  auto const streets = cell_streets(world, landuse);
  auto const reaches = reaches_of(world, travel, streets);
  auto access = room_for(world.cells.size());
  tbb::enumerable_thread_specific<CellMeter> meters([&] { return CellMeter(reaches, travel.road.access_decay); });
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, world.cells.size(), 64), [&](auto const& rows) {
    auto& meter = meters.local();
    for (std::size_t row = rows.begin(); row != rows.end(); ++row) meter.measure(id_of<CellId>(row), access);
  });
  add_up(access, travel.road.access_decay);
  return access;
}

}  // namespace tanvan
