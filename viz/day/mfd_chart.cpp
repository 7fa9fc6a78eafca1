#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "sim/io/text/number_text.hpp"
#include "viz/day/day_charts.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

constexpr double kWidth = 1120, kHeight = 600;                      // [px]
constexpr double kLeft = 86, kRight = 30, kTop = 34, kBottom = 88;  // margins
constexpr std::array<std::string_view, kMostDistricts> kColours = {"#0b5a8a", "#d9730d", "#6a3d9a",
                                                                   "#00705a", "#a6324b", "#6b7280"};

/// Rows of the districts with the most traffic, the busiest first, ties by row.
std::vector<std::size_t> busiest(DayData const& day) {
  auto const n = day.district.size();
  std::vector<double> total(n);
  for (std::size_t i = 0; i < day.production_veh_km_h.size(); ++i) total[i % n] += day.production_veh_km_h[i];
  std::vector<std::size_t> rows(n);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::stable_sort(rows, [&](auto a, auto b) { return total[a] > total[b]; });
  rows.resize(std::min(n, kMostDistricts));
  return rows;
}

double most_of(std::vector<double> const& values, std::vector<std::size_t> const& rows, std::size_t districts) {
  double most = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::ranges::find(rows, i % districts) != rows.end()) most = std::max(most, values[i]);
  return std::max(most, 1.0) * 1.04;
}

void draw_axes(Svg& svg, Axis const& x, Axis const& y) {
  for (auto const v : ticks(y.most)) {
    svg.line({kLeft, y(v)}, {kWidth - kRight, y(v)}, "#dde2e7", 1);
    svg.text({kLeft - 9, y(v) + 4}, tick_text(v), Anchor::end);
  }
  for (auto const v : ticks(x.most)) {
    svg.line({x(v), kHeight - kBottom}, {x(v), kHeight - kBottom + 5}, "#5a6572", 1);
    svg.text({x(v), kHeight - kBottom + 20}, tick_text(v), Anchor::middle);
  }
  svg.line({kLeft, kHeight - kBottom}, {kWidth - kRight, kHeight - kBottom}, "#5a6572", 1);
  svg.text({kLeft - 9, kTop - 14}, "sản lượng giao thông, xe·km/giờ · production, vehicle-km/h");
  svg.text({kWidth - kRight, kHeight - kBottom + 42},
           "xe trong khu vực, xe con quy đổi · vehicles in the district, PCU", Anchor::end);
}

/// One district's way through the day, with the hours beside it.
void draw_district(Svg& svg, DayData const& day, std::size_t district, std::string_view colour, Axis const& x,
                   Axis const& y, bool hours) {
  constexpr double kHour_s = 3600, kApart = 38;
  auto const n = day.district.size();
  auto const busy = busy_bins(day);
  std::string path;
  std::vector<Point> words;  // where hours stand
  for (auto b = busy.begin; b < busy.end; ++b) {
    Point const at{x(day.accumulation_pcu[b * n + district]), y(day.production_veh_km_h[b * n + district])};
    path += (path.empty() ? "M" : "L") + px(at.x) + " " + px(at.y);
    svg.dot(at, 3, colour);
    bool const whole = std::fmod(day.bin_start_s(b), kHour_s) == 0;
    auto const is_near = [&](Point p) { return std::hypot(at.x - p.x, at.y - p.y) < kApart; };
    if (!hours || !whole || std::ranges::any_of(words, is_near)) continue;
    svg.text({at.x + 7, at.y - 6}, clock_text(day.bin_start_s(b)), Anchor::start, "font-size=\"11\"");
    words.push_back(at);
  }
  svg.path(path, colour, 1.2, "stroke-opacity=\"0.55\" stroke-linejoin=\"round\"");
}

std::string name_of(std::string const& district) {
  if (district.empty()) return "không thuộc khu vực nào · in no district";
  return district == "all" ? "toàn mạng lưới · whole network" : district;
}

}  // namespace

std::string mfd_svg(DayData const& day) {
  Svg svg(kWidth, kHeight, "Biểu đồ cơ bản vĩ mô · Macroscopic fundamental diagram");
  auto const rows = busiest(day);
  auto const n = day.district.size();
  Axis const x{0, most_of(day.accumulation_pcu, rows, n), kLeft, kWidth - kRight};
  Axis const y{0, most_of(day.production_veh_km_h, rows, n), kHeight - kBottom, kTop};
  draw_axes(svg, x, y);
  for (std::size_t i = rows.size(); i-- > 0;) draw_district(svg, day, rows[i], kColours[i], x, y, i == 0);
  double legend = kHeight - 12, at = kLeft;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    svg.dot({at, legend - 4}, 5, kColours[i]);
    svg.text({at + 10, legend}, name_of(day.district[rows[i]]));
    at += (kWidth - kLeft - kRight) / static_cast<double>(kMostDistricts);
  }
  return std::move(svg).finish();
}

}  // namespace tanvan
