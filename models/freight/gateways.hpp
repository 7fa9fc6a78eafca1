#pragma once
/// Where goods enter and leave the region, and by which chain of transport.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/freight/freight.hpp"
#include "models/freight/freight_roads.hpp"
#include "sim/choice/alternatives.hpp"

namespace tanvan {

/// The last year of the counts in freight.csv: its throughputs serve earlier years too, and grow from then on.
inline constexpr int kCountYear = 2022;

/// A node of freight.csv through which goods cross the region's border.
struct Gateway {
  std::string name;
  FreightNode node{};
  ZoneId zone;
  double teu_year = 0;    ///< containers handled, or tonnes at `tonnes_per_teu`; > 0
  double others_teu = 0;  ///< of them those of other provinces
  double built_teu = 0;   ///< for which its gate and its services are built
  bool inside = false;    ///< the province: an inland node on the way to a seaport
  std::uint64_t row = 0;  ///< of the region's freight table, the first of the name
};

/// The first row of each row's name in the region's freight table.
std::vector<std::uint64_t> first_rows(RegionTables const& region);

/// Whether containers may pass a node: warehouses and parcel centres have no gate.
bool may_be_gateway(FreightRow const& row);

/// The last decision on a node, null where there is none.
template <class Row>
Row const* last_of(std::vector<Row> const& decisions, std::uint64_t node) {
  auto const at = std::find_if(decisions.rbegin(), decisions.rend(), [&](Row const& row) { return row.node == node; });
  return at == decisions.rend() ? nullptr : &*at;
}

/// Rows of the nodes that could be a gateway, each the first of its name: the rows of results by gateway, the same in
/// all years and for all interventions.
std::vector<std::uint64_t> gateway_rows(RegionTables const& region);

/// Nodes with a throughput (TEU or tonnes a year) known by `year`, at least those of 2022, the last year of the counts;
/// design capacities and later years do not count. A node whose kind is not said is a seaport outside the province and
/// an inland depot inside. Warehouses and parcel centres are none. Nodes that an intervention lets carry containers on
/// (`FreightStore::onward`) follow, with what it says.
std::vector<Gateway> gateways(World const& world, int year, FreightParameters const& p);

/// A way over a gateway: a truck drives between the shipper and `truck_end`, a barge or train goes on from there.
struct TradeWay {
  std::uint32_t gateway = 0;  ///< row of the gateways
  std::uint32_t inland = 0;   ///< row of the inland node, the gateway itself by road
  Chain chain{};
  double onward_mvnd = 0;  ///< a container from the inland node to the gateway, handling included
  double teu_year = 0;     ///< what it can carry: of the gateway, or of the inland node shared out over the ports
};

/// Who trades over which way, by zone of the shipper: P ~ TEU of the way * exp(-slope * cost of a container), a
/// multinomial logit with the cost of the truck both ways, of its wait at the gate as carriers remember it against
/// `gate_min`, and of what follows [million đồng]. Only light goods go by air.
class TradeWays {
 public:
  TradeWays(World const& world, FreightRoads const& roads, FreightParameters const& p);

  std::vector<Gateway> const& all() const { return gateways_; }
  /// Whether a gateway is in reach.
  bool reaches(ZoneId zone, Commodity c) const { return draw_of(zone, c).has_value(); }
  /// The way at quantile u in (0, 1). @pre reaches(zone, c)
  TradeWay const& at(ZoneId zone, Commodity c, double u) const { return ways_[draw_of(zone, c)->at(u)]; }
  ZoneId truck_end(TradeWay const& way) const { return gateways_[way.inland].zone; }

  /// Containers a working day of the whole province, [by air or not][zone].
  using Boxes = std::array<std::vector<double>, 2>;
  static std::size_t lane(Commodity c) { return flies(c) ? 1 : 0; }

  /// Makes inland nodes dearer until the expected containers are no more than they can carry (shadow prices, to a
  /// thousandth). @return whether any had to be
  bool hold(Boxes const& boxes);

 private:
  static bool flies(Commodity c) { return c != Commodity::bulk && c != Commodity::chemicals; }
  std::optional<WeightedDraw> const& draw_of(ZoneId zone, Commodity c) const { return draws_[lane(c)][zone.value]; }
  bool is_open(std::size_t way, std::size_t lane) const {
    return lane == 1 || gateways_[ways_[way].gateway].node != FreightNode::airport;
  }
  void list_ways(World const& world, FreightRoads const& roads, FreightParameters const& p);
  void weigh();
  std::vector<double> expected_use(Boxes const& boxes) const;

  double slope_, teu_a_box_, days_;
  std::vector<Gateway> gateways_;
  std::vector<TradeWay> ways_;
  Matrix cost_mvnd_;           // [zone, way]
  std::vector<double> price_;  // [gateway] shadow price [million đồng]
  std::array<std::vector<std::optional<WeightedDraw>>, 2> draws_;
};

}  // namespace tanvan
