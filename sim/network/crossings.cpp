#include "sim/network/crossings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

#include "sim/core/column.hpp"

namespace tanvan {
namespace {

// More tests are those of lines heaped in one place, which no map shows.
constexpr std::size_t kLeastTests = 1'000'000, kTestsASegment = 64;

struct Segment {
  LinkId link;
  PlanePoint a, b;
};

struct Box {
  double x0 = std::numeric_limits<double>::infinity(), y0 = x0, x1 = -x0, y1 = -x0;

  void add(PlanePoint p) {
    x0 = std::min(x0, p.x);
    y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x);
    y1 = std::max(y1, p.y);
  }
};

std::vector<Segment> segments_of(PlaneLines const& lines) {
  std::vector<Segment> segments;
  for (auto const link : ids<LinkId>(lines.from.size()))
    for (auto i = lines.offset[link.value]; i + 1 < lines.offset[link.value + 1]; ++i)
      segments.push_back({link, lines.point[i], lines.point[i + 1]});
  return segments;
}

/// Square cells as wide as the mean segment is long: segments touch few, and few touch one.
class Grid {
 public:
  explicit Grid(std::span<Segment const> segments) {
    double run = 0;
    for (auto const& s : segments) {
      box_.add(s.a);
      box_.add(s.b);
      run += std::abs(s.b.x - s.a.x) + std::abs(s.b.y - s.a.y);
    }
    auto const extent = std::max(box_.x1 - box_.x0, box_.y1 - box_.y0);
    side_ = std::max({run / static_cast<double>(segments.size()), extent / kMostColumns, kLeastSide});
  }

  /// Calls f with the number of each cell that the segment may touch, row by row.
  template <class F>
  void each_cell(Segment const& s, F f) const {
    auto const [low, high] = std::minmax(s.a.y, s.b.y);
    for (auto row = cell(low - box_.y0); row <= cell(high - box_.y0); ++row) {
      auto const [left, right] = columns_in(s, row);
      for (auto column = cell(left - box_.x0); column <= cell(right - box_.x0); ++column)
        f((static_cast<std::uint64_t>(row) << kShift) | static_cast<std::uint64_t>(column));
    }
  }

 private:
  static constexpr double kMostColumns = 1 << 24, kLeastSide = 1e-9;
  static constexpr unsigned kShift = 32;

  std::int64_t cell(double distance) const {
    return std::max<std::int64_t>(0, std::llround(std::floor(distance / side_)));
  }

  /// From where to where the segment runs within a row of cells.
  std::pair<double, double> columns_in(Segment const& s, std::int64_t row) const {
    auto const y0 = box_.y0 + static_cast<double>(row) * side_, y1 = y0 + side_;
    auto const dy = s.b.y - s.a.y;
    auto const x_at = [&](double y) {
      auto const t = std::clamp((y - s.a.y) / dy, 0.0, 1.0);
      return s.a.x + t * (s.b.x - s.a.x);
    };
    if (dy == 0) return std::minmax({s.a.x, s.b.x});
    return std::minmax({x_at(y0), x_at(y1)});
  }

  Box box_;
  double side_ = 1;
};

double cross(PlanePoint o, PlanePoint a, PlanePoint b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Where two segments cross, none where they only touch or run along each other.
std::optional<PlanePoint> crossing_of(Segment const& s, Segment const& t) {
  auto const a = cross(t.a, t.b, s.a), b = cross(t.a, t.b, s.b);
  auto const c = cross(s.a, s.b, t.a), d = cross(s.a, s.b, t.b);
  if (!(a * b < 0) || !(c * d < 0)) return std::nullopt;
  auto const share = a / (a - b);
  return PlanePoint{s.a.x + share * (s.b.x - s.a.x), s.a.y + share * (s.b.y - s.a.y)};
}

struct Entry {
  std::uint64_t cell;
  std::uint32_t segment;
};

std::vector<Entry> entries_of(Grid const& grid, std::span<Segment const> segments) {
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < segments.size(); ++i)
    grid.each_cell(segments[i], [&](std::uint64_t cell) { entries.push_back({cell, i}); });
  std::sort(entries.begin(), entries.end(),
            [](Entry const& a, Entry const& b) { return std::tie(a.cell, a.segment) < std::tie(b.cell, b.segment); });
  return entries;
}

bool share_a_node(PlaneLines const& lines, LinkId a, LinkId b) {
  auto const a0 = lines.from[a.value], a1 = lines.to[a.value], b0 = lines.from[b.value], b1 = lines.to[b.value];
  return a0 == b0 || a0 == b1 || a1 == b0 || a1 == b1;
}

/// Each pair of links once.
Crossings sorted(std::vector<Crossing> found, bool complete) {
  auto const key = [](Crossing const& c) { return std::tie(c.first, c.second, c.place.x, c.place.y); };
  std::sort(found.begin(), found.end(), [&](Crossing const& a, Crossing const& b) { return key(a) < key(b); });
  auto const same = [](Crossing const& a, Crossing const& b) { return a.first == b.first && a.second == b.second; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return {std::move(found), complete};
}

}  // namespace

Crossings crossings(PlaneLines const& lines, std::size_t most) {
  auto const segments = segments_of(lines);
  Crossings out;
  auto& found = out.found;
  if (segments.empty()) return out;
  auto const entries = entries_of(Grid(segments), segments);
  auto tests = kLeastTests + kTestsASegment * segments.size();
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && entries[end].cell == entries[begin].cell) ++end;
    for (auto i = begin; i < end; ++i)
      for (auto j = i + 1; j < end; ++j) {
        if (tests-- == 0 || found.size() >= most) return sorted(std::move(found), false);
        auto const &s = segments[entries[i].segment], &t = segments[entries[j].segment];
        if (s.link == t.link || share_a_node(lines, s.link, t.link)) continue;
        if (auto const place = crossing_of(s, t)) found.push_back({s.link, t.link, *place});
      }
  }
  return sorted(std::move(found), true);
}

}  // namespace tanvan
