// The rows of the synthetic enterprises: machines, technology, wages, positions, money.
#include <algorithm>
#include <cmath>

#include "models/enterprise/location.hpp"
#include "models/enterprise/synthesis_steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Draws of one enterprise that its sector or the whole province then brings to a known mean.
struct Raw {
  double technology = 1, capital = 1, wage = 1;
  double innovates = 0, renews = 0;  // before their shifts, on the scale of the logit
};

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

/// Labour costs a worker against the mean, damped: what a sector pays.
std::array<double, kSectors> sector_wages(World const& world, double elasticity) {
  std::array<double, kSectors> factor{};
  double mean = 0;
  for (auto const& row : world.region.sectors) mean += row.labour_share * row.value_added_share;
  for (auto const& row : world.region.sectors) {
    double const own =
        row.employment_share > 0 ? row.labour_share * row.value_added_share / row.employment_share : mean;
    factor[index_of(row.sector)] = std::clamp(std::pow(own / mean, elasticity), 0.75, 1.5);
  }
  return factor;
}

Raw raw_of(World const& world, AgentKey key, Draft const& draft, double sector_wage,
           EnterpriseSynthesisParameters const& p) {
  Draws draws{world.seed, key, 0, Stream::synthesis_enterprise};
  bool const foreign = draft.ownership == Ownership::foreign;
  double const size = std::log(draft.staff);
  Raw raw;
  raw.technology =
      std::exp(p.technology_spread * draws.normal() + (foreign ? p.technology_foreign : 0) + p.technology_size * size);
  raw.capital = std::exp(p.capital_spread * draws.normal());
  raw.wage = sector_wage * (foreign ? p.wage_foreign : 1) * std::exp(p.wage_size_elasticity * size);
  // Larger, foreign and manufacturing enterprises innovate more (Oslo surveys; slopes from memory, unverified).
  raw.innovates = 0.45 * size + (foreign ? 0.5 : 0) + (is_manufacturing(draft.sector) ? 0.6 : 0);
  raw.renews = 0.2 * size;
  return raw;
}

/// Scales what `field` names to a mean of 1 over jobs, in each sector or over all.
void normalize(std::vector<Raw>& raw, std::vector<Draft> const& drafts, double Raw::*field, bool by_sector) {
  std::array<double, kSectors> sum{}, jobs{};
  for (std::size_t i = 0; i < raw.size(); ++i) {
    auto const s = by_sector ? index_of(drafts[i].sector) : 0;
    sum[s] += raw[i].*field * drafts[i].staff;
    jobs[s] += drafts[i].staff;
  }
  for (std::size_t i = 0; i < raw.size(); ++i) {
    auto const s = by_sector ? index_of(drafts[i].sector) : 0;
    raw[i].*field *= jobs[s] / sum[s];
  }
}

/// The shift of logits at which the mean chance of all enterprises is `share`.
double shift_for(std::vector<Raw> const& raw, double Raw::*field, double share) {
  return root_of_falling(-30, 30, [&](double x) {
    double sum = 0;
    for (auto const& r : raw) sum += logistic(x + r.*field);
    return share - sum / static_cast<double>(raw.size());
  });
}

std::vector<Raw> draw_all(World const& world, std::vector<Draft> const& drafts, std::uint64_t first_key,
                          EnterpriseSynthesisParameters const& p) {
  auto const wages = sector_wages(world, p.wage_sector_elasticity);
  std::vector<Raw> raw(drafts.size());
  for_each_index(drafts.size(), [&](std::size_t i) {
    raw[i] = raw_of(world, AgentKey{first_key + i}, drafts[i], wages[index_of(drafts[i].sector)], p);
  });
  normalize(raw, drafts, &Raw::technology, true);
  normalize(raw, drafts, &Raw::capital, true);
  normalize(raw, drafts, &Raw::wage, false);
  double const innovates = shift_for(raw, &Raw::innovates, p.innovating_share);
  double const renews = shift_for(raw, &Raw::renews, p.renewal_share);
  for (auto& r : raw) r.innovates = logistic(r.innovates + innovates), r.renews = logistic(r.renews + renews);
  return raw;
}

