#include "sim/io/sumo/sumo_additional.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/quantity.hpp"
#include "sim/io/exchange/text_table.hpp"
#include "sim/io/exchange/wkt.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kAlong{-2e7, 2e7, "m"}, kPeriod{0, 1e9, "s"}, kVolume{0, 1e9}, kSpeed{-1, 1000, "m/s"};

std::string_view location_type(std::string_view name) {
  if (name == "busStop") return "bus_stop";
  if (name == "trainStop") return "train_stop";
  if (name == "containerStop") return "container_stop";
  if (name == "chargingStation") return "charging_station";
  return name == "parkingArea" ? "parking" : "";
}

/// A place along a lane: SUMO counts negative ones from the lane's end. [m]
double along(SumoReading const& reading, SumoLaneName const& lane, double place, double fallback) {
  if (std::isnan(place)) return fallback;
  return place < 0 ? reading.out.network.links.length[lane.link] + place : place;
}

std::string text_of(double value) {
  return std::isnan(value) ? std::string{} : number_text(value);
}

}  // namespace

bool SumoEquipment::take(XmlReader& xml) {
  auto const name = xml.name();
  if (!location_type(name).empty()) {
    add_location(xml);
  } else if (is_one_of(name,
                       {"e1Detector", "inductionLoop", "instantInductionLoop", "e2Detector", "laneAreaDetector"})) {
    add_detector(xml);
  } else if (is_one_of(name, {"e3Detector", "entryExitDetector"})) {
    begin_detector_area(xml);
  } else if (is_one_of(name, {"detEntry", "detExit"})) {
    add_detector_end(xml);
  } else if (is_one_of(name, {"taz", "tazSource", "tazSink"})) {
    name == "taz" ? begin_district(xml) : add_district_end(xml, name == "tazSource");
  } else if (name == "interval") {
    begin_interval(xml);
  } else if (name == "edge" && !interval_.begin.empty()) {
    add_volume(xml);
  } else {
    return is_one_of(name, {"tazs", "access", "space"});
  }
  return true;
}

void SumoEquipment::take_end(XmlReader const& xml) {
  if (xml.ends("taz")) district_.clear();
  if (xml.ends("interval")) interval_ = {};
}

void SumoEquipment::add_location(XmlReader const& xml) {
  ++reading_.out.report.read["locations"];
  auto const id = needed_attribute(xml, "id", reading_.faults);
  auto const lane = lane_named(reading_, attribute_or_empty(xml, "lane"));
  auto const start = number_attribute(xml, "startPos", kAlong, reading_.faults),
             end = number_attribute(xml, "endPos", kAlong, reading_.faults);
  if (!lane) return reading_.out.report.drop("a stop on a lane that the network has not", xml.place(), std::string(id));
  auto const& [nodes, links] = std::tie(reading_.out.network.nodes, reading_.out.network.links);
  locations_.cells.insert(
      locations_.cells.end(),
      {std::string(id), links.id[lane->link], nodes.id[links.from[lane->link]],
       number_text(along(reading_, *lane, start, 0)),
       number_text(along(reading_, *lane, end, links.length[lane->link])),
       std::to_string(lane_number(reading_, lane->link, lane->index)), std::string(location_type(xml.name())),
       std::string(attribute_or_empty(xml, "name")), std::string(attribute_or_empty(xml, "lines"))});
}

void SumoEquipment::put_detector(XmlReader const& xml, std::string const& id, std::string_view kind, double start,
                                 double length) {
  auto const lane = lane_named(reading_, attribute_or_empty(xml, "lane"));
  if (!lane) return reading_.out.report.drop("a detector on a lane that the network has not", xml.place(), id);
  auto const begin = along(reading_, *lane, start, 0);
  detectors_.cells.insert(detectors_.cells.end(), {id, std::string(kind), reading_.out.network.links.id[lane->link],
                                                   std::to_string(lane_number(reading_, lane->link, lane->index)),
                                                   number_text(begin), number_text(begin + length), period_});
}

void SumoEquipment::add_detector(XmlReader const& xml) {
  ++reading_.out.report.read["detectors"];
  auto const id = needed_attribute(xml, "id", reading_.faults);
  auto const start = number_attribute(xml, "pos", kAlong, reading_.faults),
             end = number_attribute(xml, "endPos", kAlong, reading_.faults),
             length = number_attribute(xml, "length", kAlong, reading_.faults);
  period_ = text_of(number_attribute(xml, xml.attribute("freq") ? "freq" : "period", kPeriod, reading_.faults));
  bool const is_loop = xml.name().find("oop") != std::string_view::npos || xml.name() == "e1Detector";
  auto const reach = is_loop ? 0 : std::isnan(length) ? end - start : length;
  put_detector(xml, std::string(id), is_loop ? "loop" : "area", start, std::isnan(reach) ? 0 : reach);
}

