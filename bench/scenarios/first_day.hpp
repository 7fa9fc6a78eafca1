#pragma once
/// Bình Dương on the first day of the baseline, for benchmarks of days of travel.

#include <stdexcept>

#include "models/demography/synthesis.hpp"
#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/synthesis.hpp"
#include "models/labour/labour.hpp"
#include "scenarios/run/scenario/scenario.hpp"
#include "scenarios/run/travel/travel_day.hpp"

namespace tanvan {

/// People, enterprises and staff by the models' defaults, the day assigned once.
/// @param scale  share of the population, (0, 1]
/// @throws std::runtime_error with the scenario's first fault
inline World first_day(double scale = 1) {
  auto kinds = transport_interventions();
  for (auto& kind : enterprise_interventions()) kinds.push_back(kind);
  auto read = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", {}, {}, kinds);
  if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
  World world;
  world.seed = read->seed;
  world.scale = scale;
  world.network = read->network;
  world.region = read->region;
  world.transport = read->transport;
  world.now = read->start;
  estimate_access(world);
  synthesize_people(world, {});
  synthesize_enterprises(world, {});
  match_at_start(world, {}, 0.03);
  run_travel_day(world, {}, {});
  return world;
}

}  // namespace tanvan
