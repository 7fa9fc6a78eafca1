#include "scenarios/run/travel/zone_access.hpp"

#include <fmt/format.h>
#include <span>

#include "sim/access/hansen.hpp"
#include "sim/engine/indicators.hpp"

namespace tanvan {
namespace {

void record_mode(World& world, char const* mode, Matrix const& minutes, std::span<double const> jobs, double decay) {
  auto const access = hansen(minutes.values, jobs, decay);
  std::vector<double> worth;
  for (double const each : access) worth.push_back(logsum_of(each, decay));
  set_zones(world.record, fmt::format("accessibility_jobs_{}", mode), access);
  set_zones(world.record, fmt::format("accessibility_logsum_{}", mode), worth);
}

}  // namespace

void record_zone_access(World& world, LevelOfService const& level, TravelParameters const& p) {
  if (world.record.years.empty()) return;
  std::size_t const am = bin_of_hour(world, 7.5);
  auto const minutes = [&](Mode mode) { return driven_minutes(level, p.mode_choice, mode, am); };
  std::vector<double> jobs;
  for (auto const& [basic, middle, high] : jobs_of_zones(world.cells, world.network.zones.size()))
    jobs.push_back(basic + middle + high);
  record_mode(world, "motorbike", minutes(Mode::motorbike), jobs, p.road.access_decay);
  record_mode(world, "car", minutes(Mode::car), jobs, p.road.access_decay);
}

}  // namespace tanvan
