// Figures that the criteria of an intelligent community and the targets of industry are reckoned from.
#include <array>

#include "models/indicators/steps.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kTenWorkers = 10;

/// Medium-high and high technology of ISIC Rev. 4 as far as our sectors tell it apart: 26-30 with 32 and 33 beside
/// them; chemicals (20, 21) share a sector with plastics and are left out.
bool is_high_technology(Sector s) {
  return s == Sector::electronics || s == Sector::machinery || s == Sector::vehicles_other;
}

double percent(double part, double whole) {
  return whole > 0 ? 100 * part / whole : 0;
}

struct PracticeCounts {
  double all = 0, large = 0, digital = 0, digital_large = 0, management = 0, green = 0;
};

PracticeCounts count_practices(EnterpriseStore const& e) {
  PracticeCounts n;
  for (auto id : ids<EnterpriseId>(e.size())) {
    bool const large = total(e.workers[id]) >= kTenWorkers, digital = practises(e, id, Practice::digital);
    n.all += 1;
    n.large += large;
    n.digital += digital;
    n.digital_large += digital && large;
    n.management += practises(e, id, Practice::innovation_management);
    n.green += practises(e, id, Practice::green);
  }
  return n;
}

/// Value added of high technology in that of manufacturing, constant prices [percent].
double high_technology_share(EnterpriseStore const& e) {
  double high = 0, manufacturing = 0;
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (!is_manufacturing(e.sector[id])) continue;
    manufacturing += e.output_year[id];
    if (is_high_technology(e.sector[id])) high += e.output_year[id];
  }
  return percent(high, manufacturing);
}

/// Employed residents with college and above [percent].
double skilled_share(PersonStore const& persons) {
  double employed = 0, skilled = 0;
  for (auto id : ids<PersonId>(persons.size())) {
    if (persons.status[id] != Status::employed) continue;
    employed += 1;
    skilled += skill_class(persons.education[id]) == SkillClass::high;
  }
  return percent(skilled, employed);
}

}  // namespace

void record_community(World& world) {
  auto& r = world.record;
  auto const& e = world.population.enterprises;
  auto const n = count_practices(e);
  double const small = percent(n.digital - n.digital_large, n.all - n.large), large = percent(n.digital_large, n.large);
  set_yearly(r, "digital_share", percent(n.digital, n.all));
  set_yearly(r, "digital_equality", percent(small, large));
  set_yearly(r, "innovation_management_share", percent(n.management, n.all));
  set_yearly(r, "innovation_management_enterprises", n.management / world.scale);
  set_yearly(r, "innovation_management_supported",
             static_cast<double>(world.counts.management_supported) / world.scale);
  set_yearly(r, "green_share", percent(n.green, n.all));
  set_yearly(r, "high_technology_share", high_technology_share(e));
  set_yearly(r, "skilled_share", skilled_share(world.population.persons));
}

}  // namespace tanvan
