#pragma once
/// Inside the reader of SUMO's demand: vehicles, trips and flows as rows of `trips`.

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "sim/io/sumo/sumo_parts.hpp"

namespace tanvan {

/// A `<vehicle>`, `<trip>` or `<flow>` under reading.
struct SumoVehicle {
  std::string id, type, depart, from, to, from_junction, to_junction, route_name;
  bool is_flow = false, has_route = false, has_via = false;
  std::vector<LinkId> route;
  double begin = 0, end = 0, number = 0, period = 0;  // of a flow: [s], vehicles, [s] between them; NaN where not said
  double probability = -1;                            // that a route of a distribution is chosen
  InputPlace place;
};

/// Collects the trips of all documents.
class SumoTrips {
 public:
  explicit SumoTrips(SumoReading& reading) : reading_(reading) {}

  void add(SumoVehicle const& vehicle);
  /// Hands the table to the network.
  void finish();

 private:
  SumoReading& reading_;
  std::unordered_set<std::string> known_;
  TextTable trips_{"trips", {"trip_id", "depart_s", "class", "from_node_id", "to_node_id", "route"}, {}};
  bool any_route_ = false, full_ = false;
  std::size_t route_bytes_ = 0;

  /// Where a vehicle goes, in the words of the table.
  struct Way {
    std::string from, to, route;
  };
  std::optional<Way> way_of(SumoVehicle const& vehicle);
  std::optional<Way> way_along(SumoVehicle const& vehicle, std::vector<LinkId> const& route);
  std::optional<Use> class_of(SumoVehicle const& vehicle);
  void add_flow(SumoVehicle const& flow, Use use, Way const& way);
  void add_trip(std::string const& id, double depart, Use use, Way const& way, InputPlace const& place);
  void refuse_more(InputPlace const& place);
  std::nullopt_t drop(SumoVehicle const& vehicle, std::string reason);
};

/// The links of `edges = "a b c"`. @return none where one is not there or two do not meet; then `reason` says so
std::optional<std::vector<LinkId>> route_of_edges(SumoReading const& reading, std::string_view edges,
                                                  std::string& reason);

}  // namespace tanvan
