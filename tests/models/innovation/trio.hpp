#pragma once
/// A world of three enterprises and an institution, for the tests of whom enterprises learn of.

#include "models/innovation/institutions.hpp"

namespace tanvan {

inline constexpr EnterpriseId kOne{0}, kTwo{1}, kThree{2};

/// Three enterprises of three sectors in three zones; the later the better. One institution in zone 0.
inline World trio() {
  World world;
  world.now = month_of(2024, 12);
  world.price_level = 1;
  world.scale = 1;
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  for (std::uint32_t i = 0; i < 3; ++i) {
    e.key.push_back(AgentKey{i + 1});
    e.sector.push_back(static_cast<Sector>(i));
    e.ownership.push_back(Ownership::domestic);
    e.establishment.push_back(EstablishmentId{i});
    e.technology.push_back(1 + 0.2 * i);
    e.practices.push_back(0);
    e.rnd_stock.push_back(0);
    e.workers.push_back({0, 0, 10});
    e.cash.push_back(Dong{1'000'000'000});
    e.profit_year.push_back(Dong{100'000'003});
    e.knowledge.push_back(KnowledgeMask{1} << i);
    e.partner.push_back({});
    e.partner_until.push_back(kLongAgo);
    e.fund.push_back({});
    places.enterprise.push_back(EnterpriseId{i});
    places.zone.push_back(ZoneId{i});
    places.cell.push_back({});
    places.site.push_back(-1);
    world.network.zones.code.push_back("Z");
    world.network.zones.kind.push_back(ZoneKind::internal);
  }
  world.frontier.fill(2);
  world.access.car_time_min = Matrix(3, 3, 10);
  world.region.institutions.push_back({.id = "U",
                                       .name = "U",
                                       .zone = ZoneId{0},
                                       .fields = field_bits(3),
                                       .lab_capacity = 1,
                                       .confidence = "",
                                       .place = {}});
  found_institutions(world);
  return world;
}

inline std::int64_t balance(World const& world, Account a) {
  return world.ledger.balance[static_cast<std::size_t>(a)];
}

}  // namespace tanvan
