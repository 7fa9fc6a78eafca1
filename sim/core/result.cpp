#include "sim/core/result.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace tanvan {
namespace {

auto order_of(Fault const& fault) {
  return std::tie(fault.place.file, fault.place.line, fault.place.column, fault.sentence);
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each at cost 1.
std::size_t edit_distance(std::string const& a, std::string const& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  std::iota(cost[0].begin(), cost[0].end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const differs = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + differs});
      bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string to_string(Fault const& fault) {
  auto const& [file, line, column] = fault.place;
  if (file.empty()) return fault.sentence;
  if (column > 0) return fmt::format("{}:{}:{}: {}", file, line, column, fault.sentence);
  return fmt::format("{}:{}: {}", file, std::max(line, 1U), fault.sentence);
}

void Faults::append(Faults other) {
  for (auto& fault : other.faults_) faults_.push_back(std::move(fault));
}

std::vector<Fault> Faults::sorted() const {
  auto sorted = faults_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](auto const& a, auto const& b) { return order_of(a) < order_of(b); });
  auto const same = [](auto const& a, auto const& b) { return order_of(a) == order_of(b); };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  return sorted;
}

std::optional<std::string> nearest_word(std::string const& word, std::vector<std::string> const& known) {
  std::optional<std::string> nearest;
  std::size_t least = std::max<std::size_t>(2, word.size() / 2) + 1;
  for (auto const& candidate : known) {
    auto const distance = edit_distance(word, candidate);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace tanvan
