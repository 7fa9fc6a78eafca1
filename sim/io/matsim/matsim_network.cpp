#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "sim/core/quantity.hpp"
#include "sim/io/exchange/wkt.hpp"
#include "sim/io/matsim/matsim_parts.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kFastest = 1000;          // [km/h], of any link
constexpr double kMostCapacity = 1e9;      // [PCU/h/lane], of any link
constexpr std::size_t kMostColumns = 100;  // of attributes that the file makes up
constexpr NumberRange kLength{0, 2e7, "m"}, kSpeed{1e-6, 1e9, "m/s"}, kCapacity{0, 1e12}, kLanes{1e-3, 100},
    kToll{0, 1e12};

enum class Owner { network, node, link };

class NetworkReader {
 public:
  NetworkReader(MatsimReading& reading, XmlReader& xml)
      : reading_(reading), xml_(xml), faults_before_(reading.faults.size()) {}

  void read();

 private:
  MatsimReading& reading_;
  XmlReader& xml_;
  std::size_t faults_before_;
  Owner owner_ = Owner::network;
  std::string attribute_;  // whose text comes
  double period_h_ = 1;    // that capacities are for
  bool settled_ = false;   // the reference system
  std::size_t zero_lengths_ = 0;

  NetworkTables& network() { return reading_.out.network; }
  Counts& defaults() { return reading_.out.report.defaults; }
  void note(std::string sentence) { reading_.out.report.notes.push_back(std::move(sentence)); }

  void take_start();
  void take_end();
  void read_period();
  void settle_reference_system();
  void add_node();
  void add_link();
  void put_link(std::string_view id, NodeId from, NodeId to);
  NodeId end_of_link(std::string_view attribute);
  double or_unknown(std::string_view attribute, NumberRange range);
  double speed();
  double capacity(double lane_count);
  double lanes();
  void put_uses(LinkTable& links);
  void take_attribute(std::string_view value);
  void node_attribute(std::string_view value);
  void link_attribute(std::string_view value);
  double toll_of(std::string_view value);
  void put_shape(std::string_view value);
  void finish();
};

/// Puts a text into the last row of a column, which is made where it is not there yet.
bool put_more(std::vector<TextColumn>& more, std::string const& name, std::size_t rows, std::string_view text) {
  for (auto& column : more) {
    if (column.name != name) continue;
    column.text.resize(rows);
    column.text.back() = text;
    return true;
  }
  if (more.size() >= kMostColumns) return false;
  more.push_back({name, std::vector<std::string>(rows)});
  more.back().text.back() = text;
  return true;
}

void NetworkReader::read() {
  network().name = attribute_or_empty(xml_, "name");
  read_elements(xml_, faults_before_, reading_.faults, [&] { xml_.at_start() ? take_start() : take_end(); });
  finish();
}

void NetworkReader::take_start() {
  auto const name = xml_.name();
  if (name == "nodes") {
    settle_reference_system();
  } else if (name == "links") {
    read_period();
  } else if (name == "node") {
    add_node();
  } else if (name == "link") {
    add_link();
  } else if (name == "attribute") {
    attribute_ = attribute_or_empty(xml_, "name");
  }
}

void NetworkReader::take_end() {
  if (xml_.ends("attribute")) take_attribute(xml_.text());
  if (xml_.ends("node") || xml_.ends("link")) owner_ = Owner::network;
}

void NetworkReader::read_period() {
  for (auto const* name : {"effectivecellsize", "effectivelanewidth"})
    if (auto const value = attribute_or_empty(xml_, name); !value.empty())
      note(fmt::format("{} = {} m is MATSim's own and has no column", name, in_quotes(value)));
  auto const period = attribute_or_empty(xml_, "capperiod");
  if (period.empty()) return;
  auto const seconds = seconds_of_time(period);
  if (!seconds || !(*seconds > 0))
    return attribute_fault(xml_, "capperiod", "must be a time such as 01:00:00", reading_.faults);
  period_h_ = *seconds / kSecondsInHour;
  if (period_h_ != 1) note(fmt::format("capacities are for {} h in the file, per hour here", period_h_));
}

/// `WGS84_UTM48N`, a name of MATSim's own, as one that PROJ knows; others as they are.
std::string crs_of_matsim(std::string const& name) {
  constexpr std::string_view kUtm = "WGS84_UTM";
  if (!name.starts_with(kUtm) || name.size() < kUtm.size() + 2) return name;
  auto const zone = name.substr(kUtm.size(), name.size() - kUtm.size() - 1);
  return fmt::format("+proj=utm +zone={} {}+datum=WGS84", zone, name.back() == 'S' ? "+south " : "");
}

