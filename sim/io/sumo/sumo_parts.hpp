#pragma once
/// Inside the reader of SUMO's files: what its steps share.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/files/folder_files.hpp"
#include "sim/io/xml/xml_reader.hpp"

namespace tanvan {

/// A lane of an edge; index 0 is the outermost.
struct SumoLane {
  std::string id;
  double speed = 0, length = 0, width = 0;  // [m/s], [m], [m]; width NaN where the file has none
  Uses uses;
};

/// A connection from lane to lane over a junction.
struct SumoTurn {
  LinkId from, to;
  std::uint32_t from_lane = 0, to_lane = 0;
  std::string direction, state;  // as SUMO has them
  std::string signal;            // tlLogic, empty where there is none
  int signal_index = -1;         // its place in the state of a phase
};

struct SumoPhase {
  double duration = 0, shortest = 0, longest = 0;  // [s]
  std::string state, name;
};

/// A program of a traffic light.
struct SumoProgram {
  std::string signal, program, type;
  double offset = 0;  // [s]
  std::vector<SumoPhase> phases;
  InputPlace place;
};

/// Documents under reading.
struct SumoReading {
  std::optional<FolderSource> folder;    // that included files must lie in
  std::string crs;                       // the user's, empty: the file's
  std::size_t most_vehicles = 0;         // that trips may be
  Point offset;                          // that netconvert added to the coordinates
  std::optional<Projection> projection;  // where the network has a real one
  std::unordered_map<std::string, NodeId> node_of;
  std::unordered_map<std::string, LinkId> link_of;
  std::unordered_set<std::string> unread_edges;                      // internal ones, crossings, those of no use
  Column<NodeId, InputPlace> mentioned;                              // where an edge first names a node
  Column<NodeId, char> placed;                                       // by a junction
  std::vector<std::uint32_t> lane_offset = {0};                      // [links + 1]
  std::vector<SumoLane> lanes;                                       //
  std::vector<SumoTurn> turns;                                       //
  std::vector<SumoProgram> programs;                                 //
  std::unordered_map<std::string, std::optional<Use>> type_class;    // road classes of vehicle types
  std::unordered_map<std::string, std::vector<LinkId>> route_named;  //
  ImportedNetwork out;
  Faults faults;

  /// A point of the file in the network's coordinates.
  Point placed_at(Point point) const {
    return projection ? (*projection)({point.x - offset.x, point.y - offset.y}) : point;
  }
};

/// The link of an edge, or none.
LinkId edge_named(SumoReading const& reading, std::string_view id);

/// A lane of SUMO, `EDGE_INDEX`.
struct SumoLaneName {
  LinkId link;
  std::uint32_t index = 0;
};
/// None where the network has no such lane.
std::optional<SumoLaneName> lane_named(SumoReading const& reading, std::string_view id);

/// Lanes of a link, and GMNS's number of one: 1 is the innermost.
std::uint32_t lanes_of(SumoReading const& reading, LinkId a);
std::uint32_t lane_number(SumoReading const& reading, LinkId a, std::uint32_t index);

/// The points of `x,y x,y,z …`; none where the text is something else.
std::optional<std::vector<Point>> points_of_shape(std::string_view text);

/// The program at whose `<tlLogic>` the reader stands, with its phases; the reader then stands at its end.
SumoProgram read_program(SumoReading& reading, XmlReader& xml);

/// Reads the rest of a network at whose root the reader stands.
void read_sumo_net(SumoReading& reading, XmlReader& xml);

/// Tables `movement` and `lane`, and the turns that no connection makes as restrictions.
void add_turns(SumoReading& reading);
/// Tables `signal_…`, once all programs are read.
void add_signals(SumoReading& reading);

}  // namespace tanvan
