#include "sim/io/sumo/sumo_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/quantity.hpp"
#include "sim/io/sumo/sumo_classes.hpp"
#include "sim/io/sumo/sumo_names.hpp"
#include "sim/io/sumo/sumo_net_out.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr double kShortest = 0.1;                   // [m]
constexpr double kSpeed = 13.89, kLaneWidth = 3.2;  // SUMO's defaults [m/s], [m]
constexpr std::array kJunctionTypes = {"priority",
                                       "traffic_light",
                                       "right_before_left",
                                       "left_before_right",
                                       "unregulated",
                                       "traffic_light_unregulated",
                                       "priority_stop",
                                       "allway_stop",
                                       "zipper",
                                       "dead_end",
                                       "rail_signal",
                                       "rail_crossing",
                                       "traffic_light_right_on_red"};

std::string shape_text(std::span<Point const> points) {
  std::string text;
  for (auto const point : points)
    text += fmt::format("{}{},{}", text.empty() ? "" : " ", number_text(point.x), number_text(point.y));
  return text;
}

/// The line moved to its right. [m]
std::vector<Point> moved_right(std::span<Point const> line, double metres) {
  std::vector<Point> moved(line.begin(), line.end());
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto const a = line[i == 0 ? 0 : i - 1], b = line[std::min(i + 1, line.size() - 1)];
    auto const dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
    if (length > 0) moved[i] = {line[i].x + metres * dy / length, line[i].y - metres * dx / length};
  }
  return moved;
}

std::vector<Point> line_of(SumoNetOut const& out, LinkId a) {
  auto const& links = out.network.links;
  std::vector<Point> line;
  for (auto const point : links.shape_of(a)) line.push_back(out.placed(point));
  if (line.empty()) line = {out.place_of(links.from[a]), out.place_of(links.to[a])};
  return line;
}

void write_lanes(XmlText& xml, SumoNetOut const& out, LinkId a) {
  auto const& links = out.network.links;
  auto const line = line_of(out, a);
  auto const kmh = std::isnan(links.free_speed[a]) ? kSpeed * kKmhInMs : links.free_speed[a];
  auto const speed = argument_giving(kmh, kmh / kKmhInMs, [](double ms) { return ms * kKmhInMs; });
  auto const& lanes = out.lanes[a.value];
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    auto const right = (static_cast<double>(lanes.size() - i) - 0.5) * kLaneWidth;
    xml.open("lane")
        .attribute("id", fmt::format("{}_{}", out.edge_id[a.value], i))
        .attribute("index", std::to_string(i));
    if (lanes[i].uses != kRoadUses)
      xml.attribute(lanes[i].uses.empty() ? "disallow" : "allow",
                    lanes[i].uses.empty() ? "all" : sumo_allow_text(lanes[i].uses));
    xml.number("speed", speed).number("length", std::max(kShortest, links.length[a])).number("width", lanes[i].width);
    xml.attribute("shape", shape_text(moved_right(line, out.network.left_hand ? -right : right))).close();
  }
}

void write_edge(XmlText& xml, SumoNetOut const& out, LinkId a) {
  auto const& links = out.network.links;
  xml.open("edge").attribute("id", out.edge_id[a.value]);
  xml.attribute("from", out.node_id[links.from[a].value]).attribute("to", out.node_id[links.to[a].value]);
  if (!links.name[a].empty()) xml.attribute("name", links.name[a]);
  for (auto const& column : links.more)
    if (column.name == "priority" && !column.text[a.value].empty()) xml.attribute("priority", column.text[a.value]);
  if (!links.facility[a].empty()) xml.attribute("type", links.facility[a]);
  if (!links.shape_of(a).empty()) xml.attribute("shape", shape_text(line_of(out, a)));
  write_lanes(xml, out, a);
  xml.close();
}

/// The junction's type as SUMO calls it: its own word where the node came from SUMO, else after its control.
std::string junction_type(SumoNetOut const& out, NodeId v) {
  auto const& [type, control] = std::tie(out.network.nodes.type[v], out.network.nodes.control[v]);
  bool const signals = std::any_of(out.across[v.value].begin(), out.across[v.value].end(),
                                   [&](std::size_t i) { return !out.turns[i].controller.empty(); });
  if (out.across[v.value].empty()) return type == "unregulated" ? type : "dead_end";
  bool const known = std::find(kJunctionTypes.begin(), kJunctionTypes.end(), type) != kJunctionTypes.end();
  if (known && type != "dead_end" && (signals || !type.starts_with("traffic_light"))) return type;
  if (signals) return "traffic_light";
  return control == "stop" ? "allway_stop" : "priority";
}

