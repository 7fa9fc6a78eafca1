#include "models/freight/shipments.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/freight/drive_hours.hpp"
#include "models/freight/goods.hpp"
#include "models/freight/receivers.hpp"
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

/// One of the shippers for which one of the sample stands.
AgentKey stand_in(AgentKey shipper, std::uint32_t day) {
  return day == 0 ? shipper : derived_key(shipper, day, Stream::freight);
}

/// Who asks for vehicles of a zone's warehouses and goods for its residents: no enterprise has such a key.
AgentKey warehouse_key(ZoneId zone) {
  return AgentKey{(std::uint64_t{1} << 62U) | zone.value};
}

/// Relations among which an enterprise's sales on the market are spread, as order quantities see them.
constexpr double kMarketRelations = 4;

std::array<ShipmentVehicle, kShipmentVehicles> shipment_vehicles() {
  std::array<ShipmentVehicle, kShipmentVehicles> all;
  for (std::size_t v = 0; v < kShipmentVehicles; ++v) {
    auto const& kind = kFreightVehicleKinds[v];
    all[v] = {kind.capacity_t, kind.vnd_per_h / kVndOfFreightEuro, kind.vnd_per_km / kVndOfFreightEuro, kind.constant};
  }
  return all;
}

std::vector<std::int64_t> residents_by_zone(World const& world) {
  std::vector<std::int64_t> persons(world.network.zones.size());
  auto const& h = world.population.households;
  for (auto const id : ids<HouseholdId>(h.size())) persons[h.zone[id].value] += h.persons[id];
  return persons;
}