/// Positions by skill class: the sector's shares of each enterprise, with what rounding left over carried on within the
/// sector, so that small enterprises do not all round the same way.
std::vector<std::array<std::uint32_t, kSkillClasses>> positions_of(World const& world,
                                                                   std::vector<Draft> const& drafts) {
  std::vector<std::array<std::uint32_t, kSkillClasses>> positions(drafts.size());
  std::array<double, kSkillClasses> carried{};
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (i == 0 || drafts[i].sector != drafts[i - 1].sector) carried = {};
    auto const& row = world.region.sectors[index_of(drafts[i].sector)];
    double const share[kSkillClasses] = {row.basic_share, row.middle_share, row.high_share};
    std::uint32_t given = 0;
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      carried[k] += share[k] * drafts[i].staff;
      positions[i][k] =
          std::min(static_cast<std::uint32_t>(std::max(0.0, std::floor(carried[k]))), drafts[i].staff - given);
      given += positions[i][k];
    }
    for (; given < drafts[i].staff; ++given) {
      std::size_t most = 0;
      for (std::size_t k = 1; k < kSkillClasses; ++k)
        if (carried[k] - positions[i][k] > carried[most] - positions[i][most]) most = k;
      ++positions[i][most];
    }
    for (std::size_t k = 0; k < kSkillClasses; ++k) carried[k] -= positions[i][k];
  }
  return positions;
}

/// Capital over vintages: each age class holds `decay` of the one a year younger, the last one all older ones; who
/// renewed within a year has more of the newest.
std::array<float, kVintages> vintages_of(double capital, double decay, bool renewed) {
  std::array<double, kVintages> share{};
  double sum = 0, power = 1;
  for (std::size_t v = 0; v < kVintages; ++v, power *= decay)
    sum += share[v] = v + 1 < kVintages ? power : power / (1 - decay);
  for (auto& s : share) s *= (renewed ? 0.85 : 1) / sum;
  if (renewed) share[0] += 0.15;
  std::array<float, kVintages> vintages{};
  for (std::size_t v = 0; v < kVintages; ++v) vintages[v] = static_cast<float>(capital * share[v]);
  return vintages;
}

/// Practices adopted, each with its share, more in large enterprises (digital, automation, e-commerce, ISO, green;
/// shares from memory, unverified).
std::uint8_t practices_of(double staff, Draws& draws) {
  constexpr double kShare[kPractices] = {0.15, 0.05, 0.06, 0.06, 0.04};
  std::uint8_t bits = 0;
  for (unsigned k = 0; k < kPractices; ++k)
    if (draws.chance(std::min(0.9, kShare[k] * (0.7 + 0.25 * std::log(staff)))))
      bits = static_cast<std::uint8_t>(bits | 1U << k);
  return bits;
}

/// Age of an enterprise: exponential, mean eight years, none before Đổi mới opened the province (1987); prior.
Month birth_of(Month now, Draws& draws) {
  return std::max(month_of(1987, 1), now - 1 - static_cast<int>(96 * draws.exponential()));
}

Month renewal_of(Month now, double chance_a_year, Draws& draws) {
  double const months = std::log(draws.uniform()) / std::log1p(-chance_a_year) * 12;
  return months < 600 ? now - 1 - static_cast<int>(months) : kLongAgo;
}

/// Columns that draws decide.
void write_technology(World& world, EnterpriseId id, Draft const& draft, Raw const& raw,
                      EnterpriseSynthesisParameters const& p) {
  auto& e = world.population.enterprises;
  auto const& row = world.region.sectors[index_of(draft.sector)];
  Draws draws{world.seed, e.key[id], 1, Stream::synthesis_enterprise};
  e.technology[id] = raw.technology;
  e.renewed[id] = renewal_of(world.now, std::min(0.9, raw.renews), draws);
  double const decay = std::clamp(p.vintage_decay + 0.07 * (2 * draws.uniform() - 1), 0.05, 0.97);
  e.capital[id] =
      vintages_of(draft.staff * row.capital_per_worker_mvnd * raw.capital, decay, world.now - e.renewed[id] <= 12);
  for (std::size_t v = 0; v < kVintages; ++v)
    e.vintage_technology[id][v] =
        static_cast<float>(raw.technology * std::pow(1 + p.vintage_progress, -static_cast<double>(v)));
  bool const innovates = draws.chance(raw.innovates);
  auto const ago = static_cast<int>(draws.below(36));
  e.innovated[id] = innovates ? world.now - 1 - ago : kLongAgo;
  e.practices[id] = practices_of(draft.staff, draws);
  e.born[id] = birth_of(world.now, draws);
  e.knowledge[id] = first_knowledge(world.seed, e.key[id], draft.sector);
  bool const researches = draft.staff >= 10 && draws.chance(row.rnd_participation);
  // Four years' worth of R&D, as a stock that a sixth leaves a year would hold (perpetual inventory).
  double const costs = draft.staff * 12 * p.wage_middle_mvnd * p.rnd_intensity;
  e.rnd_stock[id] = researches ? 4 * costs * std::exp(0.8 * draws.normal()) : 0;
}

