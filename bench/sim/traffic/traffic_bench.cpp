// How many links a second give their time and slope, by form?
#include <benchmark/benchmark.h>

#include "sim/traffic/volume_delay.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kLinks = 39'018;  // as many as Chicago Regional has

VolumeDelay links(BprParameters shape, DelayKind kind) {
  VolumeDelay d;
  for (std::size_t i = 0; i < kLinks; ++i) {
    d.t0.push_back(30 + static_cast<double>(i % 97));
    d.capacity.push_back(500 + static_cast<double>(i % 1009));
  }
  d.shape.assign(kLinks, shape);
  std::vector<DelayPoint> const points = {{0, 1}, {0.5, 1.1}, {0.8, 1.4}, {1, 2}, {1.5, 6}};
  if (kind != DelayKind::bpr) d.form.assign(kLinks, {.kind = kind, .table = d.tables.add(points)});
  return d;
}

void time_and_slope(benchmark::State& state, BprParameters shape, DelayKind kind) {
  auto const delay = links(shape, kind);
  constexpr std::size_t kStride = 7919;  // links in no order that the cache could guess
  std::size_t row = 0;
  for (auto _ : state) {
    row = (row + kStride) % kLinks;
    benchmark::DoNotOptimize(delay.time_and_slope(id_of<LinkId>(row), static_cast<double>(row % 1500)));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(time_and_slope, bpr_4, BprParameters{0.15, 4}, DelayKind::bpr);
BENCHMARK_CAPTURE(time_and_slope, bpr_5, BprParameters{0.15, 5}, DelayKind::bpr);
BENCHMARK_CAPTURE(time_and_slope, bpr_16_83, BprParameters{0.15, 16.83}, DelayKind::bpr);
BENCHMARK_CAPTURE(time_and_slope, conical, BprParameters{}, DelayKind::conical);
BENCHMARK_CAPTURE(time_and_slope, table, BprParameters{}, DelayKind::table);
BENCHMARK_CAPTURE(time_and_slope, marginal_table, BprParameters{}, DelayKind::marginal_table);

}  // namespace
}  // namespace tanvan
