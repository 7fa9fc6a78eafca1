#include <algorithm>

#include "models/freight/freight.hpp"

namespace tanvan {
namespace {

constexpr int kLastCount = 2022;  // year of the latest throughputs in freight.csv: they serve earlier years too

double teu_of(FreightRow const& row, FreightParameters const& p) {
  if (row.metric != "throughput") return 0;
  if (row.unit.starts_with("TEU")) return row.value;
  return row.unit.starts_with("tonnes") ? row.value / p.tonnes_per_teu : 0;
}

}  // namespace

std::vector<Gateway> gateways(World const& world, int year, FreightParameters const& p) {
  std::vector<Gateway> all;
  for (auto const& row : world.region.freight) {
    double const teu = teu_of(row, p);
    if (row.type != "node" || !row.zone || teu <= 0 || row.year > std::max(year, kLastCount)) continue;
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
