#include "models/labour/labour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/labour/personal_wages.hpp"
#include "models/labour/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// How fast a worker of each schooling learns, a month.
std::array<double, kEducations> adaptation_by_schooling() {
  std::array<double, kEducations> chi{};
  for (std::size_t level = 0; level < chi.size(); ++level)
    chi[level] = skill_adaptation(general_skill(static_cast<Education>(level)));
  return chi;
}

/// Technology embodied in the machines of each enterprise.
std::vector<double> technologies(EnterpriseStore const& e) {
  std::vector<double> technology(std::max<std::size_t>(1, e.size()));
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) { technology[id.value] = embodied_technology(e, id); });
  return technology;
}

/// E18: skill follows the employer's technology; without work it fades, not below what schooling leaves.
void learn(World& world, LabourParameters const& p) {
  auto& persons = world.population.persons;
  auto const floor = static_cast<float>(p.skill_floor);
  auto const technology = technologies(world.population.enterprises);
  auto const chi = adaptation_by_schooling();
  auto const kept = static_cast<float>(1 - p.skill_decay);
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    float const skill = persons.specific_skill[id];
    bool const works = persons.status[id] == Status::employed, seeks = persons.status[id] == Status::unemployed;
    // Who works and who does not is too mixed to be foretold: both are reckoned, without a jump
    double const gap = std::max(0.0, technology[works ? persons.employer[id].value : 0] - skill);
    auto const learnt = static_cast<float>(gap * chi[static_cast<std::size_t>(persons.education[id])]);
    persons.specific_skill[id] = works ? skill + learnt : seeks ? std::max(floor, skill * kept) : skill;
  });
}

}  // namespace

