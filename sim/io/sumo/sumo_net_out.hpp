#pragma once
/// Inside the writer of SUMO's networks: edges, turns and signals as SUMO has them.

#include <map>
#include <string>
#include <vector>

#include "sim/io/exchange/metric_crs.hpp"
#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/xml/xml_text.hpp"

namespace tanvan {

/// A lane to be written; the outermost first.
struct SumoLaneOut {
  Uses uses;
  double width = 0;  // [m], NaN where not known
};

/// A turn to be written. Lanes count from the outermost, from 0.
struct SumoTurnOut {
  LinkId from, to;
  std::size_t from_lane = 0, to_lane = 0;
  std::string type, control, movement;  // GMNS's words, mvmt_id
  std::string controller;               // empty where there is none
  int index = -1;                       // its place in the states of the controller
};

/// A network about to be written.
struct SumoNetOut {
  NetworkTables const& network;
  PlaneOut plane;
  std::vector<std::string> edge_id, node_id;                             // as SUMO accepts them
  Point offset;                                                          // added to the coordinates
  std::vector<std::vector<SumoLaneOut>> lanes;                           // by link
  std::vector<SumoTurnOut> turns;                                        // by link and lane
  std::vector<std::vector<std::size_t>> across;                          // turns over each node
  std::map<std::string, std::vector<std::size_t>, std::less<>> heeding;  // turns of each controller

  explicit SumoNetOut(NetworkTables const& tables);

  Point place_of(NodeId v) const;
  Point placed(Point point) const;
};

/// Lanes of each link: those of `lane` where its rows number them from 1 without a gap, else as many as the link has.
std::vector<std::vector<SumoLaneOut>> lanes_out(NetworkTables const& network);
/// The turns of `movement`, or those that nothing bans.
std::vector<SumoTurnOut> turns_out(SumoNetOut const& out);

/// Gives turns their places in the states of controllers, as `movement` says or in the order of the tables.
void number_signals(SumoNetOut& out);
/// Writes `<tlLogic>` of every timing plan whose controller some turn heeds.
void write_signals(XmlText& xml, SumoNetOut const& out);

}  // namespace tanvan
