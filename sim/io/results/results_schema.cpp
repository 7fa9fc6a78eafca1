#include "sim/io/results/results_schema.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace tanvan {
namespace {

constexpr auto kReal = ValueType::real;
constexpr auto kInteger = ValueType::integer;
constexpr auto kText = ValueType::text;
constexpr bool kOptional = false;

constexpr DatasetSpec kStructure[] = {
    {"/config", kText, "", "text", "the resolved scenario in TOML, able to run again"},
    {"/time/year", kInteger, "Y", "year", "calendar year of each yearly row; stocks are those of its December"},
    {"/time/month", kInteger, "M", "YYYYMM", "calendar month of each monthly row"},

    {"/zones/id", kText, "Z", "text", "zone id of the scenario"},
    {"/zones/name", kText, "Z", "text", "name of the zone"},
    {"/zones/district", kText, "Z", "text", "district until 1 July 2025"},
    {"/zones/ward_2025", kText, "Z", "text", "ward since 1 July 2025, empty outside the region"},
    {"/zones/kind", kText, "Z", "text", "internal or external"},
    {"/zones/lon", kReal, "Z", "degrees", "longitude of the zone's centre, WGS 84"},
    {"/zones/lat", kReal, "Z", "degrees", "latitude of the zone's centre, WGS 84"},
    {"/zones/area_km2", kReal, "Z", "km2", "area of the zone"},

    {"/network/nodes/id", kInteger, "N", "1", "id of the junction", true, "mã nút giao"},
    {"/network/nodes/name", kText, "N", "text", "name of the junction", true, "tên nút giao"},
    {"/network/nodes/lon", kReal, "N", "degrees", "longitude, WGS 84", true, "kinh độ, WGS 84"},
    {"/network/nodes/lat", kReal, "N", "degrees", "latitude, WGS 84", true, "vĩ độ, WGS 84"},
    {"/network/links/id", kInteger, "L", "1", "id of the link, one direction of a road between two junctions", true,
     "mã đoạn đường, một chiều của con đường giữa hai nút giao"},
    {"/network/links/name", kText, "L", "text", "name of the road", true, "tên đường"},
    {"/network/links/from", kInteger, "L", "1", "id of the junction where the link starts", true,
     "mã nút đầu đoạn đường"},
    {"/network/links/to", kInteger, "L", "1", "id of the junction where the link ends", true, "mã nút cuối đoạn đường"},
    {"/network/links/length_m", kReal, "L", "m", "length", true, "chiều dài"},
    {"/network/links/lanes", kReal, "L", "lanes", "lanes in this direction at the end of the run", true,
     "số làn theo chiều này khi kết thúc mô phỏng"},
    {"/network/links/free_speed_kmh", kReal, "L", "km/h", "speed without traffic", true, "tốc độ khi đường vắng"},
    {"/network/links/capacity_pcu_h", kReal, "L", "PCU/h", "capacity of all lanes at the end of the run", true,
     "năng lực thông hành của mọi làn khi kết thúc mô phỏng"},
    {"/network/links/open_from", kInteger, "L", "YYYYMM", "first month open to traffic; 0 always, 999912 never", true,
     "tháng đầu tiên thông xe; 0: luôn thông xe, 999912: không bao giờ"},
    {"/network/links/geometry", kText, "L", "text", "line as WKT, longitude and latitude", true,
     "hình dạng tuyến theo WKT, kinh độ và vĩ độ"},

    {"/stops/id", kText, "V", "text", "id of the stop, one row a line that calls there", false},
    {"/stops/line", kText, "V", "text", "id of the line", false},
    {"/stops/line_name", kText, "V", "text", "name of the line", false},
    {"/stops/order", kInteger, "V", "1", "place in the line, from 1", false},
    {"/stops/name", kText, "V", "text", "name of the stop", false},
    {"/stops/kind", kText, "V", "text", "bus_stop, brt_station, metro_station, rail_station …", false},
    {"/stops/lon", kReal, "V", "degrees", "longitude, WGS 84", false},
    {"/stops/lat", kReal, "V", "degrees", "latitude, WGS 84", false},
    {"/sites/name", kText, "W", "text", "name of the industrial park or special area", false},
    {"/sites/kind", kText, "W", "text", "industrial_park, industrial_cluster or the kind of a special area", false},
    {"/sites/zone", kText, "W", "text", "id of the zone that it lies in", false},
    {"/sites/lon", kReal, "W", "degrees", "longitude, WGS 84", false},
    {"/sites/lat", kReal, "W", "degrees", "latitude, WGS 84", false},
    {"/sites/area_ha", kReal, "W", "ha", "area of the site, 0 where not given", false},
    {"/sites/opening_year", kInteger, "W", "year", "year in which it opens or opened, 0 where not given", false},

    {"/traffic/{year}/bin_start_s", kReal, "T", "s", "start of the time bin after midnight"},
    {"/traffic/{year}/bin_length_s", kReal, "T", "s", "length of the time bin"},
    {"/traffic/{year}/class", kText, "C", "text", "vehicle class of the last axis of volume_veh_h"},
    {"/traffic/{year}/volume_veh_h", kReal, "T,L,C", "vehicles/h", "flow of each vehicle class"},
    {"/traffic/{year}/volume_pcu_h", kReal, "T,L", "PCU/h", "flow in passenger-car units"},
    {"/traffic/{year}/speed_kmh", kReal, "T,L", "km/h", "mean speed of cars"},
    {"/traffic/{year}/delay_veh_h", kReal, "T,L", "vehicle-hours", "time lost in the whole bin against free flow"},
    {"/traffic/{year}/relative_gap", kReal, "T", "1", "1 - SPTT/TSTT where the assignment stopped"},
    {"/traffic/{year}/iterations", kReal, "T", "1", "iterations of the assignment"},
    {"/traffic/{year}/engine", kText, "", "text",
     "`dynamic` where every vehicle drove and queues spilt back; without it volumes were assigned", kOptional},
    {"/traffic/{year}/motorbike_speed_kmh", kReal, "T,L", "km/h", "mean speed of motorbikes, of a dynamic day",
     kOptional},
    {"/traffic/{year}/vehicles", kInteger, "", "vehicles", "that drove on a dynamic day, a sample of all", kOptional},
    {"/traffic/{year}/arrived", kInteger, "", "vehicles", "those of them that arrived", kOptional},
    {"/traffic/{year}/gridlocks", kInteger, "", "1", "circles of vehicles that waited for each other on a dynamic day",
     kOptional},
    {"/traffic/{year}/converged", kInteger, "", "1",
     "1 where a dynamic day reached the gap and the steady flows that were asked for, and all arrived", kOptional},
    {"/traffic/{year}/capacity_factor", kReal, "", "1",
     "capacity that a dynamic day drove on, with the streets beside the roads, over capacity_pcu_h", kOptional},
    {"/emissions/{year}/fuel_l_day", kReal, "L", "litres/day",
     "fuel that the traffic of a working day burns on the link", true,
     "nhiên liệu giao thông đốt trên đoạn đường mỗi ngày"},
    {"/emissions/{year}/co2_kg_day", kReal, "L", "kg/day", "carbon dioxide from its tailpipes", true,
     "CO₂ từ khí thải mỗi ngày"},
    {"/emissions/{year}/nox_kg_day", kReal, "L", "kg/day", "nitrogen oxides from its tailpipes, as NO2", true,
     "NOx từ khí thải mỗi ngày"},
    {"/emissions/{year}/pm25_kg_day", kReal, "L", "kg/day", "PM2.5 from its tailpipes, tyres and brakes", true,
     "PM2.5 từ khí thải, lốp và phanh mỗi ngày"},
    {"/emissions/{year}/co_kg_day", kReal, "L", "kg/day", "carbon monoxide from its tailpipes", true,
     "CO từ khí thải mỗi ngày"},
    {"/transit/{year}/boardings", kReal, "T,V", "persons", "who boards the line at the stop in the bin, changes too",
     kOptional, "số người lên tại trạm"},
    {"/transit/{year}/alightings", kReal, "T,V", "persons", "who alights there", kOptional, "số người xuống tại trạm"},
    {"/transit/{year}/load_forward", kReal, "T,V", "persons", "on board from the stop to the line's next", kOptional,
     "số người trên xe từ trạm này đến trạm kế tiếp"},
    {"/transit/{year}/load_backward", kReal, "T,V", "persons", "on board from the line's next stop back to this one",
     kOptional, "số người trên xe từ trạm kế tiếp về trạm này"},
    {"/transit/{year}/places", kReal, "T,V", "persons", "places that the line offers in one direction in the bin",
     kOptional, "số chỗ mà tuyến cung cấp theo một chiều"},
    {"/transit/{year}/parked", kReal, "V", "motorbikes", "of park and ride at the station in the fullest bin",
     kOptional, "số xe máy gửi tại ga vào giờ đông nhất"},
    {"/transit/{year}/ride_forward_min", kReal, "T,V", "min",
     "from the arrival at the stop to that at the line's next, as driven on a simulated day; 0: no vehicle", kOptional,
     "thời gian chạy mô phỏng từ trạm này đến trạm kế tiếp"},
    {"/transit/{year}/ride_backward_min", kReal, "T,V", "min",
     "from the arrival at the line's next stop to that at this one, as driven; 0: no vehicle", kOptional,
     "thời gian chạy mô phỏng từ trạm kế tiếp về trạm này"},
    {"/transit/{year}/denied", kReal, "T,V", "persons", "times that somebody at the stop found no place in a vehicle",
     kOptional, "số lượt khách không còn chỗ lên xe"},
    {"/skims/{year}/{mode}/time_min", kReal, "T,Z,Z", "min",
     "door-to-door time, row = origin, by the mode, public transport with room for everybody; +inf: no way", true,
     "thời gian từ cửa đến cửa bằng phương thức này; giao thông công cộng như khi đủ chỗ; +inf: không có đường"},
    {"/skims/{year}/{mode}/cost_vnd", kReal, "T,Z,Z", "VND", "money out of pocket a trip; +inf: no way"},
    {"/skims/{year}/{mode}/distance_km", kReal, "T,Z,Z", "km", "length of the way; +inf: no way"},
    {"/trips/{year}/{mode}", kReal, "Z,Z", "trips/day", "trips on a working day, row = origin"},

    {"/targets/id", kText, "G", "text", "id of the target in the scenario"},
    {"/targets/section", kText, "G", "text", "section of Decision 742/QĐ-UBND"},
    {"/targets/indicator", kText, "G", "text", "what the target is about"},
    {"/targets/year", kInteger, "G", "year", "year that the target is set for"},
    {"/targets/comparator", kText, "G", "text", ">, >=, <, <=, = or ~ (within a tenth)"},
    {"/targets/value", kReal, "G", "see /targets/unit", "the target"},
    {"/targets/unit", kText, "G", "text", "unit of value, simulated and shortfall"},
    {"/targets/simulated", kReal, "G", "see /targets/unit", "the simulated figure, NaN where nothing can be simulated"},
    {"/targets/met", kInteger, "G", "1",
     "1 where the simulated figure meets the target; 0 elsewhere, also where nothing is simulated (empty in tables)"},
    {"/targets/shortfall", kReal, "G", "see /targets/unit", "what is missing, 0 where met, NaN where not simulated"},
    {"/targets/mean_3_years", kReal, "G", "see /targets/unit",
     "the simulated figure as a mean of three years, NaN where it is a mean already or no yearly figure"},
    {"/targets/margin", kReal, "G", "see /targets/unit",
     "one standard deviation of the simulated figure by chance: scatter of its years about the mean of three, for "
     "ratios to 2020 at least the sampling error; NaN where unknown"},
    {"/targets/too_close", kInteger, "G", "1",
     "1 where the figure is within its margin of the line; 0 elsewhere, as for met"},
    {"/targets/definition", kText, "G", "text",
     "what the simulated figure is; one row a definition, the main one first"},
    {"/targets/definition_vi", kText, "G", "text", "the same in Vietnamese"},
    {"/targets/basis", kText, "G", "text",
     "what simulated rests on: agents, the ICF index (index), or what the scenario and the decision say (input)"},
    {"/targets/quote_vi", kText, "G", "text", "words of the decision"},

    {"/official/indicator", kText, "O", "text", "name of the official figure in the scenario's macro table"},
    {"/official/series", kText, "O", "text", "the indicator that was simulated"},
    {"/official/year", kInteger, "O", "year", "year of both"},
    {"/official/official", kReal, "O", "see /official/unit", "the official figure"},
    {"/official/simulated", kReal, "O", "see /official/unit", "the simulated figure of the same day or year"},
    {"/official/unit", kText, "O", "text", "unit of official and simulated"},
    {"/official/difference", kReal, "O", "percent or percentage points",
     "simulated less official, percent of the official figure or, where in_points, percentage points"},
    {"/official/in_points", kInteger, "O", "1", "1 where difference and tolerance are percentage points"},
    {"/official/tolerance", kReal, "O", "percent or percentage points",
     "difference allowed on either side, 0 where none is set"},
    {"/official/source", kText, "O", "text", "who says so"},
    {"/official/confidence", kText, "O", "text", "confidence in the official figure: high, medium, low"},
    {"/official/published", kInteger, "O", "1", "1 where the figure was published, 0 where it is recalled from memory"},
    {"/official/definition", kText, "O", "text", "what is compared"},
    {"/official/definition_vi", kText, "O", "text", "the same in Vietnamese"},

    {"/events/month", kInteger, "E", "YYYYMM", "month in which it took effect", true, "tháng có hiệu lực"},
    {"/events/kind", kText, "E", "text", "kind of intervention or occurrence", true, "loại can thiệp hoặc sự việc"},
    {"/events/target", kText, "E", "text", "what it acts on", true, "đối tượng"},
    {"/events/detail", kText, "E", "text", "how, with numbers and units", true, "nội dung, kèm số và đơn vị"},
    {"/events/source", kText, "E", "text", "who says so", true, "nguồn"},
    {"/dropped/file", kText, "D", "text", "input file"},
    {"/dropped/line", kInteger, "D", "1", "line of the input file"},
    {"/dropped/reason", kText, "D", "text", "why a reader left it out"},
    {"/counts/year", kInteger, "P", "year", "transport year of the simulated figure, the nearest to the count's own"},
    {"/counts/id", kText, "P", "text", "id of the count in the scenario"},
    {"/counts/name", kText, "P", "text", "where was counted"},
    {"/counts/metric", kText, "P", "text", "what was counted"},
    {"/counts/counted", kReal, "P", "see /counts/metric", "the count or the guess; vehicles a day or percent"},
    {"/counts/simulated", kReal, "P", "see /counts/metric", "the simulated figure"},
    {"/counts/confidence", kText, "P", "text", "confidence in the count: high, medium, low"},
    {"/counts/counted_year", kInteger, "P", "year", "year of the count"},
    {"/counts/source", kText, "P", "text", "who counted or printed it"},
    {"/counts/published", kInteger, "P", "1", "1 where the count was published, 0 where it is a guess from memory"},
    {"/counts/comparable", kInteger, "P", "1", "1 where it was counted on a working day, as simulated"},
    {"/counts/lon", kReal, "P", "degrees", "longitude of the place, WGS 84, 0 where not given", false},
    {"/counts/lat", kReal, "P", "degrees", "latitude of the place, WGS 84, 0 where not given", false},
    {"/coupling/year", kInteger, "X", "year", "transport year"},
    {"/coupling/exchange", kInteger, "X", "1", "exchange between land use and transport, from 1"},
    {"/coupling/relative_change", kReal, "X", "1",
     "relative change of accessibility to jobs from what its trips chose by to what they made of it, mean over the "
     "workers of all zones; the first of a year also holds what jobs have changed since the last day of travel"},
    {"/coupling/largest_change", kReal, "X", "1", "the same of the zone where it is largest", kOptional},

    {"/accounts/row", kText, "F", "text", "flow of money", kOptional},
    {"/accounts/account", kText, "A", "text", "sector that pays or receives", kOptional},
    {"/accounts/{year}/flows", kInteger, "F,A", "VND of the sample",
     "money received less paid in the year, times 1 / scale for the province; each row sums to 0", kOptional},
    {"/accounts/{year}/{name}", kInteger, "A", "VND of the sample",
     "balance of each account at the opening or closing of the year", kOptional},

    {"/assignment/class", kText, "C", "text", "vehicle class of the last axis of link_volume_by_class and link_cost",
     kOptional},
    {"/assignment/link_from", kInteger, "L", "1", "node where the link starts, numbered as in the network file",
     kOptional},
    {"/assignment/link_id", kText, "L", "text", "link_id of the network's link.csv", kOptional},
    {"/assignment/link_to", kInteger, "L", "1", "node where the link ends, numbered as in the network file", kOptional},
    {"/assignment/link_volume", kReal, "L", "vehicles/h", "flow of all classes, in the period of the capacities",
     kOptional},
    {"/assignment/link_volume_pcu", kReal, "L", "PCU/h", "flow in passenger-car units", kOptional},
    {"/assignment/link_volume_by_class", kReal, "L,C", "vehicles/h", "flow of each class", kOptional},
    {"/assignment/link_time", kReal, "L", "time unit of the network file",
     "travel time at this volume, without tolls and distance", kOptional},
    {"/assignment/link_cost", kReal, "L,C", "time unit of the network file",
     "travel time and weighted toll and distance; +inf: banned to the class", kOptional},
    {"/assignment/link_toll", kReal, "L", "time unit of the network file",
     "what would make drivers choose the system optimum by themselves: v dt/dv; with that principle alone", kOptional},
    {"/assignment/paths/class", kText, "R", "text", "vehicle class of each route in use", kOptional},
    {"/assignment/paths/origin", kInteger, "R", "1", "its first zone, numbered as in the network file", kOptional},
    {"/assignment/paths/destination", kInteger, "R", "1", "its last zone, numbered as in the network file", kOptional},
    {"/assignment/paths/flow", kReal, "R", "vehicles/h", "vehicles on it", kOptional},
    {"/assignment/paths/cost", kReal, "R", "time unit of the network file",
     "travel time and weighted toll and distance of the whole route", kOptional},
    {"/assignment/paths/link_offset", kInteger, "B", "1",
     "where the links of each route begin in `link`; one row more than routes, the end of the last", kOptional},
    {"/assignment/paths/link", kInteger, "K", "1", "rows of the link tables, route by route, first to last", kOptional},
    {"/assignment/select_link/link_volume", kReal, "L", "vehicles/h",
     "where those who use any of the selected links drive, all classes", kOptional},
    {"/assignment/select_link/class", kText, "S", "text", "vehicle class of each pair of zones among them", kOptional},
    {"/assignment/select_link/origin", kInteger, "S", "1", "its first zone, numbered as in the network file",
     kOptional},
    {"/assignment/select_link/destination", kInteger, "S", "1", "its last zone, numbered as in the network file",
     kOptional},
    {"/assignment/select_link/flow", kReal, "S", "vehicles/h", "its vehicles over the selected links", kOptional},
    {"/assignment/unreachable_class", kText, "U", "text", "class of demand that no route serves", kOptional},
    {"/assignment/unreachable_origin", kInteger, "U", "1", "its origin, numbered as in the demand file", kOptional},
    {"/assignment/unreachable_destination", kInteger, "U", "1", "its destination, numbered as in the demand file",
     kOptional},
    {"/assignment/unreachable_demand", kReal, "U", "vehicles/h", "the demand that was left out", kOptional},
};

constexpr AttributeSpec kAttributes[] = {
    {"/assignment", "system_optimum", kInteger, "1",
     "1 where all together lose the least, 0 where nobody gains by another route"},
    {"/assignment", "relative_gap", kReal, "1", "1 - SPTT/TSTT where the assignment stopped; 0 without demand"},
    {"/assignment", "gap", kReal, "1", "relative gap that was asked for"},
    {"/assignment", "converged", kInteger, "1", "1 where relative_gap is not above gap"},
    {"/assignment", "objective", kReal, "PCU/h x time unit of the network file",
     "Beckmann's objective, weighted tolls and distances included; by the system principle the total cost by PCU"},
    {"/assignment", "tstt", kReal, "vehicles/h x time unit of the network file",
     "total cost of all travellers, weighted tolls and distances included"},
    {"/assignment", "sptt", kReal, "vehicles/h x time unit of the network file",
     "the same on shortest routes at the same costs; by the system principle at marginal costs"},
    {"/assignment", "iterations", kInteger, "1", "iterations made"},
    {"/assignment", "demand", kReal, "vehicles/h", "demand assigned"},
    {"/assignment", "demand_inside", kReal, "vehicles/h", "demand inside zones, not assigned"},
    {"/assignment", "unreachable", kReal, "vehicles/h", "demand left out, for no route serves it"},
    {"/assignment", "unreachable_pairs", kInteger, "1", "pairs of zones of that demand, class by class"},
};

std::vector<DatasetSpec> whole_schema() {
  std::vector<DatasetSpec> all{std::begin(kStructure), std::end(kStructure)};
  for (auto* rows : {day_schema, population_schema, land_schema, cell_schema, freight_schema, indicator_schema,
                     zone_year_schema, sector_year_schema}) {
    auto const part = rows();
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

/// Takes the first segment off an absolute path.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(path.starts_with('/') ? 1 : 0);
  auto const segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool segment_matches(std::string_view pattern, std::string_view segment) {
  if (pattern == "{year}")
    return segment.size() == 4 &&
           std::all_of(segment.begin(), segment.end(), [](unsigned char c) { return std::isdigit(c); });
  if (pattern.starts_with('{'))
    return !segment.empty() &&
           std::all_of(segment.begin(), segment.end(), [](unsigned char c) { return std::islower(c) || c == '_'; });
  return pattern == segment;
}

std::string_view name_of(ValueType type) {
  return type == ValueType::real ? "float64" : type == ValueType::integer ? "int64" : "text (UTF-8)";
}

std::string_view name_of(DatasetSpec const& spec) {
  if (!spec.narrow) return name_of(spec.type);
  return spec.type == ValueType::real ? "float32" : "int32";
}

}  // namespace

std::vector<DatasetSpec> const& results_schema() {
  static std::vector<DatasetSpec> const schema = whole_schema();
  return schema;
}

std::vector<AttributeSpec> const& attribute_schema() {
  static std::vector<AttributeSpec> const schema{std::begin(kAttributes), std::end(kAttributes)};
  return schema;
}

std::vector<ShapeSymbol> const& shape_symbols() {
  static std::vector<ShapeSymbol> const symbols = {
      {"Y", "years, as /time/year"},
      {"M", "months, as /time/month"},
      {"Z", "zones, as /zones/id"},
      {"N", "junctions, as /network/nodes/id"},
      {"L", "links, as /network/links/id; of `tanvan assign`: rows of its network file"},
      {"T", "time bins of the day, as /traffic/YEAR/bin_start_s"},
      {"C", "vehicle classes, as /traffic/YEAR/class or /assignment/class"},
      {"R", "routes in use of an assignment"},
      {"S", "pairs of zones that use the selected links, class by class"},
      {"B", "bounds of routes in use: one row more than R"},
      {"K", "links of those routes, one after another"},
      {"G", "targets and their definitions"},
      {"E", "events"},
      {"D", "dropped rows"},
      {"P", "traffic counts"},
      {"O", "official figures"},
      {"X", "exchanges with transport"},
      {"V", "calls of lines at stops"},
      {"W", "industrial parks and special areas"},
      {"t", "open stations, year by year"},
      {"Q", "commodities, as /freight/YEAR/commodity"},
      {"f", "vehicles that carry goods, as /freight/YEAR/vehicle"},
      {"o", "flows of goods, as /freight/YEAR/flow"},
      {"z", "classes of shipment sizes"},
      {"w", "gateways, as /freight/YEAR/gateway"},
      {"u", "hours of the day, from midnight"},
      {"chain", "by road, barge, rail, as /freight/YEAR/chain"},
      {"channel", "of customs: green, yellow, red, as /freight/YEAR/channel"},
      {"turn", "classes of ten minutes from 0 on, the last one open"},
      {"a", "cells, as /cells/zone"},
      {"y", "years whose day of travel was lived, as /cell_year/year"},
      {"F", "flows of money, as /accounts/row"},
      {"A", "sectors, as /accounts/account"},
      {"J", "trips of `tanvan traffic`"},
      {"H", "simulated hours, from the first with a departure"},
      {"I", "simulated days of an equilibrium"},
      {"c", "changes on links during a simulated day"},
      {"n", "closures of links to classes, by link, then begin"},
      {"g", "gridlocks of a simulated day"},
      {"h", "bounds of gridlocks: one row more than g"},
      {"k", "links of those gridlocks, one after another"},
      {"d", "districts of a simulated day, as /mfd/district"},
      {"l", "screenlines, as /screenlines/name"},
      {"j", "bounds of trips: one row more than J"},
      {"m", "moves: a row a vehicle that entered a link, by trip, then along its way"},
      {"s", "trips of the sample of trajectories"},
      {"b", "bounds of those trips: one row more than s"},
      {"v", "links that they drove, one after another"},
      {"x", "calls of public transport on a simulated day, by run, then along it"},
      {"p", "persons, as /persons/id"},
      {"q", "households, as /households/id"},
      {"r", "dwellings, as /dwellings/id"},
      {"e", "enterprises, as /enterprises/id"},
      {"i", "sectors, as /sectors/name"},
      {"U", "pairs of zones without a route, class by class"}};
  return symbols;
}

bool matches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty())
    if (!segment_matches(take_segment(pattern), take_segment(path))) return false;
  return pattern.empty() && path.empty();
}

