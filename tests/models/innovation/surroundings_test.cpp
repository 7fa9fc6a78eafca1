// Whom an enterprise meets, and imitation over real networks (E11).
#include "models/innovation/surroundings.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/innovation/trio.hpp"

namespace tanvan {
namespace {

TEST(Surroundings, HoldEverybodyBySectorZoneAndPartnerAndLinksBothWays) {
  World world = trio();
  world.suppliers = {{0, 1, 1, 1}, {kThree}};
  world.population.enterprises.partner[kTwo] = InstitutionId{0};
  world.population.enterprises.practices[kTwo] = 0b11;
  auto const around = look_around(world);
  EXPECT_EQ(around.by_sector[1], std::vector{kTwo});
  EXPECT_EQ(around.by_zone[2], std::vector{kThree});
  EXPECT_EQ(around.by_partner[0], std::vector{kTwo});
  EXPECT_EQ(around.suppliers.of(kOne).front(), kThree);
  EXPECT_EQ(around.customers.of(kThree).front(), kOne);
  EXPECT_EQ(around.share_in_zone[1], (std::array<double, kPractices>{1, 1, 0, 0, 0}));
  EXPECT_EQ(around.share_in_sector[0], (std::array<double, kPractices>{}));
}

TEST(Surroundings, KeepLastYearsTechnologyWhileEnterprisesChange) {
  World world = trio();
  auto const around = look_around(world);
  world.population.enterprises.technology[kOne] = 9;
  EXPECT_EQ(around.technology[kOne], 1);
}

TEST(Imitation, ALoneEnterpriseLearnsOfItsSupplierWhatItsLeadAndAbsorptionAllow) {
  World world = trio();
  world.suppliers = {{0, 1, 1, 1}, {kThree}};
  InnovationParameters const p{.imitation_speed = 0.5, .absorb_base = 0.1, .absorb_skill = 0.3};
  Draws draws{1, AgentKey{1}, 0, Stream::imitation};
  auto const lesson = imitate(world, kOne, look_around(world), draws, p);
  EXPECT_NEAR(lesson.gain, 0.5 * 0.4 * 0.4, 1e-12);
  EXPECT_EQ(lesson.knowledge, KnowledgeMask{0b101});
}

TEST(Imitation, WithoutLinksOrNeighboursThereIsNobodyToLearnOf) {
  World const world = trio();
  Draws draws{1, AgentKey{1}, 0, Stream::imitation};
  EXPECT_EQ(imitate(world, kOne, look_around(world), draws, {}).gain, 0);
}

TEST(Imitation, TheBestOfAllLearnsNothing) {
  World world = trio();
  world.suppliers = {{0, 0, 0, 2}, {kOne, kTwo}};
  Draws draws{1, AgentKey{3}, 0, Stream::imitation};
  EXPECT_EQ(imitate(world, kThree, look_around(world), draws, {}).gain, 0);
}

TEST(Imitation, SourcesAreChosenByDistanceOfKnowledge) {
  World world = trio();
  world.suppliers = {{0, 2, 2, 2}, {kTwo, kThree}};
  auto& knowledge = world.population.enterprises.knowledge;
  knowledge[kOne] = 0;
  knowledge[kTwo] = 0xff;        // 8 of 64 bits away
  knowledge[kThree] = 0xffffff;  // 24 of 64
  InnovationParameters const p{.imitation_reach = 0.25};
  auto const around = look_around(world);
  int of_two = 0;
  constexpr int kDraws = 20'000;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::imitation};
    of_two += imitate(world, kOne, around, draws, p).gain < 0.25 * p.imitation_speed;
  }
  EXPECT_NEAR(of_two / double{kDraws}, 1 / (1 + std::exp(-1.0)), 0.01);  // distances differ by one tau
}

}  // namespace
}  // namespace tanvan
