#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "sim/core/quantity.hpp"
#include "sim/io/sumo/sumo_classes.hpp"
#include "sim/io/sumo/sumo_parts.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kFastest = 1000;  // km/h
/// SUMO's default passenger car: reaction time, length and gap at rest (vehicle type parameter defaults, SUMO 1.15).
constexpr double kReaction = 1, kSpace = 5 + 2.5;  // [s], [m]
constexpr NumberRange kPlace{-1e9, 1e9}, kLength{0, 2e7, "m"}, kSpeed{1e-6, 1e9, "m/s"}, kWidth{0, 1000, "m"},
    kIndex{0, 1000};
constexpr std::uint32_t kMostLanes = 100;

/// An edge under reading.
struct Edge {
  std::string id, name, type, priority;
  NodeId from, to;
  InputPlace place;
  std::vector<Point> shape;
  std::vector<SumoLane> lanes;
};

class NetReader {
 public:
  NetReader(SumoReading& reading, XmlReader& xml)
      : reading_(reading), xml_(xml), faults_before_(reading.faults.size()) {}

  void read();

 private:
  SumoReading& reading_;
  XmlReader& xml_;
  std::size_t faults_before_;
  std::optional<Edge> edge_;

  ImportReport& report() { return reading_.out.report; }
  NetworkTables& network() { return reading_.out.network; }

  void take_start();
  void read_location();
  void find_projection(std::string const& crs);
  void begin_edge();
  void add_lane();
  void end_edge();
  void put_link(Edge edge);
  NodeId node_named(std::string_view id);
  std::vector<Point> shape_at();
  void add_junction();
  void add_connection();
  std::uint32_t lane_index(std::string_view attribute, LinkId a);
  void finish();
};

void NetReader::read() {
  network().left_hand = attribute_or_empty(xml_, "lefthand") == "true" || attribute_or_empty(xml_, "lefthand") == "1";
  network().links.more = {{"priority", {}}};
  read_elements(xml_, faults_before_, reading_.faults, [&] {
    if (xml_.at_start()) {
      take_start();
    } else if (xml_.ends("edge") && edge_) {
      end_edge();
    }
  });
  finish();
}

void NetReader::take_start() {
  auto const name = xml_.name();
  if (name == "location") {
    read_location();
  } else if (name == "edge") {
    begin_edge();
  } else if (name == "lane") {
    add_lane();
  } else if (name == "junction") {
    add_junction();
  } else if (name == "connection") {
    add_connection();
  } else if (name == "tlLogic") {
    ++report().read["signal_programs"];
    reading_.programs.push_back(read_program(reading_, xml_));
  } else if (name == "roundabout") {
    ++report().read["roundabouts"];
  } else if (name == "prohibition") {
    report().drop("a prohibition between connections", xml_.place());
  }
}

void NetReader::read_location() {
  auto const offset = points_of_shape(attribute_or_empty(xml_, "netOffset"));
  if (offset && offset->size() == 1) reading_.offset = offset->front();
  auto const parameter = attribute_or_empty(xml_, "projParameter");
  auto const crs = reading_.crs.empty() ? std::string(parameter) : reading_.crs;
  if (crs.empty() || crs == "!" || crs == "-" || crs == ".") {
    report().notes.push_back(
        "the network has no projection: coordinates stay as they are; --crs can name the system that they have without "
        "netOffset, such as EPSG:32648, or lay a made-up plane somewhere: --crs \"+proj=aeqd +lon_0=106.65 "
        "+lat_0=11\"");
  } else {
    find_projection(crs);
  }
}

void NetReader::find_projection(std::string const& crs) {
  reading_.projection = Projection::to_lon_lat(crs);
  if (reading_.projection) {
    network().crs = "EPSG:4326";
    report().notes.push_back(fmt::format("coordinates of {} became longitude and latitude", in_quotes(crs)));
  } else {
    report().notes.push_back(
        fmt::format("PROJ knows no reference system {}: coordinates stay as they are", in_quotes(crs)));
  }
}