std::vector<Parameter> parameters(LabourParameters& p) {
  constexpr auto kTries = "prior; own class 1";
  return {
      {"quit_hazard", &p.quit_hazard, 0, 0.2, "1/month", "employed persons who quit", "E21; 1-3 %"},
      {"quit_tenure_months", &p.quit_tenure_months, 1, 600, "months", "tenure at which the hazard is quit_hazard",
       "falls with tenure, Jovanovic; prior"},
      {"tet_factor", &p.tet_factor, 1, 10, "1", "quits in the month after Tết", "E21"},
      {"start_tenure_months", &p.start_tenure_months, 0, 240, "months", "mean tenure of the first staff", "prior"},
      {"layoff_excess", &p.layoff_excess, 0, 1, "1", "staff above the plan that is kept", "E21; 0.1"},
      {"leave_force", &p.leave_force, 0, 0.2, "1/month", "unemployed who stop looking", "prior"},
      {"join_force", &p.join_force, 0, 0.2, "1/month", "inactive persons who start looking", "prior"},
      {"search", &p.search, 0, 1, "1", "unemployed who search in a month", "E19; participation 0.3-0.9",
       Prior{0.3, 0.9}},
      {"search_on_job", &p.search_on_job, 0, 0.2, "1/month", "employed who search", "E19; s_ojs 1.5-4 %",
       Prior{0.01, 0.05}},
      {"offers", &p.offers, 1, 10, "1", "vacancies compared a month", "E19; K 1-5", Prior{1, 5}},
      {"commute_decay", &p.commute_decay, 0, 0.3, "1/min", "reach of the search", "E19; beta_t 0.01-0.06",
       Prior{0.01, 0.06}},
      {"commute_cost", &p.commute_cost, 0, 0.2, "1/min", "utility of commuting", "E19; beta_c 0.01-0.06",
       Prior{0.01, 0.06}},
      {"taste", &p.taste, 0, 3, "1", "scale of the random taste for an offer", "prior"},
      {"quality_spread", &p.quality_spread, 0, 2, "1", "spread of match quality", "E19; sigma_q 0.1-0.6",
       Prior{0.1, 0.6}},
      {"reservation", &p.reservation, 0, 2, "1", "poorest offer taken, against the going wage", "prior"},
      {"hiring_standard", &p.hiring_standard, -20, 5, "1",
       "ln of skill against the machines, schooling and match quality below which an enterprise goes on looking",
       "E19; surplus > 0; prior"},
      {"hiring_lag", &p.hiring_lag, 0, 12, "months", "without work before one can begin again", "E19; 1"},
      {"raise", &p.raise, 0.5, 3, "1", "offer that moves an employed person, of the present wage", "prior"},
      {"try_above_basic", &p.try_above_basic, 0, 1, "1", "draws of basic workers among skilled positions", kTries},
      {"try_above_skilled", &p.try_above_skilled, 0, 1, "1", "draws of skilled workers among high positions", kTries},
      {"try_below", &p.try_below, 0, 1, "1", "draws among positions one class below", kTries},
      {"try_far_below", &p.try_far_below, 0, 1, "1", "draws of graduates among basic positions", kTries},
      {"wage_up", &p.wage_up, 0, 0.1, "1/month", "posted wages at high vacancy rates", "E20; phi 1-2 %",
       Prior{0.005, 0.03}},
      {"wage_down", &p.wage_down, 0, 0.1, "1/month", "posted wages where the unemployed queue", "E20; phi'",
       Prior{0.005, 0.03}},
      {"wage_pull", &p.wage_pull, 0, 1, "1/month", "gap of ln posted wage to the going one of sector and place closed",
       "prior"},
      {"wage_density", &p.wage_density, 0, 0.3, "1", "elasticity of going wages to jobs a km²",
       "models 4.2: 0.03-0.08; Combes, Gobillon 2015"},
      {"vacancy_norm", &p.vacancy_norm, 0, 0.5, "1", "vacancy rate above which wages rise", "prior"},
      {"queue_norm", &p.queue_norm, 0, 100, "1", "unemployed in reach for an open position from which wages give way",
       "E20; prior"},
      {"indexation", &p.indexation, 0, 1, "1/year", "gap to posted wages that incumbents close", "prior"},
      {"productivity_share", &p.productivity_share, 0, 1, "1",
       "of their sector's growth of productivity that incumbents get in December", "E20; eta 0.3-0.5"},
      {"tet_bonus", &p.tet_bonus, 0, 6, "months", "wages paid at Tết after a year's work", "E20; a 13th month"},
      {"wage_schooling", &p.wage_schooling, 0, 0.3, "1/year", "wage of a year of school within a class of positions",
       "Mincer; Vietnam 5-9 %"},
      {"wage_experience", &p.wage_experience, 0, 0.2, "1/year", "wage of the first year of experience",
       "Mincer; 2-4 %, from memory"},
      {"wage_skill", &p.wage_skill, 0, 2, "1", "elasticity of the wage to specific skill below one", "prior"},
      {"wage_spread", &p.wage_spread, 0, 2, "1", "spread of what is a person's own in its wage, of ln",
       "residuals of wage equations, LFS; 0.4-0.6, from memory"},
      {"retirement_share", &p.retirement_share, 0, 1, "1", "who stop working in the month in which they come of age",
       "share with social insurance; LFS, from memory"},
      {"retirement_later", &p.retirement_later, 0, 1, "1/month", "of those who go on, who stop later",
       "participation of 60 and more, LFS, from memory"},
      {"retirement_latest", &p.retirement_latest, 50, 100, "years", "age beyond which nobody works", "prior"},
      {"retirement_male", &p.retirement_male, 50, 75, "years", "men stop working, in 2023",
       "Decree 135/2020: 60 years 9 months"},
      {"retirement_male_last", &p.retirement_male_last, 50, 75, "years", "where that ends", "Decree 135/2020: 62"},
      {"retirement_male_step", &p.retirement_male_step, 0, 12, "months/year", "later each year from 2021 on",
       "Decree 135/2020: 3"},
      {"retirement_female", &p.retirement_female, 50, 75, "years", "women stop working, in 2023",
       "Decree 135/2020: 56 years"},
      {"retirement_female_last", &p.retirement_female_last, 50, 75, "years", "where that ends", "Decree 135/2020: 60"},
      {"retirement_female_step", &p.retirement_female_step, 0, 12, "months/year", "later each year from 2021 on",
       "Decree 135/2020: 4"},
      {"skill_decay", &p.skill_decay, 0, 0.1, "1/month", "unused specific skill lost", "E18; 0.5 %"},
      {"skill_floor", &p.skill_floor, 0, 1, "1", "specific skill that nobody loses", "prior"},
      {"training_gain", &p.training_gain, 0, 2, "steps", "general skill gained a training place", "E18b; 0.5-1"},
      {"training_cost_mvnd", &p.training_cost_mvnd, 0, 100, "million đồng",
       "paid for a training place, prices of the base year",
       "Decision 46/2015/QĐ-TTg: 2 to 6 million a short course; from memory, unverified"},
      {"training_firm_share", &p.training_firm_share, 0, 1, "1", "of a place's cost that the trainee's employer bears",
       "E18b; prior"},
      {"training_skill", &p.training_skill, 0, 0.5, "1", "specific skill gained a step of training",
       "prior; Mincer returns 5-9 %"},
      {"training_way", &p.training_way, 0, 0.2, "1/min", "of the expected gain that a minute of the way outweighs",
       "E18b; prior, half of commute_cost: a course ends"},
      {"training_age", &p.training_age, 18, 70, "years", "age from which nobody takes a training place", "prior"},
  };
}

