// The yearly decomposition as it is recorded, on a world of a few enterprises.
#include <cmath>
#include <gtest/gtest.h>

#include "models/indicators/steps.hpp"

namespace tanvan {
namespace {

void add_enterprise(World& world, std::uint64_t key, Sector sector, double output, std::uint32_t workers, float capital,
                    ZoneId zone = ZoneId{0}) {
  auto& e = world.population.enterprises;
  e.establishment.push_back(id_of<EstablishmentId>(e.size()));
  world.population.establishments.zone.push_back(zone);
  world.population.establishments.cell.push_back({});
  e.key.push_back(AgentKey{key});
  e.sector.push_back(sector);
  e.output_year.push_back(output);
  e.workers.push_back({workers, 0, 0});
  e.capital.push_back({capital});
}

/// A year's end of two enterprises, or three, with other figures each year.
World world_of(int year) {
  World world;
  world.region.sectors.resize(kSectors);
  for (auto const* zone : {"1", "2"}) world.network.zones.code.push_back(zone);
  for (auto& sector : world.region.sectors) sector.labour_share = 0.5;
  world.base_productivity.fill(10);
  world.base_capital.fill(100);
  if (year == 0) add_enterprise(world, 7, Sector::food, 2400, 10, 1000);
  add_enterprise(world, 3, Sector::trade, year == 0 ? 1200 : 1500, 10, 900, ZoneId{year == 0 ? 0U : 1U});  // moves
  if (year == 1)
    add_enterprise(world, 9, Sector::food, 3600, 12, 1500), add_enterprise(world, 11, Sector::food, 0, 0, 5);
  return world;
}

void live_year(World& world, int year) {
  world.record.years.push_back(2020 + year);
  for (int month = 0; month < 12; ++month) count_staff(world);
  record_productivity(world);
}

Record two_years() {
  World before = world_of(0), now = world_of(1);
  live_year(before, 0);
  now.record = before.record;
  now.productivity = before.productivity;
  now.productivity.worker_months = {};
  live_year(now, 1);
  return now.record;
}

TEST(Productivity, TheFirstYearHasNoGrowthToDecompose) {
  EXPECT_EQ(two_years().indicators.at("enterprise_productivity_growth")[0], 0);
}

TEST(Productivity, GrowthIsThatOfValueAddedAWorkerOverAllEnterprises) {
  double const before = 3600.0 / 20, now = 5100.0 / 22;
  EXPECT_NEAR(two_years().indicators.at("enterprise_productivity_growth")[1], 100 * (now / before - 1), 1e-10);
}

TEST(Productivity, PartsSumToGrowthInAllAndInEachSector) {
  auto const record = two_years();
  for (std::string const prefix : {"enterprise_productivity", "enterprise_tfp"}) {
    auto const sum = [&](auto const& table, std::size_t at) {
      double total = 0;
      for (auto const* part : {"_within", "_between", "_entry", "_exit"}) total += table.at(prefix + part)[at];
      return total;
    };
    EXPECT_NEAR(sum(record.indicators, 1), record.indicators.at(prefix + "_growth")[1], 1e-10);
    for (std::size_t s = 0; s < 2 * kSectors; ++s)
      EXPECT_NEAR(sum(record.sector_year, s), record.sector_year.at(prefix + "_growth")[s], 1e-10);
    for (std::size_t z = 0; z < 4 && prefix == "enterprise_tfp"; ++z)
      EXPECT_NEAR(sum(record.zone_year, z), record.zone_year.at(prefix + "_growth")[z], 1e-10);
  }
}

TEST(Productivity, WhoMovesToAnotherZoneDoesNotStayInItsOwn) {
  auto const record = two_years();  // the trader stays open, but in the first zone nobody of last year is left
  double const growth = record.zone_year.at("enterprise_tfp_growth")[2];
  EXPECT_NE(growth, 0);
  EXPECT_EQ(record.zone_year.at("enterprise_tfp_entry")[2], growth);
  EXPECT_EQ(record.zone_year.at("enterprise_tfp_within")[2], 0);
}

TEST(Productivity, TfpOfASectorWithOneStayerIsItsOwn) {
  // Trade: 1200 of 10 workers and 900 of capital, then 1500 with the same: ln 1.25.
  auto const at = kSectors + index_of(Sector::trade);
  EXPECT_NEAR(two_years().sector_year.at("enterprise_tfp_within")[at], 100 * std::log(1.25), 1e-10);
}

}  // namespace
}  // namespace tanvan
