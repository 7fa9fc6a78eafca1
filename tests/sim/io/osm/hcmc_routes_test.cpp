// Route times on the real network of Hồ Chí Minh City beside those that another router computed on the same file.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <numeric>
#include <queue>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/osm/osm_import.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {
namespace {

std::filesystem::path const kFolder = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/osm/hcmc-2018";
constexpr double kNear = 50;  // [m] that a point may lie from a road; others stand where the map of 2018 has none
constexpr double kFar = std::numeric_limits<double>::infinity();

NamedRows rows_of(std::string const& name) {
  auto file = open_file({kFolder / name, name});
  return NamedRows(RowReader(std::move(*file), name));
}

double number_at(NamedRows const& rows, std::string_view column) {
  return parse_number(rows.cell(rows.find(column))).value;
}

/// Free-flow times of cars.
class CarTimes {
 public:
  explicit CarTimes(NetworkTables const& network) : network_(network), out_(network.nodes.size()) {
    for (auto const a : ids<LinkId>(network.links.size()))
      if (network.links.uses[a].has(Use::car)) out_[network.links.from[a].value].push_back(a);
  }

  /// The nearest node with a way on; none where it is too far.
  NodeId near(Point place) const {
    NodeId nearest;
    double distance = kNear;
    for (auto const v : ids<NodeId>(out_.size())) {
      auto const d = great_circle_metres(place, {network_.nodes.x[v], network_.nodes.y[v]});
      if (!out_[v.value].empty() && d < distance) nearest = v, distance = d;
    }
    return nearest;
  }

  /// [s] from a node to all others.
  std::vector<double> from(NodeId origin) const {
    constexpr double kKmhInMs = 3.6;
    using Label = std::pair<double, std::uint32_t>;
    std::vector<double> time(out_.size(), kFar);
    std::priority_queue<Label, std::vector<Label>, std::greater<>> queue;
    queue.push({time[origin.value] = 0, origin.value});
    while (!queue.empty()) {
      auto const [t, v] = queue.top();
      queue.pop();
      if (t > time[v]) continue;
      for (auto const a : out_[v]) {
        auto const w = network_.links.to[a].value;
        auto const then = t + network_.links.length[a] / network_.links.free_speed[a] * kKmhInMs;
        if (then < time[w]) queue.push({time[w] = then, w});
      }
    }
    return time;
  }

 private:
  NetworkTables const& network_;
  std::vector<std::vector<LinkId>> out_;
};

double correlation(std::vector<double> const& a, std::vector<double> const& b) {
  auto const n = static_cast<double>(a.size());
  auto const mean_a = std::accumulate(a.begin(), a.end(), 0.0) / n,
             mean_b = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - mean_a) * (b[i] - mean_b);
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return ab / std::sqrt(aa * bb);
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

TEST(HcmcRoutes, FreeFlowTimesAgreeWithThoseOfValhalla) {
  if (!std::filesystem::exists(kFolder)) GTEST_SKIP() << "../shared/data is absent";
  OsmOptions options;
  options.simplify = false;  // points stand on nodes of the map
  options.box = LonLatBox{106.60, 10.70, 106.82, 10.87};
  auto const read = read_osm(kFolder / "hcm_2018.osm.pbf", "hcm_2018.osm.pbf", options);
  ASSERT_TRUE(read.has_value());
  CarTimes const times(read->network);
  std::map<int, NodeId> node;
  for (auto points = rows_of("points.csv"); points.next();)
    if (auto const v = times.near({number_at(points, "lon"), number_at(points, "lat")}))
      node[static_cast<int>(number_at(points, "id"))] = v;
  std::vector<double> ours, theirs, ratio;
  std::map<int, std::vector<double>> from;
  for (auto matrix = rows_of("matrix_2018.csv"); matrix.next();) {
    auto const a = static_cast<int>(number_at(matrix, "src")), b = static_cast<int>(number_at(matrix, "dst"));
    if (a == b || node.count(a) == 0 || node.count(b) == 0) continue;
    if (from.count(a) == 0) from[a] = times.from(node[a]);
    auto const time = from[a][node[b].value];
    if (time == kFar) continue;
    ours.push_back(time);
    theirs.push_back(number_at(matrix, "time_s"));
    ratio.push_back(ours.back() / theirs.back());
  }
  ASSERT_GT(ours.size(), 500U);
  RecordProperty("pairs", static_cast<int>(ours.size()));
  RecordProperty("correlation", number_text(correlation(ours, theirs)));
  RecordProperty("median_ratio", number_text(median(ratio)));
  EXPECT_GT(correlation(ours, theirs), 0.95);
  EXPECT_GT(median(ratio), 0.8);
  EXPECT_LT(median(ratio), 1.25);
}

}  // namespace
}  // namespace tanvan
