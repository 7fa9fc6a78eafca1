#include "sim/engine/icf.hpp"

#include <array>
#include <cmath>

namespace tanvan {
namespace {

constexpr double kFirstYear = 100;  // every criterion in the first year

constexpr IcfComponent kBroadband[] = {{"digital_share"}};
constexpr IcfComponent kWorkforce[] = {{"skilled_share"}};
constexpr IcfComponent kInnovation[] = {
    {"innovating_share_all"}, {"rnd_share_of_grdp"}, {"young_innovating_enterprises"}};
constexpr IcfComponent kEquality[] = {{"digital_equality"}};
constexpr IcfComponent kSustainability[] = {{"green_share"}, {"GRDP_constant", "co2_traffic_t_day"}};
constexpr IcfComponent kEngagement[] = {{"innovation_management_share"}};
constexpr IcfCriterion kCriteria[] = {{"icf_broadband", kBroadband},           {"icf_workforce", kWorkforce},
                                      {"icf_innovation", kInnovation},         {"icf_digital_equality", kEquality},
                                      {"icf_sustainability", kSustainability}, {"icf_engagement", kEngagement}};

/// A series of the record with a row for every year, or nothing.
std::vector<double> const* whole_series(Record const& record, std::string_view name) {
  auto const found = record.indicators.find(std::string(name));
  bool const whole = found != record.indicators.end() && found->second.size() == record.years.size();
  return whole ? &found->second : nullptr;
}

double value_in(Record const& record, std::string_view name, std::size_t row) {
  auto const* series = whole_series(record, name);
  return series ? (*series)[row] : 0;
}

double component_in(Record const& record, IcfComponent const& component, std::size_t row) {
  double const value = value_in(record, component.series, row);
  if (component.over.empty()) return value;
  double const over = value_in(record, component.over, row);
  return over > 0 ? value / over : 0;
}

/// Geometric mean of ratios that are collected one by one.
struct GeometricMean {
  double logs = 0;
  int count = 0;

  void add(double ratio) {
    logs += std::log(ratio);  // -inf for 0, which makes the mean 0
    ++count;
  }
  double value() const { return std::exp(logs / count); }
};

std::vector<double> criterion_series(Record const& record, IcfCriterion const& criterion) {
  std::vector<double> series;
  for (std::size_t row = 0; row < record.years.size(); ++row) {
    GeometricMean mean;
    for (auto const& component : criterion.components)
      if (double const first = component_in(record, component, 0); first > 0)
        mean.add(component_in(record, component, row) / first);
    if (mean.count == 0) return {};
    series.push_back(kFirstYear * mean.value());
  }
  return series;
}

}  // namespace

std::span<IcfCriterion const> icf_criteria() {
  return kCriteria;
}

void record_icf(Record& record) {
  std::vector<GeometricMean> index(record.years.size());
  bool any = false;
  for (auto const& criterion : kCriteria) {
    auto series = criterion_series(record, criterion);
    if (series.empty()) continue;
    for (std::size_t row = 0; row < series.size(); ++row) index[row].add(series[row]);
    record.indicators[std::string(criterion.series)] = std::move(series);
    any = true;
  }
  if (!any) return;
  auto& all = record.indicators["icf_index"];
  all.clear();
  for (auto const& mean : index) all.push_back(mean.value());
}

}  // namespace tanvan
