#include "sim/engine/target_counts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/icf.hpp"

namespace tanvan {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr int kBase = 2020, kTitle = 2021;
constexpr std::array<std::string_view, 3> kCoreCities = {"Thủ Dầu Một", "Dĩ An", "Thuận An"};

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

double ratio(Record const& record, std::string_view series, int year, int base) {
  double const before = value_in(record, series, base);
  return before > 0 ? value_in(record, series, year) / before : kUnknown;
}

double mean_ratio(Record const& record, std::string_view a, std::string_view b, int year) {
  return std::sqrt(ratio(record, a, year, kTitle) * ratio(record, b, year, kTitle));
}

/// GRDP at constant prices a worker.
double productivity(Record const& record, int year) {
  double const workers = value_in(record, "employment", year);
  return workers > 0 ? value_in(record, "GRDP_constant", year) / workers : kUnknown;
}

/// A figure of all zones of a district.
double of_district(Record const& record, Network const& network, std::string const& figure, std::string_view district,
                   std::size_t row) {
  auto const found = record.zone_year.find(figure);
  auto const zones = network.zones.size();
  if (found == record.zone_year.end() || found->second.size() < (row + 1) * zones) return kUnknown;
  double sum = 0;
  for (auto id : ids<ZoneId>(zones))
    if (network.zones.district[id] == district) sum += found->second[row * zones + id.value];
  return sum;
}

/// A layer of the smart city.
struct Layer {
  std::string_view en, vi;
  double better = kUnknown;  // over 1: better than in 2020; NaN: not held
};

Told word_of(double better) {
  if (std::isnan(better)) return {"not known in this run", "chưa biết trong lần chạy này"};
  return better > 1 ? Told{"better", "tốt hơn"} : Told{"not better", "không tốt hơn"};
}

}  // namespace

int year_read(Record const& record, int year) {
  constexpr int kNear = 10;  // from 2030, where the programme ends, to the vision of 2040
  if (record.years.empty() || record.years.back() + kNear < year) return year;
  return std::min(year, record.years.back());
}

double criteria_kept(Record const& record, Network const&, int year) {
  double kept = 0;
  bool any = false;
  for (auto const& criterion : icf_criteria()) {
    double const against = ratio(record, criterion.series, year, kTitle);
    any = any || !std::isnan(against);
    kept += against >= 1;  // false for NaN
  }
  return any ? kept : kUnknown;
}

double digital_standing(Record const& record, Network const&, int year) {
  return mean_ratio(record, "icf_broadband", "icf_digital_equality", year);
}

double green_standing(Record const& record, Network const&, int year) {
  return mean_ratio(record, "icf_broadband", "icf_sustainability", year_read(record, year));
}

Told layers_told(Record const& record, int year) {
  auto const against = [&](std::string_view series) { return ratio(record, series, year, kBase); };
  std::array<Layer, 4> const layers = {
      Layer{"planning and transport (commuting time)", "quy hoạch và giao thông (thời gian đi làm)",
            1 / against("commute_time_mean")},
      Layer{"economy (labour productivity)", "kinh tế (năng suất lao động)",
            productivity(record, year) / productivity(record, kBase)},
      Layer{"digital (digital_share)", "số (digital_share)", against("digital_share")},
      Layer{"human resources (skilled_share)", "nhân lực (skilled_share)", against("skilled_share")}};
  Told told{fmt::format(". The other four, {} against {}", year, kBase),
            fmt::format(". Bốn lớp kia, năm {} so với {}", year, kBase)};
  std::string_view between = ": ";
  for (auto const& layer : layers) {
    auto const word = word_of(layer.better);
    told.en += fmt::format("{}{} {}", between, layer.en, word.en);
    told.vi += fmt::format("{}{} {}", between, layer.vi, word.vi);
    between = "; ";
  }
  return told;
}

double core_cities_grown(Record const& record, Network const& network, int year) {
  auto const row = row_of(record, year), base = row_of(record, kBase);
  if (!row || !base) return kUnknown;
  double grown = 0;
  for (auto const city : kCoreCities) {
    auto const grows = [&](char const* figure) {
      return of_district(record, network, figure, city, *row) > of_district(record, network, figure, city, *base);
    };
    grown += grows("population") && grows("jobs");
  }
  return grown;
}

}  // namespace tanvan
