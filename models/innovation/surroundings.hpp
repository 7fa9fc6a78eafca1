#pragma once
/// Whom an enterprise meets, as they were before anybody changed in this year.

#include <array>
#include <vector>

#include "models/innovation/innovation.hpp"

namespace tanvan {

/// Last year's figures of everybody, so that each enterprise can read its neighbours while it changes itself.
struct Surroundings {
  Column<EnterpriseId, double> technology;
  Column<EnterpriseId, KnowledgeMask> knowledge;
  EnterpriseLinks suppliers, customers;
  std::vector<std::vector<EnterpriseId>> by_sector;   // [sector]
  std::vector<std::vector<EnterpriseId>> by_zone;     // [zone]
  std::vector<std::vector<EnterpriseId>> by_site;     // [site]: parks and special areas
  std::vector<std::vector<EnterpriseId>> by_partner;  // [institution]: with a project there
  std::vector<std::array<double, kPractices>> share_in_sector, share_in_zone, share_at_partner;  // of adopters
};

Surroundings look_around(World const& world);

/// What an imitation brings.
struct Lesson {
  double gain = 0;              // added to technology, >= 0
  KnowledgeMask knowledge = 0;  // with one bit of the source's
};

/// An imitation (E11). Some of its suppliers and customers, of its park or zone, of who works with the same institution
/// and of its sector are met, `imitation_meetings` of a kind at most; of those who are better one is chosen in
/// proportion to omega of its kind times exp(-distance of knowledge / tau), and a part of its lead, up to the frontier,
/// is taken over as far as the imitator can absorb.
Lesson imitate(World const& world, EnterpriseId id, Surroundings const& around, Draws& draws,
               InnovationParameters const& p);

}  // namespace tanvan
