#include "models/freight/shipments.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "models/freight/goods.hpp"
#include "models/freight/shipment_choice.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/joined.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr double kMonthsOfYear = 12;
constexpr double kVndOfFreightEuro = 3'000;  // tastes are in euros of Dutch trucks, whose hour costs 36.18

/// Slopes of size and vehicle (MASS-GT), by commodity: cost in euros, size in tonnes.
constexpr std::array<ShipmentTaste, kCommodities> kTastes = {
    {{-0.022, -0.326}, {-0.029, -0.036}, {-0.05, -0.04}, {-0.029, -0.761}, {-0.021, -0.33}}};

/// Who asks for vehicles of a zone's warehouses and goods for its residents: no enterprise has such a key.
AgentKey warehouse_key(ZoneId zone) {
  return AgentKey{(std::uint64_t{1} << 62U) | zone.value};
}

/// Of goods that leave the province and of inputs from outside, those that cross the country's border, by commodity.
/// Priors: exports of 27.7 bn dollars in 2020 are nearly all garments, furniture, footwear and electronics.
constexpr std::array<double, kCommodities> kAbroad = {0.3, 0.1, 0.5, 0.85, 0.85};

/// Relations among which an enterprise's sales on the market are spread, as order quantities see them.
constexpr double kMarketRelations = 4;

std::array<ShipmentVehicle, kFreightVehicles> shipment_vehicles() {
  std::array<ShipmentVehicle, kFreightVehicles> all;
  for (std::size_t v = 0; v < kFreightVehicles; ++v) {
    auto const& kind = kFreightVehicleKinds[v];
    all[v] = {kind.capacity_t, kind.vnd_per_h / kVndOfFreightEuro, kind.vnd_per_km / kVndOfFreightEuro, kind.constant};
  }
  return all;
}

/// Mean hours of a drive over the day's departures; what bans shut counts as `kShutHours` more.
constexpr double kShutHours = 1;

/// Who buys of whom, seen from the seller, and how much of its sales they take.
class Customers {
 public:
  explicit Customers(World const& world)
      : world_(world), links_(reversed(world.suppliers, world.population.enterprises.size())) {
    for (auto const& row : input_shares(world.region)) share_[index_of(row.buyer)][index_of(row.supplier)] = row.share;
    count_suppliers();
  }

  /// What the customers of a seller buy of it [share of its sales inside the province], at most 1; and their weights.
  double bought(EnterpriseId seller, double sales_inside, std::vector<double>& weights) const {
    weights.clear();
    double sum = 0;
    for (auto const buyer : links_.of(seller)) weights.push_back(sum += purchases(buyer, seller));
    return sales_inside > 0 ? std::min(1.0, sum / sales_inside) : 0;
  }
  std::span<EnterpriseId const> of(EnterpriseId seller) const { return links_.of(seller); }

 private:
  void count_suppliers() {
    auto const& e = world_.population.enterprises;
    suppliers_.resize(world_.suppliers.rows());
    for (auto const buyer : ids<EnterpriseId>(world_.suppliers.rows()))
      for (auto const seller : world_.suppliers.of(buyer)) ++suppliers_[buyer.value][index_of(e.sector[seller])];
  }

  /// What a buyer pays one of its suppliers this month [million đồng].
  double purchases(EnterpriseId buyer, EnterpriseId seller) const {
    auto const& e = world_.population.enterprises;
    auto const b = index_of(e.sector[buyer]), s = index_of(e.sector[seller]);
    auto const& sector = world_.region.sectors[b];
    double const inputs = e.output[buyer] * sector.intermediate_share / (1 - sector.intermediate_share);
    return inputs * sector.local_input_share * share_[b][s] / suppliers_[buyer.value][s];
  }

  World const& world_;
  EnterpriseLinks links_;
  std::array<std::array<double, kSectors>, kSectors> share_{};
  std::vector<std::array<std::uint16_t, kSectors>> suppliers_;  // [buyer] of each sector
};

/// Draws of a place by weight and nearness, from each zone.
class NearPlaces {
 public:
  NearPlaces(Matrix const& time_s, std::vector<double> const& weight, double decay_per_min) {
    of_zone_.resize(weight.size());
    std::vector<double> here(weight.size());
    for (std::size_t z = 0; z < weight.size(); ++z) {
      double sum = 0;
      for (std::size_t to = 0; to < weight.size(); ++to) {
        double const t = time_s(z, to) / 60;
        here[to] = weight[to] > 0 && std::isfinite(t) ? weight[to] * std::exp(-decay_per_min * t) : 0;
        sum += here[to];
      }
      if (sum > 0) of_zone_[z].emplace(here);
    }
  }
  /// None where nothing is in reach.
  ZoneId at(ZoneId zone, Draws& draws) const {
    auto const& draw = of_zone_[zone.value];
    return draw ? ZoneId{draw->draw(draws)} : ZoneId{};
  }

