#include <algorithm>
#include <cmath>

#include "sim/io/text/number_text.hpp"
#include "viz/day/day_charts.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

constexpr double kWidth = 1120, kHeight = 560;                      // [px]
constexpr double kLeft = 64, kRight = 30, kTop = 34, kBottom = 84;  // margins
constexpr double kHour_s = 3600;

/// How far apart the hours on the axis stand.
double hour_step(double hours) {
  for (double const step : {0.25, 0.5, 1.0, 2.0, 3.0})
    if (hours / step <= 13) return step;
  return 4;
}

void draw_hours(Svg& svg, Axis const& time) {
  double const step = hour_step((time.most - time.least) / kHour_s) * kHour_s;
  for (double s = std::ceil(time.least / step) * step; s <= time.most + 1; s += step) {
    svg.line({time(s), kHeight - kBottom}, {time(s), kHeight - kBottom + 5}, "#5a6572", 1);
    svg.text({time(s), kHeight - kBottom + 20}, clock_text(std::round(s)), Anchor::middle);
  }
}

void draw_kilometres(Svg& svg, Axis const& way) {
  for (auto const km : ticks(way.most)) {
    svg.line({kLeft - 5, way(km)}, {kLeft, way(km)}, "#5a6572", 1);
    svg.text({kLeft - 9, way(km) + 4}, tick_text(km), Anchor::end);
  }
  svg.text({kLeft - 9, kTop - 14}, "km", Anchor::end);
}

double kilometres(DayData const& day, Corridor const& corridor) {
  double km = 0;
  for (auto const a : corridor.links) km += day.roads.length_m[a] / 1000;
  return km;
}

void draw_cells(Svg& svg, DayData const& day, Corridor const& corridor, BinRange busy, Axis const& time,
                Axis const& way) {
  double km = 0;
  for (auto const a : corridor.links) {
    double const top = way(km + day.roads.length_m[a] / 1000), bottom = way(km);
    for (auto b = busy.begin; b < busy.end; ++b) {
      auto const cell = b * day.links + a;
      double const left = time(day.bin_start_s(b)), right = time(day.bin_start_s(b + 1));
      bool const idle = !(day.volume_veh_h[cell] > 0) && day.speed_kmh[cell] > 0;
      auto const share = day.speed_kmh[cell] / day.roads.free_speed_kmh[a];
      svg.rect({left, top}, right - left + 0.3, bottom - top + 0.3,
               idle ? kIdleColour : speed_classes()[speed_class(share)].colour);
    }
    km += day.roads.length_m[a] / 1000;
  }
}

}  // namespace

std::string time_space_svg(DayData const& day, Corridor const& corridor) {
  auto const busy = busy_bins(day);
  Svg svg(kWidth, kHeight, "Biểu đồ thời gian – không gian · Time–space diagram");
  Axis const time{day.bin_start_s(busy.begin), std::max(day.bin_start_s(busy.end), day.bin_start_s(busy.begin) + 1),
                  kLeft, kWidth - kRight};
  Axis const way{0, std::max(kilometres(day, corridor), 1e-3), kHeight - kBottom, kTop};
  draw_cells(svg, day, corridor, busy, time, way);
  draw_hours(svg, time);
  draw_kilometres(svg, way);
  svg.text({kWidth - kRight, kHeight - kBottom + 40}, "giờ trong ngày · time of day", Anchor::end);
  svg.text({kLeft, kTop - 14}, "↑ chiều đi của hành lang · direction of travel");
  draw_speed_legend(svg, {kLeft, kHeight - 16});
  return std::move(svg).finish();
}

}  // namespace tanvan
