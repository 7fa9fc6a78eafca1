#include "models/indicators/decomposition.hpp"

namespace tanvan {
namespace {

/// Sums over one group of enterprises.
struct Group {
  double weight = 0, weighted = 0, plain = 0, count = 0;

  void add(Producer const& p) {
    weight += p.weight;
    weighted += p.weight * p.productivity;
    plain += p.productivity;
    count += 1;
  }
  double aggregate() const { return weight > 0 ? weighted / weight : 0; }
  double mean() const { return count > 0 ? plain / count : 0; }
};

struct Groups {
  Group stay_before, stay_now, entered, left;
};

Groups group(std::span<Producer const> before, std::span<Producer const> now) {
  Groups g;
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < now.size()) {
    bool const leaves = j == now.size() || (i < before.size() && before[i].key < now[j].key);
    bool const enters = i == before.size() || (j < now.size() && now[j].key < before[i].key);
    if (leaves) {
      g.left.add(before[i++]);
    } else if (enters) {
      g.entered.add(now[j++]);
    } else {
      g.stay_before.add(before[i++]);
      g.stay_now.add(now[j++]);
    }
  }
  return g;
}

}  // namespace

double aggregate_productivity(std::span<Producer const> producers) {
  Group all;
  for (auto const& producer : producers) all.add(producer);
  return all.aggregate();
}

Decomposition decompose(std::span<Producer const> before, std::span<Producer const> now) {
  auto const g = group(before, now);
  double const weight_before = g.stay_before.weight + g.left.weight, weight_now = g.stay_now.weight + g.entered.weight;
  if (weight_before <= 0 || weight_now <= 0) return {};
  if (g.stay_before.weight <= 0 || g.stay_now.weight <= 0)
    return {.entry = aggregate_productivity(now) - aggregate_productivity(before)};
  double const stay_before = g.stay_before.aggregate(), stay_now = g.stay_now.aggregate();
  double const within = g.stay_now.mean() - g.stay_before.mean();
  return {.within = within,
          .between = stay_now - stay_before - within,
          .entry = g.entered.weight / weight_now * (g.entered.aggregate() - stay_now),
          .exit = g.left.weight / weight_before * (stay_before - g.left.aggregate())};
}

}  // namespace tanvan
