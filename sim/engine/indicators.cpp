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
  expects(count > 0, "a row to write to");
  auto const last = rows.empty() ? values : std::span<double const>(rows).last(values.size());
  std::vector<double> const before(last.begin(), last.end());
  while (rows.size() < (count - 1) * values.size()) rows.insert(rows.end(), before.begin(), before.end());
  rows.resize((count - 1) * values.size());
  rows.insert(rows.end(), values.begin(), values.end());
}

/// Repeats the last row of tables that lack this year's. @param width  of a row
void repeat_last(std::map<std::string, std::vector<double>>& tables, std::size_t years, std::size_t width) {
  for (auto& [name, rows] : tables) {
    if (rows.size() + width != years * width || rows.empty()) continue;
    std::vector<double> const last(rows.end() - static_cast<std::ptrdiff_t>(width), rows.end());
    rows.insert(rows.end(), last.begin(), last.end());
  }
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

void set_cells(Record& record, std::string const& name, std::span<float const> values) {
  std::vector<double> const wide(values.begin(), values.end());
  set_wide_row(record.cell_year[name], record.travel.size(), wide);
}

void set_sectors(Record& record, std::string const& name, std::span<double const> values) {
  set_wide_row(record.sector_year[name], record.years.size(), values);
}

void carry_forward(Record& record, std::size_t zones) {
  for (auto& [name, series] : record.indicators)
    if (!series.empty() && !is_monthly(record, series) && series.size() < record.years.size())
      series.resize(record.years.size(), series.back());
  repeat_last(record.zone_year, record.years.size(), zones);
}

void note_event(Record& record, Month month, std::string kind, std::string target, std::string detail,
                std::string source) {
  record.events.push_back({month, std::move(kind), std::move(target), std::move(detail), std::move(source)});
}

}  // namespace tanvan