void NetworkReader::settle_reference_system() {
  if (settled_) return;
  settled_ = true;
  auto const& crs = reading_.crs;
  if (is_lon_lat(crs)) {
    network().crs = "EPSG:4326";
    return;
  }
  if (!crs.empty()) reading_.projection = Projection::to_lon_lat(crs_of_matsim(crs));
  if (reading_.projection) {
    network().crs = "EPSG:4326";
    note(fmt::format("coordinates of {} became longitude and latitude", in_quotes(crs)));
  } else if (crs.empty()) {
    note("the network names no reference system: coordinates stay as they are; --crs EPSG:… would place them");
  } else {
    note(fmt::format("PROJ knows no reference system {}: coordinates stay as they are", in_quotes(crs)));
  }
}

void NetworkReader::add_node() {
  settle_reference_system();
  owner_ = Owner::node;
  ++reading_.out.report.read["nodes"];
  auto& nodes = network().nodes;
  auto const id = needed_attribute(xml_, "id", reading_.faults);
  auto const x = needed_number(xml_, "x", kMatsimPlace, reading_.faults),
             y = needed_number(xml_, "y", kMatsimPlace, reading_.faults);
  if (!id.empty() && !reading_.node_of.emplace(id, id_of<NodeId>(nodes.size())).second)
    attribute_fault(xml_, "id", "is there already", reading_.faults);
  auto const at = reading_.lon_lat({x, y});
  if (std::isnan(at.x) && !std::isnan(x + y))
    attribute_fault(xml_, "x", "lies outside of the network's reference system", reading_.faults);
  reading_.out.node_line.push_back(xml_.place().line);
  nodes.id.push_back(std::string(id));
  nodes.x.push_back(at.x);
  nodes.y.push_back(at.y);
  nodes.type.push_back(std::string(attribute_or_empty(xml_, "type")));
  for (auto* column : {&nodes.name, &nodes.control, &nodes.zone}) column->push_back({});
  if (auto const z = attribute_or_empty(xml_, "z"); !z.empty()) put_more(nodes.more, "z_coord", nodes.size(), z);
  if (auto const other = attribute_or_empty(xml_, "origid"); !other.empty())
    put_more(nodes.more, "origid", nodes.size(), other);
}

NodeId NetworkReader::end_of_link(std::string_view attribute) {
  auto const id = needed_attribute(xml_, attribute, reading_.faults);
  if (id.empty()) return {};
  auto const found = reading_.node_of.find(std::string(id));
  if (found != reading_.node_of.end()) return found->second;
  attribute_fault(xml_, attribute, "no such node", reading_.faults);
  return {};
}

/// MATSim writes `Infinity` for what knows no limit.
double NetworkReader::or_unknown(std::string_view attribute, NumberRange range) {
  if (attribute_or_empty(xml_, attribute) != "Infinity")
    return number_attribute(xml_, attribute, range, reading_.faults);
  ++defaults()[fmt::format("{} Infinity: not known", attribute)];
  return kNone;
}

double NetworkReader::speed() {
  auto const kmh = or_unknown("freespeed", kSpeed) * kKmhInMs;
  if (!(kmh > kFastest)) return kmh;
  ++defaults()[fmt::format("freespeed over {} km/h: not known", kFastest)];
  return kNone;
}

double NetworkReader::capacity(double lane_count) {
  auto const capacity = or_unknown("capacity", kCapacity) / period_h_ / lane_count;
  if (!(capacity > kMostCapacity)) return capacity;
  ++defaults()[fmt::format("capacity over {:g} PCU/h/lane: not known", kMostCapacity)];
  return kNone;
}

double NetworkReader::lanes() {
  auto const lanes = number_attribute(xml_, "permlanes", kLanes, reading_.faults);
  if (!std::isnan(lanes)) return lanes;
  ++defaults()["permlanes: 1"];
  return 1;
}

/// The modes as uses; the words themselves go with them where the uses' names don't say the same.
void NetworkReader::put_uses(LinkTable& links) {
  auto modes = attribute_or_empty(xml_, "modes");
  if (modes.empty()) {
    ++defaults()["modes: car"];
    modes = "car";
  }
  Uses uses;
  for_each_word_or_comma(modes, [&](std::string_view word) {
    auto const known = uses_of_word(word);
    if (!known) reading_.out.report.drop("a mode that is not known", xml_.place(), std::string(word));
    uses = uses | known.value_or(Uses{});
  });
  links.uses.push_back(uses);
  if (modes != uses_text(uses)) put_more(links.more, "modes", links.size(), modes);
}

