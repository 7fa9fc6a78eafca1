#include "models/landuse/vacant_homes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tanvan {
namespace {

/// The zone itself where it has a vacant home, else the nearest that has, the first of equals.
std::vector<ZoneId> next_with_vacancy(std::span<std::uint32_t const> offset, Matrix const& nearness) {
  std::vector<ZoneId> next(nearness.rows);
  for (std::size_t zone = 0; zone < next.size(); ++zone) {
    double best = 0;
    for (std::size_t z = 0; z < next.size(); ++z) {
      double const near = z == zone ? std::numeric_limits<double>::infinity() : nearness(zone, z);
      if (offset[z + 1] > offset[z] && near > best) best = near, next[zone] = id_of<ZoneId>(z);
    }
  }
  return next;
}

}  // namespace

VacantHomes::VacantHomes(World const& world, std::span<DwellingId const> rows, HomesAround const& around)
    : home_(rows.begin(), rows.end()) {
  auto const zones = world.network.zones.size();
  auto const& d = world.population.dwellings;
  offset_.assign(zones + 1, 0);
  for (auto const home : home_) ++offset_[d.zone[home].value + 1];
  std::partial_sum(offset_.begin(), offset_.end(), offset_.begin());
  if (home_.empty()) return;
  std::vector<std::pair<std::uint64_t, DwellingId>> order;
  for (auto const home : home_) {
    Draws place{world.seed, d.key[home], static_cast<std::uint32_t>(world.now.count), Stream::vacant_home};
    order.emplace_back((static_cast<std::uint64_t>(d.zone[home].value) << 32U) | place.bits(), home);
  }
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    home_[i] = order[i].second;
    circle_.push_back(static_cast<std::uint32_t>(order[i].first));
  }
  sends_to_ = next_with_vacancy(offset_, around.nearness);
  chance_ = Matrix(zones, zones);
  std::vector<double> weight(zones);
  for (std::size_t centre = 0; centre < zones; ++centre) {
    for (std::size_t z = 0; z < zones; ++z)
      weight[z] = static_cast<double>(around.dwellings[z]) * around.nearness(centre, z);
    auto const& by_weight = zones_.emplace_back(weight);
    for (std::uint32_t z = 0; z < zones; ++z) chance_(centre, sends_to_[z].value) += by_weight.probability(z);
  }
}

/// The first home at or after a place on a zone's circle.
std::uint32_t VacantHomes::on_circle(ZoneId zone, std::uint32_t at) const {
  auto const first = circle_.begin() + offset_[zone.value], last = circle_.begin() + offset_[zone.value + 1];
  auto const found = std::lower_bound(first, last, at);
  return static_cast<std::uint32_t>((found == last ? first : found) - circle_.begin());
}

void VacantHomes::draw(ZoneId around, std::size_t n, Draws& draws, std::vector<DrawnHome>& set) const {
  set.clear();
  for (std::size_t i = 0; i < n; ++i) {
    auto const zone = sends_to_[zones_[around.value].draw(draws)];
    auto const home = on_circle(zone, draws.bits());
    double const luck = draws.gumbel();
    auto const known = std::ranges::find(set, home, &DrawnHome::home);
    if (known != set.end())
      known->correction += 1;
    else
      set.push_back({home, zone, 1, luck});
  }
  for (auto& drawn : set) {
    double const q = chance_(around.value, drawn.zone.value) / in(drawn.zone);
    drawn.correction = std::log(drawn.correction / (q * static_cast<double>(size())));
  }
}

}  // namespace tanvan
