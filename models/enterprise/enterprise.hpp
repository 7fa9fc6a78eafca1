#pragma once
/// Enterprises through the month: what they expect, whom they want, what they make, earn and pay (models E5-E7, E17).

#include <array>
#include <span>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

struct EnterpriseParameters {
  double substitution = 0.7;          // sigma of capital and labour
  double capital_weight = 0.42;       // a_s of E5, of all sectors
  double embodied = 0.6;              // share of technology that sits in machines
  double skill_substitution = 1.5;    // sigma of skill classes of positions
  double utilisation = 0.88;          // of capacity that enterprises plan for
  double agglomeration = 0.04;        // elasticity of output to accessible workers
  double practice_gain = 0.02;        // output gained a practice adopted
  double expectation_speed = 0.25;    // lambda_D a month
  double hiring_speed = 0.12;         // largest growth of wanted staff a month
  double shedding_speed = 0.02;       // largest fall: labour is hoarded
  double price_speed = 0.04;          // of the way to the wanted price a month
  double pass_through = 0.3;          // of an enterprise's own cost advantage into its price
  double price_elasticity = 1.2;      // of outside demand to relative prices
  double replicator = 0.6;            // chi a year
  double customer_change = 1.1;       // large customers won or lost a year
  double customer_step = 0.215;       // Laplace scale of ln share then, of an enterprise of one person
  double customer_size = 0.36;        // how much smaller it is in large ones: elasticity to staff, negative
  double base_grdp = 352000;          // GRDP of the year before the first recorded one [billion đồng]
  double product_tax_share = 0.0793;  // product taxes less subsidies in GRDP
  double dividend_share = 0.5;        // of profit that leaves the enterprise
  double corporate_tax = 0.20;
  double deposit_rate = 0.002;        // a year, on current accounts
  double loan_rate = 0.08;            // a year, on what an enterprise owes
  double employer_insurance = 0.215;  // of wages
  double entry_rate = 0.127;          // new enterprises a year per existing one
  double exit_base = 0.06;            // yearly hazard of a grown enterprise
  double exit_young = 2.0;            // hazard factor in the first two years
  double innovator_share = 0.12;      // of entrants that start near the frontier
  double exit_size = 0.35;            // elasticity of the hazard to staff, negative
  double exit_technology = 0.5;       // elasticity of the hazard to technology against the sector's mean, negative
  double imitator_least = 0.7;        // technology of the least entrant, of its sector's mean: imitators
  double innovator_least = 1.1;       // innovators, as far as the frontier allows
  double entrant_spread = 0.3;        // from the least entrant of either kind to the best
  double entrant_staff = 2.5;         // least staff of a domestic entrant [persons]
  double entrant_foreign_staff = 40;  // of a foreign one
  double entrant_largest = 800;       // largest staff of an entrant [persons]
  double entrant_tail = 1.6;          // Pareto tail of entrants' staff
  double entrant_months = 3;          // months of wages that founders bring
  double entrant_capital = 0.8;       // machines that founders bring, of the sector's capital a worker
  // Foreign projects
  double fdi_projects_year = 130;  // that begin in the whole province
  double fdi_lead = 0.2;           // technology of the least, of its sector's way to the frontier
  double fdi_spread = 0.3;         // from the least to the best
  // Start-ups (E17c)
  double founder_hazard = 0.0004;    // f0 a year, of persons with college and more in the labour force
  double founder_stem = 0.7;         // f1, with a degree in science or technology
  double founder_tie = 0.5;          // f2, where the employer works with an institution
  double founder_savings = 0.1;      // f3, on ln(1 + savings / founder_savings_mvnd)
  double founder_savings_mvnd = 50;  // [million đồng, prices of the base year]
  double founder_incubator = 0.5;    // f4, beside an open incubator
  double founder_reach = 0.05;       // decay of that with time by car [1/min]
  double stem_share = 0.3;           // of graduates, those with such a degree
  double startup_digital = 0.5;      // of start-ups, those in information and professional services
  double startup_staff = 3;          // least staff of a start-up [persons]
  double incubation_months = 24;     // a seat is kept
  double exit_incubated = 0.5;       // hazard factor in an incubator, h4
  double coworking_share = 0.01;     // start-up teams a job in an office tower
  double relocation = 0.04;          // yearly hazard to look for another place, at the mean rent
  double relocation_rent = 1.0;      // its elasticity to rent
  double relocation_crowded = 0.15;  // where the site is too small
  double floor_shed = 0.2;           // floor space not needed that is given up a year
  double rent_elasticity = 0.6;      // alpha_r of E22
  double labour_access = 0.5;        // alpha_L of E22
  double labour_reach = 0.05;        // decay of workers and graduates in reach with time [1/min]
  double supplier_access = 0.15;     // alpha_S of E22
  double supplier_reach = 0.03;      // decay of suppliers in reach with a truck's time [1/min]
  double gateway_time = 0.01;        // alpha_X of E22, of who exports everything [1/min]
  double university_access = 0.15;   // alpha_U of E22, of who employs the highly skilled alone
  double cluster = 0.3;              // alpha_C of E22
  double station_pull = 0.5;         // of services, for zones within a walk of stations
  double high_tech_pull = 4;         // of a high-tech site against another with as much room
  double innovator_parks = 0.3;      // innovators that look for a park, at least
  double foreign_parks = 0.85;       // foreign makers that do
  double site_candidates = 30;       // places compared
  double moving_cost = 0.5;          // utility of not moving
  // Scales and additions to what tables and all sectors have, for calibration (models 3.15)
  double margin_scale = 1;                                // mu_0 of E6: of the margin that sectors.csv leaves
  double frontier_growth_scale = 1;                       // g*_s of E12: of the growth that outlook.csv gives
  std::array<double, kSectors> sector_frontier_growth{};  // added to that [1/year]
  std::array<double, kSectors> sector_capital_weight{};   // added to capital_weight

