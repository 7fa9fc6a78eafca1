#pragma once
/// Where goods enter and leave the region, and by which chain of transport.

#include <optional>
#include <string>
#include <vector>

#include "models/freight/freight.hpp"
#include "models/freight/freight_roads.hpp"
#include "sim/choice/alternatives.hpp"

namespace tanvan {

/// A node of freight.csv through which goods cross the region's border.
struct Gateway {
  std::string name;
  FreightNode node{};
  ZoneId zone;
  double teu_year = 0;    ///< containers handled, or tonnes at `tonnes_per_teu`; > 0
  double others_teu = 0;  ///< of them those of other provinces
  bool inside = false;    ///< the province: an inland node on the way to a seaport
  std::uint64_t row = 0;  ///< of the region's freight table, the first of the name
};

/// The first row of each row's name in the region's freight table.
std::vector<std::uint64_t> first_rows(RegionTables const& region);

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
/// `gate_min`, and of what follows [million đồng].
class TradeWays {
 public:
  TradeWays(World const& world, FreightRoads const& roads, FreightParameters const& p);

  std::vector<Gateway> const& all() const { return gateways_; }
  /// Whether a gateway is in reach.
  bool reaches(ZoneId zone) const { return of_zone_[zone.value].has_value(); }
  /// The way at quantile u in (0, 1). @pre reaches(zone)
  TradeWay const& at(ZoneId zone, double u) const { return ways_[of_zone_[zone.value]->at(u)]; }
  ZoneId truck_end(TradeWay const& way) const { return gateways_[way.inland].zone; }

 private:
  std::vector<Gateway> gateways_;
  std::vector<TradeWay> ways_;
  std::vector<std::optional<WeightedDraw>> of_zone_;
};

}  // namespace tanvan
