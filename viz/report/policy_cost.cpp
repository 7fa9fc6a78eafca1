#include "viz/report/policy_cost.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace tanvan {
namespace {

constexpr double kDeviations = 2;  // of chance that an effect has to exceed
constexpr char const* kSpending = "/indicators/public_spending_policy";
constexpr char const* kGrowth = "/indicators/growth_tfp";
constexpr char const* kInnovating = "/indicators/innovating_share_all";

/// Rows of the same calendar year in both files.
struct CommonRows {
  std::vector<std::int64_t> years;
  std::vector<std::size_t> a, b;
};

CommonRows common_rows(ResultsFile const& a, ResultsFile const& b) {
  CommonRows rows;
  auto const years = a.integers("/time/year"), others = b.integers("/time/year");
  for (std::size_t i = 0; i < years.size(); ++i) {
    auto const at = std::find(others.begin(), others.end(), years[i]);
    if (at == others.end()) continue;
    rows.years.push_back(years[i]);
    rows.a.push_back(i);
    rows.b.push_back(static_cast<std::size_t>(at - others.begin()));
  }
  return rows;
}

bool has_all(ResultsFile const& file) {
  for (auto const* path : {"/time/year", kSpending, kGrowth, kInnovating})
    if (!file.has(path)) return false;
  return true;
}

/// B - A of a series, year by year.
std::vector<double> difference(ResultsFile const& a, ResultsFile const& b, CommonRows const& rows, char const* path) {
  auto const x = a.reals(path), y = b.reals(path);
  std::vector<double> result;
  for (std::size_t i = 0; i < rows.years.size(); ++i) result.push_back(y[rows.b[i]] - x[rows.a[i]]);
  return result;
}

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

double step_scatter(std::span<double const> yearly) {
  if (yearly.size() < 2) return 0;
  double squares = 0;
  for (std::size_t i = 1; i < yearly.size(); ++i) squares += (yearly[i] - yearly[i - 1]) * (yearly[i] - yearly[i - 1]);
  return std::sqrt(squares / 2 / static_cast<double>(yearly.size() - 1));
}

PolicyEffect judge_effect(double spending, double points, double luck) {
  auto const as = [&](CostVerdict verdict) { return PolicyEffect{points, luck, verdict, 0}; };
  if (spending == 0) return as(CostVerdict::no_money);
  if (points == 0) return as(CostVerdict::no_effect);
  if (std::abs(points) <= luck) return as(CostVerdict::within_luck);
  if ((spending > 0) != (points > 0)) return as(CostVerdict::not_bought);
  return {points, luck, CostVerdict::told, spending / points};
}

std::optional<PolicyCost> policy_cost(ResultsFile const& a, ResultsFile const& b) {
  if (!has_all(a) || !has_all(b)) return std::nullopt;
  auto const rows = common_rows(a, b);
  if (rows.years.empty()) return std::nullopt;
  double const spending = sum(difference(a, b, rows, kSpending));
  auto const growth = difference(a, b, rows, kGrowth), innovating = difference(a, b, rows, kInnovating);
  double const of_sum = kDeviations * step_scatter(growth) * std::sqrt(static_cast<double>(growth.size()));
  return PolicyCost{rows.years.front(), rows.years.back(), spending, judge_effect(spending, sum(growth), of_sum),
                    judge_effect(spending, innovating.back(), kDeviations * step_scatter(innovating))};
}

}  // namespace tanvan