/// Value added of each enterprise this month [million đồng]: its output, or a twelfth of what the year is expected to
/// bring before the economy has begun.
Column<EnterpriseId, double> month_values(World const& world, bool has_begun) {
  auto value = has_begun ? world.population.enterprises.output : value_added_year(world);
  if (!has_begun)
    for (double& v : value) v /= kMonthsOfYear;
  return value;
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
        has_begun_(
            std::ranges::any_of(world.population.enterprises.goods_sent_kg, [](std::int64_t kg) { return kg > 0; })),
        value_(month_values(world, has_begun_)),
        customers_(world, value_),
        vehicles_(shipment_vehicles()),
        hours_(drive_hours(roads, p.detour_limit)),
        markets_(midday(roads), market_weights(world, p), p.market_decay),
        outside_(midday(roads), outside_weights(world), p.market_decay),
        warehouses_(midday(roads), warehouse_weights(world), p.market_decay) {}

  void send_made(EnterpriseId id, std::uint32_t day, std::vector<Shipment>& all) const {
    auto const& e = world_.population.enterprises;
    if (!e.establishment[id]) return;
    auto const& sector = world_.region.sectors[index_of(e.sector[id])];
    auto const month_kg = has_begun_ ? e.goods_sent_kg[id] : rates_.made_kg(e.sector[id], value_[id]);
    double const day_t = static_cast<double>(month_kg) / 1000 / days();
    if (day_t <= 0) return;
    auto const home = world_.population.establishments.zone[e.establishment[id]];
    Shipment s{
        .shipper = stand_in(e.key[id], day), .base = home, .from = home, .commodity = commodity_of(e.sector[id])};
    double const leaves_t = day_t * sector.export_share, inside_t = day_t - leaves_t;
    leave_province(s, leaves_t, all);
    double const sales = value_[id] / (1 - sector.intermediate_share) * (1 - sector.export_share);
    std::vector<double> upto;
    double const bought = customers_.bought(id, sales, upto);
    s.flow = GoodsFlow::supply;
    send(s, inside_t * bought, static_cast<double>(upto.size()), all, [&](Shipment& x, Draws& draws) {
      auto const at = std::ranges::upper_bound(upto, draws.uniform() * upto.back()) - upto.begin();
      x.to = zone_of(customers_.of(id)[std::min(static_cast<std::size_t>(at), upto.size() - 1)]);
    });
    s.flow = GoodsFlow::market;
    send(s, inside_t * (1 - bought), kMarketRelations, all,
         [&](Shipment& x, Draws& draws) { x.to = markets_.at(home, draws); });
  }

  void fetch_inputs(EnterpriseId id, std::uint32_t day, std::vector<Shipment>& all) const {
    auto const& e = world_.population.enterprises;
    if (!e.establishment[id]) return;
    auto const home = world_.population.establishments.zone[e.establishment[id]];
    auto const goods = rates_.inbound_kg(e.sector[id], value_[id]);
    for (std::size_t c = 0; c < kCommodities; ++c) {
      Shipment const s{
          .shipper = stand_in(e.key[id], day), .base = home, .to = home, .commodity = static_cast<Commodity>(c)};
      leave_province(s, static_cast<double>(goods[c]) / 1000 / days(), all);
    }
  }

  /// Goods for the residents of a zone: to a warehouse, and from one in drops.
  void send_to_residents(ZoneId zone, std::int64_t persons, std::uint32_t day, std::vector<Shipment>& all) const {
    auto const goods = household_goods_kg(persons, p_);
    for (std::size_t c = 0; c < kCommodities; ++c) {
      double const day_t = static_cast<double>(goods[c]) / 1000 / days();
      Shipment s{.shipper = stand_in(warehouse_key(zone), day),
                 .commodity = static_cast<Commodity>(c),
                 .flow = GoodsFlow::domestic};
      send(s, day_t, world_.scale, all, [&](Shipment& x, Draws& draws) {  // the zone's residents order together
        x.to = x.base = warehouses_.at(zone, draws);
        x.from = x.to ? outside_.at(x.to, draws) : ZoneId{};
        if (x.to) x.shipper = warehouse_key(x.to);
      });
      drop(s, zone, day_t, all);
    }
  }

 private:
  static Matrix const& midday(FreightRoads const& roads) {
    return roads.time(Weight::light, roads.period_of(12 * 3600.0));
  }
  std::uint32_t month() const { return static_cast<std::uint32_t>(world_.now.count); }
  double days() const { return p_.working_days / kMonthsOfYear; }
  ZoneId zone_of(EnterpriseId id) const {
    return world_.population.establishments.zone[world_.population.enterprises.establishment[id]];
  }

  /// Key of a shipper's flow of a commodity in one direction; its n-th shipment has a key and draws of its own, which
  /// nothing else shares.
  static AgentKey lane_of(Shipment const& s) {
    auto const lane =
        static_cast<std::uint32_t>(static_cast<std::size_t>(s.flow) * kCommodities + index_of(s.commodity));
    return derived_key(s.shipper, 2 * lane + (s.base == s.to ? 1 : 0), Stream::shipment);
  }
  Draws draws_of(AgentKey shipment) const { return {world_.seed, shipment, month(), Stream::inbound}; }

  /// Between an enterprise and what lies beyond the province: abroad, as far as a gateway is in reach, or another
  /// province.
  void leave_province(Shipment s, double day_t, std::vector<Shipment>& all) const {
    bool const out = s.base == s.from;
    double const abroad = ways_.reaches(s.base, s.commodity) ? share_abroad(s.commodity, p_) : 0;
    s.flow = out ? GoodsFlow::outbound : GoodsFlow::inbound;
    send(s, day_t * abroad, 1, all, [&](Shipment& x, Draws& draws) {
      auto const way = ways_.at(x.base, x.commodity, draws.uniform());
      (out ? x.to : x.from) = ways_.truck_end(way);
      x.way = static_cast<std::int32_t>(way.gateway);
      x.node = static_cast<std::int32_t>(way.inland);
      x.chain = way.chain;
      x.onward_vnd = static_cast<float>(way.onward_mvnd * 1e6);
    });
    s.flow = GoodsFlow::domestic;
    send(s, day_t * (1 - abroad), kMarketRelations, all,
         [&](Shipment& x, Draws& draws) { (out ? x.to : x.from) = outside_.at(x.base, draws); });
  }

  /// Drops to shops and homes of a zone, all of one size, by vans and small trucks from a warehouse.
  void drop(Shipment s, ZoneId zone, double day_t, std::vector<Shipment>& all) const {
    s.to = zone;
    s.kg = std::llround(p_.drop_t * 1000);
    s.flow = GoodsFlow::household;
    s.vehicle = p_.drop_t <= 1 ? FreightVehicle::van : FreightVehicle::truck_2_axle;
    auto const lane = lane_of(s);
    for (std::uint32_t k = 0; day_t > 0; ++k, day_t -= p_.drop_t) {
      s.key = derived_key(lane, k, Stream::carrier);
      Draws draws = draws_of(s.key);
      if (day_t < p_.drop_t && !draws.chance(day_t / p_.drop_t)) return;
      s.from = s.base = warehouses_.at(zone, draws);
      if (!s.from) return;
      s.shipper = warehouse_key(s.from);
      finish(s, all);
    }
  }

  void finish(Shipment& s, std::vector<Shipment>& all) const {
    double const night = world_.freight.night_share;
    s.any_hour = night > 0 && Draws{world_.seed, s.key, month(), Stream::shipment}.chance(night) ? 1 : 0;
    all.push_back(s);
  }

  /// Sends a day's tonnes, one shipment after the other, each to an end that `find` draws.
  /// @param relations  among which the year's tonnes are spread, > 0 where there are tonnes
  template <class Find>
  void send(Shipment const& form, double day_t, double relations, std::vector<Shipment>& all, Find&& find) const {
    if (day_t <= 0) return;
    auto const lane = lane_of(form);
    double const yearly_t = day_t * p_.working_days / relations;
    double left = day_t;
    for (std::uint32_t k = 0; left > 0; ++k) {
      Shipment s = form;
      s.key = derived_key(lane, k, Stream::carrier);
      Draws draws = draws_of(s.key);
      double const luck = draws.uniform();  // of the last shipment of a day: it goes with the chance of left / size
      if (luck * kShipmentSizes_t.front() >= left) return;
      find(s, draws);
      if (!s.from || !s.to) return;
      double const size = choose_size(s, yearly_t, draws);
      if (luck * size >= left) return;
      left -= size;
      s.kg = std::llround(size * 1000);
      finish(s, all);
    }
  }

  /// What a relation would send at a time at least cost [t].
  double quantity(double yearly_t, Shipment const& s) const {
    double const order_cost = s.way >= 0 ? p_.trade_order_cost_vnd : p_.order_cost_vnd;
    return order_quantity(yearly_t, order_cost, p_.holding_rate, kValuePerTonne[index_of(s.commodity)]);
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
    std::array<double, kShipmentVehicles> hours{};
    for (std::size_t v = 0; v < kShipmentVehicles; ++v)
      hours[v] = hours_[static_cast<std::size_t>(kFreightVehicleKinds[v].weight)](s.from.value, s.to.value);
    std::array<double, kShipmentSizes * kShipmentVehicles> share{};
    shipment_shares(vehicles_, kTastes[index_of(s.commodity)], hours, roads_.km(s.from.value, s.to.value),
                    class_of(wanted) + 1U, share);
    double u = draws.uniform();
    std::size_t at = 0;
    while (at + 1 < share.size() && u >= share[at]) u -= share[at++];
    s.size = static_cast<std::uint8_t>(at / kShipmentVehicles);
    s.vehicle = static_cast<FreightVehicle>(at % kShipmentVehicles);
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
  bool has_begun_;
  Column<EnterpriseId, double> value_;
  Customers customers_;
  std::array<ShipmentVehicle, kShipmentVehicles> vehicles_;
  std::array<Matrix, kWeights> hours_;
  NearPlaces markets_, outside_, warehouses_;
};

}  // namespace