void write_junction(XmlText& xml, SumoNetOut const& out, NodeId v, std::vector<LinkId> const& arriving) {
  std::string lanes;
  for (auto const a : arriving)
    for (std::size_t i = 0; i < out.lanes[a.value].size(); ++i)
      lanes += fmt::format("{}{}_{}", lanes.empty() ? "" : " ", out.edge_id[a.value], i);
  auto const at = out.place_of(v);
  auto const turns = out.across[v.value].size();
  xml.open("junction").attribute("id", out.node_id[v.value]).attribute("type", junction_type(out, v));
  xml.number("x", at.x).number("y", at.y).attribute("incLanes", lanes).attribute("intLanes", "");
  xml.attribute("shape", shape_text(std::array{at, Point{at.x + kShortest, at.y}, Point{at.x, at.y + kShortest}}));
  std::string const nobody(turns, '0');
  for (std::size_t i = 0; i < turns; ++i)
    xml.open("request")
        .attribute("index", std::to_string(i))
        .attribute("response", nobody)
        .attribute("foes", nobody)
        .attribute("cont", "0")
        .close();
  xml.close();
}

char const* direction_of(std::string const& type) {
  if (type == "left") return "l";
  if (type == "right") return "r";
  return type == "uturn" ? "t" : "s";
}

char const* state_of(SumoTurnOut const& turn) {
  if (!turn.controller.empty()) return "o";
  if (turn.control == "stop") return "s";
  return turn.control == "yield" ? "m" : "M";
}

void write_turn(XmlText& xml, SumoNetOut const& out, SumoTurnOut const& turn) {
  xml.open("connection").attribute("from", out.edge_id[turn.from.value]).attribute("to", out.edge_id[turn.to.value]);
  xml.attribute("fromLane", std::to_string(turn.from_lane)).attribute("toLane", std::to_string(turn.to_lane));
  if (!turn.controller.empty())
    xml.attribute("tl", sumo_names(std::array{turn.controller}).front())
        .attribute("linkIndex", std::to_string(turn.index));
  xml.attribute("dir", direction_of(turn.type)).attribute("state", state_of(turn)).close();
}

void write_location(XmlText& xml, SumoNetOut const& out) {
  Point low{INFINITY, INFINITY}, high{-INFINITY, -INFINITY};
  for (auto const v : ids<NodeId>(out.network.nodes.size())) {
    auto const at = out.place_of(v);
    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
  }
  if (out.network.nodes.size() == 0) low = high = {};
  auto const box = fmt::format("{},{},{},{}", low.x, low.y, high.x, high.y);
  auto const zone = utm_zone_of(out.plane.crs());
  auto const projection = zone ? fmt::format("+proj=utm +zone={}{} +ellps=WGS84 +datum=WGS84 +units=m +no_defs",
                                             zone->zone, zone->south ? " +south" : "")
                               : std::string("!");
  xml.open("location").attribute("netOffset", fmt::format("{},{}", out.offset.x, out.offset.y));
  xml.attribute("convBoundary", box).attribute("origBoundary", box).attribute("projParameter", projection).close();
}

Point offset_of(SumoNetOut const& out) {
  if (!is_lon_lat(out.network.crs)) return {};
  Point low{INFINITY, INFINITY};
  for (auto const v : ids<NodeId>(out.network.nodes.size())) {
    auto const at = out.plane({out.network.nodes.x[v], out.network.nodes.y[v]});
    if (!std::isnan(at.x + at.y)) low = {std::min(low.x, at.x), std::min(low.y, at.y)};
  }
  return std::isfinite(low.x) ? Point{-std::floor(low.x), -std::floor(low.y)} : Point{};
}

}  // namespace

SumoNetOut::SumoNetOut(NetworkTables const& tables) : network(tables), plane(tables, metric_crs_of(tables)) {
  edge_id = sumo_names(network.links.id.span());
  node_id = sumo_names(network.nodes.id.span());
  offset = offset_of(*this);
  lanes = lanes_out(network);
  turns = turns_out(*this);
  across.resize(network.nodes.size());
  for (std::size_t i = 0; i < turns.size(); ++i) across[network.links.to[turns[i].from].value].push_back(i);
  number_signals(*this);
}

Point SumoNetOut::placed(Point point) const {
  auto const at = plane(point);
  return std::isnan(at.x + at.y) ? Point{} : Point{at.x + offset.x, at.y + offset.y};
}

Point SumoNetOut::place_of(NodeId v) const {
  return placed({network.nodes.x[v], network.nodes.y[v]});
}

std::string sumo_net_xml(NetworkTables const& network) {
  SumoNetOut const out(network);
  std::vector<std::vector<LinkId>> arriving(network.nodes.size());
  for (auto const a : ids<LinkId>(network.links.size())) arriving[network.links.to[a].value].push_back(a);
  XmlText xml;
  xml.open("net").attribute("version", "1.9");
  if (network.left_hand) xml.attribute("lefthand", "true");
  write_location(xml, out);
  for (auto const a : ids<LinkId>(network.links.size())) write_edge(xml, out, a);
  write_signals(xml, out);
  for (auto const v : ids<NodeId>(network.nodes.size())) write_junction(xml, out, v, arriving[v.value]);
  for (auto const& turn : out.turns) write_turn(xml, out, turn);
  xml.close();
  return xml.take();
}

}  // namespace tanvan
