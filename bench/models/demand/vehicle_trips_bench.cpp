// How many vehicles a second does the day's demand become, with a second and two junctions each?
#include <benchmark/benchmark.h>

#include "models/demand/vehicle_trips.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kZones = 100, kJunctionsAZone = 4;

void add_junctions(Network& network) {
  network.connectors.offset = {0};
  for (std::uint32_t z = 0; z < kZones; ++z) {
    network.zones.code.push_back("Z");
    for (std::uint32_t k = 0; k < kJunctionsAZone; ++k) {
      network.nodes.lon.push_back(0);
      network.connectors.node.push_back({z * kJunctionsAZone + k});
      network.connectors.length.push_back({400.0 * (k + 1)});
    }
    network.connectors.offset.push_back((z + 1) * kJunctionsAZone);
  }
}

/// Tours to work by motorbike between random zones, and a truck for every other pair of zones in each bin.
World day_of(std::uint32_t tours) {
  World world;
  world.scale = 0.1;
  world.now = month_of(2026, 12);
  world.transport.bins = {
      {"am", 19'800, 10'800}, {"midday", 30'600, 27'000}, {"pm", 57'600, 10'800}, {"night", 68'400, 37'800}};
  add_junctions(world.network);
  world.access.motorbike_time_min = Matrix(kZones, kZones, 20);
  auto& trips = world.day.trips;
  for (std::uint32_t row = 0; row < 2 * tours; ++row) {
    Draws draw{1, AgentKey{row / 2}, 0, Stream::destination};
    ZoneId const home{draw.below(kZones)}, work{draw.below(kZones)};
    trips.traveller.push_back({row / 2});
    trips.person.push_back({0});
    trips.origin.push_back(row % 2 == 0 ? home : work);
    trips.destination.push_back(row % 2 == 0 ? work : home);
    trips.purpose.push_back(row % 2 == 0 ? Purpose::work : Purpose::home);
    trips.bin.push_back(row % 2 == 0 ? 0 : 2);
    trips.number.push_back(row % 2);
    trips.mode.push_back(Mode::motorbike);
    trips.company_bus.push_back(0);
    trips.lot.push_back(-1);
  }
  world.population.persons.employer.push_back({});
  for (auto& bin : world.day.freight = std::vector<ClassMatrices>(4)) bin[3] = Matrix(kZones, kZones, 0.5);
  return world;
}

void vehicles(benchmark::State& state) {
  auto const world = day_of(static_cast<std::uint32_t>(state.range(0)));
  std::size_t made = 0;
  for (auto _ : state) made = vehicle_trips(world, {}).size();
  state.counters["vehicles"] = static_cast<double>(made);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(made));
}

BENCHMARK(vehicles)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
