#include <array>
#include <cmath>
#include <map>

#include "bench/models/stylised_facts/facts.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

using Vacancies = double (MonthFlows::*)() const;

/// Unemployment and vacancies of the life with waves less those of the baseline with the same luck, by quarter of a
/// wave: mean over its months, then median over the waves, so that one loop is left. Not the mean over the waves: where
/// one of the two lives loses an employer that stands for a twentieth of the sample, a wave says nothing.
Points median_wave(Lives const& lives, Vacancies vacancies) {
  constexpr int kQuarter = 3;
  constexpr std::size_t kQuarters = kWaveMonths / kQuarter;
  std::map<std::size_t, Points> waves;  // by quarter since the first wave
  auto const &a = lives.cycle.labour.months(), &b = lives.base.labour.months();
  for (std::size_t t = 0; t < a.size(); ++t) {
    int const since = a[t].month - kWavesBegin;
    if (since < 0) continue;
    waves[static_cast<std::size_t>(since / kQuarter)].add(a[t].unemployment() - b[t].unemployment(),
                                                          (a[t].*vacancies)() - (b[t].*vacancies)());
  }
  std::array<Points, kQuarters> same;
  for (auto const& [quarter, months] : waves) same[quarter % kQuarters].add(mean_of(months.x), mean_of(months.y));
  Points wave;
  for (auto const& quarter : same)
    if (quarter.size() > 0) wave.add(quantile(quarter.x, 0.5), quantile(quarter.y, 0.5));
  return wave;
}

/// Area in products of the standard deviations: pi / 2 sin(lag) for two sines.
double area_of(Points const& wave) {
  double const scale = deviation_of(wave.x) * deviation_of(wave.y);
  return scale > 0 ? loop_area(wave) / scale / 2 : 0;
}

Fact beveridge(Lives const& lives) {
  Fact fact{"Beveridge curve over waves of demand", "del Rio-Chanona et al. 2021", {}, ""};
  if (!lives.has_cycle) return fact;
  auto const wave = median_wave(lives, &MonthFlows::open_rate);
  fact.figures = {{"corr(u, v)", -1, -0.5, correlation(wave)},
                  {"area of the loop, counter-clockwise [sd²]", 1e-9, kAny, area_of(wave)},
                  {"the same with positions advertised before the month's matching", -kAny, kAny,
                   area_of(median_wave(lives, &MonthFlows::vacancy_rate))}};
  return fact;
}

/// ln of the finding rate on ln of vacancies a seeker, within calendar months.
void add_matching(Life const& life, Points& points, std::vector<std::size_t>& season) {
  for (auto const& m : life.labour.months()) {
    if (m.found <= 0 || m.offered <= 0) continue;
    points.add(std::log(m.offered / m.sought), std::log(m.found / m.sought));
    season.push_back(static_cast<std::size_t>(m.month.of_year()));
  }
}

Fact matching(Lives const& lives) {
  Points points;
  std::vector<std::size_t> season;
  add_matching(lives.base, points, season);
  if (lives.has_cycle) add_matching(lives.cycle, points, season);
  return {"matching elasticity to vacancies",
          "Petrongolo, Pissarides 2001",
          {{"elasticity", 0.3, 0.7, slope(within(points, season))}},
          ""};
}

struct Sums {
  double found = 0, sought = 0, lost = 0, gone = 0, changed = 0, worked = 0, hired = 0, open = 0, u = 0, e = 0;
};

Sums sums_of(Life const& life) {
  Sums s;
  for (auto const& m : life.labour.months()) {
    s.found += m.found, s.sought += m.sought, s.lost += m.to_unemployment, s.gone += m.out_of_work;
    s.changed += m.changed, s.worked += m.worked, s.hired += m.hired, s.open += m.open;
    s.u += m.unemployed, s.e += m.employed;
  }
  return s;
}

Fact turnover(Life const& life) {
  auto const s = sums_of(life);
  double const lost = s.lost / s.worked, found = s.found / s.sought;
  return {"job to job and separations",
          "Axtell; models E21",
          {{"of those who work [% a month]", 1, 4, 100 * (s.changed + s.lost + s.gone) / s.worked}},
          "finding " + std::to_string(100 * found).substr(0, 4) + " % a month, lost " +
              std::to_string(100 * lost).substr(0, 4) + " %, vacancies last " +
              std::to_string(s.open / s.hired).substr(0, 4) + " months, u " +
              std::to_string(100 * s.u / (s.u + s.e)).substr(0, 4) + " %, s/(s+f) " +
              std::to_string(100 * lost / (lost + found)).substr(0, 4) + " %"};
}

/// Change of unemployment on growth, both in points, over the years of all lives.
void add_okun(Life const& life, Points& points) {
  auto const &growth = life.indicators.at("growth_output"), &u = life.indicators.at("unemployment_rate");
  for (std::size_t t = 1; t < growth.size(); ++t) points.add(growth[t], u[t] - u[t - 1]);
}

Fact okun(Lives const& lives) {
  Points points;
  add_okun(lives.base, points);
  if (lives.has_cycle) add_okun(lives.cycle, points);
  return {"Okun coefficient",
          "models 4.2: weak in Vietnam",
          {{"points of u a point of growth", -0.3, -1e-9, slope(points)}},
          ""};
}

}  // namespace

std::vector<Fact> labour_facts(Lives const& lives) {
  auto const w = mean_of(lives.base.wages);
  return {beveridge(lives),
          matching(lives),
          turnover(lives.base),
          okun(lives),
          {"wage curve within zones",
           "Blanchflower, Oswald 1994",
           {{"elasticity", -0.17, -0.03, lives.base.wage_curve}},
           ""},
          {"wages of persons",
           "VHLSS, LFS; Mincer 1974",
           {{"Gini", 0.28, 0.36, w.gini},
            {"return of a year of school", 0.05, 0.09, w.mincer},
            {"fit of a lognormal body", 0.98, 1, w.lognormal}},
           ""},
          {"size wage premium", "models 4.2", {{"elasticity to staff", 0.02, 0.06, w.size}}, ""}};
}

}  // namespace tanvan
