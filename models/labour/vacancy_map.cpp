#include "models/labour/vacancy_map.hpp"

#include <cmath>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

/// A probability in 2^-32, certain at 1.
std::uint32_t in_bits(double probability) {
  return probability >= 1 ? 0xffffffff : static_cast<std::uint32_t>(probability * 0x1p32);
}

/// What alias tables are built with: weights against their mean, and columns below and above it.
struct AliasWork {
  std::vector<double> share;
  std::vector<std::uint32_t> poor, rich;
};

AliasWork sorted_by_mean(std::span<double const> weight) {
  AliasWork work{{weight.begin(), weight.end()}, {}, {}};
  double const mean = std::accumulate(weight.begin(), weight.end(), 0.0) / static_cast<double>(weight.size());
  expects(mean > 0, "a weight above 0");
  for (std::uint32_t i = 0; i < weight.size(); ++i) {
    work.share[i] /= mean;
    (work.share[i] < 1 ? work.poor : work.rich).push_back(i);
  }
  return work;
}

}  // namespace

void fill_alias(std::span<double const> weight, std::span<AliasCell> cells) {
  auto work = sorted_by_mean(weight);
  for (std::uint32_t i = 0; i < weight.size(); ++i) cells[i] = {0xffffffff, i};
  while (!work.poor.empty() && !work.rich.empty()) {
    auto const taker = work.poor.back(), giver = work.rich.back();
    work.poor.pop_back();
    cells[taker] = {in_bits(work.share[taker]), giver};
    work.share[giver] -= 1 - work.share[taker];
    if (work.share[giver] >= 1) continue;
    work.rich.pop_back();
    work.poor.push_back(giver);
  }
}

VacancyMap::VacancyMap(World const& world, double decay) : zones_(world.network.zones.size()) {
  for_each_piece(kSkillClasses, [&](std::size_t k) {
    list_enterprises(world, k);
    zone_cells_[k].resize(zones_ * zones_);
    reached_[k].assign(zones_, 0);
  });
  for_each_piece(zones_, [&](std::size_t home) { reach_from(world, home, decay); });
}

void VacancyMap::list_enterprises(World const& world, std::size_t k) {
  auto const& e = world.population.enterprises;
  auto const zone_of = [&](EnterpriseId id) { return world.population.establishments.zone[e.establishment[id]].value; };
  offset_[k].assign(zones_ + 1, 0);
  total_[k].assign(zones_, 0.0);
  for (auto id : ids<EnterpriseId>(e.size()))
    if (e.vacancies[id][k] > 0) ++offset_[k][zone_of(id) + 1];
  std::partial_sum(offset_[k].begin(), offset_[k].end(), offset_[k].begin());
  std::vector<double> open(offset_[k].back());
  std::vector<EnterpriseId> whose(open.size());
  auto next = offset_[k];
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (e.vacancies[id][k] == 0) continue;
    auto const zone = zone_of(id);
    total_[k][zone] += e.vacancies[id][k];
    whose[next[zone]] = id;
    open[next[zone]++] = e.vacancies[id][k];
  }
  open_[k] = std::accumulate(total_[k].begin(), total_[k].end(), 0.0);
  std::vector<AliasCell> cells(open.size());
  vacancy_[k].resize(open.size());
  for (std::size_t zone = 0; zone < zones_; ++zone) {
    auto const first = offset_[k][zone], count = offset_[k][zone + 1] - first;
    if (count > 0) fill_alias(std::span{open}.subspan(first, count), std::span{cells}.subspan(first, count));
    for (auto i = first; i < first + count; ++i)
      vacancy_[k][i] = {cells[i].kept, whose[i], whose[first + cells[i].other]};
  }
}

void VacancyMap::reach_from(World const& world, std::size_t home, double decay) {
  std::vector<double> near(zones_), weight(zones_);
  for (std::size_t zone = 0; zone < zones_; ++zone)
    near[zone] = std::exp(-decay * world.access.commute_cost(home, zone));
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    for (std::size_t zone = 0; zone < zones_; ++zone) weight[zone] = total_[k][zone] * near[zone];
    if (std::accumulate(weight.begin(), weight.end(), 0.0) <= 0) continue;
    reached_[k][home] = 1;
    fill_alias(weight, std::span{zone_cells_[k]}.subspan(home * zones_, zones_));
  }
}

}  // namespace tanvan
