#include "sim/engine/official.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace tanvan {
namespace {

/// Which official figure answers to which simulated one.
struct Counterpart {
  std::string_view indicator;  // of macro.csv
  std::string_view series;     // of Record::indicators
  double factor;               // from the unit of the series to that of macro.csv
  double day = 1;              // day of the official stock, as a share of the year: 1 = its end, as simulated
  bool in_points = false;
  double tolerance = 0;  // allowed on either side [percent or percentage points]; 0 = none set
  std::string_view definition_en, definition_vi;
};

constexpr Counterpart kCounterparts[] = {
    {"grdp_current", "GRDP", 1, 1, false, 0, "GRDP at current prices", "GRDP theo giá hiện hành"},
    {"grdp_growth", "growth_output", 1, 1, true, 0.7, "Growth of GRDP at constant prices",
     "Tốc độ tăng GRDP theo giá so sánh"},
    {"grdp_per_capita", "grdp_per_head", 1, 1, false, 3, "GRDP per head at current prices",
     "GRDP bình quân đầu người theo giá hiện hành"},
    {"population_average", "population", 1, 0.5, false, 0, "Mean population of the year",
     "Dân số trung bình trong năm"},
    {"income_per_capita_month", "income_per_head", 1e-6, 1, false, 5, "Income per head and month",
     "Thu nhập bình quân đầu người một tháng"},
    {"enterprises_registered_year_end", "enterprises", 1, 1, false, 3, "Enterprises at the end of the year",
     "Số doanh nghiệp vào cuối năm"},
    {"enterprises_registered_march", "enterprises", 1, 0.2, false, 3, "Enterprises in mid-March",
     "Số doanh nghiệp giữa tháng 3"},
    {"unemployment_rate", "unemployment_rate", 1, 1, true, 0.3, "Unemployment rate", "Tỷ lệ thất nghiệp"},
    {"workers_industrial_parks_mid_year", "park_employment", 1, 0.5, false, 3,
     "Workers of industrial parks and clusters in the middle of the year",
     "Lao động tại các khu, cụm công nghiệp giữa năm"},
};

std::optional<double> value_in(Record const& record, std::string_view series, int year) {
  auto const found = record.indicators.find(std::string(series));
  auto const at = std::find(record.years.begin(), record.years.end(), year) - record.years.begin();
  if (found == record.indicators.end() || at >= std::ssize(found->second)) return std::nullopt;
  return found->second[static_cast<std::size_t>(at)];
}

/// The simulated figure on the official one's day.
std::optional<double> simulated_on(Record const& record, Counterpart const& c, int year) {
  auto const end = value_in(record, c.series, year);
  if (!end || c.day == 1) return end;
  auto const start = value_in(record, c.series, year - 1);
  if (!start) return std::nullopt;
  return *start + c.day * (*end - *start);
}

OfficialComparison comparison(MacroRow const& row, Counterpart const& c, double simulated) {
  double const less = simulated - row.value;
  double const difference = c.in_points ? less : 100 * less / row.value;
  bool const published = row.source.find("from memory") == std::string::npos;
  return {row,
          std::string(c.series),
          simulated,
          difference,
          c.in_points,
          c.tolerance,
          published,
          std::string(c.definition_en),
          std::string(c.definition_vi)};
}

}  // namespace

std::vector<OfficialComparison> compare_official(World const& world) {
  std::vector<OfficialComparison> all;
  for (auto const& c : kCounterparts) {
    auto const first = std::ssize(all);
    for (auto const& row : world.region.macro) {
      if (row.indicator != c.indicator || row.value == 0) continue;
      auto const simulated = simulated_on(world.record, c, row.year);
      if (simulated) all.push_back(comparison(row, c, *simulated * c.factor));
    }
    std::stable_sort(all.begin() + first, all.end(),
                     [](auto const& a, auto const& b) { return a.official.year < b.official.year; });
  }
  return all;
}

}  // namespace tanvan
