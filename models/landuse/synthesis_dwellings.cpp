// Dwellings of the synthetic population.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "models/landuse/synthesis_steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/rounding.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

using ByKind = std::array<double, kDwellingKinds>;
constexpr std::array<char const*, kDwellingKinds> kKindNames = {"houses", "apartments", "rooms", "dormitory units",
                                                                "social dwellings"};

ByKind mean_floor(HomeSynthesisParameters const& p) {
  return {p.house_m2, p.apartment_m2, p.room_m2, p.dormitory_m2, p.social_m2};
}

ByKind vacancy_rate(HomeSynthesisParameters const& p) {
  return {p.vacancy_house, p.vacancy_apartment, p.vacancy_room, p.vacancy_dormitory, p.vacancy_social};
}

/// Occupied dwellings by kind and zone, [kind][zone].
std::array<std::vector<double>, kDwellingKinds> occupied_by_zone(World const& world) {
  std::array<std::vector<double>, kDwellingKinds> occupied;
  occupied.fill(std::vector<double>(world.network.zones.size(), 0.0));
  auto const& h = world.population.households;
  for (auto id : ids<HouseholdId>(h.size()))
    occupied[static_cast<std::size_t>(kind_for(h.tenure[id]))][h.zone[id].value] += 1;
  return occupied;
}

/// Vacant dwellings by kind and zone: the rate of each kind, where its occupied ones are.
std::array<std::vector<std::uint32_t>, kDwellingKinds> vacant_by_zone(World const& world,
                                                                      HomeSynthesisParameters const& p) {
  auto const occupied = occupied_by_zone(world);
  auto const rate = vacancy_rate(p);
  std::array<std::vector<std::uint32_t>, kDwellingKinds> vacant;
  for (std::size_t kind = 0; kind < kDwellingKinds; ++kind) {
    double all = 0;
    for (auto const n : occupied[kind]) all += n;
    auto const total = static_cast<std::uint64_t>(std::llround(all * rate[kind] / (1 - rate[kind])));
    vacant[kind] = largest_remainder(occupied[kind], total);
  }
  return vacant;
}

// Floor of a house against the mean: a part of its own and a part a person, up to so many; 1 at three persons; prior.
constexpr double kHouseAlone = 0.7, kHouseAPerson = 0.1;
constexpr int kHouseMost = 8;

/// Floor of a dwelling [m²]: lognormal around the mean of its kind. A house is larger where more live in it.
float floor_of(World const& world, AgentKey key, DwellingKind kind, std::uint16_t persons,
               HomeSynthesisParameters const& p) {
  Draws draws{world.seed, key, 0, Stream::synthesis_dwelling};
  double const spread = std::exp(p.floor_spread * draws.normal() - p.floor_spread * p.floor_spread / 2);
  double const family =
      kind == DwellingKind::house && persons > 0 ? kHouseAlone + kHouseAPerson * std::min<int>(persons, kHouseMost) : 1;
  return static_cast<float>(mean_floor(p)[static_cast<std::size_t>(kind)] * spread * family);
}

void add_vacant(World& world, ZoneId zone, DwellingKind kind, std::uint32_t count) {
  auto& d = world.population.dwellings;
  for (std::uint32_t i = 0; i < count; ++i) {
    d.zone.push_back(zone);
    d.kind.push_back(kind);
    d.household.push_back({});
  }
}

/// Rows with zone, kind and household; keys and floors follow.
void lay_out(World& world, std::array<std::vector<std::uint32_t>, kDwellingKinds> const& vacant) {
  auto& [persons, h, d, enterprises, establishments, next_key] = world.population;
  for (auto id : ids<HouseholdId>(h.size())) {
    h.dwelling[id] = DwellingId{id.value};
    d.zone.push_back(h.zone[id]);
    d.kind.push_back(kind_for(h.tenure[id]));
    d.household.push_back(id);
  }
  for (auto zone : ids<ZoneId>(world.network.zones.size()))
    for (std::size_t kind = 0; kind < kDwellingKinds; ++kind)
      add_vacant(world, zone, static_cast<DwellingKind>(kind), vacant[kind][zone.value]);
}

}  // namespace

void found_dwellings(World& world, HomeSynthesisParameters const& p, SynthesisReport& report) {
  auto& d = world.population.dwellings;
  auto const& h = world.population.households;
  expects(d.size() == 0 && d.zone.empty(), "a population without dwellings");
  lay_out(world, vacant_by_zone(world, p));
  std::uint64_t const first = world.population.next_key;
  std::size_t const rows = d.zone.size();
  d.key.resize(rows);
  d.cell.resize(rows);
  d.floor_m2.resize(rows);
  for_each_row<DwellingId>(rows, [&](DwellingId id) {
    d.key[id] = AgentKey{first + id.value};
    d.cell[id] = home_cell(world.cells, d.zone[id], Draws{world.seed, d.key[id], 0, Stream::home_cell}.uniform());
    d.floor_m2[id] =
        floor_of(world, d.key[id], d.kind[id], d.household[id] ? h.persons[d.household[id]] : std::uint16_t{0}, p);
  });
  world.population.next_key += rows;
  ByKind all{}, vacant{};
  for (auto id : ids<DwellingId>(rows)) {
    all[static_cast<std::size_t>(d.kind[id])] += 1;
    vacant[static_cast<std::size_t>(d.kind[id])] += d.household[id] ? 0 : 1;
  }
  for (std::size_t kind = 0; kind < kDwellingKinds; ++kind)
    report.add(fmt::format("vacant {}", kKindNames[kind]), vacancy_rate(p)[kind] * all[kind], vacant[kind], 1.0);
}

}  // namespace tanvan
