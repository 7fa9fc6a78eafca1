/// Goods of every year: commodities, vehicles, hours, gateways, turn times, and single figures.

#include <array>
#include <limits>
#include <utility>

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;
using Reals = std::vector<double>;
using Integers = std::vector<std::int64_t>;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

template <class T>
void append(std::vector<T>& to, std::vector<T> const& more) {
  to.insert(to.end(), more.begin(), more.end());
}

std::string path_of(std::string const& year, std::string const& dataset) {
  return "/freight/" + year + "/" + dataset;
}

/// Years whose group holds the dataset.
Texts years_with(ResultColumns const& from, std::string const& dataset) {
  Texts years;
  for (auto const& year : from.file().children("/freight"))
    if (from.size(path_of(year, dataset)) > 0) years.push_back(year);
  return years;
}

/// What names the rows of a table: labels of a dataset, each with `classes` rows in every year.
struct LabelledRows {
  std::string label;  // dataset and column
  Texts years;
  std::size_t classes = 1;

  std::size_t labels(ResultColumns const& from, std::string const& year) const {
    return from.extent(path_of(year, label), 0);
  }
};

/// Columns `year` and the label.
std::vector<DataColumn> keys_of(ResultColumns& from, LabelledRows const& rows) {
  Integers years;
  Texts labels;
  for (auto const& year : rows.years) {
    auto const count = rows.labels(from, year);
    years.insert(years.end(), count * rows.classes, std::stoll(year));
    append(labels, each_times(from.texts(path_of(year, rows.label), count), rows.classes));
  }
  auto label = from.heading(path_of(rows.years.back(), rows.label), rows.label);
  label.values = std::move(labels);
  return {{"year", "year", {"năm", "calendar year"}, "", std::move(years)}, std::move(label)};
}

/// A dataset of all years as a column, not known in years without it.
DataColumn over_years(ResultColumns& from, LabelledRows const& rows, std::string const& dataset,
                      std::string const& name) {
  DataColumn column;
  Reals values;
  for (auto const& year : rows.years) {
    auto const path = path_of(year, dataset);
    auto const count = rows.labels(from, year) * rows.classes;
    if (from.file().has(path)) column = from.heading(path, name);
    append(values, from.file().has(path) ? from.reals(path, count) : Reals(count, kUnknown));
  }
  column.values = std::move(values);
  return column;
}

/// {dataset, column}.
using NamedFigure = std::pair<char const*, char const*>;

constexpr NamedFigure kGoods[] = {
    {"tonnes_opening", "tonnes_opening"},   {"tonnes_produced", "tonnes_produced"},
    {"tonnes_imported", "tonnes_imported"}, {"tonnes_delivered", "tonnes_delivered"},
    {"tonnes_in_stock", "tonnes_in_stock"}, {"commodity_tonnes", "tonnes_day"},
};
constexpr NamedFigure kVehicles[] = {
    {"vehicle_trips", "trips"}, {"vehicle_km", "km"}, {"vehicle_h", "hours"}, {"empty_km", "empty_km"},
    {"tonne_km", "tonne_km"},   {"co2_t", "co2_t"},   {"nox_kg", "nox_kg"},   {"pm25_kg", "pm25_kg"},
};
constexpr NamedFigure kGateways[] = {
    {"gateway_tonnes", "tonnes"},
    {"gateway_containers", "containers"},
    {"gate_lanes", "lanes"},
    {"gate_wait_min", "wait_min"},
    {"gate_wait_p95_min", "wait_p95_min"},
    {"turn_min", "turn_min"},
    {"turn_p95_min", "turn_p95_min"},
    {"gateway_lon", "lon"},
    {"gateway_lat", "lat"},
};

/// A row a year and label, a column a figure that any year has. Adds nothing where no year has the label.
DataTable* add_labelled(ResultColumns& from, char const* name, Phrase title, std::string const& label,
                        std::span<NamedFigure const> figures, Tables& tables) {
  LabelledRows const rows{label, years_with(from, label)};
  if (rows.years.empty()) return nullptr;
  tables.push_back({name, std::move(title), keys_of(from, rows), {}, {0}, {}, {}});
  for (auto const& [dataset, column] : figures)
    if (!years_with(from, dataset).empty()) tables.back().columns.push_back(over_years(from, rows, dataset, column));
  return &tables.back();
}

/// Trucks of the whole day, after the label.
void add_gate_trucks(ResultColumns& from, DataTable& gateways) {
  if (years_with(from, "gate_trucks").empty()) return;
  LabelledRows const rows{"gateway", years_with(from, "gateway")};
  Reals trucks;
  for (auto const& year : rows.years) {
    auto const nodes = rows.labels(from, year);
    auto const path = path_of(year, "gate_trucks");
    auto const hours = from.extent(path, 1);
    auto const by_hour = hours > 0 ? from.reals(path, nodes * hours) : Reals{};
    for (std::size_t node = 0; node < nodes; ++node) {
      trucks.push_back(hours > 0 ? 0 : kUnknown);
      for (std::size_t hour = 0; hour < hours; ++hour) trucks.back() += by_hour[node * hours + hour];
    }
  }
  gateways.columns.insert(gateways.columns.begin() + 2,
                          {"trucks",
                           "trucks per day",
                           {"số xe đến cổng trong ngày, mọi chủ hàng", "that arrive at the gate, all shippers"},
                           "",
                           std::move(trucks)});
}

/// Figures by label and class: hours, or classes of a time.
struct ClassTable {
  char const *name, *vi, *en;
  char const *label, *dataset, *figure;
  char const *class_name, *class_unit, *class_vi, *class_en;
  std::int64_t step;  // from one class to the next
};

