#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/number_text.hpp"
#include "viz/day/day_charts.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

constexpr double kWidth = 1120, kHeight = 560;                      // [px]
constexpr double kLeft = 64, kRight = 30, kTop = 34, kBottom = 84;  // margins
constexpr double kHour_s = 3600, kKilometre_m = 1000;

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

/// Where each link of the corridor begins, and where the last one ends [km].
std::vector<double> begins_km(DayData const& day, Corridor const& corridor) {
  std::vector<double> begins = {0};
  for (auto const a : corridor.links) begins.push_back(begins.back() + day.roads.length_m[a] / kKilometre_m);
  return begins;
}

/// A corridor over time on its sheet.
struct Diagram {
  DayData const& day;
  Corridor const& corridor;
  std::vector<double> begins_km;
  BinRange busy;
  Axis time, way;  // seconds and kilometres

  /// Time on the sheet, at most where it ends.
  double x(double s) const { return time(std::clamp(s, time.least, time.most)); }
};

std::string_view colour_of(DayData const& day, std::size_t bin, std::size_t link) {
  return idle(day, bin, link) ? kIdleColour : speed_classes()[speed_class(speed_share(day, bin, link))].colour;
}

/// The cells of one link, those of a colour in one.
void draw_row(Svg& svg, Diagram const& d, std::size_t place) {
  auto const a = d.corridor.links[place];
  double const top = d.way(d.begins_km[place + 1]), bottom = d.way(d.begins_km[place]);
  for (auto b = d.busy.begin; b < d.busy.end;) {
    auto const colour = colour_of(d.day, b, a);
    auto end = b + 1;
    while (end < d.busy.end && colour_of(d.day, end, a) == colour) ++end;
    double const left = d.x(d.day.bin_start_s(b)), right = d.x(d.day.bin_start_s(end));
    svg.rect({left, top}, right - left + 0.3, bottom - top + 0.3, colour);
    b = end;
  }
}

/// Frames where links of the corridor are closed or narrower than usual.
void draw_change(Svg& svg, Diagram const& d, DayChange const& change) {
  auto const found = std::ranges::find(d.corridor.links, change.link);
  if (found == d.corridor.links.end() || change.at_s >= d.time.most || change.until_s <= d.time.least) return;
  auto const place = static_cast<std::size_t>(found - d.corridor.links.begin());
  double const left = d.x(change.at_s), right = d.x(change.until_s);
  double const top = d.way(d.begins_km[place + 1]), bottom = d.way(d.begins_km[place]);
  auto const frame = fmt::format("M{0} {1}H{2}V{3}H{0}Z", px(left), px(top), px(right), px(bottom));
  svg.path(frame, "#ffffff", 3.5);
  svg.path(frame, kClosedColour, 1.6, change.closed() ? "" : "stroke-dasharray=\"5 4\"");
}

/// A vehicle's line; where it never left a link it stands until the end of the diagram.
std::string path_of(Diagram const& d, Drive const& drive) {
  std::string path;
  auto const to = [&](double s, double km) { path += (path.empty() ? "M" : "L") + px(d.x(s)) + " " + px(d.way(km)); };
  for (auto const& step : drive) {
    to(step.enter_s, d.begins_km[step.place]);
    double const end_km = d.begins_km[step.place + 1];
    if (step.leave_s >= 0)
      to(step.leave_s, end_km);
    else
      to(d.time.most, d.begins_km[step.place]);
  }
  return path;
}

void draw_drives(Svg& svg, Diagram const& d, std::span<Drive const> drives) {
  std::string paths;
  for (auto const& drive : drives) paths += path_of(d, drive);
  if (paths.empty()) return;
  svg.path(paths, "#ffffff", 2, "stroke-opacity=\"0.55\" stroke-linejoin=\"round\"");
  svg.path(paths, "#1a222c", 0.8, "stroke-linejoin=\"round\"");
}

}  // namespace

std::string time_space_svg(DayData const& day, Corridor const& corridor, double begin_s, DayEvents const& events,
                           std::span<Drive const> drives) {
  auto const busy = busy_bins(day);
  Svg svg(kWidth, kHeight, "Biểu đồ thời gian – không gian · Time–space diagram");
  auto const begins = begins_km(day, corridor);
  double const first_s = std::max(day.bin_start_s(busy.begin), begin_s);
  Diagram const d{day,
                  corridor,
                  begins,
                  busy,
                  {first_s, std::max(day.bin_start_s(busy.end), first_s + 1), kLeft, kWidth - kRight},
                  {0, std::max(begins.back(), 1e-3), kHeight - kBottom, kTop}};
  for (std::size_t i = 0; i < corridor.links.size(); ++i) draw_row(svg, d, i);
  draw_drives(svg, d, drives);
  for (auto const& change : events.changes) draw_change(svg, d, change);
  draw_hours(svg, d.time);
  draw_kilometres(svg, d.way);
  svg.text({kWidth - kRight, kHeight - kBottom + 40}, "giờ trong ngày · time of day", Anchor::end);
  svg.text({kLeft, kTop - 14}, "↑ chiều đi của hành lang · direction of travel");
  draw_speed_legend(svg, {kLeft, kHeight - 16});
  return std::move(svg).finish();
}

}  // namespace tanvan
