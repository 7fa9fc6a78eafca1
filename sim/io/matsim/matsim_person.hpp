#pragma once
/// Inside the reader of MATSim's populations: a person's plan, and its trips by road.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/io/matsim/matsim_parts.hpp"

namespace tanvan {

struct MatsimActivity {
  std::string type, link, facility, x, y;
  std::optional<double> start, end, duration;  // [s]
};

struct MatsimLeg {
  std::string mode, route_type, route;
  std::optional<double> depart, travel;  // [s]
  std::uint32_t line = 0;
  std::size_t after = 0;  // activities before it
};

struct MatsimPlan {
  std::vector<MatsimActivity> activities;
  std::vector<MatsimLeg> legs;
  bool selected = false;
};

/// Turns plans into rows of the tables `activities`, `legs` and `trips`.
class MatsimTrips {
 public:
  /// @param routes_are_nodes  where a route does not say what it lists: nodes in version 4
  MatsimTrips(MatsimReading& reading, std::string shown, bool routes_are_nodes)
      : reading_(reading), shown_(std::move(shown)), routes_are_nodes_(routes_are_nodes) {}

  void add(std::string const& person, MatsimPlan const& plan);
  /// Hands the tables to the network.
  void finish();

 private:
  MatsimReading& reading_;
  std::string shown_;
  bool routes_are_nodes_, any_route_ = false;
  std::unordered_map<std::uint64_t, LinkId> link_between_;  // made when first asked for
  TextTable activities_{"activities",
                        {"person_id", "sequence", "type", "link_id", "facility_id", "x_coord", "y_coord", "start_s",
                         "end_s", "duration_s"},
                        {}};
  TextTable legs_{"legs", {"person_id", "sequence", "mode", "depart_s", "trip_id"}, {}};
  TextTable trips_{"trips", {"trip_id", "depart_s", "class", "from_node_id", "to_node_id", "route", "person_id"}, {}};

  void add_activity(std::string const& person, std::size_t sequence, MatsimActivity const& activity);
  /// Adds the trip of a leg by road. @return its id, empty where there is none
  std::string add_trip(std::string const& person, std::size_t sequence, MatsimLeg const& leg, MatsimPlan const& plan,
                       std::optional<double> depart, std::vector<LinkId> const& route);
  /// The links driven: behind the departure link up to the arrival link. Empty where the plan does not say.
  std::vector<LinkId> route_of(MatsimLeg const& leg, MatsimPlan const& plan);
  std::vector<LinkId> along_links(MatsimLeg const& leg, LinkId begin, LinkId end) const;
  std::vector<LinkId> along_nodes(MatsimLeg const& leg, LinkId begin, LinkId end);
  LinkId link_between(NodeId from, NodeId to);
  double travel_time(MatsimLeg const& leg, std::vector<LinkId> const& route);
  void drop(MatsimLeg const& leg, char const* reason, std::string const& person);
};

/// The class of a vehicle that a mode drives on the road; none for passengers, walkers, cyclists and transit.
std::optional<Use> driven_by(std::string_view mode);

}  // namespace tanvan