 private:
  std::vector<std::optional<WeightedDraw>> of_zone_;
};

/// What receives goods on the market: people in every zone, jobs inside the province.
std::vector<double> market_weights(World const& world, FreightParameters const& p) {
  auto const& zones = world.network.zones;
  std::vector<double> weight(zones.size());
  for (auto const z : ids<ZoneId>(zones.size()))
    if (zones.kind[z] == ZoneKind::external) weight[z.value] = p.person_attraction * zones.census_population[z];
  auto const& households = world.population.households;
  for (auto const h : ids<HouseholdId>(households.size()))
    if (households.persons[h] > 0)
      weight[households.zone[h].value] += p.person_attraction * households.persons[h] / world.scale;
  auto const& e = world.population.enterprises;
  for (auto const id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id])
      weight[world.population.establishments.zone[e.establishment[id]].value] += total(e.workers[id]) / world.scale;
  return weight;
}

std::vector<double> outside_weights(World const& world) {
  auto const& zones = world.network.zones;
  std::vector<double> weight(zones.size());
  for (auto const z : ids<ZoneId>(zones.size()))
    if (zones.kind[z] == ZoneKind::external) weight[z.value] = zones.census_population[z];
  return weight;
}

/// Floor of warehouses that stand by now [m²]; jobs in trade and logistics where the tables name none.
std::vector<double> warehouse_weights(World const& world) {
  std::vector<double> weight(world.network.zones.size());
  double all = 0;
  for (auto const& row : world.region.freight)
    if (row.metric == "warehouse_floor" && row.zone && row.year <= world.now.year())
      weight[row.zone.value] += row.value, all += row.value;
  if (all > 0) return weight;
  auto const& e = world.population.enterprises;
  for (auto const id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id] && (e.sector[id] == Sector::trade || e.sector[id] == Sector::logistics))
      weight[world.population.establishments.zone[e.establishment[id]].value] += total(e.workers[id]);
  return weight;
}

std::vector<std::int64_t> residents_by_zone(World const& world) {
  std::vector<std::int64_t> persons(world.network.zones.size());
  auto const& h = world.population.households;
  for (auto const id : ids<HouseholdId>(h.size())) persons[h.zone[id].value] += h.persons[id];
  return persons;
}

/// All that is the same for everybody who sends.
class Senders {
 public:
  Senders(World const& world, FreightRoads const& roads, TradeWays const& ways, FreightParameters const& p)
      : world_(world),
        roads_(roads),
        ways_(ways),
        p_(p),
        rates_(world.region, p),
        customers_(world),
        vehicles_(shipment_vehicles()),
        value_(value_added_year(world)),
        by_output_(has_begun(world)),
        markets_(midday(roads), market_weights(world, p), p.market_decay),
        outside_(midday(roads), outside_weights(world), p.market_decay),
        warehouses_(midday(roads), warehouse_weights(world), p.market_decay) {}

  void send_of_enterprise(EnterpriseId id, std::vector<Shipment>& all) const {
    auto const& e = world_.population.enterprises;
    if (!e.establishment[id]) return;
    Draws draws{world_.seed, e.key[id], month(), Stream::shipment};
    send_made(id, draws, all);
    Draws incoming{world_.seed, e.key[id], month(), Stream::inbound};
    fetch_inputs(id, incoming, all);
  }

  void send_to_residents(ZoneId zone, std::int64_t persons, std::vector<Shipment>& all) const {
    Draws draws{world_.seed, warehouse_key(zone), month(), Stream::household_goods};
    auto const goods = household_goods_kg(persons, p_);
    for (std::size_t c = 0; c < kCommodities; ++c) {
      double const day_t = static_cast<double>(goods[c]) / 1000 / days();
      Shipment in{warehouse_key(zone), zone, {}, {}, 0, -1, -1, static_cast<Commodity>(c),
                  GoodsFlow::domestic, {},   0,  0};
      send(day_t, 0, draws, all, in, [&](Shipment& s) {
        s.to = s.base = warehouses_.at(zone, draws);
        s.from = s.to ? outside_.at(s.to, draws) : ZoneId{};
      });
      drop(zone, static_cast<Commodity>(c), day_t, draws, all);
    }
  }

