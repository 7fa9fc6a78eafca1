#include "scenarios/run/access/cell_access.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "models/landuse/stations.hpp"
#include "scenarios/run/access/cell_legs.hpp"
#include "scenarios/run/access/destinations.hpp"
#include "scenarios/run/access/mode_reach.hpp"
#include "sim/access/hansen.hpp"

namespace tanvan {
namespace {

constexpr double kReach_min = 45;

/// Squares that are told apart as destinations, in cells a side: by who walks there, and by who drives.
constexpr std::int32_t kWalkBlock = 1, kRoadBlock = 2;

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
  all.mode = {reach_on_foot(world, p), reach_by_road(world, motorbike, junctions, p, all.road),
              reach_by_road(world, car, junctions, p, all.road), reach_by_lines(world, p, streets, all.walk)};
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
