#include "sim/engine/indicators.hpp"

#include <utility>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

void set_row(std::vector<double>& series, std::size_t rows, double value) {
  expects(rows > 0, "a row to write to");
  double const before = series.empty() ? value : series.back();
  while (series.size() + 1 < rows) series.push_back(before);
  if (series.size() < rows) series.push_back(value);
  series[rows - 1] = value;
}

void set_wide_row(std::vector<double>& rows, std::size_t count, std::span<double const> values) {
  rows.resize((count - 1) * values.size());
  rows.insert(rows.end(), values.begin(), values.end());
}

bool is_monthly(Record const& record, std::vector<double> const& series) {
  return series.size() == record.months.size() && record.months.size() > record.years.size();
}

}  // namespace

void set_yearly(Record& record, std::string const& name, double value) {
  set_row(record.indicators[name], record.years.size(), value);
}

void set_monthly(Record& record, std::string const& name, double value) {
  set_row(record.indicators[name], record.months.size(), value);
}

void set_zones(Record& record, std::string const& name, std::span<double const> values) {
  set_wide_row(record.zone_year[name], record.years.size(), values);
}

void set_sectors(Record& record, std::string const& name, std::span<double const> values) {
  set_wide_row(record.sector_year[name], record.years.size(), values);
}

void carry_forward(Record& record) {
  for (auto& [name, series] : record.indicators)
    if (!series.empty() && !is_monthly(record, series) && series.size() < record.years.size())
      series.resize(record.years.size(), series.back());
}

void note_event(Record& record, Month month, std::string kind, std::string target, std::string detail,
                std::string source) {
  record.events.push_back({month, std::move(kind), std::move(target), std::move(detail), std::move(source)});
}

}  // namespace tanvan
