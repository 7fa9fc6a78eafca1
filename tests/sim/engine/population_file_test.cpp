#include "sim/engine/population_file.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {
namespace {

/// A zone in which a woman of 1990 lives alone in a rented room and works for an enterprise at a street address.
World one_of_each() {
  World world;
  auto& zones = world.network.zones;
  zones.code.push_back("TDM01");
  zones.name.push_back("Hiệp Thành");
  zones.district.push_back("Thủ Dầu Một");
  zones.lon.push_back(106.66);
  zones.lat.push_back(10.98);
  auto& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  persons.key.push_back(AgentKey{7});
  persons.household.push_back(HouseholdId{0});
  persons.born.push_back(month_of(1990, 3));
  persons.sex.push_back(Sex::female);
  persons.education.push_back(Education::college);
  persons.status.push_back(Status::employed);
  persons.migrant.push_back(1);
  persons.employer.push_back(EnterpriseId{0});
  persons.wage.push_back(Dong{9'000'000});
  households.key.push_back(AgentKey{5});
  households.zone.push_back(ZoneId{0});
  households.dwelling.push_back(DwellingId{0});
  households.tenure.push_back(Tenure::room);
  households.savings.push_back(Dong{1'000'000});
  households.motorbikes.push_back(1);
  households.cars.push_back(0);
  households.persons.push_back(1);
  dwellings.key.push_back(AgentKey{9});
  dwellings.zone.push_back(ZoneId{0});
  dwellings.cell.push_back({});
  dwellings.kind.push_back(DwellingKind::room);
  dwellings.floor_m2.push_back(18);
  enterprises.key.push_back(AgentKey{3});
  enterprises.sector.push_back(Sector::electronics);
  enterprises.ownership.push_back(Ownership::foreign);
  enterprises.born.push_back(month_of(2015, 6));
  enterprises.establishment.push_back(EstablishmentId{0});
  enterprises.workers.push_back({0, 0, 1});
  enterprises.desired.push_back({0, 1, 1});
  enterprises.technology.push_back(1.5);
  enterprises.capital.push_back({100, 50});
  places.zone.push_back(ZoneId{0});
  places.cell.push_back({});
  places.site.push_back(-1);
  places.floor_m2.push_back(250);
  return world;
}

TEST(PopulationTables, HaveARowAnAgentWithZonesAndCategoriesByName) {
  auto const tables = population_tables(one_of_each());
  ASSERT_EQ(tables.size(), 4U);
  auto const row = [&](std::size_t table) { return tables[table].text.substr(tables[table].text.find('\n') + 1); };
  EXPECT_EQ(row(0), "7,5,1990-03,female,college,employed,1,3,9000000\n");
  EXPECT_EQ(row(1), "5,TDM01,room,1,1,0,1000000,9\n");
  EXPECT_EQ(row(2), "9,TDM01,room,18\n");
  EXPECT_EQ(row(3), "3,electronics,foreign,TDM01,,2015-06,1,2,250,1.5,150\n");
}

TEST(PopulationFile, HoldsTheSameByNumber) {
  auto const out = std::filesystem::path(testing::TempDir()) / ("people-" + std::to_string(::getpid()) + ".h5");
  write_population(one_of_each(), {}, out);
  auto const file = ResultsFile::open(out);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->integers("/persons/enterprise"), std::vector<std::int64_t>{3});
  EXPECT_EQ(file->integers("/persons/education"), std::vector<std::int64_t>{5});
  EXPECT_EQ(file->integers("/households/dwelling"), std::vector<std::int64_t>{9});
  EXPECT_EQ(file->integers("/enterprises/site"), std::vector<std::int64_t>{-1});
  EXPECT_EQ(file->reals("/enterprises/capital_mvnd"), std::vector<double>{150});
  std::filesystem::remove(out);
}

}  // namespace
}  // namespace tanvan