NodeId NetReader::node_named(std::string_view id) {
  auto& nodes = network().nodes;
  auto const [found, is_new] = reading_.node_of.emplace(id, id_of<NodeId>(nodes.size()));
  if (!is_new) return found->second;
  nodes.id.push_back(std::string(id));
  nodes.x.push_back(kNone);
  nodes.y.push_back(kNone);
  for (auto* column : {&nodes.name, &nodes.type, &nodes.control, &nodes.zone}) column->push_back({});
  reading_.mentioned.push_back(xml_.place());
  reading_.out.node_line.push_back(xml_.place().line);
  reading_.placed.push_back(0);
  return found->second;
}

std::vector<Point> NetReader::shape_at() {
  auto const text = attribute_or_empty(xml_, "shape");
  if (text.empty()) return {};
  auto points = points_of_shape(text);
  if (!points || points->size() < 2) {
    attribute_fault(xml_, "shape", "must be points such as 0,0 10,5", reading_.faults);
    return {};
  }
  for (auto& point : *points) point = reading_.placed_at(point);
  return std::move(*points);
}

void NetReader::begin_edge() {
  constexpr std::array<std::string_view, 3> kInside = {"internal", "crossing", "walkingarea"};
  auto const function = attribute_or_empty(xml_, "function");
  auto const id = needed_attribute(xml_, "id", reading_.faults);
  if (std::find(kInside.begin(), kInside.end(), function) != kInside.end()) {
    ++report().read[fmt::format("{}_edges", function)];
    reading_.unread_edges.emplace(id);
    return skip_element(xml_);
  }
  ++report().read["links"];
  Edge edge;
  edge.id = id;
  edge.name = attribute_or_empty(xml_, "name");
  edge.type = attribute_or_empty(xml_, "type");
  if (edge.type.empty() && function == "connector") edge.type = "connector";
  edge.place = xml_.place();
  if (auto const from = needed_attribute(xml_, "from", reading_.faults); !from.empty()) edge.from = node_named(from);
  if (auto const to = needed_attribute(xml_, "to", reading_.faults); !to.empty()) edge.to = node_named(to);
  edge.shape = shape_at();
  edge.priority = attribute_or_empty(xml_, "priority");
  edge_ = std::move(edge);
}

void NetReader::add_lane() {
  if (!edge_) return;
  ++report().read["lanes"];
  SumoLane lane;
  lane.id = needed_attribute(xml_, "id", reading_.faults);
  lane.speed = needed_number(xml_, "speed", kSpeed, reading_.faults);
  lane.length = needed_number(xml_, "length", kLength, reading_.faults);
  lane.width = number_attribute(xml_, "width", kWidth, reading_.faults);
  lane.uses = uses_of(
      sumo_classes(attribute_or_empty(xml_, "allow"), attribute_or_empty(xml_, "disallow"), [&](std::string_view word) {
        report().drop("a vehicle class that is not known", xml_.place(), std::string(word));
      }));
  if (edge_->lanes.size() >= kMostLanes)
    return reading_.faults.add(xml_.place(), fmt::format("an edge of more than {} lanes", kMostLanes));
  edge_->lanes.push_back(std::move(lane));
}

void NetReader::end_edge() {
  auto edge = std::move(*edge_);
  edge_.reset();
  if (edge.lanes.empty()) {
    reading_.faults.add(edge.place, fmt::format("edge {} has no lanes", in_quotes(edge.id)));
  } else if (std::all_of(edge.lanes.begin(), edge.lanes.end(), [](auto const& lane) { return lane.uses.empty(); })) {
    report().drop("an edge that nobody here may use", edge.place, edge.id);
    reading_.unread_edges.insert(edge.id);
    return;
  } else if (!reading_.link_of.emplace(edge.id, id_of<LinkId>(network().links.size())).second) {
    reading_.faults.add(edge.place, fmt::format("edge {} is there already", in_quotes(edge.id)));
  }
  put_link(std::move(edge));
}

