#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "viz/report/consistency.hpp"
#include "viz/report/policy_cost.hpp"
#include "viz/report/report.hpp"
#include "viz/report/report_cells.hpp"
#include "viz/report/report_freight.hpp"
#include "viz/report/report_numbers.hpp"

namespace tanvan {
namespace {

using report_numbers::Json;
using report_numbers::number;
using report_numbers::numbers;
using report_numbers::rows_of;

constexpr int kSpan = 3;  // years of the means from which the binding target is reckoned

std::string attribute(DatasetInfo const& dataset, char const* name) {
  auto const found = dataset.attributes.find(name);
  return found == dataset.attributes.end() ? "" : found->second;
}

Json described(DatasetInfo const& dataset) {
  auto const en = attribute(dataset, "description"), vi = attribute(dataset, "label_vi");
  return {{"units", attribute(dataset, "units")}, {"en", en}, {"vi", vi.empty() ? en : vi}};
}

Json indicators_of(ResultsFile const& file, std::size_t years) {
  Json all = Json::object();
  for (auto const& dataset : file.datasets()) {
    if (!dataset.path.starts_with("/indicators/") || dataset.shape != std::vector{years}) continue;
    auto entry = described(dataset);
    for (auto const* name : {"definition_vi", "definition_en", "source"}) entry[name] = attribute(dataset, name);
    entry["values"] = numbers(file.reals(dataset.path), 9);
    all[dataset.path.substr(std::string_view("/indicators/").size())] = std::move(entry);
  }
  return all;
}

Json zone_years_of(ResultsFile const& file) {
  Json all = Json::object();
  for (auto const& dataset : file.datasets()) {
    if (!dataset.path.starts_with("/zone_year/") || dataset.shape.size() != 2) continue;
    auto entry = described(dataset);
    entry["values"] = rows_of(file.reals(dataset.path), dataset.shape[1], 5);
    all[dataset.path.substr(std::string_view("/zone_year/").size())] = std::move(entry);
  }
  return all;
}

Json zones_of(ResultsFile const& file) {
  Json zones;
  for (auto const* name : {"id", "name", "district", "kind"}) zones[name] = file.texts(std::string("/zones/") + name);
  for (auto const* name : {"lon", "lat", "area_km2"})
    zones[name] = numbers(file.reals(std::string("/zones/") + name), 8);
  return zones;
}

/// The points of `LINESTRING (lon lat, lon lat, …)`.
Json points_of(std::string const& line) {
  Json points = Json::array();
  auto const open = line.find('(');
  if (open == std::string::npos) return points;
  std::stringstream text(line.substr(open + 1));
  double lon = 0, lat = 0;
  char comma = 0;
  while (text >> lon >> lat) {
    points.push_back({number(lon, 8), number(lat, 8)});
    text >> comma;
  }
  return points;
}

Json links_of(ResultsFile const& file) {
  auto const from = file.integers("/network/links/from"), to = file.integers("/network/links/to");
  auto const ids = file.integers("/network/nodes/id");
  auto const names =
      file.has("/network/nodes/name") ? file.texts("/network/nodes/name") : std::vector<std::string>(ids.size());
  std::map<std::int64_t, std::string> node_name;
  for (std::size_t i = 0; i < ids.size(); ++i) node_name[ids[i]] = names[i];
  Json links{{"name", file.texts("/network/links/name")}, {"from", from}, {"to", to}};
  links["open"] = file.integers("/network/links/open_from");
  links["capacity"] = numbers(file.reals("/network/links/capacity_pcu_h"), 5);
  Json lines = Json::array(), ends = Json::array();
  for (auto const& line : file.texts("/network/links/geometry")) lines.push_back(points_of(line));
  for (std::size_t i = 0; i < from.size(); ++i) ends.push_back(node_name[from[i]] + " → " + node_name[to[i]]);
  links["line"] = std::move(lines);
  links["ends"] = std::move(ends);
  return links;
}

/// Volumes by class as [T][L][C].
Json by_class(std::vector<double> const& volumes, std::size_t links, std::size_t classes) {
  Json bins = Json::array();
  for (std::size_t at = 0; at < volumes.size(); at += links * classes)
    bins.push_back(rows_of({volumes.begin() + static_cast<std::ptrdiff_t>(at),
                            volumes.begin() + static_cast<std::ptrdiff_t>(at + links * classes)},
                           classes, 4));
  return bins;
}

/// What is to be known of a year whose vehicles drove.
Json dynamic_of(ResultsFile const& file, std::string const& group) {
  Json day = Json::object();
  for (auto const* name : {"vehicles", "arrived", "gridlocks", "converged"})
    if (file.has(group + name)) day[name] = file.integers(group + name).front();
  if (file.has(group + "capacity_factor")) day["factor"] = number(file.reals(group + "capacity_factor").front(), 4);
  if (file.has(group + "relative_gap")) day["gap"] = number(file.reals(group + "relative_gap").front(), 3);
  return day;
}

Json traffic_of(ResultsFile const& file) {
  Json years = Json::object();
  auto const links = file.find("/network/links/id")->shape[0];
  for (auto const& year : file.children("/traffic")) {
    auto const group = "/traffic/" + year + "/";
    if (!file.has(group + "volume_pcu_h") || !file.has(group + "volume_veh_h") || links == 0) continue;
    Json day{{"start", numbers(file.reals(group + "bin_start_s"), 8)}};
    if (file.has(group + "bin_length_s")) day["length"] = numbers(file.reals(group + "bin_length_s"), 8);
    day["classes"] = file.has(group + "class") ? Json(file.texts(group + "class")) : Json::array();
    day["pcu"] = rows_of(file.reals(group + "volume_pcu_h"), links, 5);
    day["speed"] = rows_of(file.reals(group + "speed_kmh"), links, 4);
    day["delay"] = rows_of(file.reals(group + "delay_veh_h"), links, 4);
    auto const& shape = file.find(group + "volume_veh_h")->shape;
    day["veh"] = by_class(file.reals(group + "volume_veh_h"), links, shape.size() == 3 ? shape[2] : 1);
    if (file.has(group + "engine")) day["dynamic"] = dynamic_of(file, group);
    years[year] = std::move(day);
  }
  return years;
}

Json trips_of(ResultsFile const& file) {
  Json years = Json::object();
  for (auto const& year : file.children("/trips"))
    for (auto const& mode : file.children("/trips/" + year)) {
      double sum = 0;
      for (double trips : file.reals("/trips/" + year + "/" + mode)) sum += trips;
      years[year][mode] = number(sum, 9);
    }
  return years;
}

Json stops_of(ResultsFile const& file) {
  Json stops{{"line", Json::array()}, {"name", Json::array()}, {"order", Json::array()}};
  if (!file.has("/stops/line")) return stops;
  for (auto const* name : {"line", "name"}) stops[name] = file.texts(std::string("/stops/") + name);
  if (file.has("/stops/line_name")) stops["lineName"] = file.texts("/stops/line_name");
  stops["order"] = file.integers("/stops/order");
  return stops;
}

/// Riders by year, [T][stops]; years without are left out.
Json transit_of(ResultsFile const& file) {
  constexpr std::pair<char const*, char const*> kColumns[] = {
      {"board", "boardings"}, {"forward", "load_forward"}, {"backward", "load_backward"}, {"places", "places"}};
  Json years = Json::object();
  for (auto const& year : file.children("/transit")) {
    auto const group = "/transit/" + year + "/";
    if (!file.has(group + "boardings") || !file.has("/stops/line")) continue;
    auto const stops = file.find("/stops/line")->shape[0];
    for (auto const& [name, column] : kColumns) years[year][name] = rows_of(file.reals(group + column), stops, 6);
  }
  return years;
}

/// A table that lies in the file as one dataset a column. @param columns {name on the page, name in the file}
Json table_of(ResultsFile const& file, std::string const& group,
              std::span<std::pair<char const*, char const*> const> columns) {
  Json rows = Json::array();
  for (auto const& [name, column] : columns) {
    auto const* dataset = file.find(group + "/" + column);
    if (!dataset) continue;
    while (rows.size() < dataset->shape[0]) rows.push_back(Json::object());
    auto const texts = dataset->type == ValueType::text ? file.texts(dataset->path) : std::vector<std::string>{};
    auto const reals = dataset->type == ValueType::text ? std::vector<double>{} : file.reals(dataset->path);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i][name] = texts.empty() ? number(reals[i], 9) : Json(texts[i]);
  }
  return rows;
}

constexpr std::pair<char const*, char const*> kTargets[] = {{"id", "id"},
                                                            {"indicator", "indicator"},
                                                            {"year", "year"},
                                                            {"comparator", "comparator"},
                                                            {"value", "value"},
                                                            {"unit", "unit"},
                                                            {"simulated", "simulated"},
                                                            {"met", "met"},
                                                            {"shortfall", "shortfall"},
                                                            {"mean", "mean_3_years"},
                                                            {"margin", "margin"},
                                                            {"close", "too_close"},
                                                            {"definition", "definition"},
                                                            {"definition_vi", "definition_vi"},
                                                            {"basis", "basis"},
                                                            {"quote", "quote_vi"}};
constexpr std::pair<char const*, char const*> kEvents[] = {
    {"month", "month"}, {"kind", "kind"}, {"target", "target"}, {"detail", "detail"}, {"source", "source"}};
constexpr std::pair<char const*, char const*> kCounts[] = {{"year", "year"},
                                                           {"id", "id"},
                                                           {"name", "name"},
                                                           {"metric", "metric"},
                                                           {"counted", "counted"},
                                                           {"simulated", "simulated"},
                                                           {"confidence", "confidence"},
                                                           {"countedYear", "counted_year"},
                                                           {"source", "source"},
                                                           {"published", "published"},
                                                           {"comparable", "comparable"}};
constexpr std::pair<char const*, char const*> kStations[] = {{"year", "year"},
                                                             {"station", "station"},
                                                             {"id", "station_id"},
                                                             {"lon", "lon"},
                                                             {"lat", "lat"},
                                                             {"density", "density"},
                                                             {"mix", "mix"},
                                                             {"walkShed", "walk_shed"},
                                                             {"people", "population_800"},
                                                             {"jobsNear", "jobs_800"},
                                                             {"jobsTransit", "jobs_by_transit_45min"},
                                                             {"price", "price_mvnd_m2"},
                                                             {"uplift", "uplift_bn"},
                                                             {"npv", "capture_npv_50_bn"},
                                                             {"levied", "levied_bn"},
                                                             {"people500", "population_500"},
                                                             {"people1000", "population_1000"},
                                                             {"jobs500", "jobs_500"},
                                                             {"jobs1000", "jobs_1000"},
                                                             {"land500", "land_ha_500"},
                                                             {"land", "land_ha_800"},
                                                             {"land1000", "land_ha_1000"},
                                                             {"block", "block_m"},
                                                             {"parking", "parking_share"},
                                                             {"departures", "departures_peak_h"},
                                                             {"node", "node_value"},
                                                             {"placeValue", "place_value"},
                                                             {"market", "market_value"},
                                                             {"upliftCore", "uplift_core_percent"},
                                                             {"npvLow", "capture_npv_05_bn"},
                                                             {"npvHigh", "capture_npv_95_bn"}};
constexpr std::pair<char const*, char const*> kOfficial[] = {{"series", "series"},
                                                             {"year", "year"},
                                                             {"official", "official"},
                                                             {"simulated", "simulated"},
                                                             {"unit", "unit"},
                                                             {"difference", "difference"},
                                                             {"inPoints", "in_points"},
                                                             {"tolerance", "tolerance"},
                                                             {"source", "source"},
                                                             {"published", "published"},
                                                             {"definition", "definition"},
                                                             {"definition_vi", "definition_vi"}};
constexpr std::pair<char const*, char const*> kCoupling[] = {
    {"year", "year"}, {"exchange", "exchange"}, {"relative_change", "relative_change"}};

/// Mean of an indicator over the years to `year`; NaN where one is missing.
double mean_to(Json const& file, char const* name, int year) {
  auto const found = file["indicators"].find(name);
  auto const& years = file["years"];
  auto const at = std::find(years.begin(), years.end(), year) - years.begin();
  if (found == file["indicators"].end() || at >= static_cast<std::ptrdiff_t>(years.size()) || at + 1 < kSpan)
    return NAN;
  double sum = 0;
  for (std::ptrdiff_t i = at - kSpan + 1; i <= at; ++i) {
    auto const& value = (*found)["values"][static_cast<std::size_t>(i)];
    sum += value.is_null() ? NAN : value.get<double>();
  }
  return sum / kSpan;
}

double target_value(Json const& file, char const* indicator, int year) {
  for (auto const& row : file["targets"])
    if (row["indicator"] == indicator && row["year"] == year) return row["value"].get<double>() / 100;
  return NAN;
}

/// Which target binds, in each year that has both.
Json binding_of(Json const& file) {
  Json rows = Json::array();
  for (int year : {2025, 2030}) {
    double const share = target_value(file, "tfp_contribution_to_growth", year);
    double const productivity = target_value(file, "social_labour_productivity_growth", year);
    GrowthInputs const growth{mean_to(file, "capital_share", year), mean_to(file, "growth_capital", year) / 100,
                              mean_to(file, "growth_labour", year) / 100};
    double const need_share = tfp_for_share(growth, share), need_growth = tfp_for_productivity(growth, productivity);
    if (!std::isfinite(need_share) || !std::isfinite(need_growth)) continue;
    double const crossing = crossing_capital_growth(growth.capital_share, growth.labour, share, productivity);
    rows.push_back({{"year", year},
                    {"capital", 100 * growth.capital},
                    {"labour", 100 * growth.labour},
                    {"capital_share", growth.capital_share},
                    {"crossing", 100 * crossing},
                    {"need_share", 100 * need_share},
                    {"need_growth", 100 * need_growth},
                    {"have", number(mean_to(file, "growth_tfp", year), 6)}});
  }
  return rows;
}

Json effect_of(PolicyEffect const& effect) {
  constexpr char const* kVerdicts[] = {"told", "no_money", "no_effect", "within_luck", "not_bought"};
  return {{"points", number(effect.points, 6)},
          {"luck", number(effect.luck, 6)},
          {"verdict", kVerdicts[static_cast<std::size_t>(effect.verdict)]},
          {"cost", number(effect.cost_per_point, 6)}};
}

/// What a scenario spends against the first one and what it bought; null where the files do not tell.
Json cost_of(ResultsFile const& first, ResultsFile const& file) {
  auto const cost = policy_cost(first, file);
  if (!cost) return nullptr;
  return {{"first", cost->first_year},
          {"last", cost->last_year},
          {"spending", number(cost->spending, 9)},
          {"tfp", effect_of(cost->tfp)},
          {"innovating", effect_of(cost->innovating)}};
}

Json data_of(ResultsFile const& file) {
  Json data{{"name", file.path().filename().string()}};
  for (auto const* name : {"scenario", "title_vi", "title_en", "code_version", "commit", "created"})
    data[name] = file.text_attribute(name);
  data["hash"] = file.text_attribute("content_hash");
  data["seed"] = file.text_attribute("seed");
  data["scale"] = file.number_attribute("scale");
  data["complete"] = file.complete();
  data["years"] = file.integers("/time/year");
  data["indicators"] = indicators_of(file, data["years"].size());
  data["targets"] = table_of(file, "/targets", kTargets);
  data["binding"] = binding_of(data);
  data["zones"] = zones_of(file);
  data["zoneYear"] = zone_years_of(file);
  data["links"] = links_of(file);
  data["traffic"] = traffic_of(file);
  data["trips"] = trips_of(file);
  data["stops"] = stops_of(file);
  data["transit"] = transit_of(file);
  data["freight"] = freight_of(file);
  data["events"] = table_of(file, "/events", kEvents);
  data["counts"] = table_of(file, "/counts", kCounts);
  data["official"] = table_of(file, "/official", kOfficial);
  data["stations"] = table_of(file, "/stations", kStations);
  data["coupling"] = table_of(file, "/coupling", kCoupling);
  data["dropped"] = file.has("/dropped/line") ? file.find("/dropped/line")->shape[0] : 0;
  return data;
}

/// `<` ends a script element wherever it stands, so it is written as an escape.
std::string safe_in_script(std::string const& json) {
  std::string safe;
  safe.reserve(json.size());
  for (char c : json) c == '<' ? void(safe += "\\u003c") : safe.push_back(c);
  return safe;
}

}  // namespace

std::string report_data(std::span<ResultsFile const> results) {
  Json files = Json::array();
  auto const year = common_cell_year(results);
  for (auto const& file : results) {
    files.push_back(data_of(file));
    if (year) files.back()["squares"] = cells_of(file, *year);
    if (files.size() > 1) files.back()["cost"] = cost_of(results.front(), file);
  }
  return safe_in_script(Json{{"files", std::move(files)}}.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace tanvan
