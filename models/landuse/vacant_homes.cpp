#include "models/landuse/vacant_homes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/rng/lanes.hpp"

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
  std::vector<double> weight(zones), chance(zones);
  ln_correction_ = Matrix(zones, zones);
  for (std::size_t centre = 0; centre < zones; ++centre) {
    for (std::size_t z = 0; z < zones; ++z)
      weight[z] = static_cast<double>(around.dwellings[z]) * around.nearness(centre, z);
    auto const& by_weight = zones_.emplace_back(weight);
    std::ranges::fill(chance, 0.0);
    for (std::uint32_t z = 0; z < zones; ++z) chance[sends_to_[z].value] += by_weight.probability(z);
    for (std::uint32_t z = 0; z < zones; ++z)
      if (in(ZoneId{z}) > 0)
        ln_correction_(centre, z) = -std::log(chance[z] / in(ZoneId{z}) * static_cast<double>(size()));
  }
}

/// The first home at or after a place on a zone's circle. Places are even, so the search begins where it would lie.
std::uint32_t VacantHomes::on_circle(ZoneId zone, std::uint32_t at) const {
  auto const first = offset_[zone.value], last = offset_[zone.value + 1];
  auto home = first + static_cast<std::uint32_t>((static_cast<std::uint64_t>(at) * (last - first)) >> 32U);
  while (home > first && circle_[home - 1] >= at) --home;
  while (home < last && circle_[home] < at) ++home;
  return home < last ? home : first;
}

void VacantHomes::draw(ZoneId around, std::size_t n, std::span<DrawBlock const> words,
                       std::vector<DrawnHome>& set) const {
  constexpr std::size_t kWords = 3, kInBlock = std::tuple_size_v<DrawBlock>;
  expects(words.size() * kInBlock >= kWords * n, "three words a home");
  auto const word = [&](std::size_t i) { return words[i / kInBlock][i % kInBlock]; };
  set.clear();
  thread_local std::vector<std::uint32_t> homes, times, luck;  // of the set, side by side
  homes.clear();
  times.clear();
  luck.clear();
  std::uint64_t seen = 0;  // bits of homes: most that are new are known to be so without a look at all
  for (std::size_t i = 0; i < n; ++i) {
    auto const zone = sends_to_[zones_[around.value].at(uniform_of(word(kWords * i)))];
    auto const home = on_circle(zone, word(kWords * i + 1));
    std::uint64_t const bit = std::uint64_t{1} << (home % 64);
    if ((seen & bit) != 0) {
      auto const known = static_cast<std::size_t>(std::ranges::find(homes, home) - homes.begin());
      if (known < set.size()) {
        ++times[known];
        continue;
      }
    }
    seen |= bit;
    set.push_back({home, zone, ln_correction_(around.value, zone.value)});
    homes.push_back(home);
    times.push_back(1);
    luck.push_back(word(kWords * i + 2));
  }
  for (std::size_t i = 0; i < set.size(); ++i)
    if (times[i] > 1) set[i].correction += std::log(times[i]);
  for (std::size_t begin = 0; begin < set.size(); begin += kLanes) {
    Lanes<std::uint32_t> bits{};
    auto const count = std::min(kLanes, set.size() - begin);
    std::copy_n(luck.begin() + static_cast<std::ptrdiff_t>(begin), count, bits.begin());
    auto const gumbels = gumbels_of(bits);
    for (std::size_t i = 0; i < count; ++i) set[begin + i].luck = gumbels[i];
  }
}

}  // namespace tanvan