std::uint32_t days_drawn(World const& world, FreightParameters const& p) {
  return std::max(1U, static_cast<std::uint32_t>(std::ceil(p.least_sample / world.scale - 1e-9)));
}

double shipment_weight(World const& world, FreightParameters const& p) {
  return 1 / (world.scale * days_drawn(world, p));
}

double tonnes_due(World const& world, FreightParameters const& p) {
  GoodsRates const rates{world.region, p};
  auto const& e = world.population.enterprises;
  bool const has_begun = std::ranges::any_of(e.goods_sent_kg, [](std::int64_t kg) { return kg > 0; });
  auto const value = month_values(world, has_begun);
  std::int64_t kg = 0;
  auto const add = [&](Kilograms const& goods) { kg += std::accumulate(goods.begin(), goods.end(), std::int64_t{0}); };
  for (EnterpriseId id : ids<EnterpriseId>(e.size())) {
    if (!e.establishment[id]) continue;
    kg += has_begun ? e.goods_sent_kg[id] : rates.made_kg(e.sector[id], value[id]);
    add(rates.inbound_kg(e.sector[id], value[id]));
  }
  auto const& persons = world.population.households.persons;
  add(household_goods_kg(std::accumulate(persons.begin(), persons.end(), std::int64_t{0}), p));
  return static_cast<double>(kg) / 1000 * kMonthsOfYear / p.working_days / world.scale;
}

std::vector<Shipment> shipments_of_day(World const& world, FreightRoads const& roads, TradeWays const& ways,
                                       FreightParameters const& p) {
  Senders const senders{world, roads, ways, p};
  auto const enterprises = world.population.enterprises.size();
  auto const days = days_drawn(world, p);
  auto all =
      ordered_total<Joined<Shipment>>(enterprises, [&](std::size_t begin, std::size_t end, Joined<Shipment>& some) {
        for (std::size_t i = begin; i < end; ++i)
          for (std::uint32_t day = 0; day < days; ++day) {
            senders.send_made(id_of<EnterpriseId>(i), day, some.list);
            senders.fetch_inputs(id_of<EnterpriseId>(i), day, some.list);
          }
      });
  auto const persons = residents_by_zone(world);
  for (auto const zone : ids<ZoneId>(persons.size()))
    for (std::uint32_t day = 0; day < days; ++day) senders.send_to_residents(zone, persons[zone.value], day, all.list);
  return std::move(all.list);
}

}  // namespace tanvan
