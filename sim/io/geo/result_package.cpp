#include "sim/io/geo/result_package.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <set>

#include "sim/io/geo/qgis_style.hpp"

namespace tanvan {
namespace {

constexpr double kNoEnd = 1e12;  // above every value
constexpr std::size_t kZoneClasses = 6;

using Colours = std::vector<std::string>;

/// ColorBrewer 2.0 (C. Brewer, colorbrewer2.org), schemes that colour-blind readers can tell apart: YlGnBu, RdYlBu.
Colours const kSequential = {"#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494"};
Colours const kDiverging = {"#4575b4", "#91bfdb", "#e0f3f8", "#fee090", "#fc8d59", "#d73027"};
Colours const kVolume = {"#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b"};

std::vector<double> const kVolumeBreaks = {0, 1'000, 5'000, 10'000, 20'000, 40'000, kNoEnd};  // [PCU/day]
std::vector<double> const kVcBreaks = {0, 0.5, 0.75, 0.9, 1.0, 1.2, kNoEnd};                  // [1]
std::vector<double> const kSpeedBreaks = {0, 10, 20, 30, 40, 60, kNoEnd};                     // [km/h]

constexpr double kThinMm = 0.2, kThickMm = 2.0, kLineMm = 0.8, kSmallMm = 2.2, kLargeMm = 6.0;

std::string volume_qml() {
  return graduated_qml(GeometryKind::line, "volume_pcu_day",
                       classes_between(kVolumeBreaks, kVolume, kThinMm, kThickMm));
}

std::string vc_qml() {
  return graduated_qml(GeometryKind::line, "vc_peak", classes_between(kVcBreaks, kDiverging, kLineMm / 2, kLineMm * 2));
}

/// Slow is red, as full is.
std::string speed_qml() {
  Colours const slow_first(kDiverging.rbegin(), kDiverging.rend());
  return graduated_qml(GeometryKind::line, "speed_kmh_peak",
                       classes_between(kSpeedBreaks, slow_first, kLineMm, kLineMm));
}

std::string graduated_by(DataColumn const& column, GeometryKind kind) {
  auto const breaks = round_breaks(std::get<std::vector<double>>(column.values), kZoneClasses);
  Colours const colours(kSequential.begin(), kSequential.begin() + static_cast<std::ptrdiff_t>(breaks.size() - 1));
  return graduated_qml(kind, column.name, classes_between(breaks, colours, kSmallMm, kLargeMm));
}

std::vector<std::string> years_in(DataTable const& table) {
  std::set<std::int64_t> years;
  if (auto const* column = table.column("year"))
    for (auto const year : std::get<std::vector<std::int64_t>>(column->values)) years.insert(year);
  std::vector<std::string> texts;
  for (auto const year : years) texts.push_back(std::to_string(year));
  return texts;
}

/// `b."year", b."population"` of all columns but some.
std::string named_columns(DataTable const& table, std::string const& alias, std::set<std::string> const& without) {
  std::string text;
  for (auto const& column : table.columns)
    if (!without.contains(column.name)) text += fmt::format(", {}.\"{}\"", alias, column.name);
  return text;
}

std::string joined(DataTable const& place, DataTable const& figures, std::string const& key, std::string const& year) {
  std::set<std::string> both = {key};
  for (auto const& column : figures.columns) both.insert(column.name);
  return fmt::format(
      "SELECT a.fid AS OGC_FID, a.geom{}{} FROM \"{}\" a JOIN \"{}\" b ON a.\"{}\" = b.\"{}\" WHERE b.year = {}",
      ", a.\"" + key + "\"" + named_columns(place, "a", both), named_columns(figures, "b", {key}), place.name,
      figures.name, key, key, year);
}

struct LinkTheme {
  char const *name, *vi, *en;
  std::string qml;
};

void add_link_layers(GeoPackage& package) {
  auto const *links = find_table(package.tables, "links"), *years = find_table(package.tables, "link_year");
  if (!links || links->geometry != GeometryKind::line || !links->column("volume_pcu_day")) return;
  std::array<LinkTheme, 3> const themes = {{{"volume", "Lưu lượng ngày", "Daily volume", volume_qml()},
                                            {"vc", "Hệ số V/C giờ cao điểm", "Peak volume over capacity", vc_qml()},
                                            {"speed", "Tốc độ thấp nhất", "Lowest speed", speed_qml()}}};
  for (auto const& theme : themes)
    package.styles.push_back(
        {"links", Phrase{theme.vi, theme.en}.both(), theme.qml, theme.name == themes.front().name});
  if (!years) return;
  for (auto const& year : years_in(*years))
    for (auto const& theme : themes) {
      auto const name = fmt::format("links_{}_{}", theme.name, year);
      Phrase const title{fmt::format("{} {}", theme.vi, year), fmt::format("{} {}", theme.en, year)};
      package.views.push_back({name, title, "links", joined(*links, *years, "link_id", year)});
      package.styles.push_back({name, title.both(), theme.qml, true});
    }
}

/// What `tanvan assign` found, where its network has a place on the map.
void add_assignment_layers(GeoPackage& package) {
  auto const* links = find_table(package.tables, "assignment_links");
  if (!links || links->geometry != GeometryKind::line) return;
  auto const breaks = round_breaks(std::get<std::vector<double>>(links->column("volume_pcu")->values), kVolume.size());
  Colours const colours(kVolume.begin(), kVolume.begin() + static_cast<std::ptrdiff_t>(breaks.size() - 1));
  package.styles.push_back(
      {links->name, "Lưu lượng / Volume",
       graduated_qml(GeometryKind::line, "volume_pcu", classes_between(breaks, colours, kThinMm, kThickMm)), true});
  package.styles.push_back(
      {links->name, "V/C",
       graduated_qml(GeometryKind::line, "vc", classes_between(kVcBreaks, kDiverging, kLineMm / 2, kLineMm * 2)),
       false});
}

/// One style a figure; the figure of `first` is the layer's own.
void add_zone_styles(GeoPackage& package, std::string const& layer, DataTable const& figures, GeometryKind kind) {
  for (auto const& column : figures.columns)
    if (std::holds_alternative<std::vector<double>>(column.values))
      package.styles.push_back(
          {layer, column.what.both(), graduated_by(column, kind), column.name == "population_density"});
}

void add_zone_layers(GeoPackage& package) {
  auto const *zones = find_table(package.tables, "zones"), *years = find_table(package.tables, "zone_year");
  if (!zones || !years) return;
  add_zone_styles(package, "zones", *years, zones->geometry);
  for (auto const& year : years_in(*years)) {
    auto const name = "zones_" + year;
    package.views.push_back(
        {name, {"Khu vực " + year, "Zones " + year}, "zones", joined(*zones, *years, "zone_id", year)});
    add_zone_styles(package, name, *years, zones->geometry);
  }
}

/// Words of the scenario's tables for people; others as they stand.
struct Kind {
  char const *word, *label;
};
constexpr Kind kKinds[] = {
    {"bus_stop", "Trạm xe buýt / Bus stop"},
    {"brt_station", "Trạm BRT / BRT station"},
    {"metro_station", "Ga metro / Metro station"},
    {"rail_station", "Ga đường sắt / Railway station"},
    {"coach_station", "Bến xe / Coach station"},
    {"ecommerce_zone", "Khu thương mại điện tử / E-commerce zone"},
    {"exhibition", "Trung tâm triển lãm / Exhibition centre"},
    {"government", "Trung tâm hành chính / Government"},
    {"incubator", "Vườn ươm / Incubator"},
    {"industrial_cluster", "Cụm công nghiệp / Industrial cluster"},
    {"industrial_park", "Khu công nghiệp / Industrial park"},
    {"logistics_zone", "Khu logistics / Logistics zone"},
    {"office_tower", "Tháp văn phòng / Office tower"},
    {"residential_commercial", "Khu ở và thương mại / Homes and shops"},
    {"science_technology_park", "Khu khoa học công nghệ / Science and technology park"},
    {"shopping_centre", "Trung tâm mua sắm / Shopping centre"},
    {"social_housing", "Nhà ở xã hội / Social housing"},
    {"tod_mixed_use", "Khu phức hợp TOD / TOD, mixed use"},
    {"university", "Đại học / University"},
    {"university_city", "Đô thị đại học / University city"},
};

std::string label_of(std::string const& word) {
  for (auto const& kind : kKinds)
    if (word == kind.word) return kind.label;
  return word;
}

/// A layer whose rows are told apart by the words of a column.
void add_kinds(GeoPackage& package, std::string const& layer, std::string const& attribute, std::string const& name,
               double size_mm) {
  auto const* table = find_table(package.tables, layer);
  auto const* column = table ? table->column(attribute) : nullptr;
  if (!column || table->geometry != GeometryKind::point) return;
  Colours const colours = {"#1b9e77", "#d95f02", "#7570b3", "#e7298a",
                           "#66a61e", "#e6ab02", "#a6761d", "#666666"};  // Dark2
  std::vector<std::string> const markers = {"circle", "square", "triangle", "diamond", "star"};
  auto const& words = std::get<std::vector<std::string>>(column->values);
  std::set<std::string> const kinds(words.begin(), words.end());
  std::vector<StyleCategory> categories;
  for (auto const& kind : kinds) {
    auto const i = categories.size();
    categories.push_back({kind, label_of(kind), {colours[i % colours.size()], size_mm, markers[i % markers.size()]}});
  }
  package.styles.push_back({layer, name, categorized_qml(GeometryKind::point, attribute, categories), true});
}

void add_about(ResultsFile const& file, GeoPackage& package) {
  for (auto const* key :
       {"scenario", "title_vi", "title_en", "created", "code_version", "commit", "content_hash", "attribution"})
    if (auto const text = file.text_attribute(key); !text.empty()) package.about.emplace_back(key, text);
  for (auto const* key : {"seed", "scale"})
    package.about.emplace_back(key, fmt::format("{}", file.number_attribute(key)));
  package.about.emplace_back("reference_system", "EPSG:4326, longitude and latitude [degrees]");
  package.about.emplace_back("colours", "ColorBrewer 2.0, colorbrewer2.org (Apache-2.0)");
}

}  // namespace

GeoPackage package_of_result(ResultsFile const& file, std::vector<DataTable> tables, Language language) {
  GeoPackage package;
  package.tables = std::move(tables);
  package.language = language;
  package.date = file.text_attribute("created");
  if (package.date.empty()) package.date = "1970-01-01T00:00:00Z";
  add_link_layers(package);
  add_assignment_layers(package);
  add_zone_layers(package);
  add_kinds(package, "stops", "kind", "Trạm dừng / Stops", kSmallMm);
  add_kinds(package, "stations", "kind", "Nhà ga / Stations", kSmallMm * 2);
  add_kinds(package, "sites", "kind", "Địa điểm / Sites", kSmallMm * 2);
  add_kinds(package, "counts", "metric", "Đếm xe / Traffic counts", kSmallMm * 2);
  add_about(file, package);
  return package;
}

}  // namespace tanvan
