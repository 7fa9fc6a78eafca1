#pragma once
/// The steps of the enterprise model, one a source file; `enterprise_modules` hands them to the schedule.

#include "models/enterprise/enterprise.hpp"

namespace tanvan {

/// A demand_shock begins. @return what its event says
std::string begin_shock(World& world, Intervention const& shock);

/// M0: outside demand, frontier, prices and the minimum wage of the month; demand shocks.
void look_out(World& world, EnterpriseParameters const& p);

/// M1: expectations, prices, wanted staff and vacancies. Each enterprise writes its own row.
void plan_month(World& world, EnterpriseParameters const& p);

/// M6-M8: output, sales, wages, inputs, taxes and dividends on the enterprises' side; market shares (E7).
void settle_month(World& world, EnterpriseParameters const& p);

/// M11: enterprises that close (E17a). One that decides to close gives notice: it wants no staff, and its customers go
/// to its competitors. When its staff has left, the next month, the bank takes its debt or its owners what is left.
void close_enterprises(World& world, EnterpriseParameters const& p);

/// True from the notice to the end: an enterprise that goes on wants at least one person.
inline bool is_closing(EnterpriseStore const& e, EnterpriseId id) {
  return total(e.desired[id]) == 0;
}

/// M11, once a quarter: who will open a start-up next month (E17c). Founders keep their jobs until it hires.
void found_startups(World& world, EnterpriseParameters const& p);

/// M11, at the start of the month: new enterprises, their size, technology and place (E17b, E17c, E22).
void open_enterprises(World& world, EnterpriseParameters const& p);

/// Y4: floor space follows staff as far as the site has room; some enterprises look for another place (E22).
void relocate_enterprises(World& world, EnterpriseParameters const& p);

/// Scales market shares so that those of each sector sum to 1.
void share_out_demand(EnterpriseStore& e);

/// Mean posted wage of each class, weighted by staff [đồng a month]; 0 of a class that nobody holds.
std::array<double, kSkillClasses> going_wages(EnterpriseStore const& e);

/// What wages have done to the demand for each class since the start: (wage / wage then)^-sigma (Katz, Murphy 1992).
std::array<double, kSkillClasses> skill_demand(World const& world, EnterpriseParameters const& p);

/// Splits an enterprise's positions over classes by its sector's shares times `demand`: its staff keeps its positions
/// as far as rounding allows. One without staff rounds from an offset of its own, so that small enterprises do not all
/// round the same way.
std::array<std::uint32_t, kSkillClasses> positions_of(World const& world, EnterpriseId id, std::uint32_t persons,
                                                      std::array<double, kSkillClasses> const& demand);

}  // namespace tanvan
