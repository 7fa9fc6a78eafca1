#pragma once
/// The steps of the enterprise model, one a source file; `enterprise_modules` hands them to the schedule.

#include "models/enterprise/enterprise.hpp"

namespace tanvan {

/// M0: outside demand, frontier, prices and the minimum wage of the month; demand shocks.
void look_out(World& world, EnterpriseParameters const& p);

/// M1: expectations, prices, wanted staff and vacancies. Each enterprise writes its own row.
void plan_month(World& world, EnterpriseParameters const& p);

/// M6-M8: output, sales, wages, inputs, taxes and dividends on the enterprises' side; market shares (E7).
void settle_month(World& world, EnterpriseParameters const& p);

/// M11: enterprises that close. Their staff is let go, the bank takes their debt or their owners what is left.
void close_enterprises(World& world, EnterpriseParameters const& p);

/// M11: new enterprises, their size, technology and place (E17b, E22), and enterprises that look for another place.
void open_enterprises(World& world, EnterpriseParameters const& p);

/// Splits `persons` over skill classes by the sector's shares, by largest remainder.
std::array<std::uint32_t, kSkillClasses> by_skill(SectorRow const& sector, std::uint32_t persons);

}  // namespace tanvan
