// How long do cells, walking streets and catchments of a region take?
#include <benchmark/benchmark.h>

#include "sim/network/walk_streets.hpp"

namespace tanvan {
namespace {

/// Eighty zones of 32 km², as the province has.
ZoneStore zones() {
  ZoneStore zones;
  for (int row = 0; row < 10; ++row)
    for (int column = 0; column < 8; ++column) {
      zones.code.push_back("Z");
      zones.kind.push_back(ZoneKind::internal);
      zones.lon.push_back(106.4 + 0.052 * column);
      zones.lat.push_back(10.9 + 0.051 * row);
      zones.area_km2.push_back(32);
    }
  return zones;
}

void cut_into_cells(benchmark::State& state) {
  auto const region = zones();
  for (auto _ : state) benchmark::DoNotOptimize(zone_cells(region).size());
}
BENCHMARK(cut_into_cells)->Unit(benchmark::kMillisecond);

void lay_streets(benchmark::State& state) {
  auto const region = zones();
  auto const cells = zone_cells(region);
  Column<ZoneId, double> const block(region.size(), static_cast<double>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(street_grid(cells, block, {}, {}).node.size());
}
BENCHMARK(lay_streets)->Arg(100)->Arg(150)->Unit(benchmark::kMillisecond);

void catchment(benchmark::State& state) {
  auto const region = zones();
  auto const cells = zone_cells(region);
  auto const streets =
      street_grid(cells, Column<ZoneId, double>(region.size(), static_cast<double>(state.range(0))), {}, {});
  CatchmentSearch search(streets, cells);
  std::uint32_t zone = 0;
  for (auto _ : state) {
    ZoneId const z{zone++ % 80};
    benchmark::DoNotOptimize(search.around(cells.plane.point({region.lon[z], region.lat[z]})).size());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(catchment)->Arg(100)->Arg(150)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tanvan
