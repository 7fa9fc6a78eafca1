// How long does a day of goods take, from shipments to gates, and on how many drives?
#include <benchmark/benchmark.h>
#include <map>
#include <string>

#include "bench/scenarios/shipped_scenario.hpp"
#include "models/freight/freight.hpp"
#include "models/freight/gates.hpp"
#include "models/freight/parcel_drives.hpp"

namespace tanvan {
namespace {

/// The baseline before its first month: goods by what workers add in value, roads at free flow.
struct BeforeTheDay {
  ModelParameters parameters;
  FreightParameters freight;
  World world;
  FreightRoads roads;
  TradeWays ways;
  std::vector<Shipment> shipments;

  explicit BeforeTheDay(std::int64_t permille)
      : world(founded(permille, parameters)),
        roads(freight_roads(world)),
        ways(world, roads, freight),
        shipments(shipments_of_day(world, roads, ways, freight)) {}

 private:
  static World founded(std::int64_t permille, ModelParameters& parameters) {
    auto const scale = std::to_string(static_cast<double>(permille) / 1000);
    return found_economy(shipped_scenario("baseline", {{"scenario.scale", scale}}, parameters), parameters);
  }
};

BeforeTheDay const& before(std::int64_t permille) {
  static std::map<std::int64_t, BeforeTheDay> worlds;
  auto const at = worlds.find(permille);
  return at != worlds.end() ? at->second : worlds.try_emplace(permille, permille).first->second;
}

void roads(benchmark::State& state) {
  auto const& day = before(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(freight_roads(day.world).periods());
}
BENCHMARK(roads)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

void shipments(benchmark::State& state) {
  auto const& day = before(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(shipments_of_day(day.world, day.roads, day.ways, day.freight).size());
  state.counters["shipments"] = static_cast<double>(day.shipments.size());
}
BENCHMARK(shipments)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// All tours of a day, and who drives alone.
void rounds(benchmark::State& state) {
  auto const& day = before(state.range(0));
  std::size_t trips = 0;
  for (auto _ : state)
    trips = drive_goods(day.world, day.roads, day.shipments, shipment_weight(day.world, day.freight), day.freight)
                .trips.size();
  state.counters["drives"] = static_cast<double>(trips);
}
BENCHMARK(rounds)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

void gates(benchmark::State& state) {
  auto const& day = before(state.range(0));
  auto const driven =
      drive_goods(day.world, day.roads, day.shipments, shipment_weight(day.world, day.freight), day.freight);
  for (auto _ : state) {
    state.PauseTiming();
    auto copy = driven;
    state.ResumeTiming();
    benchmark::DoNotOptimize(pass_gates(day.world, day.roads, day.ways.all(), copy, day.freight).size());
  }
}
BENCHMARK(gates)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

void parcels(benchmark::State& state) {
  auto const& day = before(state.range(0));
  for (auto _ : state) {
    GoodsDay goods;
    auto parcels = parcels_of_day(day.world, day.freight);
    drive_parcels(day.world, day.roads, day.ways.all(), day.freight, parcels, goods);
    benchmark::DoNotOptimize(goods.trips.size());
  }
}
BENCHMARK(parcels)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
