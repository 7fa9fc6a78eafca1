#include "models/landuse/vacant_homes.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <map>

#include "tests/models/landuse/town.hpp"

namespace tanvan {
namespace {

constexpr std::int64_t kHomes = 100;

struct Town {
  World world = town::land();
  Matrix nearness{town::kZones, town::kZones, 1};
  std::vector<std::int64_t> dwellings = std::vector<std::int64_t>(town::kZones, kHomes);
  std::vector<DwellingId> vacant;

  /// Homes of a zone, vacant ones of them in the list.
  void add(ZoneId zone, std::size_t count) {
    auto const first = world.population.dwellings.size();
    add_dwellings(world, zone, DwellingKind::room, count, 16);
    for (std::size_t i = 0; i < count; ++i) vacant.push_back(id_of<DwellingId>(first + i));
  }
  VacantHomes homes() const { return {world, vacant, {nearness, dwellings}}; }
};

std::vector<DrawnHome> drawn(VacantHomes const& homes, std::uint64_t who, std::size_t n = 30, ZoneId around = {0}) {
  std::vector<DrawBlock> words(24);
  draw_blocks(1, AgentKey{who}, 7, Stream::dwelling_choice, words);
  std::vector<DrawnHome> set;
  homes.draw(around, n, words, set);
  return set;
}

TEST(VacantHomes, CorrectionsMakeUpForTheDraws) {
  // The mean sum of exp(correction) over sets is the number of draws: importance sampling of a sum of ones
  Town town;
  town.nearness(0, 1) = 0.2;
  for (std::uint32_t z = 0; z < 3; ++z) town.add(ZoneId{z}, 10 * (z + 1));
  auto const homes = town.homes();
  double sum = 0;
  constexpr int kSets = 4000;
  for (int i = 0; i < kSets; ++i)
    for (auto const& home : drawn(homes, static_cast<std::uint64_t>(i))) sum += std::exp(home.correction) / kSets;
  EXPECT_NEAR(sum, 30, 0.3);
}

TEST(VacantHomes, ZonesAreDrawnByHomesAndNearness) {
  Town town;
  town.nearness(0, 2) = 0.5;
  for (std::uint32_t z = 0; z < 3; ++z) town.add(ZoneId{z}, 40);
  auto const homes = town.homes();
  std::map<std::uint32_t, int> count;
  for (std::uint64_t i = 0; i < 20'000; ++i) ++count[drawn(homes, i, 1).front().zone.value];
  EXPECT_NEAR(count[0], 8000, 250);
  EXPECT_NEAR(count[2], 4000, 200);
}

TEST(VacantHomes, AZoneWithoutSendsOnToTheNearestThatHasSome) {
  Town town;
  town.nearness(1, 0) = 0.3;
  town.nearness(1, 2) = 0.6;
  town.add(ZoneId{0}, 5);
  town.add(ZoneId{2}, 5);
  auto const homes = town.homes();
  std::map<std::uint32_t, int> count;
  for (std::uint64_t i = 0; i < 9000; ++i) ++count[drawn(homes, i, 1).front().zone.value];
  EXPECT_NEAR(count[2], 6000, 250);
}

TEST(VacantHomes, OneHomeMoreChangesWhatFewHearOf) {
  Town town;
  for (std::uint32_t z = 0; z < 3; ++z) town.add(ZoneId{z}, 50);
  auto const before = town.homes();
  town.world.now = town.world.now + 1;
  town.add(ZoneId{1}, 1);
  town.world.now = town.world.now - 1;
  auto const after = town.homes();
  int changed = 0;
  for (std::uint64_t i = 0; i < 3000; ++i) {
    auto const a = drawn(before, i, 1).front(), b = drawn(after, i, 1).front();
    changed += before[a.home] != after[b.home] ? 1 : 0;
    EXPECT_EQ(a.luck, b.luck);
  }
  EXPECT_LT(changed, 3000 / 3 / 10);  // some 1 in 150 draws
}

TEST(VacantHomes, HomesOfAZoneLieOnOtherPlacesNextMonth) {
  Town town;
  town.add(ZoneId{0}, 20);
  auto const now = town.homes();
  town.world.now = town.world.now + 1;
  auto const next = town.homes();
  EXPECT_FALSE(std::equal(now.homes().begin(), now.homes().end(), next.homes().begin()));
}

}  // namespace
}  // namespace tanvan
