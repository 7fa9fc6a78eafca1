#include "models/freight/goods.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr double kDaysInMonth = 30, kHoursOfMonth = 24 * kDaysInMonth, kMonths = 12;

/// What residents bring in from outside, by commodity. Prior: mostly food, then things of the house.
constexpr std::array<double, kCommodities> kHouseholdShares = {0.6, 0.05, 0.08, 0.07, 0.2};

constexpr std::array<double, kCommodities> kAbroad = {0.3, 0.1, 0.5, 0.85, 0.85};  // priors

std::int64_t kg(double tonnes) {
  return std::llround(tonnes * 1000);
}

/// A closing enterprise wants nobody any more.
bool sells_off(EnterpriseStore const& e, EnterpriseId id) {
  return total(e.desired[id]) == 0;
}

Kilograms operator+(Kilograms a, Kilograms const& b) {
  for (std::size_t c = 0; c < kCommodities; ++c) a[c] += b[c];
  return a;
}

/// Expanded to the full population.
std::vector<double> tonnes(World const& world, Kilograms const& goods) {
  std::vector<double> all;
  for (auto const mass : goods) all.push_back(static_cast<double>(mass) / 1000 / world.scale);
  return all;
}

/// Brings in what enterprises and residents take from outside; fetches all but some days of it.
void bring_in(World& world, Kilograms const& arriving, FreightParameters const& p) {
  auto& account = world.freight.goods;
  auto& at_gateways = world.freight.at_gateways;
  for (std::size_t c = 0; c < kCommodities; ++c) {
    account.imported[c] += arriving[c];
    auto const there = at_gateways[c] + arriving[c];
    double const abroad_t = static_cast<double>(arriving[c]) / 1000 * share_abroad(static_cast<Commodity>(c), p);
    at_gateways[c] = std::min(there, kg(abroad_t * p.import_h / kHoursOfMonth));
    account.delivered[c] += there - at_gateways[c];
  }
}

std::int64_t residents(World const& world) {
  auto const& persons = world.population.households.persons;
  return std::accumulate(persons.begin(), persons.end(), std::int64_t{0});
}

}  // namespace

std::vector<InputRow> input_shares(RegionTables const& region) {
  auto all = region.inputs;
  for (auto const& buyer : region.sectors) {
    if (std::ranges::any_of(region.inputs, [&](InputRow const& row) { return row.buyer == buyer.sector; })) continue;
    for (auto const& supplier : region.sectors) all.push_back({buyer.sector, supplier.sector, 1.0 / kSectors, {}});
  }
  return all;
}

GoodsRates::GoodsRates(RegionTables const& region, FreightParameters const& p) {
  auto const& sectors = region.sectors;
  for (std::size_t s = 0; s < sectors.size(); ++s) made_[s] = 1000 * p.tonnes_scale * sectors[s].freight_t_per_mvnd;
  for (auto const& input : input_shares(region)) {
    auto const& buyer = sectors[index_of(input.buyer)];
    auto const& supplier = sectors[index_of(input.supplier)];
    double const outside = buyer.intermediate_share / (1 - buyer.intermediate_share) * (1 - buyer.local_input_share);
    inbound_[index_of(input.buyer)][index_of(commodity_of(input.supplier))] +=
        outside * input.share * made_[index_of(input.supplier)] * (1 - supplier.intermediate_share);
  }
}

std::int64_t GoodsRates::made_kg(Sector sector, double value_added) const {
  return std::llround(made_[index_of(sector)] * value_added);
}

Kilograms GoodsRates::inbound_kg(Sector sector, double value_added) const {
  Kilograms goods{};
  auto const& rate = inbound_[index_of(sector)];
  for (std::size_t c = 0; c < kCommodities; ++c) goods[c] = std::llround(rate[c] * value_added);
  return goods;
}

double share_abroad(Commodity commodity, FreightParameters const& p) {
  return std::min(1.0, p.trade_scale * kAbroad[index_of(commodity)]);
}

Kilograms household_goods_kg(std::int64_t persons, FreightParameters const& p) {
  Kilograms goods{};
  for (std::size_t c = 0; c < kCommodities; ++c)
    goods[c] = kg(static_cast<double>(persons) * p.household_goods_t / kMonths * kHouseholdShares[c]);
  return goods;
}

Kilograms goods_in_stock(World const& world) {
  auto goods = world.freight.at_gateways;
  auto const& e = world.population.enterprises;
  for (auto const id : ids<EnterpriseId>(e.size())) goods[index_of(commodity_of(e.sector[id]))] += e.goods_kg[id];
  return goods;
}

void move_goods(World& world, FreightParameters const& p) {
  GoodsRates const rates{world.region, p};
  auto& e = world.population.enterprises;
  std::vector<std::int64_t> made(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    made[id.value] = rates.made_kg(e.sector[id], e.output[id]);
    auto const there = e.goods_kg[id] + made[id.value];
    auto const kept = kg(static_cast<double>(made[id.value]) / 1000 * p.stock_days / kDaysInMonth);
    e.goods_kg[id] = sells_off(e, id) ? 0 : std::min(there, kept);
    e.goods_sent_kg[id] = there - e.goods_kg[id];
  });
  Kilograms arriving = household_goods_kg(residents(world), p);
  auto& account = world.freight.goods;
  for (auto const id : ids<EnterpriseId>(e.size())) {
    auto const c = index_of(commodity_of(e.sector[id]));
    account.produced[c] += made[id.value];
    account.delivered[c] += e.goods_sent_kg[id];
    arriving = arriving + rates.inbound_kg(e.sector[id], e.output[id]);
  }
  bring_in(world, arriving, p);
}

void close_goods_account(World& world) {
  auto& account = world.freight.goods;
  auto const stock = goods_in_stock(world);
  for (std::size_t c = 0; c < kCommodities; ++c)
    ensures(account.opening[c] + account.produced[c] + account.imported[c] == account.delivered[c] + stock[c],
            "goods made or brought in are delivered or in stock");
  auto& record = world.record.freight[world.now.year()].figures;
  record["tonnes_opening"] = tonnes(world, account.opening);
  record["tonnes_produced"] = tonnes(world, account.produced);
  record["tonnes_imported"] = tonnes(world, account.imported);
  record["tonnes_delivered"] = tonnes(world, account.delivered);
  record["tonnes_in_stock"] = tonnes(world, stock);
  account = {.opening = stock};
}

}  // namespace tanvan