/// What the lanes of an edge make together.
struct Together {
  Uses uses;
  double lanes = 0, speed = 0;  // of the lanes that most vehicles may use; [m/s]
};

Together together(std::vector<SumoLane> const& lanes) {
  constexpr Uses kGeneral = Uses{}.with(Use::motorbike).with(Use::car).with(Use::truck);
  Together all;
  for (auto const group : {kGeneral, Uses{}.with(Use::bus), kRoadUses.with(Use::rail)}) {
    for (auto const& lane : lanes) {
      if ((lane.uses & group).empty()) continue;
      ++all.lanes;
      all.speed = std::max(all.speed, lane.speed);
    }
    if (all.lanes > 0) break;
  }
  for (auto const& lane : lanes) all.uses = all.uses | lane.uses;
  return all;
}

void NetReader::put_link(Edge edge) {
  auto& links = network().links;
  auto const [uses, lanes, speed] = together(edge.lanes);
  bool const known = speed * kKmhInMs <= kFastest;
  if (!known) ++report().defaults[fmt::format("speed over {} km/h: not known", kFastest)];
  ++report().defaults["capacity: of SUMO's default car at the speed limit"];
  reading_.out.link_line.push_back(edge.place.line);
  links.id.push_back(std::move(edge.id));
  links.name.push_back(std::move(edge.name));
  links.from.push_back(edge.from);
  links.to.push_back(edge.to);
  links.length.push_back(edge.lanes.empty() ? kNone : edge.lanes.front().length);
  links.lanes.push_back(lanes);
  links.free_speed.push_back(known ? speed * kKmhInMs : kNone);
  links.capacity.push_back(kSecondsInHour * speed / (speed * kReaction + kSpace));
  links.toll.push_back(kNone);
  links.facility.push_back(std::move(edge.type));
  links.more.front().text.push_back(std::move(edge.priority));
  links.uses.push_back(uses);
  links.shape.insert(links.shape.end(), edge.shape.begin(), edge.shape.end());
  links.shape_offset.push_back(static_cast<std::uint32_t>(links.shape.size()));
  for (auto& lane : edge.lanes) reading_.lanes.push_back(std::move(lane));
  reading_.lane_offset.push_back(static_cast<std::uint32_t>(reading_.lanes.size()));
}

/// SUMO's right of way as GMNS has it.
std::string_view control_of(std::string_view type) {
  if (type.starts_with("traffic_light")) return "signal";
  if (type == "allway_stop" || type == "priority_stop") return "stop";
  if (type == "priority" || type == "right_before_left" || type == "left_before_right") return "yield";
  return "none";
}

void NetReader::add_junction() {
  auto const id = needed_attribute(xml_, "id", reading_.faults), type = attribute_or_empty(xml_, "type");
  if (type == "internal") {
    ++report().read["internal_junctions"];
    return;
  }
  ++report().read["nodes"];
  if (id.empty()) return;
  auto const v = node_named(id);
  if (std::exchange(reading_.placed[v], 1) != 0)
    return attribute_fault(xml_, "id", "is there already", reading_.faults);
  auto const at = reading_.placed_at(
      {needed_number(xml_, "x", kPlace, reading_.faults), needed_number(xml_, "y", kPlace, reading_.faults)});
  network().nodes.x[v] = at.x;
  network().nodes.y[v] = at.y;
  network().nodes.type[v] = type;
  network().nodes.control[v] = control_of(type);
  if (reading_.projection && std::isnan(at.x))
    attribute_fault(xml_, "x", "lies outside of the network's projection", reading_.faults);
}

std::uint32_t NetReader::lane_index(std::string_view attribute, LinkId a) {
  auto const index = needed_number(xml_, attribute, kIndex, reading_.faults);
  if (std::isnan(index)) return 0;
  if (index < lanes_of(reading_, a) && index == std::floor(index)) return static_cast<std::uint32_t>(index);
  attribute_fault(xml_, attribute, "no such lane", reading_.faults);
  return 0;
}

