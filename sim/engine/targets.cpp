#include "sim/engine/targets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "sim/engine/icf.hpp"
#include "sim/engine/target_margin.hpp"
#include "sim/engine/target_rules.hpp"

namespace tanvan {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kAbout = 0.1;  // "khoảng": within a tenth, our reading

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

/// Over the years of the run to `year`; NaN where it does not reach that far.
double sum_to(Record const& record, std::string_view series, int year) {
  if (!row_of(record, year)) return kUnknown;
  double sum = 0;
  for (int y = record.years.front(); y <= year; ++y) sum += value_in(record, series, y);
  return sum;
}

double ratio_to(Record const& record, std::string_view series, int year, int base) {
  double const before = value_in(record, series, base);
  return before > 0 ? value_in(record, series, year) / before : kUnknown;
}

/// The least year since the title over the base year; NaN where a year is missing.
double least_ratio(Record const& record, std::string_view series, int year) {
  double least = std::numeric_limits<double>::infinity();
  for (int y = kTitleYear; y <= year; ++y) {
    double const ratio = ratio_to(record, series, y, kBaseYear);
    if (std::isnan(ratio)) return kUnknown;
    least = std::min(least, ratio);
  }
  return std::isfinite(least) ? least : kUnknown;
}

double read_series(Record const& record, Rule const& rule, int year) {
  switch (rule.reading) {
    case Reading::that_year: return value_in(record, rule.series, year);
    case Reading::mean_of_three: return mean_to(record, rule.series, year, 3);
    case Reading::mean_of_five: return mean_to(record, rule.series, year, 5);
    case Reading::ratio_to_base: return ratio_to(record, rule.series, year, kBaseYear);
    case Reading::ratio_to_title: return ratio_to(record, rule.series, year, kTitleYear);
    case Reading::least_ratio: return least_ratio(record, rule.series, year);
    case Reading::ratio_to_line: return value_in(record, rule.series, year) / rule.line;
    case Reading::sum_to_year: return sum_to(record, rule.series, year);
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
    bool const named = area.name.find(rule.named) != std::string::npos;
    if (counts && named && opening_of(world, area) <= month_of(year, 12))
      sum += rule.floor_area ? area.floor_area_m2 : 1;
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

/// True for series that count agents, which a sample tells no better than its size allows.
bool is_count(std::string_view series) {
  return series == "st_enterprises" || series == "startups" || series == "innovation_management_enterprises";
}

/// Scatter of a year's figure: that of its series, of counts at least the sampling error.
double year_margin(World const& world, std::string_view series, int year) {
  double const own = yearly_scatter(series_of(world.record, series)), value = value_in(world.record, series, year);
  return is_count(series) && value >= 0 ? std::max(own, sampling_error(value, world.scale)) : own;
}

/// Scatter of a ratio between two years of a series.
double ratio_margin(World const& world, std::string_view series, double ratio, int year, int base) {
  auto const relative = [&](int y) {
    double const value = value_in(world.record, series, y);
    return value > 0 ? year_margin(world, series, y) / value : kUnknown;
  };
  return ratio * std::hypot(relative(year), relative(base));
}

double margin_of(World const& world, Rule const& rule, double simulated, int year) {
  double const own = yearly_scatter(series_of(world.record, rule.series));
  bool const share = rule.indicator == "tfp_contribution_to_growth";
  switch (rule.reading) {
    case Reading::that_year: return share ? share_margin(world.record, simulated, year, 1) : own;
    case Reading::mean_of_three: return own / std::sqrt(3.0);
    case Reading::mean_of_five: return own / std::sqrt(5.0);
    case Reading::ratio_to_base: return ratio_margin(world, rule.series, simulated, year, kBaseYear);
    case Reading::ratio_to_title: return ratio_margin(world, rule.series, simulated, year, kTitleYear);
    case Reading::least_ratio: return ratio_margin(world, rule.series, simulated, year, kBaseYear);
    case Reading::ratio_to_line: return own / rule.line;
    case Reading::sum_to_year: return simulated >= 0 ? sampling_error(simulated, world.scale) : kUnknown;
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

TargetScore score(TargetRow const& target, double simulated, std::string_view en, std::string_view vi,
                  TargetBasis basis) {
  bool const met = meets(simulated, target.comparator, target.value);
  double const shortfall = std::isnan(simulated) ? kUnknown : met ? 0 : std::abs(target.value - simulated);
  double const margin = std::isnan(simulated) ? kUnknown : 0;
  return {target, std::string(en), std::string(vi), simulated, met, shortfall, kUnknown, margin, basis, false};
}

TargetScore score(World const& world, TargetRow const& target, CountRule const& rule) {
  double const counted = rule.count ? rule.count(world.record, world.network, target.year) : kUnknown;
  auto result = score(target, counted, rule.definition_en, rule.definition_vi, rule.basis);
  result.margin = kUnknown;
  if (rule.tell == nullptr) return result;
  auto const told = rule.tell(world.record, target.year);
  result.definition_en += told.en;
  result.definition_vi += told.vi;
  return result;
}

TargetScore score(World const& world, TargetRow const& target, Rule const& rule) {
  int const year = rule.to_last_year ? year_read(world.record, target.year) : target.year;
  double const simulated = read_series(world.record, rule, year);
  auto result = score(target, simulated, rule.definition_en, rule.definition_vi, rule.basis);
  result.smoothed = smoothed_of(world.record, rule, year);
  result.margin = margin_of(world, rule, simulated, year);
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

std::string_view name_of(TargetBasis basis) {
  switch (basis) {
    case TargetBasis::agents: return "agents";
    case TargetBasis::index: return "index";
    case TargetBasis::input: return "input";
  }
  return "";
}

std::vector<TargetScore> score_targets(World const& world) {
  std::vector<TargetScore> scores;
  for (auto const& target : world.region.targets) {
    auto const before = scores.size();
    for (auto const& rule : kRules)
      if (rule.indicator == target.indicator) scores.push_back(score(world, target, rule));
    for (auto const& rule : kOpenings)
      if (rule.indicator == target.indicator)
        scores.push_back(score(target, read_openings(world, rule, target.year), rule.definition_en, rule.definition_vi,
                               TargetBasis::input));
    for (auto const& rule : kCounts)
      if (rule.indicator == target.indicator) scores.push_back(score(world, target, rule));
    if (scores.size() == before)
      scores.push_back(score(target, kUnknown, "not simulated", "không mô phỏng", TargetBasis::input));
  }
  return scores;
}

}  // namespace tanvan