DatasetSpec const* find_dataset(std::string_view path) {
  for (auto const& spec : results_schema())
    if (matches(spec.path, path)) return &spec;
  return nullptr;
}

std::string schema_markdown() {
  std::string page = fmt::format("# The results file, version {}.{}\n\n", kResultsMajor, kResultsMinor);
  page += "| symbol | axis |\n|---|---|\n";
  for (auto const& [symbol, meaning] : shape_symbols()) page += fmt::format("| {} | {} |\n", symbol, meaning);
  page += "\n| path | type | shape | units | what |\n|---|---|---|---|---|\n";
  for (auto const& row : results_schema())
    page +=
        fmt::format("| `{}` | {} | [{}] | {} | {} |\n", row.path, name_of(row), row.shape, row.units, row.description);
  page += "\n| attribute of a group | type | units | what |\n|---|---|---|---|\n";
  for (auto const& row : attribute_schema())
    page += fmt::format("| `{}`, `{}` | {} | {} | {} |\n", row.group, row.name, name_of(row.type), row.units,
                        row.description);
  page += "\n| indicator | definition | định nghĩa | source |\n|---|---|---|---|\n";
  for (auto const& row : indicator_schema())
    page += fmt::format("| `{}` | {} | {} | {} |\n", row.path, row.definition_en, row.definition_vi, row.source);
  return page;
}

}  // namespace tanvan