 private:
  static Matrix const& midday(FreightRoads const& roads) {
    return roads.time(Weight::light, roads.period_of(12 * 3600.0));
  }
  static bool has_begun(World const& world) {
    auto const& sent = world.population.enterprises.goods_sent_kg;
    return std::ranges::any_of(sent, [](std::int64_t kg) { return kg > 0; });
  }
  std::uint32_t month() const { return static_cast<std::uint32_t>(world_.now.count); }
  double days() const { return p_.working_days / kMonthsOfYear; }

  /// Value added of this month [million đồng].
  double value_of(EnterpriseId id) const {
    auto const& e = world_.population.enterprises;
    return by_output_ ? e.output[id] : value_[id] / kMonthsOfYear;
  }

  void send_made(EnterpriseId id, Draws& draws, std::vector<Shipment>& all) const {
    auto const& e = world_.population.enterprises;
    auto const& sector = world_.region.sectors[index_of(e.sector[id])];
    double const day_t = by_output_ ? static_cast<double>(e.goods_sent_kg[id]) / 1000 / days()
                                    : sector.freight_t_per_mvnd * value_of(id) / days();
    if (day_t <= 0) return;
    auto const home = world_.population.establishments.zone[e.establishment[id]];
    Shipment s{e.key[id], home, home, {}, 0, -1, -1, commodity_of(e.sector[id]), {}, {}, 0, 0};
    double const leaves_t = day_t * sector.export_share;
    double const abroad = std::min(1.0, p_.trade_scale * kAbroad[index_of(s.commodity)]);
    trade(s, leaves_t * abroad, true, draws, all);
    s.flow = GoodsFlow::domestic;
    send(leaves_t * (1 - abroad), kMarketRelations, draws, all, s,
         [&](Shipment& x) { x.to = outside_.at(home, draws); });
    double const inside_t = day_t * (1 - sector.export_share);
    double const sales = value_of(id) / (1 - sector.intermediate_share) * (1 - sector.export_share);
    std::vector<double> weights;
    double const bought = customers_.bought(id, sales, weights);
    s.flow = GoodsFlow::supply;
    send(inside_t * bought, static_cast<double>(weights.size()), draws, all, s, [&](Shipment& x) {
      auto const at = std::ranges::upper_bound(weights, draws.uniform() * weights.back()) - weights.begin();
      x.to = zone_of(customers_.of(id)[std::min(static_cast<std::size_t>(at), weights.size() - 1)]);
    });
    s.flow = GoodsFlow::market;
    send(inside_t * (1 - bought), kMarketRelations, draws, all, s,
         [&](Shipment& x) { x.to = markets_.at(home, draws); });
  }

  void fetch_inputs(EnterpriseId id, Draws& draws, std::vector<Shipment>& all) const {
    auto const& e = world_.population.enterprises;
    auto const home = world_.population.establishments.zone[e.establishment[id]];
    auto const goods = rates_.inbound_kg(e.sector[id], value_of(id));
    for (std::size_t c = 0; c < kCommodities; ++c) {
      double const day_t = static_cast<double>(goods[c]) / 1000 / days();
      Shipment s{e.key[id], home, {}, home, 0, -1, -1, static_cast<Commodity>(c), GoodsFlow::domestic, {}, 0, 0};
      double const abroad = std::min(1.0, p_.trade_scale * kAbroad[c]);
      trade(s, day_t * abroad, false, draws, all);
      send(day_t * (1 - abroad), kMarketRelations, draws, all, s,
           [&](Shipment& x) { x.from = outside_.at(home, draws); });
    }
  }

  /// Through a gateway, out or in.
  void trade(Shipment s, double day_t, bool out, Draws& draws, std::vector<Shipment>& all) const {
    s.flow = out ? GoodsFlow::outbound : GoodsFlow::inbound;
    send(day_t, 1, draws, all, s, [&](Shipment& x) {
      auto const way = ways_.at(x.base, draws.uniform());
      (out ? x.to : x.from) = way ? ways_.truck_end(*way) : ZoneId{};
      x.way = way ? static_cast<std::int32_t>(way->gateway) : -1;
      x.node = way ? static_cast<std::int32_t>(way->inland) : -1;
    });
  }

  /// Drops to shops and homes of a zone, all of one size, by vans and small trucks from its warehouse.
  void drop(ZoneId zone, Commodity commodity, double day_t, Draws& draws, std::vector<Shipment>& all) const {
    double left = day_t;
    while (left > 0 && (left >= p_.drop_t || draws.chance(left / p_.drop_t))) {
      left -= p_.drop_t;
      auto const from = warehouses_.at(zone, draws);
      if (!from) return;
      auto const vehicle = p_.drop_t <= 1 ? FreightVehicle::van : FreightVehicle::truck_2_axle;
      all.push_back({warehouse_key(from), from, from, zone, std::llround(p_.drop_t * 1000), -1, -1, commodity,
                     GoodsFlow::household, vehicle, 0, 0});
    }
  }

