#pragma once
/// What a person earns of a posted wage (E20): a wage is that of the position and of the person.

#include "models/labour/labour.hpp"

namespace tanvan {

/// ln of a person's wage over the posted one of a class of positions: schooling beyond the class's own, experience
/// (Mincer 1974), specific skill against one, and what is the person's own for life (keyed, normal). The mean of the
/// factor over a labour force of middling age is near 1.
double ln_personal_factor(World const& world, PersonId id, SkillClass k, LabourParameters const& p);

/// The wage with which a person begins in a position, not below the minimum wage.
Dong starting_wage(World const& world, PersonId id, EnterpriseId employer, SkillClass k, LabourParameters const& p);

/// Each year's end (E20): all wages rise with a share of their sector's productivity, incumbents' with the year's
/// prices too since they began, as posted ones did month by month; then incumbents close a part of the gap to what
/// their employer would pay them if they began today.
void index_wages(World& world, LabourParameters const& p);

/// In the month of Tết each employer pays its staff a thirteenth month, a twelfth of it for each month of tenure.
/// Booked as wages between the enterprises and the households; counts as labour cost.
void pay_tet_bonus(World& world, LabourParameters const& p);

}  // namespace tanvan
