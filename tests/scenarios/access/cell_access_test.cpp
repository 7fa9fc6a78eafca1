#include "scenarios/run/access/cell_access.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "models/transit_service/transit_service.hpp"
#include "tests/scenarios/access/cell_town.hpp"

namespace tanvan {
namespace {

constexpr auto kWalk = static_cast<std::size_t>(CellMode::walk),
               kMotorbike = static_cast<std::size_t>(CellMode::motorbike),
               kCar = static_cast<std::size_t>(CellMode::car), kTransit = static_cast<std::size_t>(CellMode::transit);

/// Every figure of a mode, cell after cell.
std::vector<float> figures(CellAccess const& access, std::size_t mode) {
  std::vector<float> all = access.jobs_45min[mode];
  all.insert(all.end(), access.hansen[mode].begin(), access.hansen[mode].end());
  for (auto const& skill : access.by_skill[mode]) all.insert(all.end(), skill.begin(), skill.end());
  return all;
}

CellAccess access_of(World const& world) {
  return cell_access(world, {}, {});
}

/// How many figures are higher in `after`; fails where any is lower, by however little.
std::size_t raised(CellAccess const& before, CellAccess const& after, std::size_t mode) {
  auto const a = figures(before, mode), b = figures(after, mode);
  std::size_t higher = 0, lower = 0;
  for (std::size_t i = 0; i < a.size(); ++i) higher += b[i] > a[i] ? 1 : 0, lower += b[i] < a[i] ? 1 : 0;
  EXPECT_EQ(lower, 0U);
  return higher;
}

void open_line(World& world, std::size_t line) {
  world.day.service.line_open[line] = 1;
}

TEST(CellAccess, AnotherLineLowersNoCellsAccessAndRaisesSome) {
  auto world = small::cell_town();
  auto const before = access_of(world);
  open_line(world, 1);  // the metro
  auto const after = access_of(world);
  EXPECT_GT(raised(before, after, kTransit), 100U);
  EXPECT_EQ(figures(before, kWalk), figures(after, kWalk));
  EXPECT_EQ(figures(before, kCar), figures(after, kCar));
}

TEST(CellAccess, MoreDeparturesLowerNoCellsAccessAndRaiseSome) {
  auto world = small::cell_town();
  auto last = access_of(world);
  for (double const headway : {9.7, 7.0, 3.1}) {
    world.region.lines[0].headway_peak_min = headway;
    auto const now = access_of(world);
    EXPECT_GT(raised(last, now, kTransit), 10U) << headway;
    last = now;
  }
}

TEST(CellAccess, AClosedRoadRaisesNoCellsAccess) {
  auto world = small::cell_town();
  auto const open = access_of(world);
  for (std::uint32_t link : {2U, 5U}) {
    world.network.links.open_from[LinkId{link}] = kNeverOpen;
    auto const closed = access_of(world);
    EXPECT_GT(raised(closed, open, kMotorbike), 10U);
    EXPECT_GT(raised(closed, open, kCar), 10U);
  }
}

TEST(CellAccess, PublicTransportReachesAtLeastWhatAWalkDoes) {
  auto const world = small::cell_town();
  auto const access = access_of(world);
  auto const walk = figures(access, kWalk), transit = figures(access, kTransit);
  for (std::size_t i = 0; i < walk.size(); ++i) EXPECT_GE(transit[i], walk[i]);
}

TEST(CellAccess, WhereEverythingIsNearAllJobsAreReached) {
  auto const world = small::cell_town();
  auto const& e = world.population.enterprises;
  double jobs = 0;
  for (auto id : ids<EnterpriseId>(e.size())) jobs += total(e.workers[id]) / world.scale;
  auto const access = access_of(world);
  auto const [least, most] = std::ranges::minmax(access.jobs_45min[kMotorbike]);
  EXPECT_FLOAT_EQ(most, static_cast<float>(jobs)) << "six zones, 15 km from end to end";
  EXPECT_GT(least, 0.5F * most);
}

TEST(CellAccess, AccessToAllJobsIsTheSumOfTheSkillsAndTheLogsumIsOfTheModes) {
  auto const world = small::cell_town();
  auto const access = access_of(world);
  double const decay = TravelParameters{}.road.access_decay;
  for (std::size_t cell = 0; cell < world.cells.size(); cell += 17) {
    float sum = 0;
    for (auto const& skill : access.by_skill[kCar]) sum += skill[cell];
    EXPECT_FLOAT_EQ(access.hansen[kCar][cell], sum);
    double all = 0;
    for (auto const mode : {kMotorbike, kCar, kTransit}) all += static_cast<double>(access.hansen[mode][cell]);
    EXPECT_NEAR(static_cast<double>(access.logsum[cell]), std::log(all) / decay, 1e-3);
  }
}

TEST(CellAccess, SameBitsOnOneTwoAndSevenThreads) {
  auto const world = small::cell_town();
  auto const alone = [&] {
    tbb::global_control const one(tbb::global_control::max_allowed_parallelism, 1);
    return access_of(world);
  }();
  for (std::size_t threads : {2U, 7U}) {
    tbb::global_control const some(tbb::global_control::max_allowed_parallelism, threads);
    auto const together = access_of(world);
    for (std::size_t mode = 0; mode < kCellModes; ++mode) EXPECT_EQ(figures(together, mode), figures(alone, mode));
    EXPECT_EQ(together.logsum, alone.logsum);
  }
}

}  // namespace
}  // namespace tanvan