void NetReader::add_connection() {
  auto const from = needed_attribute(xml_, "from", reading_.faults), to = needed_attribute(xml_, "to", reading_.faults);
  if (reading_.unread_edges.count(std::string(from)) + reading_.unread_edges.count(std::string(to)) > 0) {
    ++report().read["internal_connections"];
    return;
  }
  ++report().read["connections"];
  SumoTurn turn;
  turn.from = edge_named(reading_, from);
  turn.to = edge_named(reading_, to);
  if (!turn.from && !from.empty()) attribute_fault(xml_, "from", "no such edge", reading_.faults);
  if (!turn.to && !to.empty()) attribute_fault(xml_, "to", "no such edge", reading_.faults);
  if (!turn.from || !turn.to) return;
  if (network().links.to[turn.from] != network().links.from[turn.to])
    return report().drop("a connection between edges that do not meet", xml_.place(), fmt::format("{} {}", from, to));
  turn.from_lane = lane_index("fromLane", turn.from);
  turn.to_lane = lane_index("toLane", turn.to);
  turn.direction = attribute_or_empty(xml_, "dir");
  turn.state = attribute_or_empty(xml_, "state");
  turn.signal = attribute_or_empty(xml_, "tl");
  auto const index = number_attribute(xml_, "linkIndex", {-1, 1e6}, reading_.faults);
  if (!turn.signal.empty() && !std::isnan(index)) turn.signal_index = static_cast<int>(index);
  reading_.turns.push_back(std::move(turn));
}

void NetReader::finish() {
  if (!xml_.faults().empty()) return;  // what is missing stands behind the cut
  for (auto const v : ids<NodeId>(network().nodes.size()))
    if (reading_.placed[v] == 0)
      reading_.faults.add(reading_.mentioned[v], fmt::format("no such junction: {}", in_quotes(network().nodes.id[v])));
  if (network().links.size() == 0 && reading_.faults.empty())
    reading_.faults.add({xml_.shown(), 1}, "the network has no edges");
}

}  // namespace

LinkId edge_named(SumoReading const& reading, std::string_view id) {
  auto const found = reading.link_of.find(std::string(id));
  return found == reading.link_of.end() ? LinkId{} : found->second;
}

std::uint32_t lanes_of(SumoReading const& reading, LinkId a) {
  return reading.lane_offset[a.value + 1] - reading.lane_offset[a.value];
}

std::uint32_t lane_number(SumoReading const& reading, LinkId a, std::uint32_t index) {
  return lanes_of(reading, a) - index;
}

std::optional<SumoLaneName> lane_named(SumoReading const& reading, std::string_view id) {
  auto const between = id.rfind('_');
  if (between == std::string_view::npos) return std::nullopt;
  auto const a = edge_named(reading, id.substr(0, between));
  auto const index = parse_number(id.substr(between + 1));
  if (!a || !index.sentence.empty() || !(index.value >= 0 && index.value < lanes_of(reading, a))) return std::nullopt;
  return SumoLaneName{a, static_cast<std::uint32_t>(index.value)};
}

std::optional<std::vector<Point>> points_of_shape(std::string_view text) {
  std::vector<Point> points;
  bool good = true;
  for_each_word(text, [&](std::string_view word) {
    auto const first = word.find(',');
    auto const second = first == std::string_view::npos ? first : word.find(',', first + 1);
    auto const x = parse_number(word.substr(0, first));
    auto const y = first == std::string_view::npos ? x : parse_number(word.substr(first + 1, second - first - 1));
    good = good && first != std::string_view::npos && x.sentence.empty() && y.sentence.empty();
    points.push_back({x.value, y.value});
  });
  return good && !points.empty() ? std::optional(std::move(points)) : std::nullopt;
}

void read_sumo_net(SumoReading& reading, XmlReader& xml) {
  NetReader(reading, xml).read();
}

}  // namespace tanvan
