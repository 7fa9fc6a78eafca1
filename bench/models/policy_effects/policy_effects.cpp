// What do policies do to the targets of Decision 742, how sure is that, and what do they cost? Economy alone, pairs of
// seeds: the scoreboard of the baseline, then each overlay's differences with 95 % intervals.
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "bench/models/policy_effects/paired.hpp"
#include "bench/scenarios/shipped_scenario.hpp"
#include "bench/table_program.hpp"
#include "sim/engine/targets.hpp"

namespace tanvan {
namespace {

/// What one run says of its targets and of a few figures of its last year.
struct Outcome {
  std::vector<TargetScore> scores;
  std::vector<double> figures;  // as kFigures
};

struct Figure {
  char const* series;
  char const* what;
  bool summed;  // over all years; else of the last
};
constexpr Figure kFigures[] = {
    {"growth_tfp", "growth of TFP, last year [%]", false},
    {"tfp_share_gso", "TFP's share of growth, last year [%]", false},
    {"labour_productivity_growth", "growth of labour productivity, last year [%]", false},
    {"GRDP_constant", "GRDP, last year [bn đồng of the base year]", false},
    {"innovating_share_all", "enterprises innovating [%]", false},
    {"renewal_r2", "enterprises renewing machines [%]", false},
    {"skilled_share", "skilled workers [%]", false},
    {"unemployment_rate", "unemployment [%]", false},
    {"mean_wage", "mean wage [đồng a month]", false},
    {"public_spending_policy", "money spent on policies, all years", true},
};

Outcome outcome_of(std::string const& overlay, std::string const& scale, int seed) {
  ModelParameters parameters;
  auto const scenario =
      shipped_scenario(overlay, {{"scenario.scale", scale}, {"scenario.seed", std::to_string(seed)}}, parameters);
  World world = found_economy(scenario, parameters);
  live(world, derive_schedule(parameters), scenario, [](ProgressStep const&) {});
  Outcome outcome{score_targets(world), {}};
  for (auto const& figure : kFigures) {
    auto const at = world.record.indicators.find(figure.series);
    double value = std::nan("");
    if (at != world.record.indicators.end()) {
      value = at->second.back();
      for (std::size_t year = 0; figure.summed && year + 1 < at->second.size(); ++year) value += at->second[year];
    }
    outcome.figures.push_back(value);
  }
  return outcome;
}

std::vector<double> column(std::vector<Outcome> const& outcomes, auto const& of) {
  std::vector<double> values;
  for (auto const& outcome : outcomes) values.push_back(of(outcome));
  return values;
}

void print_scoreboard(std::vector<Outcome> const& baseline) {
  fmt::print(
      "| target | asked | simulated, mean and 95 % interval of the mean | met in | definition "
      "|\n|---|---|---|---|---|\n");
  for (std::size_t row = 0; row < baseline.front().scores.size(); ++row) {
    auto const& score = baseline.front().scores[row];
    auto const e = estimate(column(baseline, [&](Outcome const& o) { return o.scores[row].simulated; }));
    int met = 0;
    for (auto const& o : baseline) met += o.scores[row].met ? 1 : 0;
    fmt::print("| {} {} | {} {:g} | {:.4g} ± {:.2g} | {} of {} | {} |\n", score.target.id, score.target.year,
               score.target.comparator, score.target.value, e.mean, e.half_width, met, baseline.size(),
               score.definition_en);
  }
}

void print_effects(std::string const& overlay, std::vector<Outcome> const& with, std::vector<Outcome> const& without) {
  fmt::print("\n## {}\n\n| figure | baseline | difference, 95 % interval |\n|---|---|---|\n", overlay);
  for (std::size_t f = 0; f < std::size(kFigures); ++f) {
    auto const of = [&](Outcome const& o) { return o.figures[f]; };
    auto const a = column(without, of), b = column(with, of);
    auto const e = paired_difference(b, a);
    fmt::print("| {} | {:.6g} | {:+.3g} ± {:.2g} |\n", kFigures[f].what, estimate(a).mean, e.mean, e.half_width);
  }
  for (std::size_t row = 0; row < without.front().scores.size(); ++row) {
    auto const of = [&](Outcome const& o) { return o.scores[row].simulated; };
    auto const e = paired_difference(column(with, of), column(without, of));
    if (!(std::abs(e.mean) > e.half_width)) continue;  // luck, or nothing simulated
    auto const& score = without.front().scores[row];
    fmt::print("| target {} {}: {} | {:.4g} | {:+.3g} ± {:.2g} |\n", score.target.id, score.target.year,
               score.definition_en, estimate(column(without, of)).mean, e.mean, e.half_width);
  }
}

std::vector<Outcome> outcomes_of(std::string const& overlay, std::string const& scale, int seeds) {
  std::vector<Outcome> outcomes;
  for (int seed = 1; seed <= seeds; ++seed) outcomes.push_back(outcome_of(overlay, scale, seed));
  return outcomes;
}

int run(std::vector<std::string> const& arguments) {
  std::string const scale = !arguments.empty() ? arguments[0] : "0.1";
  int const seeds = arguments.size() > 1 ? std::atoi(arguments[1].c_str()) : 10;
  std::vector<std::string> overlays(arguments.begin() + std::min<std::ptrdiff_t>(2, std::ssize(arguments)),
                                    arguments.end());
  if (overlays.empty()) overlays = {"innovation-fund", "ba-nha", "training-5000"};
  auto const baseline = outcomes_of("baseline", scale, seeds);
  fmt::print("## Baseline, scale {}, {} seeds\n\n", scale, seeds);
  print_scoreboard(baseline);
  for (auto const& overlay : overlays) print_effects(overlay, outcomes_of(overlay, scale, seeds), baseline);
  return 0;
}

}  // namespace
}  // namespace tanvan

int main(int argc, char** argv) {
  return tanvan::print_table("policy_effects", argc, argv, tanvan::run);
}
