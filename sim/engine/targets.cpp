#include "sim/engine/targets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "sim/engine/target_margin.hpp"

namespace tanvan {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kAbout = 0.1;   // "khoảng": within a tenth, our reading
constexpr int kBaseYear = 2020;  // "so với năm 2020"

/// How a series answers a target's year.
enum class Reading { that_year, mean_of_three, mean_of_five, ratio_to_base, tfp_over_five };

struct Rule {
  std::string_view indicator;  // of targets.csv
  std::string_view series;     // of Record::indicators
  Reading reading;
  std::string_view definition_en, definition_vi;
};

constexpr Rule kRules[] = {
    {"tfp_contribution_to_growth", "tfp_share_gso", Reading::that_year, "TFP share of growth in that year, GSO formula",
     "Đóng góp của TFP vào tăng trưởng trong năm, công thức TCTK"},
    {"tfp_contribution_to_growth", "growth_tfp", Reading::tfp_over_five,
     "TFP share of growth over the five years to that year, GSO formula",
     "Đóng góp của TFP vào tăng trưởng bình quân 5 năm, công thức TCTK"},
    {"tfp_contribution_to_growth", "tfp_share_apo", Reading::that_year, "TFP share of growth in that year, APO form",
     "Đóng góp của TFP vào tăng trưởng trong năm, cách tính của APO"},
    {"technology_equipment_renewal_rate", "renewal_r1", Reading::mean_of_three,
     "R1: growth of the renewal index a year, mean of three years", "R1: tốc độ tăng chỉ số đổi mới, bình quân 3 năm"},
    {"technology_equipment_renewal_rate", "renewal_r2", Reading::that_year, "R2: enterprises that renewed in that year",
     "R2: tỷ lệ doanh nghiệp có đổi mới trong năm"},
    {"technology_equipment_renewal_rate", "renewal_r3", Reading::that_year, "R3: machines replaced in that year",
     "R3: tỷ lệ máy móc được thay mới trong năm"},
    {"social_labour_productivity_growth", "labour_productivity_growth", Reading::mean_of_three,
     "Growth of labour productivity at constant prices, mean of three years",
     "Tốc độ tăng năng suất lao động theo giá so sánh, bình quân 3 năm"},
    {"social_labour_productivity_growth", "labour_productivity_growth", Reading::mean_of_five,
     "Growth of labour productivity at constant prices, mean of five years",
     "Tốc độ tăng năng suất lao động theo giá so sánh, bình quân 5 năm"},
    {"science_technology_enterprises_vs_2020", "st_enterprises", Reading::ratio_to_base,
     "S&T enterprises over those of 2020", "Số doanh nghiệp khoa học và công nghệ so với năm 2020"},
    {"innovative_startups_vs_2020", "startups", Reading::ratio_to_base, "Innovative startups over those of 2020",
     "Số doanh nghiệp khởi nghiệp đổi mới sáng tạo so với năm 2020"},
    {"innovating_enterprises_share", "innovating_share_all", Reading::that_year, "All enterprises, window of 36 months",
     "Tất cả doanh nghiệp, trong 36 tháng gần nhất"},
    {"innovating_enterprises_share", "innovating_share_manufacturing", Reading::that_year,
     "Enterprises of manufacturing, window of 36 months", "Doanh nghiệp chế biến, chế tạo, trong 36 tháng gần nhất"},
    {"innovating_enterprises_share", "innovating_share_10plus", Reading::that_year,
     "Enterprises with ten and more workers, window of 36 months",
     "Doanh nghiệp từ 10 lao động trở lên, trong 36 tháng gần nhất"},
};

/// Targets that special areas fulfil by opening.
struct OpeningRule {
  std::string_view indicator;
  std::array<std::string_view, 5> kinds;  // of special_areas.csv
  bool floor_area;                        // their floor area rather than their number
  std::string_view definition_en, definition_vi;
};

constexpr OpeningRule kOpenings[] = {
    {"wtc_expo_floor_area",
     {"exhibition"},
     true,
     "Floor area of exhibition centres that this scenario opens by that year",
     "Diện tích sàn trung tâm triển lãm mà kịch bản này mở cửa đến năm đó"},
    {"wtc_bdnc_special_areas",
     {"tod_mixed_use", "office_tower", "exhibition", "ecommerce_zone", "logistics_zone"},
     false,
     "Special areas of WTC BDNC that this scenario opens by that year",
     "Số đặc khu của WTC BDNC mà kịch bản này mở cửa đến năm đó"},
    {"cross_border_ecommerce_pilot_zones",
     {"ecommerce_zone"},
     false,
     "Cross-border e-commerce zones that this scenario opens by that year",
     "Số khu thương mại điện tử xuyên biên giới mà kịch bản này mở cửa đến năm đó"},
    {"science_technology_industrial_parks",
     {"science_technology_park"},
     false,
     "Science and technology parks that this scenario opens by that year",
     "Số khu công nghiệp khoa học và công nghệ mà kịch bản này mở cửa đến năm đó"},
};

std::optional<std::size_t> row_of(Record const& record, int year) {
  auto const at = std::find(record.years.begin(), record.years.end(), year);
  if (at == record.years.end()) return std::nullopt;
  return static_cast<std::size_t>(at - record.years.begin());
}

double value_in(Record const& record, std::string_view series, int year) {
  auto const found = record.indicators.find(std::string(series));
  auto const row = row_of(record, year);
  return found == record.indicators.end() || !row || *row >= found->second.size() ? kUnknown : found->second[*row];
}

double mean_to(Record const& record, std::string_view series, int year, int years) {
  double sum = 0;  // NaN where a year is missing
  for (int y = year - years + 1; y <= year; ++y) sum += value_in(record, series, y);
  return sum / years;
}

double read_series(Record const& record, Rule const& rule, int year) {
  switch (rule.reading) {
    case Reading::that_year: return value_in(record, rule.series, year);
    case Reading::mean_of_three: return mean_to(record, rule.series, year, 3);
    case Reading::mean_of_five: return mean_to(record, rule.series, year, 5);
    case Reading::ratio_to_base: {
      auto const base = value_in(record, rule.series, kBaseYear);
      return base > 0 ? value_in(record, rule.series, year) / base : kUnknown;
    }
    case Reading::tfp_over_five: {
      auto const output = mean_to(record, "growth_output", year, 5);
      return output != 0 ? 100 * mean_to(record, rule.series, year, 5) / output : kUnknown;
    }
  }
  return kUnknown;
}

/// The month in which an area opened or will: its site's where it has one, else January of its year. An area that is
/// only planned stays closed until an intervention releases it.
Month opening_of(World const& world, SpecialAreaRow const& area) {
  for (std::size_t i = 0; i < world.sites.size(); ++i)
    if (world.sites.name[i] == area.name || world.sites.name[i] == area.id) return world.sites.open_from[i];
  return area.opening_year > 0 && area.status != "planned" ? month_of(area.opening_year, 1) : kNeverOpen;
}

double read_openings(World const& world, OpeningRule const& rule, int year) {
  if (!row_of(world.record, year)) return kUnknown;
  double sum = 0;
  for (auto const& area : world.region.areas) {
    bool const counts = std::find(rule.kinds.begin(), rule.kinds.end(), area.kind) != rule.kinds.end();
    if (counts && opening_of(world, area) <= month_of(year, 12)) sum += rule.floor_area ? area.floor_area_m2 : 1;
  }
  return sum;
}

/// The whole series, empty where nothing has its name.
std::span<double const> series_of(Record const& record, std::string_view name) {
  auto const found = record.indicators.find(std::string(name));
  return found == record.indicators.end() ? std::span<double const>{} : std::span<double const>(found->second);
}

/// Scatter of a share 100 A / G over `years` years that end in `year`: that of A - share G, over the growth G.
double share_margin(Record const& record, double share, int year, int years) {
  auto const tfp = series_of(record, "growth_tfp"), output = series_of(record, "growth_output");
  std::vector<double> own;
  for (std::size_t i = 0; i < std::min(tfp.size(), output.size()); ++i) own.push_back(tfp[i] - share / 100 * output[i]);
  return 100 * yearly_scatter(own) / std::abs(mean_to(record, "growth_output", year, years)) / std::sqrt(years);
}

/// Scatter of a ratio to the base year, each end with its yearly scatter or its sampling error, the larger of the two.
double ratio_margin(World const& world, std::string_view series, double ratio, int year) {
  double const own = yearly_scatter(series_of(world.record, series));
  auto const relative = [&](int y) {
    double const count = value_in(world.record, series, y);
    return count > 0 ? std::max(own, sampling_error(count, world.scale)) / count : kUnknown;
  };
  return ratio * std::hypot(relative(year), relative(kBaseYear));
}

double margin_of(World const& world, Rule const& rule, double simulated, int year) {
  double const own = yearly_scatter(series_of(world.record, rule.series));
  bool const share = rule.indicator == "tfp_contribution_to_growth";
  switch (rule.reading) {
    case Reading::that_year: return share ? share_margin(world.record, simulated, year, 1) : own;
    case Reading::mean_of_three: return own / std::sqrt(3.0);
    case Reading::mean_of_five: return own / std::sqrt(5.0);
    case Reading::ratio_to_base: return ratio_margin(world, rule.series, simulated, year);
    case Reading::tfp_over_five: return share_margin(world.record, simulated, year, 5);
  }
  return kUnknown;
}

/// A single year's figure as a mean of three years, so that both can be seen.
double smoothed_of(Record const& record, Rule const& rule, int year) {
  if (rule.reading == Reading::ratio_to_base) {
    auto const base = value_in(record, rule.series, kBaseYear);
    return base > 0 ? mean_to(record, rule.series, year, 3) / base : kUnknown;
  }
  if (rule.reading != Reading::that_year) return kUnknown;
  if (rule.series != "tfp_share_gso") return mean_to(record, rule.series, year, 3);
  auto const output = mean_to(record, "growth_output", year, 3);
  return output != 0 ? 100 * mean_to(record, "growth_tfp", year, 3) / output : kUnknown;
}

/// Distance of a figure from the line at which its verdict turns.
double distance_to_line(double simulated, TargetRow const& target) {
  double const away = std::abs(simulated - target.value);
  return target.comparator == "~" ? std::abs(away - kAbout * std::abs(target.value)) : away;
}

TargetScore score(TargetRow const& target, double simulated, std::string_view en, std::string_view vi) {
  bool const met = meets(simulated, target.comparator, target.value);
  double const shortfall = std::isnan(simulated) ? kUnknown : met ? 0 : std::abs(target.value - simulated);
  double const margin = std::isnan(simulated) ? kUnknown : 0;
  return {target, std::string(en), std::string(vi), simulated, met, shortfall, kUnknown, margin, false};
}

TargetScore score(World const& world, TargetRow const& target, Rule const& rule) {
  double const simulated = read_series(world.record, rule, target.year);
  auto result = score(target, simulated, rule.definition_en, rule.definition_vi);
  result.smoothed = smoothed_of(world.record, rule, target.year);
  result.margin = margin_of(world, rule, simulated, target.year);
  result.too_close = distance_to_line(simulated, target) < result.margin;  // false for NaN
  return result;
}

}  // namespace

bool meets(double simulated, std::string const& comparator, double value) {
  if (std::isnan(simulated)) return false;
  if (comparator == ">") return simulated > value;
  if (comparator == ">=") return simulated >= value;
  if (comparator == "<") return simulated < value;
  if (comparator == "<=") return simulated <= value;
  if (comparator == "~") return std::abs(simulated - value) <= kAbout * std::abs(value);
  return comparator == "=" && simulated == value;
}

std::vector<TargetScore> score_targets(World const& world) {
  std::vector<TargetScore> scores;
  for (auto const& target : world.region.targets) {
    auto const before = scores.size();
    for (auto const& rule : kRules)
      if (rule.indicator == target.indicator) scores.push_back(score(world, target, rule));
    for (auto const& rule : kOpenings)
      if (rule.indicator == target.indicator)
        scores.push_back(
            score(target, read_openings(world, rule, target.year), rule.definition_en, rule.definition_vi));
    if (scores.size() == before) scores.push_back(score(target, kUnknown, "not simulated", "không mô phỏng"));
  }
  return scores;
}

}  // namespace tanvan
