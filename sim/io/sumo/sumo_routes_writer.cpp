#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/sumo/sumo_names.hpp"
#include "sim/io/sumo/sumo_writer.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_text.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

struct RoadClass {
  char const *name, *vclass;
};

constexpr std::array kClasses = {RoadClass{"car", "passenger"}, RoadClass{"motorbike", "motorcycle"},
                                 RoadClass{"bus", "bus"}, RoadClass{"truck", "truck"}};

/// Names that SUMO accepts by the ids of the tables.
using Names = std::unordered_map<std::string_view, std::string>;

Names names_of(std::span<std::string const> ids) {
  auto names = sumo_names(ids);
  Names by_id;
  for (std::size_t i = 0; i < ids.size(); ++i) by_id.emplace(ids[i], std::move(names[i]));
  return by_id;
}

std::string const& name_of(Names const& names, std::string_view id) {
  static std::string const kNobody;
  auto const found = names.find(id);
  return found == names.end() ? kNobody : found->second;
}

class RoutesWriter {
 public:
  RoutesWriter(NetworkTables const& network, TextTable const& trips)
      : trips_(trips),
        edges_(names_of(network.links.id.span())),
        nodes_(names_of(network.nodes.id.span())),
        id_(column_of(trips, "trip_id")),
        depart_(column_of(trips, "depart_s")),
        class_(column_of(trips, "class")),
        from_(column_of(trips, "from_node_id")),
        to_(column_of(trips, "to_node_id")),
        route_(column_of(trips, "route")) {
    std::vector<std::string> ids;
    for (std::size_t row = 0; row < trips.rows(); ++row) ids.emplace_back(cell_of(trips, row, id_));
    vehicles_ = sumo_names(ids);
  }

  void write(XmlText& xml) const {
    for (auto const row : by_departure()) write_trip(xml, row);
  }

 private:
  TextTable const& trips_;
  Names edges_, nodes_;
  std::size_t id_, depart_, class_, from_, to_, route_;
  std::vector<std::string> vehicles_;

  std::vector<std::size_t> by_departure() const;
  void write_trip(XmlText& xml, std::size_t row) const;
};

std::vector<std::size_t> RoutesWriter::by_departure() const {
  std::vector<double> depart(trips_.rows());
  for (std::size_t row = 0; row < depart.size(); ++row) depart[row] = parse_number(cell_of(trips_, row, depart_)).value;
  std::vector<std::size_t> order(depart.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return depart[a] < depart[b]; });
  return order;
}

void RoutesWriter::write_trip(XmlText& xml, std::size_t row) const {
  std::string edges;
  for_each_word(cell_of(trips_, row, route_),
                [&](std::string_view id) { (edges += edges.empty() ? "" : " ") += name_of(edges_, id); });
  xml.open(edges.empty() ? "trip" : "vehicle").attribute("id", vehicles_[row]);
  xml.attribute("type", cell_of(trips_, row, class_)).attribute("depart", cell_of(trips_, row, depart_));
  if (edges.empty()) {
    xml.attribute("fromJunction", name_of(nodes_, cell_of(trips_, row, from_)));
    xml.attribute("toJunction", name_of(nodes_, cell_of(trips_, row, to_)));
  } else {
    xml.open("route").attribute("edges", edges).close();
  }
  xml.close();
}

}  // namespace

std::string sumo_routes_xml(NetworkTables const& network) {
  XmlText xml;
  xml.open("routes");
  for (auto const& [name, vclass] : kClasses)
    xml.open("vType").attribute("id", name).attribute("vClass", vclass).close();
  if (auto const* const trips = table_named(network, "trips")) RoutesWriter(network, *trips).write(xml);
  xml.close();
  return xml.take();
}

}  // namespace tanvan
