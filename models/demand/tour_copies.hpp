#pragma once
/// A tour of the sample as the many of the full population.

#include "sim/engine/world.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// So many persons, or vehicles, that a tour stands for, each with a key and draws of its own: of (seed, person, year
/// and number of the trip), so that another person changes nobody's day. All who copy a tour the same way get the same.
class TourCopies {
 public:
  /// @param row  of world.day's trips, the way out
  TourCopies(World const& world, std::size_t row) : world_(&world), row_(row) {}

  /// Whole ones, rounded up by chance. @param wanted  >= 0
  std::uint32_t count(double wanted) const;

  /// The traveller, then others that depend on it alone.
  AgentKey key(std::uint32_t copy) const;

  /// Of a copy's way out and back, past the one that `count` took.
  Draws draws(AgentKey key) const;

 private:
  Draws from_begin(AgentKey key) const;

  World const* world_;
  std::size_t row_;
};

}  // namespace tanvan
