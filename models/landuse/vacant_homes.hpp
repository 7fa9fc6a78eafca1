#pragma once
/// Vacant dwellings, and how those who look for a home hear of some of them.
///
/// What somebody hears of changes as little as can be when one home more is vacant: zones are drawn by their homes,
/// vacant or not, and within a zone homes lie on a circle by draws of their own, so that a home more only hides the one
/// behind it. Each month they lie elsewhere: over months all homes of a zone are heard of alike, as their corrections
/// have it, in one month some more than others. Two runs that differ a little thus show what the difference did, not
/// other luck.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/choice/alternatives.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// A vacant dwelling that was drawn.
struct DrawnHome {
  std::uint32_t home = 0;  // its place among the vacant ones
  ZoneId zone;
  double correction = 0;  // of its utility for how it was drawn: ln(k / (q N)) of one drawn k times, N being vacant
  float luck = 0;         // standard Gumbel, of its first draw
};

/// Homes of a kind in each zone, and how near zones are to each other: what the draws of zones go by.
struct HomesAround {
  Matrix const& nearness;                   // (around, zone), > 0
  std::span<std::int64_t const> dwellings;  // [zone], vacant or not, >= the vacant ones
};

/// The vacant dwellings of one kind at one time. Immutable; any number of threads may draw.
class VacantHomes {
 public:
  VacantHomes() = default;
  /// @param rows  of this kind, each once, in any order
  VacantHomes(World const& world, std::span<DwellingId const> rows, HomesAround const& around);

  std::size_t size() const { return home_.size(); }
  DwellingId operator[](std::uint32_t home) const { return home_[home]; }
  std::span<DwellingId const> homes() const { return home_; }
  std::uint32_t in(ZoneId zone) const { return offset_[zone.value + 1] - offset_[zone.value]; }

  /// Draws n homes with replacement for somebody whose life turns around a zone. A zone is drawn by its homes and its
  /// nearness; one that has none vacant sends on to the nearest that has. With the corrections the set weighs as much
  /// as n homes taken from all alike, however many are vacant: a sample of the population moves as often.
  /// @pre size() > 0  @param words  draws of who looks, three words a home: at least 3 n / 4 blocks
  /// @param[out] set  each once, by first appearance
  void draw(ZoneId around, std::size_t n, std::span<DrawBlock const> words, std::vector<DrawnHome>& set) const;

 private:
  std::uint32_t on_circle(ZoneId zone, std::uint32_t at) const;

  std::vector<DwellingId> home_;       // by zone, then along its circle
  std::vector<std::uint32_t> circle_;  // [home] where it lies
  std::vector<std::uint32_t> offset_;  // [zones + 1]
  std::vector<ZoneId> sends_to_;       // [zone] itself, or the nearest with a vacant home
  std::vector<WeightedDraw> zones_;    // [around which]
  Matrix ln_correction_;               // (around, zone) of a home drawn once: -ln(q N)
};

}  // namespace tanvan
