#pragma once
/// A results file of a simulated day, small enough to be reckoned by hand.

#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <unistd.h>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {

/// What differs between the days of a test.
struct SmallDay {
  std::vector<std::string> link_id = {"a", "b"};  // from node 1 to 2 to 3, 1 km each at 60 km/h
  /// Three trips depart at 0 s, 10 s and 20 s after midnight and drive both links.
  std::vector<double> arrive_s = {120, 250, -1};
  std::vector<std::string> stuck = {"", "", "gridlock"};
  double relative_gap = 0.02;
  bool converged = true;
  std::string config = "[traffic]\ngap = 0.02\n";
  double screenline_veh_h = 8;  // cars in the first bin
  double co2_kg = 0;            // of each link; 0: not told
  bool moves = false, sample = false, map = true;
  bool places = true;  // of nodes, on the map
};

class SmallDays : public testing::Test {
 protected:
  using Reals = std::vector<double>;
  using Integers = std::vector<std::int64_t>;

  std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("tanvan-days-" + std::to_string(::getpid()));
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }

  ResultsFile day(std::string const& name, SmallDay const& what = {}) const {
    ResultsWriter file;
    put_trips(file, what);
    put_links(file, what);
    put_rest(file, what);
    file.save(folder / name);
    return std::move(*ResultsFile::open(folder / name));
  }

 private:
  static void put_trips(ResultsWriter& file, SmallDay const& what) {
    file.attribute("scenario", std::string("traffic"));
    file.attribute("title_vi", std::string("Một ngày"));
    file.attribute("title_en", std::string("A day"));
    file.attribute("relative_gap", what.relative_gap);
    file.attribute("converged", std::int64_t{what.converged});
    file.text("/config", what.config);
    file.texts("/trips/trip_id", std::vector<std::string>{"x", "y", "z"});
    file.reals("/trips/depart_s", {3}, Reals{0, 10, 20});
    file.reals("/trips/enter_s", {3}, Reals{0, 10, 56});
    file.reals("/trips/arrive_s", {3}, what.arrive_s);
    file.reals("/trips/distance_m", {3}, Reals{2000, 2000, 0});
    file.texts("/trips/stuck", what.stuck);
    file.narrow_integers("/trips/class", {3}, std::vector<std::int32_t>{1, 1, 1});
    file.narrow_integers("/trips/from_node", {3}, std::vector<std::int32_t>{0, 0, 0});
    file.narrow_integers("/trips/to_node", {3}, std::vector<std::int32_t>{2, 2, 2});
  }

  /// Two bins of a quarter of an hour: 8 cars/h on both links, in the second one nobody moves on b.
  static void put_links(ResultsWriter& file, SmallDay const& what) {
    auto const n = what.link_id.size();
    Reals volume(2 * n * 4), zero(2 * n), speed(2 * n, 60);
    for (std::size_t a = 0; a < n; ++a) volume[a * 4 + 1] = 8;
    if (n > 1) speed[n + 1] = 0;
    file.texts("/traffic/link_id", what.link_id);
    file.reals("/traffic/bin_start_s", {2}, Reals{0, 900});
    file.reals("/traffic/bin_length_s", {2}, Reals{900, 900});
    file.texts("/traffic/class", std::vector<std::string>{"motorbike", "car", "bus", "truck"});
    file.reals("/traffic/volume_veh_h", {2, n, 4}, volume);
    file.reals("/traffic/speed_kmh", {2, n}, speed);
    file.reals("/traffic/motorbike_speed_kmh", {2, n}, Reals(2 * n, 60));
    file.reals("/traffic/delay_veh_h", {2, n}, Reals(2 * n, 0.005));
    file.reals("/traffic/volume_pcu_h", {2, n}, Reals(2 * n, 8));
    file.reals("/traffic/occupancy_pcu", {2, n}, Reals(2 * n, 3));
    if (what.co2_kg > 0) file.reals("/emissions/2026/co2_kg_day", {n}, Reals(n, what.co2_kg));
    std::vector<std::string> node_id;
    for (std::size_t v = 0; v <= n; ++v) node_id.push_back(std::to_string(v + 1));
    file.texts("/traffic/node_id", node_id);
    if (what.map) put_map(file, n);
    if (what.map && what.places) put_places(file, n);
  }

  static void put_map(ResultsWriter& file, std::size_t n) {
    Integers from, to, id, node;
    std::vector<std::string> name(n + 1);
    name[0] = "Bến Cát";
    for (std::size_t v = 0; v <= n; ++v) node.push_back(static_cast<std::int64_t>(v) + 1);
    for (std::size_t a = 0; a < n; ++a) {
      id.push_back(static_cast<std::int64_t>(a) + 1);
      from.push_back(static_cast<std::int64_t>(a) + 1);
      to.push_back(static_cast<std::int64_t>(a) + 2);
    }
    file.integers("/network/links/id", {n}, id);
    file.texts("/network/links/name", std::vector<std::string>(n, "Mỹ Phước – Tân Vạn"));
    file.integers("/network/links/from", {n}, from);
    file.integers("/network/links/to", {n}, to);
    file.reals("/network/links/length_m", {n}, Reals(n, 1000));
    file.reals("/network/links/lanes", {n}, Reals(n, 2));
    file.reals("/network/links/free_speed_kmh", {n}, Reals(n, 60));
    file.reals("/network/links/capacity_pcu_h", {n}, Reals(n, 3000));
    file.integers("/network/links/open_from", {n}, Integers(n));
    file.integers("/network/nodes/id", {n + 1}, node);
    file.texts("/network/nodes/name", name);
  }

  static void put_places(ResultsWriter& file, std::size_t n) {
    file.texts("/network/links/geometry", std::vector<std::string>(n, "LINESTRING (106 11, 107 11)"));
    file.reals("/network/nodes/lon", {n + 1}, Reals(n + 1, 106));
    file.reals("/network/nodes/lat", {n + 1}, Reals(n + 1, 11));
  }

  static void put_rest(ResultsWriter& file, SmallDay const& what) {
    file.texts("/mfd/district", std::vector<std::string>{"all"});
    file.reals("/mfd/accumulation_pcu", {2, 1}, Reals{3, 3});
    file.reals("/mfd/production_veh_km_h", {2, 1}, Reals{16, 0});
    Reals trips(8), mean(8);
    trips[1] = 2, mean[1] = 180;
    file.integers("/travel_time/trips", {2, 4}, Integers{0, 2, 0, 0, 0, 0, 0, 0});
    file.reals("/travel_time/mean_s", {2, 4}, mean);
    Reals line(8);
    line[1] = what.screenline_veh_h;
    file.texts("/screenlines/name", std::vector<std::string>{"Cầu Phú Cường"});
    file.reals("/screenlines/volume_veh_h", {2, 1, 4}, line);
    file.integers("/events/month", {2}, Integers{0, 0});
    for (auto const* column : {"/events/target", "/events/detail", "/events/source"})
      file.texts(column, std::vector<std::string>{"", ""});
    file.texts("/events/kind", std::vector<std::string>{"gridlock", "forced_move"});
    // b is closed from 300 s to 600 s; then it is as ever.
    file.integers("/changes/link", {2}, Integers{1, 1});
    file.reals("/changes/at_s", {2}, Reals{300, 600});
    file.reals("/changes/capacity_pcu_h", {2}, Reals{0, 3000});
    file.reals("/changes/lanes", {2}, Reals{2, 2});
    file.reals("/gridlocks/since_s", {1}, Reals{700});
    file.reals("/gridlocks/last_found_s", {1}, Reals{1500});
    file.integers("/gridlocks/offset", {2}, Integers{0, 2});
    file.integers("/gridlocks/link", {2}, Integers{0, 1});
    put_drives(file, what);
  }

  /// All of trips x and y, or a sample of y alone.
  static void put_drives(ResultsWriter& file, SmallDay const& what) {
    if (what.moves) {
      file.integers("/moves/offset", {4}, Integers{0, 2, 4, 4});
      file.narrow_integers("/moves/link_step", {4}, std::vector<std::int32_t>{0, 1, -1, 1});
      file.narrow_integers("/moves/enter_step", {4}, std::vector<std::int32_t>{0, 6000, -5000, 6000});
    }
    if (!what.sample) return;
    file.integers("/trajectories/trip", {1}, Integers{1});
    file.integers("/trajectories/offset", {2}, Integers{0, 2});
    file.integers("/trajectories/link", {2}, Integers{0, 1});
    file.reals("/trajectories/enter_s", {2}, Reals{10, 70});
    file.reals("/trajectories/leave_s", {2}, Reals{70, 250});
  }
};

}  // namespace tanvan
