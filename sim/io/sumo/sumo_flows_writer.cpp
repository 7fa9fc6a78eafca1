#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>

#include "sim/core/quantity.hpp"
#include "sim/io/exchange/uses.hpp"
#include "sim/io/sumo/sumo_names.hpp"
#include "sim/io/sumo/sumo_writer.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_text.hpp"

namespace tanvan {
namespace {

constexpr char const *kBegin = "0", *kEnd = "3600";  // an hour
constexpr double kLeastFlow = 1e-6;                  // [vehicles/h]; less is nobody in a century

/// What SUMO calls the vehicles of a class; a car's where the name is no word for a road vehicle.
std::string_view vclass_of(std::string_view name) {
  auto const uses = uses_of_word(name);
  if (uses == Uses{}.with(Use::motorbike)) return "motorcycle";
  if (uses == Uses{}.with(Use::bus)) return "bus";
  if (uses == Uses{}.with(Use::truck)) return "truck";
  return "passenger";
}

}  // namespace

std::string sumo_flows_xml(NetworkTables const& network, RouteFlows const& routes) {
  auto const edges = sumo_names(network.links.id.span());
  std::set<std::string> const distinct(routes.vehicle_class.begin(), routes.vehicle_class.end());
  std::vector<std::string> const classes(distinct.begin(), distinct.end());
  auto const types = sumo_names(classes);
  XmlText xml;
  xml.open("routes");
  for (std::size_t c = 0; c < classes.size(); ++c)
    xml.open("vType").attribute("id", types[c]).attribute("vClass", vclass_of(classes[c])).close();
  for (std::size_t row = 0; row < routes.size(); ++row) {
    std::string text;
    for (auto const a : routes.links_of(row)) (text += text.empty() ? "" : " ") += edges[a.value];
    if (text.empty() || routes.flow[row] < kLeastFlow) continue;
    auto const type = std::lower_bound(classes.begin(), classes.end(), routes.vehicle_class[row]) - classes.begin();
    xml.open("flow").attribute("id", std::to_string(row)).attribute("type", types[static_cast<std::size_t>(type)]);
    xml.attribute("begin", kBegin)
        .attribute("end", kEnd)
        .attribute("period", fmt::format("exp({})", number_text(routes.flow[row] / kSecondsInHour)));
    xml.open("route").attribute("edges", text).close();
    xml.close();
  }
  xml.close();
  return xml.take();
}

}  // namespace tanvan
