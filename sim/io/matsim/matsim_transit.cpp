#include <cmath>
#include <fmt/format.h>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/matsim/matsim_parts.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

/// Text of a time in seconds; empty where there is none. A fault where it is no time.
std::string seconds_text(XmlReader const& xml, std::string_view attribute, Faults& faults) {
  auto const text = attribute_or_empty(xml, attribute);
  if (text.empty() || text == "undefined") return {};
  auto const seconds = seconds_of_time(text);
  if (seconds) return number_text(*seconds);
  attribute_fault(xml, attribute, "is no time", faults);
  return {};
}

class ScheduleReader {
 public:
  ScheduleReader(MatsimReading& reading, XmlReader& xml)
      : reading_(reading), xml_(xml), faults_before_(reading.faults.size()) {}

  void read();

 private:
  MatsimReading& reading_;
  XmlReader& xml_;
  std::size_t faults_before_;
  std::string line_, route_, mode_, links_;
  std::string line_name_;
  std::size_t stops_in_route_ = 0;
  TextTable stops_{"transit_stop", {"stop_id", "name", "x_coord", "y_coord", "link_id", "stop_area_id"}, {}};
  TextTable routes_{"transit_route", {"line_id", "route_id", "line_name", "mode", "link_ids"}, {}};
  TextTable profile_{
      "transit_profile",
      {"line_id", "route_id", "stop_sequence", "stop_id", "arrival_offset_s", "departure_offset_s", "await_departure"},
      {}};
  TextTable departures_{"transit_departure", {"line_id", "route_id", "departure_id", "depart_s", "vehicle_id"}, {}};

  void take_start();
  void take_end();
  void add_stop();
  void add_profile_stop();
  void add_link();
  void add_departure();
  void put(TextTable& table, std::initializer_list<std::string_view> cells) {
    table.cells.insert(table.cells.end(), cells.begin(), cells.end());
  }
};

void ScheduleReader::read() {
  read_elements(xml_, faults_before_, reading_.faults, [&] { xml_.at_start() ? take_start() : take_end(); });
  for (auto* table : {&stops_, &routes_, &profile_, &departures_}) add_table(reading_.out.network, std::move(*table));
}

void ScheduleReader::take_start() {
  auto const name = xml_.name();
  if (name == "stopFacility") {
    add_stop();
  } else if (name == "transitLine") {
    line_ = needed_attribute(xml_, "id", reading_.faults);
    line_name_ = attribute_or_empty(xml_, "name");
  } else if (name == "transitRoute") {
    route_ = needed_attribute(xml_, "id", reading_.faults);
    mode_.clear();
    links_.clear();
    stops_in_route_ = 0;
  } else if (name == "stop") {
    add_profile_stop();
  } else if (name == "link") {
    add_link();
  } else if (name == "departure") {
    add_departure();
  } else if (name == "relation") {
    reading_.out.report.drop("minimal transfer times are not read", xml_.place());
  }
}

void ScheduleReader::take_end() {
  if (xml_.ends("transportMode")) mode_ = xml_.text();
  if (!xml_.ends("transitRoute")) return;
  ++reading_.out.report.read["transit_routes"];
  put(routes_, {line_, route_, line_name_, mode_, links_});
}

void ScheduleReader::add_stop() {
  ++reading_.out.report.read["transit_stops"];
  auto const id = needed_attribute(xml_, "id", reading_.faults), link = attribute_or_empty(xml_, "linkRefId");
  if (!id.empty() && !reading_.stops.emplace(id).second)
    return attribute_fault(xml_, "id", "is there already", reading_.faults);
  bool const lost = !link.empty() && !link_named(reading_, link);
  if (lost)
    reading_.out.report.drop("the link of a transit stop that the network has not", xml_.place(), std::string(id));
  auto const at = place_text(reading_, xml_);
  put(stops_, {id, attribute_or_empty(xml_, "name"), at.x, at.y, lost ? std::string_view{} : link,
               attribute_or_empty(xml_, "stopAreaId")});
}

void ScheduleReader::add_profile_stop() {
  auto const id = needed_attribute(xml_, "refId", reading_.faults);
  if (!id.empty() && reading_.stops.count(std::string(id)) == 0)
    return attribute_fault(xml_, "refId", "no such stop", reading_.faults);
  auto const arrival = seconds_text(xml_, "arrivalOffset", reading_.faults),
             departure = seconds_text(xml_, "departureOffset", reading_.faults);
  put(profile_, {line_, route_, std::to_string(++stops_in_route_), id, arrival, departure,
                 attribute_or_empty(xml_, "awaitDeparture")});
}

void ScheduleReader::add_link() {
  auto const id = needed_attribute(xml_, "refId", reading_.faults);
  if (!id.empty() && !link_named(reading_, id)) {
    reading_.out.report.drop("a link of a transit route that the network has not", xml_.place(), std::string(id));
  } else {
    (links_ += links_.empty() ? "" : " ") += id;
  }
}

void ScheduleReader::add_departure() {
  ++reading_.out.report.read["transit_departures"];
  needed_attribute(xml_, "departureTime", reading_.faults);
  auto const depart = seconds_text(xml_, "departureTime", reading_.faults);
  put(departures_, {line_, route_, attribute_or_empty(xml_, "id"), depart, attribute_or_empty(xml_, "vehicleRefId")});
}

/// A type of vehicle under reading.
struct VehicleType {
  std::string id, seats, standing, length, pcu;
};

void take_type(VehicleType& type, XmlReader const& xml) {
  if (xml.starts("vehicleType")) type = {std::string(attribute_or_empty(xml, "id")), {}, {}, {}, {}};
  if (xml.starts("capacity")) {  // of version 2
    type.seats = attribute_or_empty(xml, "seats");
    type.standing = attribute_or_empty(xml, "standingRoomInPersons");
  }
  if (xml.starts("seats")) type.seats = attribute_or_empty(xml, "persons");
  if (xml.starts("standingRoom")) type.standing = attribute_or_empty(xml, "persons");
  if (xml.starts("length")) type.length = attribute_or_empty(xml, "meter");
  if (xml.starts("passengerCarEquivalents")) type.pcu = attribute_or_empty(xml, "pce");
}

}  // namespace

void read_matsim_schedule(MatsimReading& reading, XmlReader& xml) {
  ScheduleReader(reading, xml).read();
}

void read_matsim_vehicles(MatsimReading& reading, XmlReader& xml) {
  TextTable types{"vehicle_type", {"vehicle_type_id", "seats", "standing", "length_m", "pcu"}, {}},
      vehicles{"vehicle", {"vehicle_id", "vehicle_type_id"}, {}};
  VehicleType type;
  auto const before = reading.faults.size();
  read_elements(xml, before, reading.faults, [&] {
    take_type(type, xml);
    if (xml.ends("vehicleType")) {
      ++reading.out.report.read["vehicle_types"];
      types.cells.insert(types.cells.end(), {type.id, type.seats, type.standing, type.length, type.pcu});
    } else if (xml.starts("vehicle")) {
      ++reading.out.report.read["vehicles"];
      vehicles.cells.emplace_back(needed_attribute(xml, "id", reading.faults));
      vehicles.cells.emplace_back(attribute_or_empty(xml, "type"));
    }
  });
  for (auto* table : {&types, &vehicles}) add_table(reading.out.network, std::move(*table));
}

}  // namespace tanvan
