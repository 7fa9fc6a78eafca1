#include "models/demography/synthesis_split.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "sim/parallel/group.hpp"
#include "sim/parallel/raking.hpp"
#include "sim/parallel/rounding.hpp"

namespace tanvan {
namespace {

/// Makes rows sum to their totals exactly, as far as doubles go.
void close_rows(std::vector<double>& table, std::vector<double> const& total, std::size_t columns) {
  for (std::size_t r = 0; r < total.size(); ++r) {
    double sum = 0;
    for (std::size_t c = 0; c < columns; ++c) sum += table[r * columns + c];
    for (std::size_t c = 0; c < columns; ++c) table[r * columns + c] *= sum > 0 ? total[r] / sum : 0;
  }
}

/// Deals the categories of one stratum out to its agents, in their order.
void deal(SplitInput const& input, std::span<std::uint32_t const> agents, std::span<std::uint32_t const> counts,
          std::vector<std::uint8_t>& category) {
  std::vector<std::uint32_t> sorted(agents.begin(), agents.end());
  std::stable_sort(sorted.begin(), sorted.end(), [&](auto a, auto b) { return input.order[a] < input.order[b]; });
  std::size_t next = 0;
  for (std::size_t c = 0; c < counts.size(); ++c)
    for (std::uint32_t i = 0; i < counts[c] && next < sorted.size(); ++i)
      category[sorted[next++]] = static_cast<std::uint8_t>(c);
}

void report_split(std::vector<std::uint8_t> const& category, Shares const& wanted, Control control,
                  std::string const& district, SynthesisReport& fit) {
  std::vector<double> achieved(wanted.size(), 0.0);
  for (auto const c : category) achieved[c] += 1;
  for (std::size_t c = 0; c < wanted.size(); ++c)
    fit.add(fmt::format("{} {}, {}", name_of(control), categories_of(control)[c], district),
            wanted[c] * static_cast<double>(category.size()), achieved[c], 1.0 + 1e-9);
}

}  // namespace

std::vector<std::uint8_t> split(SplitInput const& input, Shares const& wanted, Control control,
                                std::string const& district, SynthesisReport& fit) {
  std::size_t const agents = input.row.size(), categories = categories_of(control).size();
  std::size_t const strata = input.seed.size() / categories;
  std::vector<std::uint8_t> category(agents, 0);
  if (agents == 0) return category;
  auto const by_stratum = group_by(input.stratum, strata);
  std::vector<double> table = input.seed, row_total(strata), column_total;
  for (std::size_t s = 0; s < strata; ++s) row_total[s] = static_cast<double>(by_stratum.of(s).size());
  if (!wanted.empty()) {
    for (auto const n : largest_remainder(wanted, agents)) column_total.push_back(n);
    auto const raking = rake_table(table, row_total, column_total, {1e-12, 3000});
    fit.raking_residual = std::max(fit.raking_residual, raking.feasible() ? raking.residual : 0.0);
    fit.raking_iterations = std::max(fit.raking_iterations, raking.iterations);
  }
  close_rows(table, row_total, categories);
  auto const counts = controlled_rounding(table, strata, categories);
  for (std::size_t s = 0; s < strata; ++s)
    deal(input, by_stratum.of(s), std::span{counts}.subspan(s * categories, categories), category);
  if (!wanted.empty()) report_split(category, wanted, control, district, fit);
  return category;
}

}  // namespace tanvan
