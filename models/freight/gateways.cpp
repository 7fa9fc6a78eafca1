#include <algorithm>

#include "models/freight/freight.hpp"

namespace tanvan {
namespace {

double teu_of(FreightRow const& row) {
  constexpr double kTonnesPerTeu = 12;  // from memory, unverified
  if (row.metric != "throughput") return 0;
  if (row.unit.starts_with("TEU")) return row.value;
  return row.unit.starts_with("tonnes") ? row.value / kTonnesPerTeu : 0;
}

}  // namespace

std::vector<Gateway> gateways(World const& world, int year) {
  std::vector<Gateway> all;
  for (auto const& row : world.region.freight) {
    double const teu = teu_of(row);
    if (row.type != "node" || !row.zone || teu <= 0 || row.year > std::max(year, 2022)) continue;
    bool const inside = world.network.zones.kind[row.zone] == ZoneKind::internal;
    auto const same = std::ranges::find(all, row.zone, &Gateway::zone);
    if (same == all.end()) {
      all.push_back({row.zone, teu, inside});
    } else {
      same->teu_year += teu;
    }
  }
  return all;
}

}  // namespace tanvan
