#pragma once
/// Inside the reader of MATSim's files: what its steps share.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/io/xml/xml_reader.hpp"

namespace tanvan {

/// Prefix of the columns that hold attributes of MATSim without a column of GMNS.
inline constexpr std::string_view kMatsimColumn = "matsim:";

inline constexpr NumberRange kMatsimPlace{-1e9, 1e9};

/// Documents under reading.
struct MatsimReading {
  std::string crs;                       // the user's, the configuration's or the network's own
  bool crs_is_fixed = false;             // by the user
  std::optional<Projection> projection;  // where coordinates are neither longitude and latitude nor unknown
  std::unordered_map<std::string, NodeId> node_of;
  std::unordered_map<std::string, LinkId> link_of;
  std::unordered_set<std::string> stops;  // of the transit schedule
  ImportedNetwork out;
  Faults faults;

  Point lon_lat(Point point) const { return projection ? (*projection)(point) : point; }
};

/// The link of this id, or none.
LinkId link_named(MatsimReading const& reading, std::string_view id);

/// Text of a coordinate pair in the network's reference system, two empty texts where one is missing.
struct PlaceText {
  std::string x, y;
};
PlaceText place_text(MatsimReading& reading, XmlReader const& xml);

/// Each reads the rest of a document at whose root the reader stands.
void read_matsim_network(MatsimReading& reading, XmlReader& xml);
void read_matsim_plans(MatsimReading& reading, XmlReader& xml);
void read_matsim_schedule(MatsimReading& reading, XmlReader& xml);
void read_matsim_vehicles(MatsimReading& reading, XmlReader& xml);
void read_matsim_counts(MatsimReading& reading, XmlReader& xml);
/// Volumes of each link and hour, all that is kept of events.
void read_matsim_events(MatsimReading& reading, XmlReader& xml);

}  // namespace tanvan
