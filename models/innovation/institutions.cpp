#include "models/innovation/institutions.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fmt/format.h>

#include "sim/engine/public_money.hpp"

namespace tanvan {
namespace {

std::string tell_programme(World&, Intervention const& i) {
  return fmt::format("{:.2g} added to the logit of a tie; the province pays {:.0f} % of projects", i.numbers.at("pull"),
                     i.numbers.at("cofunding") * 100);
}

std::string tell_fund(World&, Intervention const& i) {
  return fmt::format("{:.0f} % of enterprises with R&D set aside {:.1f} % of their profit",
                     i.numbers.at("participation") * 100, i.numbers.at("rate") * 100);
}

std::string tell_money(World&, Intervention const& i) {
  int const months = static_cast<int>(i.numbers.at("months"));
  return fmt::format("{} billion đồng a year{}", i.numbers.at("billion_vnd_year"),
                     months > 0 ? fmt::format(" for {} months", months) : "");
}

}  // namespace

void found_institutions(World& world) {
  auto& store = world.institutions;
  store = {};
  double running = 0;
  std::int64_t given = 0;
  for (auto const& row : world.region.institutions) {
    running += row.lab_capacity * world.scale;
    auto const capacity = std::llround(running) - given;
    given += capacity;
    store.zone.push_back(row.zone);
    store.kind.push_back(row.kind);
    store.knowledge.push_back(row.fields);
    store.capacity.push_back(static_cast<std::uint32_t>(capacity));
    store.graduates_year.push_back(row.graduates_year);
    store.frontier.push_back(row.frontier);
  }
}

std::vector<InterventionKind> innovation_interventions() {
  return {
      {"helix_programme",
       TargetKind::none,
       {{"pull", 1, false, 0, 5, "1", "added to the logit of a tie between enterprise and institution"},
        {"cofunding", 0.3, false, 0, 0.5, "1", "share of a joint project's cost that the province pays"}},
       "the three houses: joint projects of enterprises and institutions (Decision 742, II.2, II.4.1)",
       tell_programme},
      {"technology_fund",
       TargetKind::none,
       {{"participation", 0, true, 0, 1, "1", "enterprises with R&D that hold an S&T fund"},
        {"rate", 0.1, false, 0, 0.1, "1", "of taxable income set aside a year"}},
       "barriers to enterprises' S&T funds taken away (Decision 742, II.4.1)",
       tell_fund},
      {"public_research",
       TargetKind::none,
       {{"billion_vnd_year", 0, true, 0, 100000, "billion đồng/year", "money of public laboratories, paid in December"},
        {"months", 0, false, 0, 1200, "months", "how long; 0: to the end"}},
       "public laboratories do research of their own, open to all (Dosi et al. 2023)",
       tell_money},
      {"tax_discount",
       TargetKind::none,
       {{"billion_vnd_year", 0, true, 0, 100000, "billion đồng/year", "corporate tax given back in December"},
        {"months", 0, false, 0, 1200, "months", "how long; 0: to the end"}},
       "corporate tax given back to domestic enterprises in proportion to what they owe",
       tell_money},
  };
}

HelixProgramme helix_programme(World const& world) {
  constexpr double kMostCofunding = 0.5;
  HelixProgramme sum{world.policy.of(Channel::tie_pull), world.policy.of(Channel::tie_cofunding)};
  if (auto const* programme = in_force(world, "helix_programme")) {
    sum.pull += programme->numbers.at("pull");
    sum.cofunding += programme->numbers.at("cofunding");
  }
  return {sum.pull, std::min(kMostCofunding, sum.cofunding)};
}

double tie_chance(World const& world, EnterpriseId id, InstitutionId institution, double programme,
                  InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  auto const& u = world.institutions;
  auto const place = e.establishment[id];
  double const minutes = world.access.car_time_min(places.zone[place].value, u.zone[institution].value);
  double const known = std::popcount(e.knowledge[id]);
  double const common = std::popcount(e.knowledge[id] & u.knowledge[institution]) / std::max(1.0, known);
  bool const high_tech = places.site[place] >= 0 && world.sites.high_tech[static_cast<std::size_t>(places.site[place])];
  double const logit =
      p.tie_base - p.tie_distance * minutes + p.tie_size * std::log(std::max(1U, total(e.workers[id]))) +
      (e.rnd_stock[id] > 0 ? p.tie_rnd : 0) + p.tie_overlap * common + (high_tech ? p.tie_high_tech : 0) + programme;
  return 1 / (1 + std::exp(-logit));
}

KnowledgeMask learn_bit(KnowledgeMask own, KnowledgeMask other, Draws& draws) {
  KnowledgeMask missing = other & ~own;
  if (missing == 0) return own;
  for (auto skip = draws.below(static_cast<std::uint32_t>(std::popcount(missing))); skip > 0; --skip)
    missing &= missing - 1;
  return own | (missing & -missing);
}

KnowledgeMask after_project(KnowledgeMask own, KnowledgeMask partner, double radical, Draws& draws) {
  if (!draws.chance(radical)) return learn_bit(own, partner, draws);
  bool const succeeds = draws.chance(std::popcount(own) / double{kKnowledgeBits});
  return succeeds ? own | (KnowledgeMask{1} << draws.below(kKnowledgeBits)) : own;
}

}  // namespace tanvan
