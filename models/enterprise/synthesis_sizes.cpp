// How many enterprises each sector has in each size class, and how large each is.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "models/enterprise/synthesis_steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/raking.hpp"
#include "sim/parallel/rounding.hpp"

namespace tanvan {
namespace {

using ByClass = std::array<double, kSizeClasses>;

/// The law of sizes: where each class ends, its exponent, its mean.
struct SizeLaw {
  ByClass count{};  // enterprises wanted, in the sample
  ByClass to{}, exponent{}, mean{};
};

/// Class counts: operating enterprises of macro.csv, the micro class takes the rest of the registered.
ByClass class_counts(World const& world, double enterprises) {
  constexpr char const* kNames[kSizeClasses] = {"", "enterprise_size_share: small (10–99)",
                                                "enterprise_size_share: medium (100–299)",
                                                "enterprise_size_share: large (300 and over)"};
  constexpr double kFallback[kSizeClasses] = {0, 24, 5.5, 4.5};  // [%] of 2020, from memory, unverified
  double const operating = world.region.macro_value("enterprises_operating", world.now.year(), 30500) * world.scale;
  ByClass count{enterprises, 0, 0, 0};
  for (std::size_t c = 1; c < kSizeClasses; ++c) {
    count[c] = operating * world.region.macro_value(kNames[c], world.now.year(), kFallback[c]) / 100;
    count[0] -= count[c];
  }
  count[0] = std::max(count[0], 0.0);
  return count;
}

/// Joins the classes: exponents by the share of enterprises beyond each limit; the last class ends where its mean
/// leaves exactly the jobs that the others don't have.
SizeLaw size_law(ByClass const& count, double jobs, double tail_exponent) {
  SizeLaw law{count, {}, {}, {}};
  double beyond = std::accumulate(count.begin(), count.end(), 0.0), rest = jobs;
  for (std::size_t c = 0; c + 1 < kSizeClasses; ++c) {
    law.to[c] = kClassFrom[c + 1];
    law.exponent[c] = std::log(beyond / (beyond - count[c])) / std::log(law.to[c] / kClassFrom[c]);
    law.mean[c] = pareto_mean(law.exponent[c], kClassFrom[c], law.to[c]);
    beyond -= count[c];
    rest -= count[c] * law.mean[c];
  }
  constexpr std::size_t kLast = kSizeClasses - 1;
  double const mean = rest / count[kLast];
  law.exponent[kLast] = tail_exponent;
  law.to[kLast] = root_of_falling(1.01 * kClassFrom[kLast], 1e6,
                                  [&](double to) { return mean - pareto_mean(tail_exponent, kClassFrom[kLast], to); });
  law.mean[kLast] = pareto_mean(tail_exponent, kClassFrom[kLast], law.to[kLast]);
  return law;
}

/// Enterprises by sector (sums to `enterprises`), at least one where there are jobs and never more than jobs.
/// @pre not fewer enterprises than sectors with jobs, and not more than jobs
std::vector<std::uint32_t> sector_counts(World const& world, std::vector<std::uint32_t> const& jobs,
                                         std::uint64_t enterprises) {
  std::vector<double> share;
  for (auto const& row : world.region.sectors) share.push_back(row.enterprise_share);
  auto counts = largest_remainder(share, enterprises);
  std::int64_t left = 0;
  for (std::size_t s = 0; s < counts.size(); ++s) {
    auto const fitting = std::clamp<std::uint32_t>(counts[s], jobs[s] > 0 ? 1 : 0, jobs[s]);
    left += std::int64_t{counts[s]} - fitting;
    counts[s] = fitting;
  }
  for (; left < 0; ++left) --*std::max_element(counts.begin(), counts.end());
  for (; left > 0; --left) {
    std::size_t roomiest = 0;
    for (std::size_t s = 1; s < counts.size(); ++s)
      if (jobs[s] - counts[s] > jobs[roomiest] - counts[roomiest]) roomiest = s;
    ++counts[roomiest];
  }
  return counts;
}

/// Enterprises of the sample: the registered times scale, but one for each sector with jobs and a job for each.
std::uint64_t enterprises_of(World const& world, std::vector<std::uint32_t> const& jobs,
                             EnterpriseSynthesisParameters const& p) {
  auto const wanted = static_cast<std::uint64_t>(std::llround(enterprises_in(world.now, p) * world.scale));
  auto const least = static_cast<std::uint64_t>(std::count_if(jobs.begin(), jobs.end(), [](auto n) { return n > 0; }));
  return std::clamp(wanted, least, std::accumulate(jobs.begin(), jobs.end(), std::uint64_t{0}));
}

/// Enterprises by sector and class [sectors, classes]: each sector's mean size fits its jobs, each class has its count.
/// Raking in which the rows are tilted to a mean instead of scaled.
std::vector<double> fit_classes(SizeLaw const& law, std::vector<std::uint32_t> const& counts,
                                std::vector<std::uint32_t> const& jobs) {
  std::vector<double> table(counts.size() * kSizeClasses, 0.0);
  ByClass weight = law.count;
  for (int i = 0; i < 400; ++i) {
    ByClass sum{};
    for (std::size_t s = 0; s < counts.size(); ++s) {
      if (counts[s] == 0) continue;
      auto const row = tilt_to_mean(weight, law.mean, static_cast<double>(jobs[s]) / counts[s]);
      for (std::size_t c = 0; c < kSizeClasses; ++c) sum[c] += table[s * kSizeClasses + c] = row[c] * counts[s];
    }
    double residual = 0;
    for (std::size_t c = 0; c < kSizeClasses; ++c) {
      if (sum[c] <= 0) continue;
      residual = std::max(residual, std::abs(sum[c] / std::max(law.count[c], 1e-9) - 1));
      weight[c] *= law.count[c] / sum[c];
    }
    if (residual < 1e-9) break;
  }
  return table;
}

/// Makes sizes whole and their sum `jobs`: all but the smallest are stretched alike, then rounded along the way.
std::vector<std::uint32_t> fit_jobs(std::vector<double> const& size, std::uint32_t jobs) {
  auto const stretched = [](double x, double factor) { return std::max(1.0, x * factor); };
  double const factor = root_of_falling(1e-6, 1e6, [&](double f) {
    double sum = 0;
    for (auto const x : size) sum += stretched(x, f);
    return jobs - sum;
  });
  std::vector<double> fitted;
  for (auto const x : size) fitted.push_back(stretched(x, factor) - 1);  // everybody has one
  auto whole = std::vector<std::uint32_t>(size.size(), 1);
  auto const more = jobs - static_cast<std::uint32_t>(size.size());
  if (more == 0) return whole;
  if (std::accumulate(fitted.begin(), fitted.end(), 0.0) <= 0) fitted.assign(size.size(), 1.0);
  auto const shares = systematic_shares(fitted, more, 0.5);
  for (std::size_t i = 0; i < whole.size(); ++i) whole[i] += shares[i];
  return whole;
}

void report_sizes(World const& world, std::vector<Draft> const& drafts, SizeLaw const& law,
                  std::vector<std::uint32_t> const& counts, std::vector<std::uint32_t> const& jobs,
                  SynthesisReport& report) {
  constexpr char const* kClassNames[kSizeClasses] = {"1-9", "10-99", "100-299", "300+"};
  std::vector<double> count(kSectors, 0.0), staff(kSectors, 0.0);
  ByClass by_class{};
  for (auto const& draft : drafts) {
    count[index_of(draft.sector)] += 1;
    staff[index_of(draft.sector)] += draft.staff;
    auto const c = std::upper_bound(kClassFrom.begin(), kClassFrom.end(), draft.staff) - kClassFrom.begin() - 1;
    by_class[static_cast<std::size_t>(c)] += 1;
  }
  for (std::size_t s = 0; s < world.region.sectors.size(); ++s) {
    report.add(fmt::format("enterprises, {}", kSectorNames[s]), counts[s], count[s], 0.5);
    report.add(fmt::format("jobs, {}", kSectorNames[s]), jobs[s], staff[s], 0.5);
  }
  // Stretching sizes to the jobs of a sector moves some over the limit of their class: most in small samples.
  for (std::size_t c = 0; c < kSizeClasses; ++c)
    report.add(fmt::format("enterprises of {} workers", kClassNames[c]), law.count[c], by_class[c],
               5 + 0.15 * law.count[c]);
}

}  // namespace

double pareto_mean(double alpha, double low, double high) {
  double const a = std::abs(alpha - 1) < 1e-7 ? 1 + 1e-7 : alpha;
  return a / (1 - a) * (std::pow(high, 1 - a) - std::pow(low, 1 - a)) / (std::pow(low, -a) - std::pow(high, -a));
}

double pareto_quantile(double alpha, double low, double high, double u) {
  double const at_low = std::pow(low, -alpha), at_high = std::pow(high, -alpha);
  return std::pow(at_low - u * (at_low - at_high), -1 / alpha);
}

double enterprises_in(Month now, EnterpriseSynthesisParameters const& p) {
  double const years = (month_of(2021, 1) - now) / 12.0;
  return p.enterprises_december_2020 * std::pow(1 + p.enterprise_growth, -years);
}

std::vector<Draft> draft_sizes(World const& world, std::uint64_t jobs, EnterpriseSynthesisParameters const& p,
                               SynthesisReport& report) {
  std::vector<double> employment;
  for (auto const& row : world.region.sectors) employment.push_back(row.employment_share);
  auto const sector_jobs = largest_remainder(employment, jobs);
  auto const enterprises = enterprises_of(world, sector_jobs, p);
  auto const counts = sector_counts(world, sector_jobs, enterprises);
  auto const law =
      size_law(class_counts(world, static_cast<double>(enterprises)), static_cast<double>(jobs), p.tail_exponent);
  auto const cells = controlled_rounding(fit_classes(law, counts, sector_jobs), counts.size(), kSizeClasses);
  std::vector<Draft> drafts;
  for (std::size_t s = 0; s < counts.size(); ++s) {
    std::vector<double> size;
    for (std::size_t c = kSizeClasses; c-- > 0;) {
      auto const n = cells[s * kSizeClasses + c];
      for (std::uint32_t i = n; i-- > 0;)
        size.push_back(pareto_quantile(law.exponent[c], kClassFrom[c], law.to[c], (i + 0.5) / n));
    }
    if (size.empty()) continue;
    for (auto const staff : fit_jobs(size, sector_jobs[s]))
      drafts.push_back({.sector = static_cast<Sector>(s), .staff = staff, .zone = {}});
  }
  report_sizes(world, drafts, law, counts, sector_jobs, report);
  return drafts;
}

}  // namespace tanvan