void SumoEquipment::begin_detector_area(XmlReader const& xml) {
  ++reading_.out.report.read["detectors"];
  detector_ = needed_attribute(xml, "id", reading_.faults);
  period_ = text_of(number_attribute(xml, xml.attribute("freq") ? "freq" : "period", kPeriod, reading_.faults));
}

void SumoEquipment::add_detector_end(XmlReader const& xml) {
  put_detector(xml, detector_, xml.name() == "detEntry" ? "entry" : "exit",
               number_attribute(xml, "pos", kAlong, reading_.faults), 0);
}

/// `POLYGON ((…))` of a ring, closed. @param points at least three
std::string SumoEquipment::polygon_of(std::vector<Point> points) const {
  if (!(points.front() == points.back())) points.push_back(points.front());
  std::string text;
  for (auto const point : points) {
    auto const at = reading_.placed_at(point);
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number_text(at.x), number_text(at.y));
  }
  return fmt::format("POLYGON (({}))", text);
}

void SumoEquipment::begin_district(XmlReader const& xml) {
  ++reading_.out.report.read["zones"];
  district_ = needed_attribute(xml, "id", reading_.faults);
  if (district_.empty()) return;
  if (!districts_.try_emplace(district_).second)
    return reading_.out.report.drop("a district whose id is there already", xml.place(), std::exchange(district_, {}));
  auto const points = points_of_shape(attribute_or_empty(xml, "shape"));
  auto boundary = points && points->size() > 2 ? polygon_of(*points) : std::string{};
  zones_.cells.insert(zones_.cells.end(),
                      {district_, std::string(attribute_or_empty(xml, "name")), std::move(boundary)});
  for_each_word(attribute_or_empty(xml, "edges"), [&](std::string_view edge) {
    put_district_end(xml, edge, true, "1");
    put_district_end(xml, edge, false, "1");
  });
}

void SumoEquipment::add_district_end(XmlReader const& xml, bool is_source) {
  auto const edge = needed_attribute(xml, "id", reading_.faults);
  auto const weight = number_attribute(xml, "weight", kVolume, reading_.faults);
  put_district_end(xml, edge, is_source, std::isnan(weight) ? "1" : number_text(weight));
}

/// A node where trips of a district begin or end becomes an access point of it, unless it is one of another already.
void SumoEquipment::put_district_end(XmlReader const& xml, std::string_view edge, bool is_source,
                                     std::string_view weight) {
  auto const a = edge_named(reading_, edge);
  if (!a || district_.empty())
    return reading_.out.report.drop("an edge of a district that the network has not", xml.place(), std::string(edge));
  auto const [nodes, links] = std::tie(reading_.out.network.nodes, reading_.out.network.links);
  ends_.cells.insert(ends_.cells.end(), {district_, links.id[a], is_source ? "source" : "sink", std::string(weight)});
  auto& first = is_source ? districts_[district_].source : districts_[district_].sink;
  if (first.empty()) first = edge;
  auto& zone = nodes.zone[is_source ? links.from[a] : links.to[a]];
  if (zone.empty()) zone = district_;
  if (zone != district_) ++reading_.out.report.defaults["a node of two districts: access point of the first"];
}

std::string SumoEquipment::source_of(std::string_view district) const {
  auto const found = districts_.find(district);
  return found == districts_.end() ? std::string{} : found->second.source;
}

std::string SumoEquipment::sink_of(std::string_view district) const {
  auto const found = districts_.find(district);
  return found == districts_.end() ? std::string{} : found->second.sink;
}

void SumoEquipment::begin_interval(XmlReader const& xml) {
  auto const begin = needed_number(xml, "begin", kPeriod, reading_.faults),
             end = needed_number(xml, "end", kPeriod, reading_.faults);
  interval_ = {text_of(begin), text_of(end)};
}

/// A volume of an edge in an interval: vehicles that entered it or departed on it (edge data, SUMO 1.15).
void SumoEquipment::add_volume(XmlReader const& xml) {
  ++reading_.out.report.read["counts"];
  auto const id = needed_attribute(xml, "id", reading_.faults);
  auto const a = edge_named(reading_, id);
  if (!a) {
    if (!id.starts_with(':'))
      reading_.out.report.drop("a volume of an edge that the network has not", xml.place(), std::string(id));
    return;
  }
  auto const entered = number_attribute(xml, "entered", kVolume, reading_.faults),
             departed = number_attribute(xml, "departed", kVolume, reading_.faults),
             speed = number_attribute(xml, "speed", kSpeed, reading_.faults);
  auto const volume = std::isnan(departed) ? entered : std::isnan(entered) ? departed : entered + departed;
  counts_.cells.insert(counts_.cells.end(), {std::string(id), std::string(id), interval_.begin, interval_.end,
                                             text_of(volume), speed >= 0 ? number_text(speed * kKmhInMs) : ""});
}

void SumoEquipment::finish() {
  for (auto* table : {&zones_, &ends_, &locations_, &detectors_, &counts_})
    add_table(reading_.out.network, std::move(*table));
}

}  // namespace tanvan
