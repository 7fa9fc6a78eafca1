#include "scenarios/run/compare/side_by_side.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "scenarios/run/shared/open_result.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kLargest = 8;  // rows of each list of changes

std::string reason(PolicyEffect const& effect) {
  switch (effect.verdict) {
    case CostVerdict::told: return fmt::format("{} billion đồng a point", figure(effect.cost_per_point));
    case CostVerdict::no_money: return "no cost per point: both spend the same";
    case CostVerdict::no_effect: return "no cost per point: no effect";
    case CostVerdict::within_luck: return "no cost per point: the effect is within luck";
    case CostVerdict::not_bought: return "no cost per point: more money does not go with more effect";
  }
  return "";
}

std::string effect_row(std::string const& name, PolicyEffect const& effect) {
  return fmt::format("  {:<42} {:>14}  ± {}: {}\n", name, fmt::format("{:+.4g}", effect.points),
                     fmt::format("{:.3g}", effect.luck), reason(effect));
}

}  // namespace

std::string change(double a, double b) {
  return a != 0 && std::isfinite(a) && std::isfinite(b) ? fmt::format("{:+.2f} %", 100 * (b - a) / std::abs(a))
                                                        : std::string("-");
}

std::string largest_changes(std::string const& title, std::vector<std::string> const& names,
                            std::vector<double> const& a, std::vector<double> const& b) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (a[i] != b[i]) rows.push_back(i);
  if (rows.empty()) return "";
  std::stable_sort(rows.begin(), rows.end(),
                   [&](auto i, auto j) { return std::abs(b[i] - a[i]) > std::abs(b[j] - a[j]); });
  auto text = fmt::format("\nlargest changes of {} ({} of {} differ)\n", title, rows.size(), names.size());
  for (std::size_t k = 0; k < std::min(rows.size(), kLargest); ++k)
    text += fmt::format("  {:>14} {:>14} {:>10}  {}\n", figure(a[rows[k]]), figure(b[rows[k]]),
                        change(a[rows[k]], b[rows[k]]), names[rows[k]]);
  return text;
}

std::string cost_of_effect(PolicyCost const& cost) {
  auto text = fmt::format("\ncost of policies, B - A, {}-{} (± two standard deviations of single years)\n",
                          cost.first_year, cost.last_year);
  text += fmt::format("  {:<42} {:>14}\n", "public spending, billion đồng", fmt::format("{:+.6g}", cost.spending));
  text += effect_row("growth of TFP, all years, points", cost.tfp);
  return text + effect_row("innovating share, last year, points", cost.innovating);
}

std::string figures_head(std::string const& title) {
  return fmt::format("\n{:<44} {:>14} {:>14} {:>14} {:>10}\n", title, "A", "B", "B - A", "change");
}

std::string figures_row(std::string const& name, double a, double b) {
  constexpr double kRounding = 1e-12;  // of sums in another order
  if (std::abs(b - a) <= kRounding * std::max(std::abs(a), std::abs(b))) b = a;
  return fmt::format("{:<44} {:>14} {:>14} {:>14} {:>10}\n", name, figure(a), figure(b), figure(b - a), change(a, b));
}

}  // namespace tanvan
