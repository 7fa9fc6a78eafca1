#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "bench/models/stylised_facts/facts.hpp"
#include "sim/statistics/diffusion.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

constexpr double kTracked = 10;         // workers from which surveys follow an enterprise
constexpr std::size_t kTailLeast = 50;  // enterprises beyond the start of a tail
constexpr std::size_t kBins = 10;
constexpr int kYoung = 24, kGrown = 60;  // [months]

/// Growth of an enterprise's output in a year, less the mean of its sector's tracked ones.
struct Growth {
  double log_size, rate;
};

std::vector<Growth> growth_of(std::vector<PanelYear> const& panel) {
  std::vector<Growth> all;
  for (std::size_t t = 0; t + 1 < panel.size(); ++t) {
    std::vector<double> rate, size;
    std::vector<std::size_t> sector;
    for (auto const& [i, j] : pairs_of(panel[t], panel[t + 1])) {
      auto const &a = panel[t].enterprises[i], &b = panel[t + 1].enterprises[j];
      if (a.workers < kTracked || a.output <= 0 || b.output <= 0 || a.age_months < 12) continue;
      rate.push_back(std::log(b.output / a.output)), size.push_back(std::log(a.output));
      sector.push_back(static_cast<std::size_t>(a.sector));
    }
    rate = less_group_means(std::move(rate), sector);
    for (std::size_t i = 0; i < rate.size(); ++i) all.push_back({size[i], rate[i]});
  }
  return all;
}

Fact sizes(std::vector<PanelYear> const& panel) {
  std::vector<double> staff;
  for (auto const& x : panel.back().enterprises) staff.push_back(x.staff);
  auto const tail = best_tail(std::move(staff), kTracked, kTailLeast);
  return {"firm sizes, from 10 workers",
          "Axtell 2001",
          {{"exponent of the tail", 0.96, 1.16, tail.exponent}},
          "macro.csv's classes mean 0.6 from 10 to 300 workers; tail from " +
              std::to_string(static_cast<int>(tail.from)) + " workers, " + std::to_string(tail.count) + " enterprises"};
}

Fact growth_shape(std::vector<Growth> const& growth) {
  std::vector<double> rate;
  for (auto const& g : growth) rate.push_back(g.rate);
  return {"annual growth rates, from 10 workers",
          "Bottazzi, Secchi 2006",
          {{"exponential-power shape", 0.8, 1.3, subbotin_shape(rate)},
           {"excess kurtosis", 1.5, kAny, excess_kurtosis(rate)}},
          ""};
}

/// Minus the slope of ln SD on ln size over bins of equally many.
Fact growth_scaling(std::vector<Growth> growth) {
  std::stable_sort(growth.begin(), growth.end(), [](auto const& a, auto const& b) { return a.log_size < b.log_size; });
  Points bins;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    std::vector<double> rate, size;
    for (auto i = bin * growth.size() / kBins; i < (bin + 1) * growth.size() / kBins; ++i)
      rate.push_back(growth[i].rate), size.push_back(growth[i].log_size);
    double const spread = deviation_of(rate);
    if (spread > 0) bins.add(mean_of(size), std::log(spread));
  }
  return {"growth SD against size", "Stanley et al. 1996", {{"beta of S^-beta", 0.10, 0.25, -slope(bins)}}, ""};
}

/// Mean over sectors, by enterprises, of the ratio of the ninth decile to the first.
Fact dispersion(PanelYear const& year) {
  std::array<std::vector<double>, kSectors> tfp;
  for (auto const& x : year.enterprises)
    if (x.log_tfp > kNoTfp && x.workers > 0) tfp[static_cast<std::size_t>(x.sector)].push_back(x.log_tfp);
  double sum = 0, count = 0;
  for (auto const& values : tfp) {
    if (values.size() < kTailLeast) continue;
    double const n = static_cast<double>(values.size());
    sum += n * std::exp(quantile(values, 0.9) - quantile(values, 0.1)), count += n;
  }
  return {"TFP within sectors, p90/p10", "Syverson 2011", {{"ratio", 2, 6, count > 0 ? sum / count : 0}}, ""};
}

