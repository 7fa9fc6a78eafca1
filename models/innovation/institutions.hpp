#pragma once
/// Institutions, their projects with enterprises ("Ba nhà", E14) and the S&T funds of enterprises (E16).

#include <span>

#include "models/innovation/innovation.hpp"

namespace tanvan {

/// Fills world.institutions from institutions.csv. Capacities are rounded in running sums, so that their total in the
/// sample is the table's times the scale to within half a project.
void found_institutions(World& world);

/// Kinds: helix_programme, technology_fund, public_research, tax_discount.
std::vector<InterventionKind> innovation_interventions();

/// What the programme of the three houses and levers like it add at `now`; zeros without any.
struct HelixProgramme {
  double pull = 0;       // c6, added to the logit of a tie
  double cofunding = 0;  // kappa: share of a project's cost that the province pays, 0 to 0.5
};
HelixProgramme helix_programme(World const& world);

/// Chance in a quarter that an enterprise and an institution agree on a project (E14): logistic of pull, access, staff,
/// own R&D, common knowledge, and a place in a high-tech site. In [0, 1).
double tie_chance(World const& world, EnterpriseId id, InstitutionId institution, double programme,
                  InnovationParameters const& p);

/// What a finished project leaves behind: mostly a bit that the partner knows and the enterprise doesn't; sometimes any
/// bit, which succeeds the likelier the more the enterprise knows. Never takes a bit away.
KnowledgeMask after_project(KnowledgeMask own, KnowledgeMask partner, double radical, Draws& draws);

/// December, while the programme `public_research` is in force: its money goes to the institutions by their
/// laboratories, whose research groups, one a field, find as an enterprise does (E9, E10) at `public_cost` a success,
/// and what they find moves the frontier of their institution, up to the world's. What public money has found is open
/// (Dosi et al. 2023): `rise_of_frontier` is what enterprises without a project learn of, too.
/// Money is spent in the sample's scale; research, which all can use at once, is that of the whole province.
/// Writes institution.frontier; books on the line S&T career.
void research_in_public(World& world, InnovationParameters const& p);

/// What public research has added to an institution's frontier, >= 0.
double rise_of_frontier(World const& world, InstitutionId u);

/// How far an enterprise follows what an institution publishes (Jaffe 1989: spillovers fade with distance, in space and
/// in knowledge): the share of its knowledge that the institution shares, times the decay of access; in [0, 1].
double openness_to(World const& world, EnterpriseId id, InstitutionId u, InnovationParameters const& p);

/// The largest rise of a frontier that reaches an enterprise: the local frontier of E10.
double local_frontier(World const& world, EnterpriseId id, InnovationParameters const& p);

/// December, after `turn_funds`, while `tax_discount` is in force: its money goes to the domestic enterprises that made
/// a profit, in proportion to the corporate tax on what of it they have not set aside this December. Each gets the
/// floor of its part, as a grant of the line national programmes. Nothing is asked in return.
void discount_taxes(World& world, InnovationParameters const& p);

/// One bit that `other` has and `own` lacks, added at random; `own` where there is none.
KnowledgeMask learn_bit(KnowledgeMask own, KnowledgeMask other, Draws& draws);

/// Takes up to `wanted` out of a fund, the oldest tranche first. @return what was taken
Dong use_fund(std::array<Dong, kFundYears>& fund, Dong wanted);

/// December (E16): what is 60 months old goes back as the tax once saved with interest, every tranche grows a year
/// older, and who takes part sets aside a share of its profit, on which the province gives back the tax.
/// @param participates  who does R&D and so may hold a fund, one a row
void turn_funds(World& world, std::span<std::uint8_t const> participates, InnovationParameters const& p);

}  // namespace tanvan