  ZoneId zone_of(EnterpriseId id) const {
    auto const place = world_.population.enterprises.establishment[id];
    return place ? world_.population.establishments.zone[place] : ZoneId{};
  }

  double hours(ZoneId from, ZoneId to) const {
    double sum = 0;
    for (std::size_t period = 0; period < roads_.periods(); ++period) {
      double const free = roads_.time(Weight::light, period)(from.value, to.value);
      double const t = roads_.time(Weight::heavy, period)(from.value, to.value);
      bool const shut = !(t <= p_.detour_limit * free);
      sum += roads_.start_share[period] * (shut ? free / 3600 + kShutHours : t / 3600);
    }
    return sum;
  }

  /// What a relation would send at a time at least cost [t].
  double quantity(double yearly_t, Shipment const& s) const {
    double const order_cost = s.way >= 0 ? p_.trade_order_cost_vnd : p_.order_cost_vnd;
    return order_quantity(yearly_t, order_cost, p_.holding_rate, value_per_t_[index_of(s.commodity)]);
  }

  /// Sends a day's tonnes, one shipment after the other, each to an end that `find` draws.
  /// @param relations  among which the year's tonnes are spread
  template <class Find>
  void send(double day_t, double relations, Draws& draws, std::vector<Shipment>& all, Shipment const& form,
            Find&& find) const {
    double const yearly_t = day_t * p_.working_days / std::max(1.0, relations);
    for (double left = day_t; left > 0;) {
      Shipment s = form;
      find(s);
      if (!s.from || !s.to) return;
      double const size = choose_size(s, yearly_t, draws);
      if (left < size && !draws.chance(left / size)) return;
      left -= size;
      s.kg = std::llround(size * 1000);
      all.push_back(s);
    }
  }

  /// Gives a shipment its size and vehicle. @return its size [t]
  double choose_size(Shipment& s, double yearly_t, Draws& draws) const {
    double const wanted = quantity(yearly_t, s);
    bool const by_sea = s.way >= 0 && ways_.all()[static_cast<std::size_t>(s.way)].node == FreightNode::seaport;
    if (by_sea && wanted >= p_.container_from_t) {
      double const size = p_.teu_per_trip * p_.tonnes_per_teu;
      s.container = 1;
      s.vehicle = FreightVehicle::tractor;
      s.size = class_of(size);
      return size;
    }
    auto const share = shipment_shares(vehicles_, kTastes[index_of(s.commodity)], hours(s.from, s.to),
                                       roads_.km(s.from.value, s.to.value), class_of(wanted) + 1U);
    double u = draws.uniform();
    std::size_t at = 0;
    while (at + 1 < share.size() && u >= share[at]) u -= share[at++];
    s.size = static_cast<std::uint8_t>(at / kFreightVehicles);
    s.vehicle = static_cast<FreightVehicle>(at % kFreightVehicles);
    return kShipmentSizes_t[s.size];
  }

  /// The class that holds a quantity: the smallest that is not less, or the largest.
  static std::uint8_t class_of(double tonnes) {
    auto const at = std::ranges::lower_bound(kShipmentSizes_t, tonnes) - kShipmentSizes_t.begin();
    return static_cast<std::uint8_t>(std::min(static_cast<std::size_t>(at), kShipmentSizes - 1));
  }

  World const& world_;
  FreightRoads const& roads_;
  TradeWays const& ways_;
  FreightParameters const& p_;
  GoodsRates rates_;
  Customers customers_;
  std::array<ShipmentVehicle, kFreightVehicles> vehicles_;
  Column<EnterpriseId, double> value_;
  bool by_output_;
  NearPlaces markets_, outside_, warehouses_;
  std::array<double, kCommodities> value_per_t_ = {12e6, 3e6, 25e6, 120e6, 30e6};  // [đồng/t]; priors
};

}  // namespace

std::vector<Shipment> shipments_of_day(World const& world, FreightRoads const& roads, TradeWays const& ways,
                                       FreightParameters const& p) {
  Senders const senders{world, roads, ways, p};
  auto const& e = world.population.enterprises;
  auto all = ordered_total<Joined<Shipment>>(e.size(), [&](std::size_t begin, std::size_t end, Joined<Shipment>& some) {
    for (std::size_t i = begin; i < end; ++i) senders.send_of_enterprise(id_of<EnterpriseId>(i), some.list);
  });
  auto const persons = residents_by_zone(world);
  for (auto const zone : ids<ZoneId>(persons.size())) senders.send_to_residents(zone, persons[zone.value], all.list);
  return std::move(all.list);
}

}  // namespace tanvan