void NetworkReader::add_link() {
  owner_ = Owner::link;
  ++reading_.out.report.read["links"];
  auto const id = needed_attribute(xml_, "id", reading_.faults);
  auto const from = end_of_link("from"), to = end_of_link("to");
  if (!id.empty() && !reading_.link_of.emplace(id, id_of<LinkId>(network().links.size())).second)
    attribute_fault(xml_, "id", "is there already", reading_.faults);
  put_link(id, from, to);
}

void NetworkReader::put_link(std::string_view id, NodeId from, NodeId to) {
  auto& links = network().links;
  auto const length = needed_number(xml_, "length", kLength, reading_.faults);
  auto const lane_count = lanes();
  if (length == 0) ++zero_lengths_;
  reading_.out.link_line.push_back(xml_.place().line);
  links.id.push_back(std::string(id));
  links.name.push_back({});
  links.from.push_back(from);
  links.to.push_back(to);
  links.length.push_back(length);
  links.lanes.push_back(lane_count);
  links.free_speed.push_back(speed());
  links.capacity.push_back(capacity(lane_count));
  links.toll.push_back(kNone);
  links.facility.push_back(std::string(attribute_or_empty(xml_, "type")));
  links.shape_offset.push_back(static_cast<std::uint32_t>(links.shape.size()));
  put_uses(links);
  if (auto const other = attribute_or_empty(xml_, "origid"); !other.empty())
    put_more(links.more, "origid", links.size(), other);
}

void NetworkReader::take_attribute(std::string_view value) {
  if (owner_ == Owner::node) return node_attribute(value);
  if (owner_ == Owner::link) return link_attribute(value);
  if (attribute_ == "coordinateReferenceSystem" && !reading_.crs_is_fixed && !settled_) reading_.crs = value;
  if (attribute_ == "left_hand") network().left_hand = value == "true";
  if (attribute_ == "currency") network().currency = value;
}

void NetworkReader::node_attribute(std::string_view value) {
  auto& nodes = network().nodes;
  auto const v = id_of<NodeId>(nodes.size() - 1);
  if (attribute_ == "name") {
    nodes.name[v] = value;
  } else if (attribute_ == "zone") {
    nodes.zone[v] = value;
  } else if (attribute_ == "control") {
    nodes.control[v] = value;
  } else if (!put_more(nodes.more, fmt::format("{}{}", kMatsimColumn, attribute_), nodes.size(), value)) {
    reading_.out.report.drop("node attributes of more names than there may be columns", xml_.place(), attribute_);
  }
}

void NetworkReader::link_attribute(std::string_view value) {
  auto& links = network().links;
  auto const a = id_of<LinkId>(links.size() - 1);
  if (attribute_ == "name") {
    links.name[a] = value;
  } else if (attribute_ == "toll") {
    links.toll[a] = toll_of(value);
  } else if (attribute_ == "geometry") {
    put_shape(value);
  } else if (!put_more(links.more, fmt::format("{}{}", kMatsimColumn, attribute_), links.size(), value)) {
    reading_.out.report.drop("link attributes of more names than there may be columns", xml_.place(), attribute_);
  }
}

double NetworkReader::toll_of(std::string_view value) {
  auto const number = parse_number(value);
  if (number.sentence.empty() && number.value >= kToll.low && number.value <= kToll.high) return number.value;
  reading_.faults.add(xml_.place(), fmt::format("toll = {}: must be a number >= 0", in_quotes(value)));
  return kNone;
}

void NetworkReader::put_shape(std::string_view value) {
  auto& links = network().links;
  auto const line = line_of_wkt(value);
  if (!line) return reading_.faults.add(xml_.place(), fmt::format("geometry = {}: is no LINESTRING", in_quotes(value)));
  if (links.shape_offset.back() != links.shape_offset[links.size() - 1])
    return reading_.faults.add(xml_.place(), "geometry is there already");
  for (auto const point : *line) {
    auto const at = reading_.lon_lat(point);
    if (std::isnan(at.x + at.y))
      return reading_.faults.add(xml_.place(), "geometry lies outside of the network's reference system");
    links.shape.push_back(at);
  }
  links.shape_offset.back() = static_cast<std::uint32_t>(links.shape.size());
}

void NetworkReader::finish() {
  auto const [nodes, links] = std::tie(network().nodes, network().links);
  for (auto& column : nodes.more) column.text.resize(nodes.size());
  for (auto& column : links.more) column.text.resize(links.size());
  if (zero_lengths_ > 0) note(fmt::format("{} links have length 0, which is legal", zero_lengths_));
  if (xml_.faults().empty() && links.size() == 0) reading_.faults.add({xml_.shown(), 1}, "the network has no links");
}

}  // namespace

void read_matsim_network(MatsimReading& reading, XmlReader& xml) {
  NetworkReader(reading, xml).read();
}

}  // namespace tanvan
