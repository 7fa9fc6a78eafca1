// Every lever of policy_levers.csv and every channel. Usual effects are priors of the size that the literature of the
// equation gives (models 3.14), none of them measured in the province: confidence low.
#include <algorithm>
#include <fmt/format.h>

#include "models/public_budget/levers.hpp"
#include "sim/engine/account_names.hpp"

namespace tanvan {
namespace {

constexpr ChannelKey kChannelKeys[] = {
    {Channel::practice_digital, "digital_hazard", 1, "1/year", "added to the adoption of digital processes (E13)"},
    {Channel::practice_automation, "automation_hazard", 1, "1/year", "added to the adoption of automation (E13)"},
    {Channel::practice_commerce, "commerce_hazard", 1, "1/year",
     "added to the adoption of cross-border commerce (E13)"},
    {Channel::practice_management, "management_hazard", 1, "1/year",
     "added to the adoption of quality and innovation management (E13)"},
    {Channel::practice_green, "green_hazard", 1, "1/year", "added to the adoption of green processes (E13)"},
    {Channel::quality_gain, "quality_gain", 0.1, "1",
     "output gained by enterprises that manage quality (E5; psi_Q 0.01-0.03)"},
    {Channel::sector_sources, "sector_weight", 5, "1",
     "added to the weight of one's sector among models to imitate (E11)"},
    {Channel::imitation_tries, "imitation_chance", 1, "1/year", "added to the chance to try an imitation (E11)"},
    {Channel::rural_tries, "rural_imitation_chance", 1, "1/year",
     "the same of small farms, food makers and woodworkers (E11)"},
    {Channel::machine_rebate, "machine_rebate", 0.9, "1", "share of an imported machine's price paid back (E12)"},
    {Channel::rnd_match, "rnd_match", 0.9, "1", "share of a domestic enterprise's R&D that the province pays (E8)"},
    {Channel::rnd_participation, "rnd_participation", 5, "1", "more enterprises that do R&D, of those that do (E8)"},
    {Channel::rnd_productivity, "rnd_productivity", 5, "1", "more success of R&D, of zeta (E9)"},
    {Channel::fund_participation, "fund_participation", 1, "1",
     "added to the share of enterprises with R&D that hold an S&T fund (E16)"},
    {Channel::fund_rate, "fund_rate", 0.1, "1", "added to the share of taxable income set aside, 10 % at most (E16)"},
    {Channel::tie_pull, "pull", 5, "1", "added to the logit of a project with an institution (E14)"},
    {Channel::tie_cofunding, "cofunding", 0.5, "1",
     "share of joint projects' cost that the province pays beside the lever's own money (E14)"},
    {Channel::lab_capacity, "lab_capacity", 5, "1",
     "more projects that laboratories hold, of those that they do (E14)"},
    {Channel::institution_frontier, "institution_frontier", 1, "1",
     "added to the frontier of institutions' research, sector mean of the base year = 1 (E10)"},
    {Channel::absorption, "absorption", 0.5, "1", "added to absorptive capacity (E9)"},
    {Channel::training_places, "places_year", 1e6, "places/year",
     "workers trained a year; each place is paid beside the lever's own money (E18b)"},
    {Channel::schooling, "learn_on", 0.5, "1", "more pupils who learn on after upper secondary school (E18b)"},
    {Channel::talent, "talent_year", 1e5, "persons/year", "graduates who move in for it (E21b)"},
    {Channel::founders, "founders", 5, "1", "more founders of start-ups, of those there are (E17c)"},
    {Channel::seed_capital, "seed_mvnd", 1e5, "million đồng", "paid to a new start-up while money lasts (E17c)"},
    {Channel::incubator_seats, "seats", 1e4, "teams", "more start-ups that incubators hold (E17c)"},
    {Channel::site_rebate, "rent_rebate", 0.9, "1", "share of the rent in high-tech sites paid by the province (E22)"},
    {Channel::fdi_arrivals, "fdi_arrivals", 5, "1", "more foreign projects, of those that arrive (E17)"},
    {Channel::fdi_quality, "fdi_quality", 1, "1",
     "added to the technology that foreign projects bring, of the lead (E17)"},
    {Channel::service_demand, "service_demand", 1, "1", "more outside demand for market services (E7)"},
};

using enum Channel;
using enum BudgetLine;

using enum Means;

/// What a lever moves and by how much.
constexpr std::array<LeverEffect, 2> moves(Channel first = {}, double usual = 0, Channel second = {},
                                           double other = 0) {
  return {LeverEffect{first, usual}, LeverEffect{second, other}};
}

constexpr Lever kLevers[] = {
    {"L01", "stem_education_support", national_programme, institutions, moves(schooling, 0.05),
     "STEM education and career orientation"},
    {"L02", "advanced_training_programme", national_programme, institutions,
     moves(institution_frontier, 0.02, absorption, 0.005), "high-level training abroad and in 4.0 fields"},
    {"L03", "ppp_vocational_training", matching, institutions, moves(training_places, 5000),
     "public-private cooperation in vocational training"},
    {"L04", "talent_attraction_package", st_career, services, moves(talent, 200), "attracting and using talent"},
    {"L05", "enterprise_management_training", national_programme, institutions,
     moves(practice_management, 0.01, quality_gain, 0.002), "management, standards and quality tools for small firms"},
    {"L06", "researcher_secondment", st_career, institutions, moves(absorption, 0.02),
     "researchers of institutes at work in enterprises"},
    {"L07", "triple_helix_cooperation", st_career, institutions, moves(tie_pull, 0.7, tie_cofunding, 0.2),
     "the three houses: joint projects of enterprises and institutions"},
    {"L08", "regulatory_sandbox", st_career, services, moves(founders, 0.1, practice_digital, 0.003),
     "pilot and special mechanisms"},
    {"L09", "craft_technology_upgrade", national_programme, institutions, moves(rural_tries, 0.05),
     "technology for crafts and OCOP products"},
    {"L10",
     "ppp_rd_investment",
     matching,
     pot,
     moves(rnd_match, 0.2),
     "private capital for R&D, matched by the province",
     {},
     Pot::rnd_match},
    {"L11", "priority_rd_fields", st_career, institutions, moves(rnd_productivity, 0.05, practice_green, 0.005),
     "priority fields of R&D"},
    {"L12", "sector_digital_transformation", national_programme, services,
     moves(practice_digital, 0.02, practice_automation, 0.01), "digital transformation in ten sectors"},
    {"L13", "startup_clubs", st_career, institutions, moves(founders, 0.15), "network of start-up clubs"},
    {"L14",
     "venture_network",
     matching,
     pot,
     moves(seed_capital, 500, founders, 0.05),
     "mentors, investors and venture funds",
     {},
     Pot::seed_capital},
    {"L15", "enterprise_st_fund_rate", st_career, services, moves(fund_participation, 0.2, fund_rate, 0.02),
     "enterprises' own S&T funds"},
    {"L16", "digital_startup_support", st_career, institutions, moves(founders, 0.1, practice_digital, 0.01),
     "digital start-ups and traditional firms that go digital"},
    {"L17", "technology_market_reform", st_career, services, moves(sector_sources, 0.1, rnd_productivity, 0.02),
     "commercialisation and market mechanisms for science and technology"},
    {"L18",
     "technology_import_incentive",
     investment,
     pot,
     moves(machine_rebate, 0.05),
     "incentives for importing technology",
     {},
     Pot::machine_rebate},
    {"L19", "technology_exchange_floor", st_career, institutions, moves(sector_sources, 0.2, imitation_tries, 0.01),
     "technology exchange floor linked to national floors"},
    {"L20", "ip_protection_support", st_career, services, moves(rnd_participation, 0.1),
     "protection of intellectual property"},
    {"L21", "iso9001_support", national_programme, services, moves(quality_gain, 0.005, practice_management, 0.005),
     "ISO 9001 quality systems"},
    {"L22", "iso56000_support", national_programme, services, moves(practice_management, 0.02),
     "ISO 56000 innovation management"},
    {"L23", "metrology_infrastructure", investment, equipment, moves(quality_gain, 0.004), "metrology and calibration"},
    {"L24", "traceability_support", national_programme, services, moves(quality_gain, 0.002, practice_commerce, 0.005),
     "traceability and productivity of key products"},
    {"L25", "hightech_zone_land_supply", investment, equipment, moves(site_rebate, 0.1, fdi_arrivals, 0.05),
     "high-tech park, high-tech agriculture zone, concentrated IT park", "floor space: site_release"},
    {"L26", "incubator_capacity", investment, equipment, moves(incubator_seats, 60),
     "incubators, co-working, accelerators"},
    {"L27", "key_laboratory_investment", investment, equipment, moves(lab_capacity, 0.3, institution_frontier, 0.02),
     "key and specialised laboratories"},
    {"L28", "smart_operations_centre", investment, equipment, moves(), "smart city operations centre",
     "cost alone; signals and incidents: later, with traffic"},
    {"L29", "broadband_rollout", investment, equipment, moves(practice_digital, 0.015),
     "broadband and integrated ICT infrastructure", "telework: later, with travel"},
    {"L30", "data_centre_investment", investment, equipment, moves(practice_digital, 0.01, practice_automation, 0.005),
     "large data centres and shared data"},
    {"L31", "strategic_road_investment", investment, equipment, moves(),
     "strategic transport within and between provinces", "cost alone; roads: link_opening"},
    {"L32", "dry_port_capacity", investment, equipment, moves(), "dry ports",
     "cost alone; containers: later, with freight"},
    {"L33", "smart_village_pilot", national_programme, services, moves(rural_tries, 0.03),
     "smart villages with smart agriculture"},
    {"L34", "core_city_investment", investment, services, moves(service_demand, 0.01),
     "Thủ Dầu Một, Dĩ An, Thuận An and the New City's centre", "floor space: upzone"},
    {"L35", "tod_density_bonus", investment, equipment, moves(), "A1 roundabout TOD complex",
     "cost alone; upzone, site_release of SA1, station_opening; more later, with land"},
    {"L36", "startup_office_supply", investment, equipment, moves(incubator_seats, 100, founders, 0.05),
     "A9 offices for enterprises and start-ups", "floor space: site_release of SA2"},
    {"L37", "expo_capacity", investment, services, moves(service_demand, 0.005, fdi_arrivals, 0.02), "WTC Expo"},
    {"L38", "crossborder_ecommerce_zone", investment, equipment, moves(practice_commerce, 0.01),
     "cross-border e-commerce pilot zone", "floor space: site_release of SA4; parcels: later, with freight"},
    {"L39", "urban_logistics_zone", investment, equipment, moves(), "urban services and logistics zone",
     "cost alone; floor space: site_release of SA5; trucks: later, with freight"},
    {"L40", "st_industrial_park", investment, sites, moves(site_rebate, 0.3, fdi_quality, 0.1),
     "science and technology industrial park", "floor space: site_release of SA6"},
    {"L41", "vnu_hcm_link", st_career, institutions, moves(tie_pull, 0.3, talent, 50),
     "link with the national university of Ho Chi Minh City"},
    {"L42", "knowledge_services_support", st_career, services, moves(service_demand, 0.01),
     "knowledge-intensive services"},
    {"L43", "international_rd_alliances", st_career, institutions, moves(institution_frontier, 0.05, fdi_quality, 0.05),
     "international research alliances and technology reception"},
    {"L44", "virtual_techmart", st_career, services, moves(sector_sources, 0.1, imitation_tries, 0.005),
     "virtual techmart and technology information"},
    {"L45", "innovation_awards", st_career, services, moves(imitation_tries, 0.003, practice_management, 0.002),
     "innovation awards and communication"},
    {"L46", "ecommerce_promotion", national_programme, services, moves(practice_commerce, 0.02), "e-commerce",
     "parcels: later, with freight"},
    {"L47",
     "provincial_st_budget",
     st_career,
     institutions,
     moves(lab_capacity, 0.1),
     "more money on the line of science and technology, spent on research",
     {},
     Pot::rnd_match,
     true},
    {"L48",
     "public_investment_priority",
     investment,
     equipment,
     moves(lab_capacity, 0.2, incubator_seats, 30),
     "more money on the line of investment, for capacity to innovate",
     {},
     Pot::rnd_match,
     true},
    {"L49", "result_based_financing", st_career, institutions, moves(rnd_productivity, 0.05),
     "lump-sum financing of research by its results"},
};

std::string effects_of(Lever const& lever) {
  std::string text;
  for (auto const& effect : lever.effects())
    text += fmt::format("{}`{}` {}", text.empty() ? "" : ", ",
                        channel_keys()[static_cast<std::size_t>(effect.channel)].key, effect.usual);
  return text;
}

}  // namespace

std::span<ChannelKey const> channel_keys() {
  return kChannelKeys;
}

std::span<Lever const> levers() {
  return kLevers;
}

std::string lever_markdown() {
  std::string text = "| | kind | keys, usual effect | budget line | beside it |\n|---|---|---|---|---|\n";
  for (auto const& lever : levers())
    text += fmt::format("| {} | `{}` | {} | {} | {} |\n", lever.id, lever.name, effects_of(lever), name_of(lever.line),
                        lever.elsewhere);
  return text;
}

std::vector<InterventionKind> lever_interventions() {
  std::vector<InterventionKind> kinds;
  for (auto const& lever : levers()) {
    InterventionKind kind{lever.name, TargetKind::none, {}, lever.meaning, describe_lever};
    kind.keys = {{"billion_vnd_year", 0, true, 0, 100000, "billion đồng/year", "booked while it is in force"},
                 {"months", 0, false, 0, 1200, "months", "how long; 0: to the end"}};
    for (auto const& effect : lever.effects()) {
      auto const& channel = channel_keys()[static_cast<std::size_t>(effect.channel)];
      kind.keys.push_back({channel.key, effect.usual, false, 0, channel.most, channel.unit, channel.meaning});
    }
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

}  // namespace tanvan
