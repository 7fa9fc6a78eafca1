#include "models/labour/vacancy_map.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Position of u in a rising run of sums: the first whose sum exceeds it.
template <class It>
std::size_t position(It first, It last, double u) {
  auto const at = std::upper_bound(first, last, u);
  return static_cast<std::size_t>(std::min(at, last - 1) - first);
}

}  // namespace

VacancyMap::VacancyMap(World const& world, double decay) : zones_(world.network.zones.size()) {
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    std::vector<double> total(zones_, 0.0);
    offset_[k].assign(zones_ + 1, 0);
    auto const zone_of = [&](EnterpriseId id) { return places.zone[e.establishment[id]].value; };
    for (auto id : ids<EnterpriseId>(e.size()))
      if (e.vacancies[id][k] > 0) ++offset_[k][zone_of(id) + 1];
    std::partial_sum(offset_[k].begin(), offset_[k].end(), offset_[k].begin());
    enterprise_[k].resize(offset_[k].back());
    summed_[k].resize(offset_[k].back());
    auto next = offset_[k];
    for (auto id : ids<EnterpriseId>(e.size())) {
      if (e.vacancies[id][k] == 0) continue;
      auto const zone = zone_of(id);
      total[zone] += e.vacancies[id][k];
      enterprise_[k][next[zone]] = id;
      summed_[k][next[zone]++] = total[zone];
    }
    open_[k] = std::accumulate(total.begin(), total.end(), 0.0);
    reach_[k].resize(zones_ * zones_);
    for (std::size_t home = 0; home < zones_; ++home) {
      double sum = 0;
      for (std::size_t zone = 0; zone < zones_; ++zone) {
        sum += total[zone] * std::exp(-decay * world.access.commute_cost(home, zone));
        reach_[k][home * zones_ + zone] = sum;
      }
    }
  }
}

EnterpriseId VacancyMap::draw(ZoneId home, SkillClass skill, Draws& draws) const {
  auto const k = static_cast<std::size_t>(skill);
  expects(open_[k] > 0, "an open position to draw");
  auto const row = reach_[k].begin() + static_cast<std::ptrdiff_t>(home.value * zones_);
  double const all = *(row + static_cast<std::ptrdiff_t>(zones_) - 1);
  auto const zone = position(row, row + static_cast<std::ptrdiff_t>(zones_), draws.uniform() * all);
  auto const first = summed_[k].begin() + offset_[k][zone];
  auto const last = summed_[k].begin() + offset_[k][zone + 1];
  if (first == last) return {};
  auto const at = position(first, last, draws.uniform() * *(last - 1));
  return enterprise_[k][offset_[k][zone] + at];
}

}  // namespace tanvan
