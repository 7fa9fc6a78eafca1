#include "models/enterprise/newcomers.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/engine/public_money.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

EstablishmentId settle_in(World& world, EnterpriseId id, Place place, double floor_m2) {
  auto& places = world.population.establishments;
  places.enterprise.push_back(id);
  places.zone.push_back(place.zone);
  places.cell.push_back(cell_of(world, place, world.population.enterprises.key[id]));
  places.site.push_back(place.site);
  places.floor_m2.push_back(static_cast<float>(floor_m2));
  if (place.site >= 0) world.sites.occupied_m2[static_cast<std::size_t>(place.site)] += floor_m2;
  return id_of<EstablishmentId>(places.size() - 1);
}

/// First money: some months of wages, from the founders' bank or from abroad. Machines come in kind.
Dong first_money(World& world, Newcomer const& x, std::array<Dong, kSkillClasses> const& wages,
                 EnterpriseParameters const& p) {
  Dong const money = share_of(wages[1], p.entrant_months * x.staff);
  auto const giver = x.ownership == Ownership::foreign ? Account::rest_of_world : Account::banks;
  world.ledger.pay(Flow::entry_capital, giver, account_of(x.ownership), money);
  return money;
}

void push_technology(World& world, Newcomer const& x, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const s = index_of(x.sector);
  std::array<float, kVintages> vintages{};
  vintages.fill(static_cast<float>(x.technology));
  e.technology.push_back(x.technology);
  e.capital.push_back({static_cast<float>(x.staff * world.base_capital[s] * p.entrant_capital)});
  e.vintage_technology.push_back(vintages);
  e.capital_norm.push_back(world.capital_norm[s]);
  e.rnd_stock.push_back(0);
  e.practices.push_back(x.practices);
  e.innovated.push_back(x.innovator ? world.now : kLongAgo);
  e.renewed.push_back(world.now);
  e.renewed_year.push_back(0);
  e.knowledge.push_back(x.knowledge);
  e.partner.push_back({});
  e.partner_until.push_back(kLongAgo);
  e.fund.push_back({});
  e.startup.push_back(x.startup ? 1 : 0);
  e.incubated_until.push_back(x.incubated_until);
  e.goods_kg.push_back(0);
  e.goods_sent_kg.push_back(0);
}

void push_market(World& world, EnterpriseId id, Newcomer const& x, Incumbents const& incumbents,
                 EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const s = index_of(x.sector);
  double const output = x.staff * world.base_productivity[s] * x.technology * p.utilisation;
  e.price.push_back(world.sector_price[s]);
  e.expected_demand.push_back(output);
  e.share.push_back(world.demand[s] > 0 ? output / world.demand[s] : 0);
  e.output.push_back(0);
  e.output_year.push_back(0);
  e.unmet.push_back(0);
  e.workers.push_back({});
  e.labour_quality.push_back(1);
  e.desired.push_back(positions_of(world, id, x.staff, incumbents.demand));
  e.vacancies.push_back({});
  e.posted_wage.push_back(incumbents.wages);
  e.cash.push_back(first_money(world, x, incumbents.wages, p));
  e.profit_year.push_back({});
}

double floor_of(World const& world, Newcomer const& x) {
  return floor_wanted(world.region.sectors[index_of(x.sector)], x.staff);
}

/// Money of a venture network for a new start-up, while it lasts.
void seed(World& world, EnterpriseId id) {
  Dong const wanted = dong(world.policy.of(Channel::seed_capital) * 1e6);
  world.population.enterprises.cash[id] +=
      draw_grant(world, Pot::seed_capital, account_of(Ownership::domestic), wanted);
}

void open(World& world, Newcomer const& x, Place place, Market const& market, EnterpriseParameters const& p) {
  auto const id = open_enterprise(world, x, place, market.sectors[index_of(x.sector)], p);
  if (x.ownership == Ownership::foreign) ++world.counts.foreign_projects;
  if (!x.startup) return;
  ++world.counts.startups;
  seed(world, id);
}

bool has_room(World const& world, Place place, Newcomer const& x) {
  auto const site = static_cast<std::size_t>(place.site);
  return world.sites.capacity_m2[site] - world.sites.occupied_m2[site] >= floor_of(world, x);
}