constexpr ClassTable kClassTables[] = {
    {"freight_departures", "Lượt xe chở hàng theo giờ xuất phát", "Drives of goods by hour of departure", "vehicle",
     "departures", "trips", "hour", "h", "giờ xuất phát; 6: từ 6 đến 7 giờ", "of departure; 6: from 06:00 to 07:00", 1},
    {"freight_gate_hours", "Xe tải đến cổng theo giờ", "Trucks at gateways by hour of arrival", "gateway",
     "gate_trucks", "trucks", "hour", "h", "giờ đến cổng; 6: từ 6 đến 7 giờ", "of arrival; 6: from 06:00 to 07:00", 1},
    {"freight_turn_times", "Xe tải theo thời gian quay vòng ở cửa ngõ", "Trucks at gateways by turn time", "gateway",
     "turn_trucks", "trucks", "turn_from_min", "min", "cận dưới của lớp mười phút; lớp cuối không có cận trên",
     "from which a class of ten minutes begins; the last is open", 10},
};

void add_classes(ResultColumns& from, ClassTable const& made, Tables& tables) {
  LabelledRows rows{made.label, years_with(from, made.dataset)};
  if (rows.years.empty()) return;
  rows.classes = from.extent(path_of(rows.years.front(), made.dataset), 1);
  Integers lower(rows.classes), all;
  for (std::size_t c = 0; c < rows.classes; ++c) lower[c] = static_cast<std::int64_t>(c) * made.step;
  for (auto const& year : rows.years) append(all, all_times(lower, rows.labels(from, year)));
  DataTable table{made.name, {made.vi, made.en}, keys_of(from, rows), {}, {0}, {}, {}};
  table.columns.push_back({made.class_name, made.class_unit, {made.class_vi, made.class_en}, "", std::move(all)});
  table.columns.push_back(over_years(from, rows, made.dataset, made.figure));
  tables.push_back(std::move(table));
}

/// Sizes of shipments, which no dataset names.
constexpr std::array kSizes = {"1.5 t", "4.5 t", "8 t", "15 t", "25 t", "35 t"};

/// What a figure is of: one empty text for the whole day. None where the figure has a table of its own.
Texts parts_of(ResultColumns& from, std::string const& year, std::string_view shape) {
  auto const labels = [&](char const* dataset) {
    auto const path = path_of(year, dataset);
    return from.texts(path, from.extent(path, 0));
  };
  if (shape.empty()) return {""};
  if (shape == "o") return labels("flow");
  if (shape == "chain" || shape == "channel") return labels(shape == "chain" ? "chain" : "channel");
  if (shape == "z") return {kSizes.begin(), kSizes.end()};
  return {};
}

/// A row a year and figure, and a row a part of those that are split by flow, chain, customs channel or size.
DataTable figure_rows(ResultColumns& from) {
  constexpr std::string_view kGroup = "/freight/{year}/";
  Integers years;
  Texts figures, parts, units, vi, en;
  Reals values;
  for (auto const& year : from.file().children("/freight"))
    for (auto const& spec : results_schema()) {
      if (!spec.path.starts_with(kGroup) || spec.type != ValueType::real) continue;
      std::string const name(spec.path.substr(kGroup.size()));
      auto const path = path_of(year, name);
      if (!from.file().has(path)) continue;
      auto const of = parts_of(from, year, spec.shape);
      if (of.empty()) continue;
      auto const heading = from.heading(path, name);
      append(parts, of);
      append(values, from.reals(path, of.size()));
      years.insert(years.end(), of.size(), std::stoll(year));
      figures.insert(figures.end(), of.size(), name);
      units.insert(units.end(), of.size(), heading.unit);
      vi.insert(vi.end(), of.size(), heading.what.vi);
      en.insert(en.end(), of.size(), heading.what.en);
    }
  DataTable table{"freight_figures", {"Chỉ số vận tải hàng hóa", "Figures of freight"}, {}, {}, {0}, {}, {}};
  table.columns = {
      {"year", "year", {"năm", "calendar year"}, "", std::move(years)},
      {"figure", "text", {"chỉ số", "figure, as the results file calls it"}, "", std::move(figures)},
      {"part", "text", {"phần; trống: toàn bộ", "of what; empty: the whole"}, "", std::move(parts)},
      {"value", "1", {"giá trị, theo đơn vị bên cạnh", "value, in the unit beside it"}, "", std::move(values)},
      {"unit", "text", {"đơn vị", "unit"}, "", std::move(units)},
      {"meaning_vi", "text", {"nội dung", "what it is, in Vietnamese"}, "", std::move(vi)},
      {"meaning_en", "text", {"nội dung, tiếng Anh", "what it is"}, "", std::move(en)}};
  return table;
}

}  // namespace

void add_freight_tables(ResultColumns& from, Tables& tables) {
  add_labelled(from, "freight_goods", {"Hàng hóa theo năm và nhóm hàng", "Goods by year and commodity"}, "commodity",
               kGoods, tables);
  add_labelled(from, "freight_vehicles", {"Xe chở hàng trong ngày", "Vehicles that carry goods on the day of travel"},
               "vehicle", kVehicles, tables);
  if (auto* gateways = add_labelled(from, "freight_gateways", {"Cửa ngõ hàng hóa", "Gateways of goods"}, "gateway",
                                    kGateways, tables))
    add_gate_trucks(from, *gateways);
  for (auto const& made : kClassTables) add_classes(from, made, tables);
  if (auto figures = figure_rows(from); figures.rows() > 0) tables.push_back(std::move(figures));
}

}  // namespace tanvan
