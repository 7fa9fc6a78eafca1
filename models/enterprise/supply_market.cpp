#include "models/enterprise/supply_market.hpp"

#include <algorithm>
#include <cmath>

#include "sim/choice/logit.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"

namespace tanvan {
InputCoefficients coefficients_of(std::vector<InputRow> const& inputs) {
  InputCoefficients a{};
  std::array<bool, kSectors> has_rows{};
  for (auto const& row : inputs) {
    a[index_of(row.buyer)][index_of(row.supplier)] = row.share;
    has_rows[index_of(row.buyer)] = true;
  }
  for (std::size_t s = 0; s < kSectors; ++s)
    if (!has_rows[s]) a[s].fill(1);
  return a;
}

SupplyMarket::SupplyMarket(World const& world, SupplyParameters const& p)
    : coefficient_(coefficients_of(world.region.inputs)), zones_(world.network.zones.size()) {
  expects(world.access.truck_time_min.rows == zones_, "truck times between all zones");
  group_sellers(world, p.size_pull);
  measure_reach(world.access.truck_time_min, p.distance_decay);
}

/// Sellers by sector and zone. Who has given notice sells no more.
void SupplyMarket::group_sellers(World const& world, double size_pull) {
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  std::vector<std::uint32_t> key(e.size(), kNoGroup);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (total(e.desired[id]) > 0)
      key[id.value] = static_cast<std::uint32_t>(cell(index_of(e.sector[id]), places.zone[e.establishment[id]].value));
  });
  auto groups = group_by(key, kSectors * zones_);
  first_ = std::move(groups.offset);
  seller_.resize(groups.item.size());
  cumulative_.resize(groups.item.size());
  for_each_piece(kSectors * zones_, [&](std::size_t c) {
    double sum = 0;
    for (auto at = first_[c]; at < first_[c + 1]; ++at) {
      seller_[at] = EnterpriseId{groups.item[at]};
      sum += std::pow(total(e.desired[seller_[at]]), size_pull);
      cumulative_[at] = sum;
    }
  });
}

void SupplyMarket::measure_reach(Matrix const& time_min, double distance_decay) {
  std::size_t const cells = kSectors * zones_;
  reach_.resize(zones_ * cells);
  for_each_piece(zones_, [&](std::size_t from) {
    for (std::size_t s = 0; s < kSectors; ++s) {
      double sum = 0;
      for (std::size_t to = 0; to < zones_; ++to) {
        auto const c = cell(s, to);
        double const mass = first_[c] < first_[c + 1] ? cumulative_[first_[c + 1] - 1] : 0;
        if (mass > 0) sum += mass * std::exp(-distance_decay * time_min(from, to));
        reach_[from * cells + c] = sum;
      }
    }
  });
}

EnterpriseId SupplyMarket::draw(Sector buyer, ZoneId zone, Draws& draws) const {
  std::span<double const> const reach{reach_.data() + zone.value * kSectors * zones_, kSectors * zones_};
  std::array<double, kSectors> by_sector{};
  double sum = 0;
  for (std::size_t s = 0; s < kSectors; ++s)
    by_sector[s] = sum += coefficient_[index_of(buyer)][s] * reach[cell(s, zones_ - 1)];
  if (!(sum > 0)) return {};
  auto const s = at_quantile_of_sums(by_sector, draws.uniform());
  auto const to = at_quantile_of_sums(reach.subspan(cell(s, 0), zones_), draws.uniform());
  auto const c = cell(s, to);
  if (first_[c] == first_[c + 1]) return {};
  std::span<double const> const sizes{cumulative_.data() + first_[c], first_[c + 1] - first_[c]};
  return seller_[first_[c] + at_quantile_of_sums(sizes, draws.uniform())];
}

}  // namespace tanvan
