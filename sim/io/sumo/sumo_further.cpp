#include "sim/io/sumo/sumo_further.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "sim/core/quantity.hpp"
#include "sim/io/exchange/text_table.hpp"
#include "sim/io/sumo/sumo_additional.hpp"
#include "sim/io/sumo/sumo_classes.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kDeepestInclude = 8;  // files within each other
constexpr int kMostIncludes = 1000;
constexpr NumberRange kNumber{0, 1e9}, kRate{0, 1e7}, kPeriod{1e-6, 1e9, "s"}, kShare{0, 1};

/// One document of demand and equipment.
class FurtherReader {
 public:
  FurtherReader(SumoFurther& further, XmlReader& xml, int includes)
      : further_(further),
        reading_(further.reading),
        xml_(xml),
        includes_(includes),
        faults_before_(reading_.faults.size()) {}

  void read();

 private:
  SumoFurther& further_;
  SumoReading& reading_;
  XmlReader& xml_;
  int includes_;
  std::size_t faults_before_;
  std::optional<SumoVehicle> vehicle_;
  std::string type_distribution_, route_distribution_;
  double best_probability_ = -1;

  ImportReport& report() { return reading_.out.report; }
  void take_start();
  bool take_demand(std::string_view name);
  void take_end();
  void add_type();
  void begin_type_distribution();
  void begin_vehicle();
  void read_flow(SumoVehicle& flow);
  double rate();
  void add_route();
  std::vector<LinkId> links_of_route();
  void include();
};

void FurtherReader::read() {
  read_elements(xml_, faults_before_, reading_.faults, [&] { xml_.at_start() ? take_start() : take_end(); });
}

void FurtherReader::take_start() {
  auto const name = xml_.name();
  if (name == "param") return;
  if (name == "include") {
    include();
  } else if (name == "tlLogic") {
    ++report().read["signal_programs"];
    reading_.programs.push_back(read_program(reading_, xml_));
  } else if (is_one_of(name, {"person", "personFlow", "container", "containerFlow"})) {
    ++report().read[fmt::format("{}s", name)];
    report().drop(fmt::format("<{}> is not read", name), xml_.place(), std::string(attribute_or_empty(xml_, "id")));
    skip_element(xml_);
  } else if (!take_demand(name) && !further_.equipment.take(xml_)) {
    report().drop("an element that is not read", xml_.place(), std::string(name));
    skip_element(xml_);
  }
}

bool FurtherReader::take_demand(std::string_view name) {
  if (name == "vType") {
    add_type();
  } else if (name == "vTypeDistribution") {
    begin_type_distribution();
  } else if (name == "routeDistribution") {
    route_distribution_ = attribute_or_empty(xml_, "id");
    best_probability_ = -1;
    if (vehicle_) vehicle_->has_route = true;
  } else if (is_one_of(name, {"vehicle", "trip", "flow"})) {
    begin_vehicle();
  } else if (name == "route") {
    add_route();
  } else if (name == "stop") {
    ++report().read["vehicle_stops"];
  } else {
    return false;
  }
  return true;
}

void FurtherReader::take_end() {
  if (vehicle_ && is_one_of(xml_.name(), {"vehicle", "trip", "flow"})) {
    further_.trips.add(*vehicle_);
    vehicle_.reset();
  }
  if (xml_.ends("vTypeDistribution")) type_distribution_.clear();
  if (xml_.ends("routeDistribution")) route_distribution_.clear();
  further_.equipment.take_end(xml_);
}

void FurtherReader::add_type() {
  ++report().read["vehicle_types"];
  auto const id = needed_attribute(xml_, "id", reading_.faults), vclass = attribute_or_empty(xml_, "vClass");
  auto const use = vclass.empty() ? std::optional(Use::car) : road_class_of(vclass);
  reading_.type_class[std::string(id)] = use;
  if (!type_distribution_.empty()) reading_.type_class.emplace(type_distribution_, use);
}

/// The class of a distribution is that of its first type.
void FurtherReader::begin_type_distribution() {
  ++report().read["vehicle_type_distributions"];
  type_distribution_ = attribute_or_empty(xml_, "id");
  auto const members = attribute_or_empty(xml_, "vTypes");
  auto const first = reading_.type_class.find(std::string(members.substr(0, members.find(' '))));
  if (first != reading_.type_class.end()) reading_.type_class[type_distribution_] = first->second;
}

void FurtherReader::begin_vehicle() {
  auto const kind = xml_.name();
  ++report().read[fmt::format("{}s", kind)];
  SumoVehicle vehicle;
  vehicle.place = xml_.place();
  vehicle.is_flow = kind == "flow";
  vehicle.id = needed_attribute(xml_, "id", reading_.faults);
  vehicle.type = attribute_or_empty(xml_, "type");
  vehicle.depart = attribute_or_empty(xml_, "depart");
  vehicle.route_name = attribute_or_empty(xml_, "route");
  vehicle.from = attribute_or_empty(xml_, "from");
  vehicle.to = attribute_or_empty(xml_, "to");
  vehicle.from_junction = attribute_or_empty(xml_, "fromJunction");
  vehicle.to_junction = attribute_or_empty(xml_, "toJunction");
  vehicle.has_via = !attribute_or_empty(xml_, "via").empty();
  if (vehicle.from.empty()) vehicle.from = further_.equipment.source_of(attribute_or_empty(xml_, "fromTaz"));
  if (vehicle.to.empty()) vehicle.to = further_.equipment.sink_of(attribute_or_empty(xml_, "toTaz"));
  if (vehicle.is_flow) read_flow(vehicle);
  vehicle_ = std::move(vehicle);
}

