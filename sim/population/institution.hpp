#pragma once
/// Universities, colleges and institutes, and the fields of knowledge that they share with enterprises (models 3.1).

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "sim/core/column.hpp"

namespace tanvan {

/// What an enterprise or an institution knows: 16 fields of four steps each, one bit a step, the lowest is basic.
using KnowledgeMask = std::uint64_t;
inline constexpr std::size_t kFields = 16;
inline constexpr int kFieldSteps = 4;
inline constexpr int kKnowledgeBits = 64;

/// Fields as scenarios name them, in the order of their bits.
inline constexpr std::array<std::string_view, kFields> kFieldNames = {
    "agriculture", "food",     "textiles", "wood",        "materials",    "chemistry", "mechanics", "automation",
    "electronics", "software", "energy",   "environment", "construction", "logistics", "business",  "health"};

/// The first `steps` steps of a field. @pre field < kFields, 0 <= steps <= kFieldSteps
constexpr KnowledgeMask field_bits(std::size_t field, int steps = kFieldSteps) {
  return ((KnowledgeMask{1} << steps) - 1) << (kFieldSteps * static_cast<int>(field));
}

/// Distance of knowledge (Hamming): the share of the 64 bits in which two masks differ, in [0, 1].
constexpr double knowledge_distance(KnowledgeMask a, KnowledgeMask b) {
  return std::popcount(a ^ b) / double{kKnowledgeBits};
}

using InstitutionId = Id<struct InstitutionTag>;

enum class InstitutionKind : std::uint8_t { university, college, institute };
inline constexpr std::array<std::string_view, 3> kInstitutionKindNames = {"university", "college", "institute"};

/// Knowledge institutions, one row each, in the order of institutions.csv. Their names stay in the table.
struct InstitutionStore {
  Column<InstitutionId, ZoneId> zone;
  Column<InstitutionId, InstitutionKind> kind;
  Column<InstitutionId, KnowledgeMask> knowledge;
  Column<InstitutionId, std::uint32_t> capacity;  // projects with enterprises at a time, in the sample
  Column<InstitutionId, double> graduates_year;   // in the whole province
  Column<InstitutionId, double> frontier;         // of its research, sector mean of the base year = 1; > 0

  std::size_t size() const { return zone.size(); }
};

}  // namespace tanvan
