#include "sim/engine/state.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/engine/compact.hpp"

namespace tanvan {
namespace {

World small_world() {
  World world;
  auto& p = world.population;
  p.persons.key = Column<PersonId, AgentKey>(3);
  for (std::uint32_t i = 0; i < 3; ++i) p.persons.key[PersonId{i}] = AgentKey{10 + i};
  p.persons.wage = Column<PersonId, Dong>(3, Dong{7'000'000});
  world.access.commute_cost = Matrix(2, 2, 12.5);
  world.ledger.balance[2] = 42;
  world.policy.training_places_year = 500;
  return world;
}

TEST(State, SavedAndLoadedWorldHasTheSameDigests) {
  World const world = small_world();
  World again;
  load_state(again, save_state(world));
  EXPECT_EQ(state_digests(world), state_digests(again));
}

TEST(State, ChangingOneValueChangesItsDigestAlone) {
  World const before = small_world();
  World after = small_world();
  after.population.persons.wage[PersonId{1}] = Dong{7'000'001};
  auto const a = state_digests(before);
  auto const b = state_digests(after);
  for (auto const& [name, digest] : a) EXPECT_EQ(digest != b.at(name), name == "person.wage") << name;
}

TEST(State, TruncatedBytesAreRefused) {
  auto bytes = save_state(small_world());
  bytes.resize(bytes.size() / 2);
  World again;
  EXPECT_THROW(load_state(again, bytes), std::runtime_error);
}

TEST(State, TrailingBytesAreRefused) {
  auto bytes = save_state(small_world());
  bytes.push_back(std::byte{0});
  World again;
  EXPECT_THROW(load_state(again, bytes), std::runtime_error);
}

TEST(State, ALengthBeyondTheEndIsRefusedBeforeMemoryIsAsked) {
  auto bytes = save_state(small_world());
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = std::byte{0x7f};
  World again;
  EXPECT_THROW(load_state(again, bytes), std::runtime_error);
}

TEST(State, NamesAreSortedAndUnique) {
  auto const names = state_names();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

}  // namespace
}  // namespace tanvan