/// Marks who was founded as a start-up, among the province's own younger than five years, and remembers how many of
/// each year stand: survival counts from here on. The mark changes nothing that an enterprise does.
void mark_startups(World& world, double share) {
  auto& e = world.population.enterprises;
  auto& founded = world.last_year.startups_founded;
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const years_ago = static_cast<std::size_t>((world.now - e.born[id]) / kMonthsInYear);
    Draws draws{world.seed, e.key[id], 2, Stream::synthesis_enterprise};
    if (e.ownership[id] != Ownership::domestic || years_ago >= founded.size() || !draws.chance(share)) continue;
    e.startup[id] = 1;
    ++founded[years_ago];
  }
}

void write_money(World& world, EnterpriseId id, double wage_factor, EnterpriseSynthesisParameters const& p) {
  auto& e = world.population.enterprises;
  double const base[kSkillClasses] = {p.wage_basic_mvnd, p.wage_middle_mvnd, p.wage_high_mvnd};
  double bill = 0;
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    e.posted_wage[id][k] = dong(base[k] * 1e6 * wage_factor);
    bill += static_cast<double>(e.posted_wage[id][k].value) * e.vacancies[id][k];
  }
  e.cash[id] = dong(p.cash_months * bill);
}

void make_room(World& world, std::size_t rows) {
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  expects(e.size() == 0 && places.size() == 0, "a population without enterprises");
  e.key.resize(rows), e.sector.resize(rows), e.ownership.resize(rows), e.born.resize(rows),
      e.establishment.resize(rows);
  e.technology.resize(rows), e.capital.resize(rows), e.vintage_technology.resize(rows), e.rnd_stock.resize(rows);
  e.practices.resize(rows), e.innovated.resize(rows), e.renewed.resize(rows), e.renewed_year.resize(rows);
  e.price.resize(rows, 1.0), e.expected_demand.resize(rows), e.share.resize(rows), e.output.resize(rows);
  e.output_year.resize(rows), e.unmet.resize(rows), e.workers.resize(rows), e.labour_quality.resize(rows, 1.0);
  e.desired.resize(rows), e.vacancies.resize(rows), e.posted_wage.resize(rows), e.cash.resize(rows);
  e.profit_year.resize(rows), e.capital_norm.resize(rows), e.knowledge.resize(rows), e.partner.resize(rows);
  e.partner_until.resize(rows, kLongAgo), e.fund.resize(rows), e.startup.resize(rows),
      e.incubated_until.resize(rows, kLongAgo), e.goods_kg.resize(rows), e.goods_sent_kg.resize(rows);
  places.enterprise.resize(rows), places.zone.resize(rows), places.cell.resize(rows), places.site.resize(rows),
      places.floor_m2.resize(rows);
}

/// Shares of sector demand: by positions times technology, 1 in each sector.
void share_demand(World& world, std::vector<Draft> const& drafts) {
  auto& e = world.population.enterprises;
  std::array<double, kSectors> sum{};
  for (std::size_t i = 0; i < drafts.size(); ++i)
    sum[index_of(drafts[i].sector)] += drafts[i].staff * e.technology[id_of<EnterpriseId>(i)];
  for (std::size_t i = 0; i < drafts.size(); ++i)
    e.share[id_of<EnterpriseId>(i)] =
        drafts[i].staff * e.technology[id_of<EnterpriseId>(i)] / sum[index_of(drafts[i].sector)];
}

}  // namespace

void found_enterprises(World& world, std::vector<Draft> const& drafts, EnterpriseSynthesisParameters const& p,
                       SynthesisReport& report) {
  std::uint64_t const first_key = world.population.next_key;
  auto const raw = draw_all(world, drafts, first_key, p);
  auto const positions = positions_of(world, drafts);
  make_room(world, drafts.size());
  world.population.next_key += drafts.size();
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  for_each_row<EnterpriseId>(drafts.size(), [&](EnterpriseId id) {
    auto const& draft = drafts[id.value];
    EstablishmentId const place{id.value};
    e.key[id] = AgentKey{first_key + id.value};
    e.sector[id] = draft.sector;
    e.ownership[id] = draft.ownership;
    e.establishment[id] = place;
    e.desired[id] = e.vacancies[id] = positions[id.value];
    write_technology(world, id, draft, raw[id.value], p);
    write_money(world, id, raw[id.value].wage, p);
    places.enterprise[place] = id;
    places.zone[place] = draft.zone;
    places.site[place] = draft.site;
    places.cell[place] = cell_of(world, {draft.zone, draft.site}, e.key[id]);
    places.floor_m2[place] =
        static_cast<float>(floor_wanted(world.region.sectors[index_of(draft.sector)], draft.staff));
  });
  mark_startups(world, p.startup_share);
  share_demand(world, drafts);
  double innovating = 0;
  for (auto const month : e.innovated) innovating += world.now - month <= 36 ? 1 : 0;
  double const wanted = p.innovating_share * static_cast<double>(drafts.size());
  report.add("innovating enterprises", wanted, innovating, 4 * std::sqrt(wanted) + 1);
}

}  // namespace tanvan
