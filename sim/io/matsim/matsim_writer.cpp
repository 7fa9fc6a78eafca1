#include "sim/io/matsim/matsim_writer.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/exchange/metric_crs.hpp"
#include "sim/io/exchange/wkt.hpp"
#include "sim/io/matsim/matsim_parts.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_text.hpp"

namespace tanvan {
namespace {

constexpr double kSpeed = 13.9, kCapacity = 1800;  // [m/s], [PCU/h/lane], where the network knows none
constexpr std::string_view kText = "java.lang.String", kNumber = "java.lang.Double";

double or_else(double value, double fallback) {
  return std::isnan(value) ? fallback : value;
}

/// Attributes of an element, which is closed again.
class Attributes {
 public:
  explicit Attributes(XmlText& xml) : xml_(xml) {}
  ~Attributes() {
    if (begun_) xml_.close();
  }
  Attributes(Attributes const&) = delete;
  Attributes& operator=(Attributes const&) = delete;

  void add(std::string_view name, std::string_view value, std::string_view type = kText) {
    if (value.empty()) return;
    if (!std::exchange(begun_, true)) xml_.open("attributes");
    xml_.open("attribute").attribute("name", name).attribute("class", type).text(value).close();
  }

 private:
  XmlText& xml_;
  bool begun_ = false;
};

/// The text of a column; empty where there is none of this name.
std::string_view more_of(std::vector<TextColumn> const& more, std::string_view name, std::size_t row) {
  for (auto const& column : more)
    if (column.name == name) return column.text[row];
  return {};
}

void add_own(Attributes& attributes, std::vector<TextColumn> const& more, std::size_t row) {
  for (auto const& column : more)
    if (column.name.starts_with(kMatsimColumn))
      attributes.add(std::string_view(column.name).substr(kMatsimColumn.size()), column.text[row]);
}

void optional(XmlText& xml, std::string_view name, std::string_view value) {
  if (!value.empty()) xml.attribute(name, value);
}

void write_node(XmlText& xml, NetworkTables const& network, PlaneOut const& out, NodeId v) {
  auto const& nodes = network.nodes;
  auto const at = out({nodes.x[v], nodes.y[v]});
  xml.open("node").attribute("id", nodes.id[v]).number("x", or_else(at.x, 0)).number("y", or_else(at.y, 0));
  optional(xml, "z", more_of(nodes.more, "z_coord", v.value));
  optional(xml, "type", nodes.type[v]);
  optional(xml, "origid", more_of(nodes.more, "origid", v.value));
  {
    Attributes attributes(xml);
    attributes.add("name", nodes.name[v]);
    attributes.add("zone", nodes.zone[v]);
    attributes.add("control", nodes.control[v]);
    add_own(attributes, nodes.more, v.value);
  }
  xml.close();
}

void write_link(XmlText& xml, NetworkTables const& network, PlaneOut const& out, LinkId a) {
  auto const& links = network.links;
  auto const lanes = or_else(links.lanes[a], 1), capacity = or_else(links.capacity[a], kCapacity),
             speed = or_else(links.free_speed[a], kSpeed * kKmhInMs);
  auto const modes = more_of(links.more, "modes", a.value);
  xml.open("link").attribute("id", links.id[a]);
  xml.attribute("from", network.nodes.id[links.from[a]]).attribute("to", network.nodes.id[links.to[a]]);
  xml.number("length", links.length[a]);
  xml.number("freespeed", argument_giving(speed, speed / kKmhInMs, [](double ms) { return ms * kKmhInMs; }));
  xml.number("capacity", argument_giving(capacity, capacity * lanes, [&](double all) { return all / 1 / lanes; }));
  xml.number("permlanes", lanes).attribute("oneway", "1");
  xml.attribute("modes", modes.empty() ? uses_text(links.uses[a]) : std::string(modes));
  optional(xml, "type", links.facility[a]);
  optional(xml, "origid", more_of(links.more, "origid", a.value));
  {
    Attributes attributes(xml);
    attributes.add("name", links.name[a]);
    if (!std::isnan(links.toll[a])) attributes.add("toll", number_text(links.toll[a]), kNumber);
    std::vector<Point> shape(links.shape_of(a).begin(), links.shape_of(a).end());
    for (auto& point : shape) point = out(point);
    if (!shape.empty()) attributes.add("geometry", wkt_of_line(shape));
    add_own(attributes, links.more, a.value);
  }
  xml.close();
}

char const* type_of(RoadEvent::Kind kind) {
  constexpr std::array kTypes = {"departure", "entered link", "left link", "arrival"};
  return kTypes[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string matsim_network_xml(NetworkTables const& network, std::string const& crs) {
  PlaneOut const out(network, crs);
  XmlText xml(R"(<!DOCTYPE network SYSTEM "http://www.matsim.org/files/dtd/network_v2.dtd">)");
  xml.open("network");
  optional(xml, "name", network.name);
  {
    Attributes attributes(xml);
    attributes.add("coordinateReferenceSystem", out.crs());
    attributes.add("currency", network.currency);
    if (network.left_hand) attributes.add("left_hand", "true");
  }
  xml.open("nodes");
  for (auto const v : ids<NodeId>(network.nodes.size())) write_node(xml, network, out, v);
  xml.close().open("links").attribute("capperiod", "01:00:00");
  for (auto const a : ids<LinkId>(network.links.size())) write_link(xml, network, out, a);
  xml.close().close();
  return xml.take();
}

std::string matsim_events_xml(NetworkTables const& network, std::span<RoadEvent const> events) {
  XmlText xml;
  xml.open("events").attribute("version", "1.0");
  double before = 0;
  for (auto const& event : events) {
    expects(event.time_s >= before, "events come in the order of time");
    before = event.time_s;
    bool const person = event.kind == RoadEvent::Kind::departure || event.kind == RoadEvent::Kind::arrival;
    xml.open("event").number("time", event.time_s).attribute("type", type_of(event.kind));
    xml.attribute(person ? "person" : "vehicle", event.vehicle).attribute("link", network.links.id[event.link]);
    if (person) xml.attribute("legMode", use_name(event.use));
    xml.close();
  }
  xml.close();
  return xml.take();
}

}  // namespace tanvan