/// Vehicles an hour of a flow, whichever way it says so; NaN where it does not.
double FurtherReader::rate() {
  for (auto const* name : {"vehsPerHour", "perHour"})
    if (xml_.attribute(name)) return number_attribute(xml_, name, kRate, reading_.faults);
  auto const probability = number_attribute(xml_, "probability", kShare, reading_.faults);
  if (std::isnan(probability)) return kNone;
  ++report().defaults["a flow by chance: its expected vehicles, evenly spaced"];
  return probability * kSecondsInHour;  // each second
}

void FurtherReader::read_flow(SumoVehicle& flow) {
  auto const time = [&](std::string_view name, double fallback) {
    auto const text = attribute_or_empty(xml_, name);
    auto const seconds = seconds_of_time(text);
    if (!text.empty() && !seconds) attribute_fault(xml_, name, "is no time", reading_.faults);
    return seconds.value_or(fallback);
  };
  flow.begin = time("begin", 0);
  flow.end = time("end", kNone);
  flow.number = number_attribute(xml_, "number", kNumber, reading_.faults);
  auto period = std::string(attribute_or_empty(xml_, "period"));
  flow.period = kNone;
  if (period.starts_with("exp(") && period.ends_with(")")) {
    auto const parsed = parse_number(std::string_view(period).substr(4, period.size() - 5));
    ++report().defaults["a flow by chance: its expected vehicles, evenly spaced"];
    if (parsed.sentence.empty() && parsed.value > 0) flow.period = 1 / parsed.value;
  } else {
    flow.period = number_attribute(xml_, "period", kPeriod, reading_.faults);
  }
  if (std::isnan(flow.period)) flow.period = kSecondsInHour / rate();
  if (flow.end < flow.begin) attribute_fault(xml_, "end", "lies before begin", reading_.faults);
}

std::vector<LinkId> FurtherReader::links_of_route() {
  std::string reason;
  auto const route = route_of_edges(reading_, attribute_or_empty(xml_, "edges"), reason);
  if (!reason.empty())
    report().drop(reason, xml_.place(), vehicle_ ? vehicle_->id : std::string(attribute_or_empty(xml_, "id")));
  return route.value_or(std::vector<LinkId>{});
}

/// The most probable route of a distribution is the one taken.
void FurtherReader::add_route() {
  ++report().read["routes"];
  auto links = links_of_route();
  auto const probability = number_attribute(xml_, "probability", kNumber, reading_.faults);
  bool const better = route_distribution_.empty() || (std::isnan(probability) ? 1 : probability) > best_probability_;
  if (!route_distribution_.empty()) ++report().defaults["routes of a distribution: the most probable alone"];
  if (better) best_probability_ = std::isnan(probability) ? 1 : probability;
  if (vehicle_) {
    vehicle_->has_route = true;
    if (better) vehicle_->route = std::move(links);
    return;
  }
  auto const id = std::string(attribute_or_empty(xml_, "id"));
  if (!route_distribution_.empty() && better) reading_.route_named[route_distribution_] = links;
  if (!id.empty() && !links.empty()) reading_.route_named[id] = std::move(links);
}

void FurtherReader::include() {
  auto const name = std::string(needed_attribute(xml_, "href", reading_.faults));
  if (name.empty() || !reading_.folder) return;
  if (leads_outside(*reading_.folder, name))
    return attribute_fault(xml_, "href", "leads out of the folder", reading_.faults);
  if (includes_ >= kDeepestInclude)
    return attribute_fault(xml_, "href", "too many files within each other", reading_.faults);
  if (further_.included++ >= kMostIncludes) {
    if (further_.included == kMostIncludes + 1)
      attribute_fault(xml_, "href", "too many included files", reading_.faults);
    return;
  }
  auto xml = open_xml({reading_.folder->path / name, fmt::format("{}/{}", reading_.folder->shown, name)});
  if (!xml) return attribute_fault(xml_, "href", "no such file", reading_.faults);
  if (!xml->next()) return reading_.faults.append(xml->faults());
  FurtherReader(further_, *xml, includes_ + 1).read();
}

}  // namespace

SumoFurther::SumoFurther(SumoReading& of) : reading(of), trips(of), equipment(of) {
  for (auto const* name : {"DEFAULT_VEHTYPE", "DEFAULT_TAXITYPE"}) of.type_class.emplace(name, Use::car);
  for (auto const* name : {"DEFAULT_BIKETYPE", "DEFAULT_PEDTYPE", "DEFAULT_RAILTYPE", "DEFAULT_CONTAINERTYPE"})
    of.type_class.emplace(name, std::nullopt);
}

void SumoFurther::read(XmlReader& xml) {
  FurtherReader(*this, xml, 0).read();
}

void SumoFurther::finish() {
  equipment.finish();
  trips.finish();
}

}  // namespace tanvan
