#pragma once
/// A GMNS folder of a test's own.

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>

#include "sim/io/gmns/gmns_reader.hpp"

namespace tanvan {

class GmnsFolder : public testing::Test {
 protected:
  std::filesystem::path folder;  // of the network; the tests' other files lie beside it

  void SetUp() override {
    auto const* const test = testing::UnitTest::GetInstance()->current_test_info();
    home_ = std::filesystem::path(testing::TempDir()) /
            ("tanvan-" + std::string(test->test_suite_name()) + test->name() + std::to_string(::getpid()));
    folder = home_ / "net";
    std::filesystem::create_directories(folder);
    put("config.csv", "long_length,speed,crs\nm,kph,4326\n");
  }
  void TearDown() override { std::filesystem::remove_all(home_); }

  void put(std::string const& name, std::string const& text) const { std::ofstream(folder / name) << text; }
  void put_nodes(std::string const& rows) const {
    put("node.csv", "node_id,x_coord,y_coord,node_type,zone_id\n" + rows);
  }
  /// Roads for motor vehicles, 1 lane of 1000 PCU/h and 60 km/h.
  void put_links(std::string const& rows, std::string const& more_names = "") const {
    put("link.csv", "link_id,from_node_id,to_node_id,length,capacity,free_speed,lanes,facility_type,allowed_uses" +
                        more_names + "\n" + rows);
  }
  Result<ImportedNetwork> read() const { return read_gmns(folder, "net"); }

 private:
  std::filesystem::path home_;
};

/// A link of the usual kind. @param ends such as `1,2`
inline std::string road(std::string const& id, std::string const& ends, double length,
                        std::string const& rest = "1000,60,1,primary,\"motorbike,car,bus,truck\"") {
  return id + "," + ends + "," + std::to_string(length) + "," + rest + "\n";
}

}  // namespace tanvan
