// Does the model show the stylised facts of models 4.2 and the official figures of 4.1?
//   stylised_facts [--seeds 20] [--scale 0.1] [--set models.labour.search=0.9 …] [--base-only]
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>
#include <span>

#include "bench/models/stylised_facts/facts.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

struct Options {
  int seeds = 20, first = 1;
  std::string scale = "0.1", scenario = TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml";
  std::vector<std::string> settings;
  bool base_only = false;
};

Intervention intervention(Month date, std::string kind, std::string target, std::map<std::string, double> numbers) {
  return {date, std::move(kind), std::move(target), std::move(numbers), "stylised facts", {}};
}

/// Outside demand in four waves of two years, by quarters.
std::vector<Intervention> waves() {
  constexpr double kDepth = 0.1;
  constexpr int kMonths = 3, kPeriod = kWaveMonths / kMonths, kQuarters = 4 * kPeriod;
  std::vector<Intervention> all;
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    double const wave = std::sin(2 * std::numbers::pi * (quarter + 0.5) / kPeriod);
    all.push_back(intervention(kWavesBegin + kMonths * quarter, "demand_shock", "",
                               {{"factor", 1 - kDepth * wave}, {"months", kMonths}}));
  }
  return all;
}

/// Equal money, in the order of the claim: public laboratories, R&D subsidy, tax discount. The subsidy pays half of an
/// enterprise's R&D while the year's money lasts.
std::vector<Intervention> policies() {
  constexpr double kBillionVndYear = 500;
  Month const start = month_of(2023, 1);
  return {intervention(start, "public_research", "", {{"billion_vnd_year", kBillionVndYear}, {"months", 0}}),
          intervention(start, "ppp_rd_investment", "",
                       {{"billion_vnd_year", kBillionVndYear}, {"months", 0}, {"rnd_match", 0.5}}),
          intervention(start, "tax_discount", "", {{"billion_vnd_year", kBillionVndYear}, {"months", 0}})};
}

LifePlan plan_of(Options const& options, int seed) {
  LifePlan plan{options.scenario, {{"scenario.scale", options.scale}, {"scenario.seed", std::to_string(seed)}}, {}};
  for (auto const& setting : options.settings) {
    auto const at = setting.find('=');
    plan.settings.push_back({setting.substr(0, at), setting.substr(at + 1)});
  }
  return plan;
}

Lives live_all(Options const& options, int seed) {
  Lives lives;
  auto plan = plan_of(options, seed);
  lives.base = live_through(plan);
  if (options.base_only) return lives;
  plan.more = waves();
  lives.cycle = live_through(plan), lives.has_cycle = true;
  plan.more = {intervention(month_of(2022, 1), "station_opening", "BRT1", {})};
  lives.station = live_through(plan), lives.has_station = true;
  for (auto const& policy : policies()) {
    plan.more = {policy};
    lives.policies.push_back(live_through(plan));
  }
  return lives;
}

std::string bound(double x) {
  return std::abs(x) >= 1e9 || std::abs(x) == 1e-9 ? (x > 1 ? "any" : "0") : fmt::format("{:g}", x);
}

/// One figure over the seeds. @return whether its mean lies inside, or it has no band
bool print_figure(std::string const& row, std::string const& fact, std::vector<Figure> const& seeds) {
  std::vector<double> values;
  for (auto const& figure : seeds) values.push_back(figure.value);
  auto const& first = seeds.front();
  double const mean = mean_of(values);
  fmt::print("| {} | {}: {} |", row, fact, first.name);
  if (!first.bounded()) {
    fmt::print(" | {:.4g} | {:.2g} | | |\n", mean, deviation_of(values));
    return true;
  }
  auto const hits = std::count_if(seeds.begin(), seeds.end(), [](Figure const& f) { return f.inside(); });
  bool const inside = mean >= first.low && mean <= first.high;
  fmt::print(" {} to {} | {:.4g} | {:.2g} | {}/{} | {} |\n", bound(first.low), bound(first.high), mean,
             deviation_of(values), hits, seeds.size(), inside ? "inside" : "outside");
  return inside;
}

/// One row over the seeds. @return whether it lies inside
bool print_row(std::size_t number, std::vector<std::vector<Fact>> const& seeds) {
  auto const& first = seeds.front()[number];
  bool inside = !first.figures.empty();
  for (std::size_t f = 0; f < first.figures.size(); ++f) {
    std::vector<Figure> figures;
    for (auto const& seed : seeds) figures.push_back(seed[number].figures[f]);
    inside = print_figure(f == 0 ? std::to_string(number + 1) : "", first.name, figures) && inside;
  }
  if (first.figures.empty())
    fmt::print("| {} | {} | | | | | not computed: {} |\n", number + 1, first.name, first.note);
  else if (!first.note.empty())
    fmt::print("|  | {} | | | | | |\n", first.note);
  return inside;
}

void print_facts(std::vector<std::vector<Fact>> const& seeds) {
  fmt::print("| | fact | band | mean | sd | seeds inside | verdict |\n|---|---|---|---|---|---|---|\n");
  int inside = 0;
  for (std::size_t row = 0; row < seeds.front().size(); ++row) inside += print_row(row, seeds);
  fmt::print("\n{} of {} rows inside\n\n", inside, seeds.front().size());
}

