#pragma once
/// New enterprises, whoever founds them: what they bring, where they settle, how their rows begin (models E17b, E17c).

#include <array>
#include <optional>
#include <vector>

#include "models/enterprise/location.hpp"

namespace tanvan {

/// What founders have decided.
struct Newcomer {
  AgentKey key;
  Sector sector{};
  Ownership ownership = Ownership::domestic;
  std::uint32_t staff = 1;
  double technology = 1;
  bool innovator = false;
  std::uint8_t practices = 0;
  KnowledgeMask knowledge = 0;
  bool startup = false;
  Month incubated_until = kLongAgo;
};

/// What newcomers of a sector find there.
struct Incumbents {
  std::vector<EnterpriseId> members;
  double technology = 1;                                 // mean
  std::array<Dong, kSkillClasses> wages{};               // posted, mean; 0 where nobody is left
  std::array<double, kSkillClasses> demand = {1, 1, 1};  // for each class, of what it was at the start
};

/// The month's market for newcomers, as it was before any of them opened.
struct Market {
  std::array<Incumbents, kSectors> sectors;
  Locations locations;
};

Market look_at_market(World const& world, EnterpriseParameters const& p);

/// Technology of a newcomer that tries something new: ahead of its sector's mean, up to the frontier (E17b).
double near_frontier(World const& world, Newcomer const& newcomer, Incumbents const& incumbents, Draws& draws,
                     EnterpriseParameters const& p);

/// Staff of a newcomer: Pareto, from the least on.
std::uint32_t first_staff(double least, Draws& draws, EnterpriseParameters const& p);

/// Practices and knowledge of one of its sector's enterprises, met at random.
void learn_of_one(World const& world, Incumbents const& incumbents, Newcomer& newcomer, Draws& draws);

/// Opens an enterprise at a place: its rows, its first machines and money, its wish for staff.
EnterpriseId open_enterprise(World& world, Newcomer const& newcomer, Place place, Incumbents const& incumbents,
                             EnterpriseParameters const& p);

/// A newcomer of the month on its way to a place.
struct Arrival {
  Newcomer newcomer;
  Draws draws;                // that choose its place
  std::optional<Place> seat;  // in an incubator
};

/// E17b: newcomers of the province, mostly micro firms that imitate.
std::vector<Arrival> domestic_arrivals(World const& world, Market const& market, EnterpriseParameters const& p);

/// E17b: foreign projects from a pipeline that the province does not decide.
std::vector<Arrival> foreign_arrivals(World const& world, Market const& market, EnterpriseParameters const& p);

/// E17c: start-ups of those who decided last month; the best have seats in incubators.
std::vector<Arrival> startup_arrivals(World const& world, Market const& market, EnterpriseParameters const& p);

/// Opens all who arrive: those with seats there, as long as these have room, the others where they choose and are taken
/// (E22).
void open_all(World& world, Market const& market, std::vector<Arrival> arrivals, EnterpriseParameters const& p);

}  // namespace tanvan
