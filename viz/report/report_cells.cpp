#include "viz/report/report_cells.hpp"

#include <algorithm>
#include <map>

namespace tanvan {
namespace {

using Json = nlohmann::ordered_json;

constexpr char const* kFigures[] = {"jobs_45min_transit", "jobs_45min_motorbike", "jobs_45min_car", "jobs_45min_walk"};
constexpr double kMost = 65535;

std::vector<std::uint16_t> narrowed(std::vector<std::int64_t> const& values) {
  std::vector<std::uint16_t> narrow;
  for (auto const value : values) narrow.push_back(static_cast<std::uint16_t>(value));
  return narrow;
}

/// Rows of /zones/id.
std::vector<std::uint16_t> zone_rows(ResultsFile const& file) {
  std::map<std::string, std::uint16_t> row;
  std::vector<std::uint16_t> rows;
  auto const ids = file.texts("/zones/id");
  for (std::size_t i = 0; i < ids.size(); ++i) row[ids[i]] = static_cast<std::uint16_t>(i);
  for (auto const& id : file.texts("/cells/zone")) rows.push_back(row.at(id));
  return rows;
}

/// place = origin + step * number, by the cells that lie farthest apart.
struct Axis {
  double origin = 0, step = 0;
};

Axis axis_of(std::vector<std::int64_t> const& numbers, std::vector<double> const& places) {
  auto const [least, most] = std::ranges::minmax_element(numbers);
  auto const place = [&](auto at) { return places[static_cast<std::size_t>(at - numbers.begin())]; };
  double const step = *most > *least ? (place(most) - place(least)) / static_cast<double>(*most - *least) : 0;
  return {place(least) - step * static_cast<double>(*least), step};
}

Json figure_of(ResultsFile const& file, std::string const& path, std::size_t row) {
  auto const* dataset = file.find(path);
  auto const cells = dataset->shape[1];
  auto const all = file.reals(path);
  auto const values = std::span(all).subspan(row * cells, cells);
  double const step = std::max(*std::ranges::max_element(values), 1.0) / kMost;
  std::vector<std::uint16_t> steps;
  for (double const value : values) steps.push_back(static_cast<std::uint16_t>(value / step + 0.5));
  auto const text = [&](char const* name) {
    auto const found = dataset->attributes.find(name);
    return found == dataset->attributes.end() ? std::string{} : found->second;
  };
  return {{"en", text("description")}, {"vi", text("label_vi")}, {"step", step}, {"values", base64_of(steps)}};
}

std::vector<std::int64_t> cell_years(ResultsFile const& file) {
  return file.has("/cell_year/year") ? file.integers("/cell_year/year") : std::vector<std::int64_t>{};
}

}  // namespace

std::string base64_of(std::span<std::uint16_t const> values) {
  constexpr char const* kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes, text;
  for (auto const value : values) bytes += {static_cast<char>(value & 255U), static_cast<char>(value >> 8U)};
  std::size_t const size = bytes.size();
  bytes.append((3 - size % 3) % 3, '\0');
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    auto const byte = [&](std::size_t k) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + k]));
    };
    auto const group = byte(0) << 16U | byte(1) << 8U | byte(2);
    for (unsigned shift : {18U, 12U, 6U, 0U}) text += kDigits[group >> shift & 63U];
  }
  for (std::size_t k = size; k < bytes.size(); ++k) text[text.size() - (bytes.size() - k)] = '=';
  return text;
}

std::optional<int> common_cell_year(std::span<ResultsFile const> results) {
  std::optional<std::vector<std::int64_t>> common;
  for (auto const& file : results) {
    auto const years = cell_years(file);
    if (years.empty()) continue;
    if (!common) common = years;
    std::erase_if(*common, [&](auto year) { return std::ranges::find(years, year) == years.end(); });
  }
  if (!common || common->empty()) return std::nullopt;
  return static_cast<int>(*std::ranges::max_element(*common));
}

Json cells_of(ResultsFile const& file, int year) {
  auto const years = cell_years(file);
  auto const at = std::ranges::find(years, year);
  if (at == years.end() || file.find("/cells/row")->shape[0] == 0) return nullptr;
  auto const rows = file.integers("/cells/row"), columns = file.integers("/cells/column");
  auto const lon = axis_of(columns, file.reals("/cells/lon")), lat = axis_of(rows, file.reals("/cells/lat"));
  Json cells{{"year", year},
             {"row", base64_of(narrowed(rows))},
             {"column", base64_of(narrowed(columns))},
             {"lon0", lon.origin},
             {"dlon", lon.step},
             {"lat0", lat.origin},
             {"dlat", lat.step}};
  cells["zone"] = base64_of(zone_rows(file));
  for (auto const* name : kFigures)
    if (auto const path = std::string("/cell_year/") + name; file.has(path))
      cells["figures"][name] = figure_of(file, path, static_cast<std::size_t>(at - years.begin()));
  return cells;
}

}  // namespace tanvan