/// Mean absolute difference from official growth over the years 2020 to 2023 [percentage points]; each seed's own, so
/// that luck in one does not make up for another's.
double growth_error(Life const& life) {
  constexpr int kFirst = 2020, kLast = 2023;
  std::vector<double> error;
  for (auto const& x : life.official)
    if (x.series == "growth_output" && x.official.year >= kFirst && x.official.year <= kLast)
      error.push_back(std::abs(x.difference));
  return mean_of(error);
}

void print_growth_path(std::vector<Lives> const& seeds) {
  constexpr double kTolerance = 0.7;
  std::vector<double> error;
  for (auto const& seed : seeds) error.push_back(growth_error(seed.base));
  double const mean = mean_of(error);
  fmt::print("| Growth of GRDP: mean absolute error [pp] | 2020-23 | 0 | {:.2f} | {:+.2f} pp | {} | {} |\n", mean, mean,
             kTolerance, mean <= kTolerance ? "inside" : "outside");
}

/// R1 of models 1.3, the mean of the years that have one before them. Only its order is compared: the national figure
/// is of 2011 to 2014.
void print_renewal(std::vector<Lives> const& seeds) {
  constexpr double kNational = 10.68;  // percent a year
  std::vector<double> ours;
  for (auto const& seed : seeds) {
    auto const& r1 = seed.base.indicators.at("renewal_r1");
    ours.push_back(mean_of(std::span{r1}.subspan(1)));
  }
  double const mean = mean_of(ours);
  bool const alike = mean > 0 && std::abs(std::log10(mean / kNational)) <= 0.5;
  fmt::print("| Technology renewal R1, national [%/year] | 2011-14 | {} | {:.2f} | {:+.1f} % | order | {} |\n",
             kNational, mean, 100 * (mean / kNational - 1), alike ? "same order" : "other order");
}

void print_official(std::vector<Lives> const& seeds) {
  fmt::print("| figure | year | official | ours | difference | tolerance | verdict |\n|---|---|---|---|---|---|---|\n");
  auto const& first = seeds.front().base.official;
  for (std::size_t row = 0; row < first.size(); ++row) {
    std::vector<double> ours, difference;
    for (auto const& seed : seeds)
      ours.push_back(seed.base.official[row].simulated), difference.push_back(seed.base.official[row].difference);
    auto const& x = first[row];
    double const mean = mean_of(difference);
    fmt::print("| {} | {} | {:.6g} | {:.6g} | {:+.2f} {} | {} | {} |\n", x.definition_en, x.official.year,
               x.official.value, mean_of(ours), mean, x.in_points ? "pp" : "%",
               x.tolerance > 0 ? fmt::format("{:g}", x.tolerance) : "",
               x.tolerance == 0                ? ""
               : std::abs(mean) <= x.tolerance ? "inside"
                                               : "outside");
  }
  print_growth_path(seeds);
  print_renewal(seeds);
  std::vector<double> came, rent;
  for (auto const& seed : seeds) {
    came.push_back(1000 * seed.base.five_year_migrants);
    rent.push_back(mean_of(seed.base.indicators.at("rent_burden")));
  }
  fmt::print(
      "| Came within five years, of persons of five and more [‰] | 2024 | 217 | {:.1f} | {:+.1f} % | 10 | {} |\n",
      mean_of(came), 100 * (mean_of(came) / 217 - 1), std::abs(mean_of(came) / 217 - 1) <= 0.1 ? "inside" : "outside");
  fmt::print("| Renters' housing burden [%] | all | 30 | {:.1f} | {:+.1f} pp | 4 | {} |\n", mean_of(rent),
             mean_of(rent) - 30, std::abs(mean_of(rent) - 30) <= 4 ? "inside" : "outside");
}

void print_years(Life const& life) {
  for (char const* name : {"growth_output", "unemployment_rate", "mean_wage", "vacancies", "grdp_per_head",
                           "income_per_head", "rent_burden", "park_employment", "enterprises", "population",
                           "employment", "in_migrants", "out_migrants", "growth_tfp", "labour_force"}) {
    fmt::print("{:>20}", name);
    for (double const v : life.indicators.at(name)) fmt::print(" {:>9.5g}", v);
    fmt::print("\n");
  }
}

int run(Options const& options) {
  std::vector<Lives> seeds;
  std::vector<std::vector<Fact>> facts;
  for (int seed = options.first; seed < options.first + options.seeds; ++seed) {
    seeds.push_back(live_all(options, seed));
    facts.push_back(facts_of(seeds.back()));
  }
  print_facts(facts);
  print_official(seeds);
  print_years(seeds.front().base);
  return 0;
}

}  // namespace
}  // namespace tanvan

int main(int argc, char** argv) {
  tanvan::Options options;
  CLI::App app{"The stylised facts of models 4.2 and the official figures of 4.1"};
  app.add_option("--seeds", options.seeds, "How many seeds")->check(CLI::Range(1, 1000));
  app.add_option("--first", options.first, "First seed");
  app.add_option("--scale", options.scale, "Share of the population");
  app.add_option("--scenario", options.scenario, "Scenario file");
  app.add_option("--set", options.settings, "PATH=VALUE");
  app.add_flag("--base-only", options.base_only, "Without the lives with waves, stations and policies");
  CLI11_PARSE(app, argc, argv);
  return tanvan::run(options);
}
