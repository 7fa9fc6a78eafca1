#include <cmath>
#include <fmt/format.h>
#include <unordered_map>

#include "sim/io/exchange/metric_crs.hpp"
#include "sim/io/exchange/text_table.hpp"
#include "sim/io/matsim/matsim_writer.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_text.hpp"

namespace tanvan {
namespace {

/// `07:30:00` where the seconds are whole, else the number itself; both are read. [s]
std::string time_text(std::string_view seconds) {
  auto const parsed = parse_number(seconds);
  if (!parsed.sentence.empty() || parsed.value < 0 || parsed.value != std::floor(parsed.value) || parsed.value > 1e9)
    return std::string(seconds);
  auto const s = static_cast<long>(parsed.value);
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

/// A table with its columns by name.
class Columns {
 public:
  explicit Columns(TextTable const* table) : table_(table) {}

  std::size_t rows() const { return table_ == nullptr ? 0 : table_->rows(); }
  std::string_view cell(std::size_t row, std::string_view name) const {
    return cell_of(*table_, row, column_of(*table_, name));
  }
  std::vector<std::string> const& header() const { return table_->header; }

 private:
  TextTable const* table_;
};

class PopulationWriter {
 public:
  PopulationWriter(NetworkTables const& network, std::string const& crs)
      : network_(network),
        out_(network, crs),
        persons_(table_named(network, "persons")),
        activities_(table_named(network, "activities")),
        legs_(table_named(network, "legs")),
        trips_(table_named(network, "trips")) {
    for (std::size_t i = 0; i < trips_.rows(); ++i) trip_of_.emplace(trips_.cell(i, "trip_id"), i);
  }

  std::string write();

 private:
  NetworkTables const& network_;
  PlaneOut out_;
  Columns persons_, activities_, legs_, trips_;
  std::unordered_map<std::string_view, std::size_t> trip_of_;
  XmlText xml_{R"(<!DOCTYPE population SYSTEM "http://www.matsim.org/files/dtd/population_v6.dtd">)"};

  void write_persons();
  void write_attributes(std::size_t person);
  void write_activity(std::size_t row);
  void write_leg(std::size_t row, std::string_view from_link);
  void write_trips_alone();
  void write_trip(std::size_t trip, std::string_view first, std::string_view route, std::string_view last);
  void optional(std::string_view name, std::string_view value) {
    if (!value.empty()) xml_.attribute(name, value);
  }
};

std::string PopulationWriter::write() {
  xml_.open("population");
  if (persons_.rows() > 0 && activities_.rows() > 0) {
    write_persons();
  } else {
    write_trips_alone();
  }
  xml_.close();
  return xml_.take();
}

void PopulationWriter::write_attributes(std::size_t person) {
  bool begun = false;
  for (auto const& name : persons_.header()) {
    auto const value = persons_.cell(person, name);
    if (name == "person_id" || value.empty()) continue;
    if (!std::exchange(begun, true)) xml_.open("attributes");
    xml_.open("attribute").attribute("name", name).attribute("class", "java.lang.String").text(value).close();
  }
  if (begun) xml_.close();
}

/// Rows of the three tables stand in the same order: persons, and within each the sequence.
void PopulationWriter::write_persons() {
  std::size_t activity = 0, leg = 0;
  for (std::size_t person = 0; person < persons_.rows(); ++person) {
    auto const id = persons_.cell(person, "person_id");
    xml_.open("person").attribute("id", id);
    write_attributes(person);
    xml_.open("plan").attribute("selected", "yes");
    while (activity < activities_.rows() && activities_.cell(activity, "person_id") == id) {
      write_activity(activity);
      if (leg < legs_.rows() && legs_.cell(leg, "person_id") == id)
        write_leg(leg++, activities_.cell(activity, "link_id"));
      ++activity;
    }
    xml_.close().close();
  }
}

void PopulationWriter::write_activity(std::size_t row) {
  auto const cell = [&](std::string_view name) { return activities_.cell(row, name); };
  xml_.open("activity").attribute("type", cell("type"));
  optional("link", cell("link_id"));
  optional("facility", cell("facility_id"));
  auto const x = parse_number(cell("x_coord")), y = parse_number(cell("y_coord"));
  if (x.sentence.empty() && y.sentence.empty()) {
    auto const at = out_({x.value, y.value});
    xml_.number("x", at.x).number("y", at.y);
  }
  optional("start_time", time_text(cell("start_s")));
  optional("end_time", time_text(cell("end_s")));
  optional("max_dur", time_text(cell("duration_s")));
  xml_.close();
}

void PopulationWriter::write_leg(std::size_t row, std::string_view from_link) {
  xml_.open("leg").attribute("mode", legs_.cell(row, "mode"));
  optional("dep_time", time_text(legs_.cell(row, "depart_s")));
  auto const trip = trip_of_.find(legs_.cell(row, "trip_id"));
  auto const route = trip == trip_of_.end() ? std::string_view{} : trips_.cell(trip->second, "route");
  if (!route.empty())
    xml_.open("route").attribute("type", "links").text(fmt::format("{} {}", from_link, route)).close();
  xml_.close();
}

/// A person a trip. A MATSim vehicle starts at the end of its first link: that is one that leads to the trip's first
/// node, or where none does the trip's own first link, or one that leaves the node.
void PopulationWriter::write_trips_alone() {
  std::unordered_map<std::string_view, LinkId> leads_to, leaves;
  auto const& [nodes, links] = std::tie(network_.nodes, network_.links);
  for (auto const a : ids<LinkId>(links.size())) {
    leads_to.emplace(nodes.id[links.to[a]], a);
    leaves.emplace(nodes.id[links.from[a]], a);
  }
  for (std::size_t i = 0; i < trips_.rows(); ++i) {
    auto const node = trips_.cell(i, "from_node_id"), route = trips_.cell(i, "route");
    auto const before = leads_to.find(node), behind = leaves.find(node),
               to = leads_to.find(trips_.cell(i, "to_node_id"));
    if ((before == leads_to.end() && behind == leaves.end()) || to == leads_to.end()) continue;
    bool const led_to = before != leads_to.end();
    auto const first = led_to          ? std::string_view(links.id[before->second])
                       : route.empty() ? std::string_view(links.id[behind->second])
                                       : route.substr(0, route.find(' '));
    auto const last = route.empty() ? std::string_view(links.id[to->second]) : route.substr(route.rfind(' ') + 1);
    write_trip(i, first, led_to && !route.empty() ? fmt::format("{} {}", first, route) : std::string(route), last);
  }
}

void PopulationWriter::write_trip(std::size_t trip, std::string_view first, std::string_view route,
                                  std::string_view last) {
  xml_.open("person").attribute("id", trips_.cell(trip, "trip_id")).open("plan").attribute("selected", "yes");
  xml_.open("activity").attribute("type", "origin").attribute("link", first);
  xml_.attribute("end_time", time_text(trips_.cell(trip, "depart_s"))).close();
  xml_.open("leg").attribute("mode", trips_.cell(trip, "class"));
  if (!route.empty()) xml_.open("route").attribute("type", "links").text(route).close();
  xml_.close().open("activity").attribute("type", "destination").attribute("link", last).close();
  xml_.close().close();
}

}  // namespace

std::string matsim_population_xml(NetworkTables const& network, std::string const& crs) {
  return PopulationWriter(network, crs).write();
}

}  // namespace tanvan
