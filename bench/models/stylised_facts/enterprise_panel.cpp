#include "bench/models/stylised_facts/enterprise_panel.hpp"

#include <algorithm>

#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr int kWindow = 36;             // [months] in which an innovation counts (Oslo Manual)
constexpr std::size_t kOneYearOld = 1;  // vintage of the year that has just ended

std::vector<EnterpriseId> by_key(EnterpriseStore const& e) {
  std::vector<EnterpriseId> rows;
  for (auto id : ids<EnterpriseId>(e.size())) rows.push_back(id);
  std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return e.key[a] < e.key[b]; });
  return rows;
}

EnterpriseYear standing(World const& world, EnterpriseId id) {
  auto const& e = world.population.enterprises;
  EnterpriseYear x{.key = e.key[id], .sector = e.sector[id], .log_tfp = kNoTfp};
  x.staff = total(e.workers[id]);
  x.capital = capital_of(e, id);
  x.invested = e.capital[id][kOneYearOld];
  x.practice = e.technology[id];
  x.age_months = world.now - e.born[id];
  x.innovating = world.now - e.innovated[id] <= kWindow;
  return x;
}

}  // namespace

PanelYear panel_of_last_year(World const& world) {
  auto const& e = world.population.enterprises;
  auto const& last = world.productivity;
  PanelYear panel{.year = world.now.year() - 1};
  std::size_t at = 0;
  for (auto id : by_key(e)) {
    auto x = standing(world, id);
    while (at < last.key.size() && last.key[at] < x.key) ++at;
    if (at < last.key.size() && last.key[at] == x.key) {
      x.output = last.output[at], x.workers = last.workers[at];
      x.log_tfp = std::max(last.log_tfp[at], kNoTfp);
    }
    panel.enterprises.push_back(x);
    for (std::size_t k = 0; k < kPractices; ++k) panel.practices[k] += (e.practices[id] >> k) & 1U;
  }
  for (auto& share : panel.practices) share /= static_cast<double>(std::max<std::size_t>(1, e.size()));
  return panel;
}

std::vector<std::pair<std::size_t, std::size_t>> pairs_of(PanelYear const& before, PanelYear const& after) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  auto const& a = before.enterprises;
  auto const& b = after.enterprises;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key == b[j].key) pairs.emplace_back(i, j);
    bool const first = a[i].key <= b[j].key, second = b[j].key <= a[i].key;
    i += first, j += second;
  }
  return pairs;
}

}  // namespace tanvan
