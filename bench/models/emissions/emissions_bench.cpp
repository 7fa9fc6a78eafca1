// How long do a day's emissions by link take, and the exposure of residents, on a network as large as an import of OSM?
#include <benchmark/benchmark.h>

#include "models/emissions/emissions.hpp"
#include "models/emissions/exposure.hpp"

namespace tanvan {
namespace {

constexpr double kStreet = 0.002;  // side of a square of streets, about 200 m [degrees]
constexpr std::size_t kZonesASide = 10;

/// A square grid of streets with `side` squares, all driven both ways, on a square of 100 zones.
Network city(std::size_t side) {
  Network city;
  auto const node = [&](std::size_t i, std::size_t j) { return id_of<NodeId>(i * side + j); };
  for (std::size_t i = 0; i < side * side; ++i) {
    city.nodes.lon.push_back(106.4 + kStreet * static_cast<double>(i % side));
    city.nodes.lat.push_back(10.9 + kStreet * static_cast<double>(i / side));
  }
  auto const street = [&](NodeId a, NodeId b) {
    for (auto const& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
      city.links.from.push_back(from);
      city.links.to.push_back(to);
      city.links.length.push_back({220});
      city.links.shape_offset.push_back(0);
    }
  };
  for (std::size_t i = 0; i < side; ++i)
    for (std::size_t j = 0; j + 1 < side; ++j) street(node(i, j), node(i, j + 1)), street(node(j, i), node(j + 1, i));
  double const zone = kStreet * static_cast<double>(side) / kZonesASide;
  for (std::size_t z = 0; z < kZonesASide * kZonesASide; ++z) {
    city.zones.code.push_back("Z");
    city.zones.kind.push_back(ZoneKind::internal);
    city.zones.lon.push_back(106.4 + zone * (static_cast<double>(z % kZonesASide) + 0.5));
    city.zones.lat.push_back(10.9 + zone * (static_cast<double>(z / kZonesASide) + 0.5));
    city.zones.area_km2.push_back(zone * zone * 12'000);
  }
  return city;
}

TrafficDay day_of(std::size_t links, std::size_t bins) {
  TrafficDay day;
  day.bin_length_s.assign(bins, 86'400 / static_cast<double>(bins));
  day.volume_veh_h.assign(bins * links * kVehicleClasses, 120);
  for (std::size_t i = 0; i < bins * links; ++i) day.speed_kmh.push_back(5 + static_cast<double>(i % 700) / 10);
  return day;
}

void by_link(benchmark::State& state) {
  auto const network = city(static_cast<std::size_t>(state.range(0)));
  auto const day = day_of(network.links.size(), static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(emissions_of(day, network.links, FleetCurves(2026, {})));
  state.counters["links"] = static_cast<double>(network.links.size());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(day.speed_kmh.size()));
}

void exposure(benchmark::State& state) {
  auto const network = city(static_cast<std::size_t>(state.range(0)));
  std::vector<double> const kg(network.links.size(), 0.1), vehicles(network.links.size(), 20'000);
  for (auto _ : state) benchmark::DoNotOptimize(zone_exposure(network, kg, vehicles, {}));
  state.counters["links"] = static_cast<double>(network.links.size());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(network.links.size()));
}

BENCHMARK(by_link)->Args({160, 4})->Args({160, 96})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(exposure)->Arg(50)->Arg(160)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