  friend bool operator==(EnterpriseParameters const&, EnterpriseParameters const&) = default;
};

std::vector<Parameter> parameters(EnterpriseParameters& p);

/// a_s of E5 in a sector; in (0, 1).
inline double capital_weight_of(EnterpriseParameters const& p, std::size_t sector) {
  return p.capital_weight + p.sector_capital_weight[sector];
}

/// Labour's share of a sector's value added at the start, where price = (1 + mu) unit cost (E6) with wages and inputs
/// for costs. sectors.csv gives the share l and with it a margin mu = r (1 - l) / (1 - r (1 - l)), r being value added
/// over sales; the share returned leaves `scale` times that margin.
/// @param scale > 0; 1 returns `labour_share` to the bit
/// @param labour_share,intermediate_share of value added and of sales (sectors.csv), in (0, 1] and [0, 1)
/// @return kept from 0.05 to 0.95, unless `labour_share` itself lies beyond
double labour_share_at_margin(double scale, double labour_share, double intermediate_share);

/// Kinds: demand_shock.
std::vector<InterventionKind> enterprise_interventions();

/// Month: enterprise.outlook and enterprise.entry (sense), enterprise.plan (plan), enterprise.settle (settle),
/// enterprise.exit and enterprise.founders (renew). Year: enterprise.relocate (move).
std::vector<Module> enterprise_modules(EnterpriseParameters const& p);

/// Fits productivity, capital a worker and demand of each sector so that the first month gives the base year's GRDP
/// with the workers that the first matching has placed, scales wages to each sector's labour share, and opens every
/// account of the ledger.
/// Reads persons, enterprises, sectors.csv; writes economy.base_*, economy.demand, person.wage, enterprise.posted_wage,
/// enterprise.{share,expected_demand, price,desired}, ledger.
void calibrate_base(World& world, EnterpriseParameters const& p);

/// What enterprises could make (E5), by the world as it is: what density gives is reckoned once a zone.
class Capacities {
 public:
  /// Keeps both by reference.
  Capacities(World const& world, EnterpriseParameters const& p);

  /// Output of a month with all workers [million đồng, constant prices]; 0 without workers or capital.
  double of(EnterpriseId id) const { return of(id, efficiency(id)); }
  /// The same where the efficiency is known.
  double of(EnterpriseId id, double efficiency) const;

  /// What technology, place and practices do to output: the factor before the CES term; > 0.
  double efficiency(EnterpriseId id) const;

 private:
  World const& world_;
  EnterpriseParameters const& p_;
  std::vector<double> agglomeration_;  // [zone] (accessible workers / their mean at the start)^epsilon
};

}  // namespace tanvan
