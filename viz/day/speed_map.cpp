#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>

#include "sim/io/text/number_text.hpp"
#include "viz/day/day_charts.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

constexpr double kWidth = 1120, kMostHeight = 980, kMargin = 14, kLegend = 40;  // [px]
constexpr double kMetresInDegree = 111'195;                                     // of latitude, a sphere of 6,371 km
constexpr std::array kWidths = {1.2, 2.2, 3.6, 5.4};                            // [px]
constexpr std::array kVolumes = {150.0, 500.0, 1500.0};  // vehicles/h from which the next width is drawn

/// Longitude and latitude on the sheet.
class Sheet {
 public:
  explicit Sheet(DayRoads const& roads) {
    for (auto const& line : roads.line)
      for (auto const p : line) {
        west_ = std::min(west_, p.x), east_ = std::max(east_, p.x);
        south_ = std::min(south_, p.y), north_ = std::max(north_, p.y);
      }
    squeeze_ = std::cos((south_ + north_) / 2 * std::numbers::pi / 180);
    double const tall = std::max(north_ - south_, 1e-6), wide = std::max((east_ - west_) * squeeze_, 1e-6);
    scale_ = std::min((kWidth - 2 * kMargin) / wide, (kMostHeight - 2 * kMargin) / tall);
    height_ = tall * scale_ + 2 * kMargin;
    left_ = (kWidth - wide * scale_) / 2;
  }

  Point operator()(Point p) const {
    return {left_ + (p.x - west_) * squeeze_ * scale_, kMargin + (north_ - p.y) * scale_};
  }
  double height() const { return height_; }
  double metres_a_px() const { return kMetresInDegree / scale_; }

 private:
  double west_ = std::numeric_limits<double>::infinity(), east_ = -west_, south_ = west_, north_ = -west_;
  double squeeze_ = 1, scale_ = 1, height_ = 0, left_ = 0;
};

/// A line moved to the right of its direction by `by` px.
std::string path_beside(std::vector<Point> const& line, Sheet const& sheet, double by) {
  std::string path;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    auto const a = sheet(line[i]), b = sheet(line[i + 1]);
    double const length = std::hypot(b.x - a.x, b.y - a.y);
    if (!(length > 0)) continue;
    double const dx = -(b.y - a.y) / length * by, dy = (b.x - a.x) / length * by;
    path += "M" + px(a.x + dx) + " " + px(a.y + dy) + "L" + px(b.x + dx) + " " + px(b.y + dy);
  }
  return path;
}

std::size_t width_class(double volume_veh_h) {
  std::size_t row = 0;
  while (row < kVolumes.size() && volume_veh_h >= kVolumes[row]) ++row;
  return row;
}

/// Paths of all links by colour and width: one for links without traffic, then from free to standing.
class LinkPaths {
 public:
  LinkPaths(DayData const& day, std::size_t bin, Sheet const& sheet) {
    for (std::size_t a = 0; a < day.links; ++a) {
      auto const cell = bin * day.links + a;
      bool const empty = idle(day, bin, a);
      auto const width = width_class(day.volume_veh_h[cell]);
      auto const path = path_beside(day.roads.line[a], sheet, empty ? kWidths[0] * 0.6 : kWidths[width] * 0.55);
      if (empty)
        idle_ += path;
      else
        paths_[speed_class(speed_share(day, bin, a))][width] += path;
    }
  }

  void draw(Svg& svg) const {
    svg.path(idle_, kIdleColour, kWidths[0]);
    for (auto c = speed_classes().size(); c-- > 0;)
      for (std::size_t w = 0; w < kWidths.size(); ++w)
        if (!paths_[c][w].empty())
          svg.path(paths_[c][w], speed_classes()[c].colour, kWidths[w], "stroke-linecap=\"round\"");
  }

 private:
  std::string idle_;
  std::array<std::array<std::string, kWidths.size()>, 5> paths_;
};

void draw_scale(Svg& svg, Sheet const& sheet, double y) {
  constexpr double kRoom = 160;
  double const room_km = kRoom * sheet.metres_a_px() / 1000;
  double const power = std::pow(10, std::floor(std::log10(room_km)));
  double km = power;
  for (double const nice : {2.0, 5.0})
    if (nice * power <= room_km) km = nice * power;
  double const wide = km * 1000 / sheet.metres_a_px(), x = kWidth - kMargin - wide;
  svg.line({x, y}, {x + wide, y}, "#1a222c", 2);
  svg.text({x - 8, y + 4}, tick_text(km) + " km", Anchor::end);
}

/// Half way along a line.
Point middle_of(std::vector<Point> const& line, Sheet const& sheet) {
  auto const a = sheet(line[(line.size() - 1) / 2]), b = sheet(line[line.size() / 2]);
  return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/// A ring around the links of a circle, with its number and since when it stands.
void draw_gridlock(Svg& svg, DayData const& day, Sheet const& sheet, DayGridlock const& gridlock, std::size_t number) {
  constexpr double kLeastRing = 12, kBeyond = 8, kDiagonal = 0.72;
  std::vector<Point> points;
  for (auto const a : gridlock.links)
    for (auto const p : day.roads.line[a]) points.push_back(sheet(p));
  if (points.empty()) return;
  auto const [west, east] = std::ranges::minmax(points, {}, &Point::x);
  auto const [north, south] = std::ranges::minmax(points, {}, &Point::y);
  Point const centre{(west.x + east.x) / 2, (north.y + south.y) / 2};
  double radius = kLeastRing;
  for (auto const p : points) radius = std::max(radius, std::hypot(p.x - centre.x, p.y - centre.y) + kBeyond);
  svg.ring(centre, radius, kGridlockColour, 2.5);
  svg.text({centre.x + radius * kDiagonal + 4, centre.y - radius * kDiagonal},
           fmt::format("{} · {}", number, clock_text(std::floor(gridlock.since_s))), Anchor::start,
           fmt::format("font-weight=\"650\" style=\"fill:{}\"", kGridlockColour));
}

/// A cross where a link is closed some time of the day.
void draw_closure(Svg& svg, DayData const& day, Sheet const& sheet, DayChange const& change) {
  constexpr double kArm = 5;
  if (!change.closed() || day.roads.line[change.link].empty()) return;
  auto const at = middle_of(day.roads.line[change.link], sheet);
  svg.line({at.x - kArm, at.y - kArm}, {at.x + kArm, at.y + kArm}, kClosedColour, 2.5);
  svg.line({at.x - kArm, at.y + kArm}, {at.x + kArm, at.y - kArm}, kClosedColour, 2.5);
}

}  // namespace

std::string speed_map_svg(DayData const& day, std::size_t bin, DayEvents const& events) {
  Sheet const sheet(day.roads);
  Svg svg(kWidth, sheet.height() + kLegend, "Bản đồ tốc độ · Speed map");
  LinkPaths(day, bin, sheet).draw(svg);
  for (auto const& change : events.changes) draw_closure(svg, day, sheet, change);
  auto const rings = std::min(events.gridlocks.size(), kMostTold);
  for (std::size_t g = 0; g < rings; ++g) draw_gridlock(svg, day, sheet, events.gridlocks[g], g + 1);
  auto const y = sheet.height() + kLegend - 14;
  draw_speed_legend(svg, {kMargin, y});
  draw_scale(svg, sheet, y - 4);
  return std::move(svg).finish();
}

}  // namespace tanvan