double skill_adaptation(double g) {
  constexpr double kSlowest = 20, kFastest = 4;  // half-lives at g = 1 and 5 [months]
  return 1 - std::pow(0.5, 1 / (kSlowest + 0.25 * (g - 1) * (kFastest - kSlowest)));
}

std::vector<Module> labour_modules(LabourParameters const& p) {
  return {
      {{.name = "labour.separate",
        .period = Period::month,
        .phase = Phase::sense,
        .reads = {"enterprise.desired", "person.born", "person.sex", "clock"},
        .writes = {"person.status", "person.employer", "person.position", "person.wage", "person.since"},
        .adds = {"counts", "enterprise.workers"}},  // staff lists only lose those who left: a sum
       [p](World& world) { separate(world, p); }},
      {{.name = "labour.match",
        .period = Period::month,
        .phase = Phase::move,
        .reads = {"enterprise.vacancies", "enterprise.posted_wage", "enterprise.technology", "establishment.zone",
                  "access.commute_cost", "household.zone", "person.household", "person.education",
                  "person.specific_skill"},
        .writes = {"person.status", "person.employer", "person.position", "person.wage", "person.since",
                   "enterprise.workers"},
        .adds = {"counts"}},
       [p](World& world) { match_month(world, p, {.unemployed = p.search, .employed = p.search_on_job}); }},
      {{.name = "labour.wages",
        .period = Period::month,
        .phase = Phase::settle,
        .reads = {"enterprise.desired", "enterprise.workers", "enterprise.sector", "economy.minimum_wage",
                  "person.status", "person.education", "household.zone", "establishment.zone", "access.commute_cost"},
        .writes = {"enterprise.posted_wage"}},
       [p](World& world) { adjust_wages(world, p); }},
      {{.name = "labour.tet_bonus",
        .period = Period::month,
        .phase = Phase::settle,
        .reads = {"person.employer", "person.wage", "person.since", "person.household", "enterprise.ownership"},
        .writes = {},
        .adds = {"ledger", "account.payments", "household.savings", "enterprise.cash", "enterprise.profit_year"}},
       [p](World& world) { pay_tet_bonus(world, p); }},
      {{.name = "labour.learn",
        .period = Period::month,
        .phase = Phase::settle,
        .reads = {"enterprise.vintage_technology", "person.employer"},
        .writes = {"person.specific_skill"}},
       [p](World& world) { learn(world, p); }},
      {{.name = "labour.train",
        .period = Period::year,
        .phase = Phase::plan,
        .reads = {"policy", "person.status", "person.wage", "person.employer", "enterprise.ownership",
                  "person.position", "person.household", "household.zone", "enterprise.workers", "establishment.zone",
                  "access.commute_cost"},
        .writes = {"person.education", "person.specific_skill"},
        .adds = {"ledger", "budget", "account.payments", "household.savings", "enterprise.cash",
                 "enterprise.profit_year"}},
       [p](World& world) { train(world, p); }},
      {{.name = "labour.index_wages",
        .period = Period::year,
        .phase = Phase::settle,
        .reads = {"person.education", "person.specific_skill", "person.employer", "person.position", "person.since",
                  "enterprise.posted_wage", "enterprise.output_year", "productivity.output", "productivity.workers",
                  "productivity.worker_months", "economy.minimum_wage"},
        .writes = {"person.wage", "enterprise.posted_wage"}},
       [p](World& world) { index_wages(world, p); }},
  };
}

}  // namespace tanvan