/// Where newcomers settle (E22): sites take who bids most, streets take anybody.
std::vector<Place> find_places(World const& world, Locations const& locations, std::vector<Arrival>& arrivals) {
  std::vector<Settler> settlers;
  for (auto const& [x, draws, seat] : arrivals) {
    double const floor = floor_of(world, x);
    settlers.push_back({x.key,
                        x.sector,
                        x.ownership,
                        floor,
                        x.innovator,
                        false,
                        bid_of(world, x.sector, x.staff, x.technology, floor),
                        {}});
  }
  std::vector<std::vector<Place>> wishes(settlers.size());
  for_each_index(settlers.size(), [&](std::size_t i) { wishes[i] = locations.wishes(settlers[i], arrivals[i].draws); });
  std::vector<Place> places;
  for (auto const& place : assign_places(world, settlers, wishes)) places.push_back(place.value());
  return places;
}

}  // namespace

Market look_at_market(World const& world, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  Market market{{}, Locations{world, p}};
  auto const technology = sums_by_sector(e, [&](EnterpriseId id) { return e.technology[id]; });
  for (auto id : ids<EnterpriseId>(e.size())) market.sectors[index_of(e.sector[id])].members.push_back(id);
  auto const demand = skill_demand(world, p);
  for (auto& sector : market.sectors) sector.demand = demand;
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    auto const wages = sums_by_sector(e, [&](EnterpriseId id) { return double(e.posted_wage[id][k].value); });
    for (std::size_t s = 0; s < kSectors; ++s) {
      auto const count = static_cast<double>(market.sectors[s].members.size());
      if (count > 0) market.sectors[s].wages[k] = dong(wages[s] / count);
      if (count > 0) market.sectors[s].technology = technology[s] / count;
    }
  }
  return market;
}

double near_frontier(World const& world, Newcomer const& newcomer, Incumbents const& incumbents, Draws& draws,
                     EnterpriseParameters const& p) {
  return std::min(world.frontier[index_of(newcomer.sector)],
                  incumbents.technology * (p.innovator_least + p.entrant_spread * draws.uniform()));
}

std::uint32_t first_staff(double least, Draws& draws, EnterpriseParameters const& p) {
  return static_cast<std::uint32_t>(
      std::min(p.entrant_largest, least * std::pow(draws.uniform(), -1 / p.entrant_tail)));
}

void learn_of_one(World const& world, Incumbents const& incumbents, Newcomer& newcomer, Draws& draws) {
  auto const& members = incumbents.members;
  if (members.empty()) return;
  auto const model = members[draws.below(static_cast<std::uint32_t>(members.size()))];
  newcomer.practices = world.population.enterprises.practices[model];
  newcomer.knowledge = world.population.enterprises.knowledge[model];
}

EnterpriseId open_enterprise(World& world, Newcomer const& x, Place place, Incumbents const& incumbents,
                             EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const id = id_of<EnterpriseId>(e.size());
  e.key.push_back(x.key);
  e.sector.push_back(x.sector);
  e.ownership.push_back(x.ownership);
  e.born.push_back(world.now);
  e.establishment.push_back(settle_in(world, id, place, floor_of(world, x)));
  push_technology(world, x, p);
  push_market(world, id, x, incumbents, p);
  ++world.counts.entries;
  return id;
}

void open_all(World& world, Market const& market, std::vector<Arrival> arrivals, EnterpriseParameters const& p) {
  for (auto& arrival : arrivals) {  // seats are kept for who has them
    if (arrival.seat && has_room(world, *arrival.seat, arrival.newcomer))
      open(world, arrival.newcomer, *arrival.seat, market, p);
    else
      arrival.seat.reset(), arrival.newcomer.incubated_until = kLongAgo;
  }
  std::erase_if(arrivals, [](Arrival const& arrival) { return arrival.seat.has_value(); });
  auto const places = find_places(world, market.locations, arrivals);
  for (std::size_t i = 0; i < arrivals.size(); ++i) open(world, arrivals[i].newcomer, places[i], market, p);
}

void open_enterprises(World& world, EnterpriseParameters const& p) {
  auto const market = look_at_market(world, p);
  auto arrivals = startup_arrivals(world, market, p);
  for (auto const more : {domestic_arrivals, foreign_arrivals})
    std::ranges::move(more(world, market, p), std::back_inserter(arrivals));
  open_all(world, market, std::move(arrivals), p);
  share_out_demand(world.population.enterprises);
}

}  // namespace tanvan
