#include "models/enterprise/synthesis_steps.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

// Chances to know a step of a field, lowest step first; priors
constexpr std::array<double, kFieldSteps> kOwnField = {0.9, 0.6, 0.3, 0.1};
constexpr std::array<double, kFieldSteps> kOtherField = {0.12, 0.04, 0.01, 0.0};

/// Two fields of each sector, in the order of `Sector`; indices into kFieldNames. A reading of the names, no source.
constexpr std::array<std::array<std::size_t, 2>, kSectors> kSectorFields = {{
    {0, 1},    // agriculture: agriculture, food
    {4, 6},    // mining: materials, mechanics
    {1, 5},    // food: food, chemistry
    {2, 5},    // textile_garment: textiles, chemistry
    {2, 4},    // leather_footwear: textiles, materials
    {3, 4},    // wood_furniture: wood, materials
    {3, 5},    // paper_printing: wood, chemistry
    {5, 4},    // chemicals_plastics: chemistry, materials
    {4, 6},    // minerals_metals: materials, mechanics
    {8, 7},    // electronics: electronics, automation
    {6, 7},    // machinery: mechanics, automation
    {6, 8},    // vehicles_other: mechanics, electronics
    {10, 11},  // utilities: energy, environment
    {12, 4},   // construction: construction, materials
    {14, 13},  // trade: business, logistics
    {13, 9},   // logistics: logistics, software
    {1, 14},   // hospitality: food, business
    {9, 8},    // information: software, electronics
    {14, 9},   // finance_property: business, software
    {15, 14},  // public_personal: health, business
}};

}  // namespace

KnowledgeMask first_knowledge(std::uint64_t seed, AgentKey key, Sector sector) {
  Draws draws{seed, key, 0, Stream::knowledge};
  auto const& own = kSectorFields[index_of(sector)];
  KnowledgeMask mask = 0;
  for (std::size_t field = 0; field < kFields; ++field) {
    auto const& chance = field == own[0] || field == own[1] ? kOwnField : kOtherField;
    for (std::size_t step = 0; step < kFieldSteps; ++step)
      if (draws.chance(chance[step])) mask |= KnowledgeMask{1} << (kFieldSteps * field + step);
  }
  return mask;
}

}  // namespace tanvan
