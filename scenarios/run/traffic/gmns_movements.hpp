#pragma once
/// movement.csv: from which link one may drive into which.

#include <string>
#include <unordered_map>
#include <vector>

#include "sim/io/exchange/imported_network.hpp"
#include "sim/routing/turn_graph.hpp"

namespace tanvan {

/// What a movement waits for, by its `ctrl_type`.
enum class MovementControl : std::uint8_t {
  unsaid,
  signal,
  other,  // stop, yield, no_control …
};

/// Lanes of the link that a movement comes from, by their numbers from left to right: 1 is the leftmost along the whole
/// link, pockets left of it are below 0. 0: the row doesn't say.
struct LaneRange {
  int first = 0, last = 0;  // first <= last
  bool said() const { return first != 0; }
};

/// Movements from road to road, one row each. Those of bicycles and walkers are left out.
struct MovementTable {
  std::string file;                      // for messages
  std::vector<std::string> id;           // mvmt_id
  std::vector<Turn> turn;                // several rows may have the same one, lane by lane
  std::vector<MovementControl> control;  //
  std::vector<LaneRange> lanes;          // start_ib_lane to end_ib_lane, or that one alone
  std::vector<std::uint32_t> line;       // 0 where not known

  std::size_t size() const { return id.size(); }
};

using LinkNames = std::unordered_map<std::string_view, LinkId>;

/// The links of a table by their names. @param links  outlive the map
LinkNames link_names(LinkTable const& links);

/// True where some motor vehicle may use both links of a turn.
bool is_motor_turn(LinkTable const& links, Turn turn);

/// The folder's movements in the order of the file; none where it has no such table. Of undirected
/// links the direction is meant that meets the row's node. Faults: links that are not there
/// or don't meet, a node_id at which they don't, lanes that are no whole numbers. @param folder  its name for messages
MovementTable movements_of(NetworkTables const& network, LinkNames const& names, std::string const& folder,
                           Faults& faults);

}  // namespace tanvan