/// Of tracked manufacturers and years: share that invests more than a fifth of its capital, and what it invests of all.
Fact spikes(std::vector<PanelYear> const& panel) {
  double plants = 0, spiking = 0, invested = 0, in_spikes = 0;
  for (std::size_t t = 0; t + 1 < panel.size(); ++t)
    for (auto const& [i, j] : pairs_of(panel[t], panel[t + 1])) {
      auto const &a = panel[t].enterprises[i], &b = panel[t + 1].enterprises[j];
      if (a.workers < kTracked || !is_manufacturing(a.sector) || a.capital <= 0) continue;
      bool const spike = b.invested > 0.2 * a.capital;
      plants += 1, spiking += spike, invested += b.invested, in_spikes += spike ? b.invested : 0;
    }
  return {"investment spikes, I/K > 20 %",
          "Doms, Dunne 1998",
          {{"share of plants [%]", 13, 27, 100 * spiking / std::max(1.0, plants)},
           {"their share of investment [%]", 43, 57, 100 * in_spikes / std::max(1e-9, invested)}},
          ""};
}

double mean_rate(Life const& life, std::string const& flow) {
  auto const& count = life.indicators.at(flow);
  auto const& stock = life.indicators.at("enterprises");
  double sum = 0;
  for (std::size_t t = 1; t < count.size(); ++t) sum += count[t] / stock[t - 1];
  return 100 * sum / static_cast<double>(count.size() - 1);
}

/// Yearly exits by age class: below two years, to five, beyond.
std::array<double, 3> exits_by_age(std::vector<PanelYear> const& panel) {
  std::array<double, 3> gone{}, all{};
  for (std::size_t t = 0; t + 1 < panel.size(); ++t) {
    std::vector<std::uint8_t> stays(panel[t].enterprises.size(), 0);
    for (auto const& [i, j] : pairs_of(panel[t], panel[t + 1])) stays[i] = 1;
    for (std::size_t i = 0; i < stays.size(); ++i) {
      int const age = panel[t].enterprises[i].age_months;
      std::size_t const c = age < kYoung ? 0 : age < kGrown ? 1 : 2;
      all[c] += 1, gone[c] += !stays[i];
    }
  }
  for (std::size_t c = 0; c < 3; ++c) gone[c] /= std::max(1.0, all[c]);
  return gone;
}

Fact turnover(Life const& life) {
  auto const hazard = exits_by_age(life.panel);
  return {"entry, exit, hazard by age",
          "models E17",
          {{"entries [% a year]", 10, 14, mean_rate(life, "enterprise_entries")},
           {"exits [% a year]", 6, 9, mean_rate(life, "enterprise_exits")},
           {"hazard under 2 years against over 5", 1, kAny, hazard[0] / std::max(1e-9, hazard[2])}},
          ""};
}

/// Waves two years apart, three years' window, enterprises of ten and more workers, as the CIS asks.
Fact persistence(std::vector<PanelYear> const& panel) {
  constexpr std::size_t kWave = 2;
  double innovated = 0, again = 0;
  for (std::size_t t = 0; t + kWave < panel.size(); ++t)
    for (auto const& [i, j] : pairs_of(panel[t], panel[t + kWave])) {
      auto const &a = panel[t].enterprises[i], &b = panel[t + kWave].enterprises[j];
      if (a.staff < kTracked || !a.innovating) continue;
      innovated += 1, again += b.innovating;
    }
  return {"innovation persists, waves of the CIS",
          "Community Innovation Survey",
          {{"P(innovating | two years ago)", 0.6, 0.9, again / std::max(1.0, innovated)}},
          ""};
}

Fact adoption(std::vector<PanelYear> const& panel) {
  double fit = 1, ratio = 0;
  for (std::size_t k = 0; k < kPractices; ++k) {
    std::vector<double> share;
    for (auto const& year : panel) share.push_back(year.practices[k]);
    auto const bass = fit_bass(share);
    fit = std::min(fit, fit_logistic(share).r_squared);
    ratio += bass.p > 0 ? bass.q / bass.p / kPractices : 0;
  }
  return {"practices spread", "Bass 1969", {{"least R² of a logistic curve", 0.98, 1, fit}, {"q/p", 5, 30, ratio}}, ""};
}

}  // namespace

std::vector<Fact> enterprise_facts(Life const& life) {
  auto const growth = growth_of(life.panel);
  return {sizes(life.panel),  growth_shape(growth), growth_scaling(growth),  dispersion(life.panel.back()),
          spikes(life.panel), turnover(life),       persistence(life.panel), adoption(life.panel)};
}

}  // namespace tanvan
