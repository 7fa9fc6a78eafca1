// Imports as their user meets them: what the folder holds and what is said.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <string>

#include "sim/io/files/whole_file.hpp"
#include "sim/io/omx/omx_writer.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class Import : public ProgramFolder {
 protected:
  std::string said;  // on both outputs

  /// `tanvan import WORDS` in the folder of this test. @return its exit status
  int import(std::string const& words) {
    auto const ended = tanvan("import " + words);
    said = ended.said;
    return ended.status;
  }
  bool says(std::string const& words) const { return said.find(words) != std::string::npos; }
};

TEST_F(Import, MatricesBecomeTablesThatTheNextImportReads) {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  OmxWriter out(2, 2);
  out.matrix({"cost", "VND", "door to door", -1}, std::vector<double>{0, -1, kNone, 3});
  out.lookup("district", std::vector<std::int32_t>{1, 1});
  out.lookup("zone", std::vector<std::string>{"Dĩ An", "Tân Vạn"});
  write_whole_file(folder / "skims.omx", out.bytes());
  ASSERT_EQ(import("omx skims.omx -o skims"), 0) << said;
  EXPECT_EQ(text_of("skims/matrix_cost.csv"),
            "origin,destination,cost\nDĩ An,Dĩ An,0\nTân Vạn,Dĩ An,inf\nTân Vạn,Tân Vạn,3\n");
  EXPECT_EQ(text_of("skims/matrices.csv"),
            "matrix,file,unit,description,na\ncost,matrix_cost.csv,VND,door to door,-1\n");
  EXPECT_TRUE(says("rows are labelled by the lookup \"zone\"")) << said;
  EXPECT_TRUE(says("1 pairs without a value in cost")) << said;
  ASSERT_EQ(import("od skims/matrix_cost.csv -o od"), 0) << said;
  EXPECT_EQ(text_of("od/od.csv"), text_of("skims/matrix_cost.csv"));
}

TEST_F(Import, TablesOfPairsAreReadInVietnameseOrRefused) {
  put("od.csv", "\xEF\xBB\xBFTừ;Đến;Chuyến\n1;2;5,5\n2;3;3\n");
  ASSERT_EQ(import("od od.csv -o od"), 0) << said;
  EXPECT_EQ(text_of("od/od.csv"), "origin,destination,trips\n1,2,5.5\n2,3,3\n");
  put("no.csv", "a,b,c\n1,2,5\n2,3,3\n");
  EXPECT_EQ(import("od no.csv -o no"), 2);
  EXPECT_TRUE(says("no.csv:1: the columns \"a\", \"b\", \"c\" are neither")) << said;
  EXPECT_FALSE(fs::exists(folder / "no"));
}

TEST_F(Import, SemicolonsInNetworksAndFeedsAreNamed) {
  fs::create_directories(folder / "gmns");
  put("gmns/node.csv", "node_id;x_coord;y_coord\n1;106;11\n");
  put("gmns/link.csv", "link_id;from_node_id;to_node_id\n1;1;1\n");
  EXPECT_EQ(import("gmns gmns -o n"), 2);
  EXPECT_TRUE(says("node.csv:1: the columns are separated by semicolons; save the table with commas")) << said;
  EXPECT_FALSE(says("is missing")) << said;
}

TEST_F(Import, WhatTheUserSaysOfANetworkGoesBeforeItsFolder) {
  fs::create_directories(folder / "plan");
  put("plan/config.csv", "long_length,speed\nmile,mph\n");
  put("plan/node.csv", "node_id,x_coord,y_coord\n1,680000,1214000\n2,681000,1214000\n");
  put("plan/link.csv", "link_id,from_node_id,to_node_id,length\na,1,2,3281\n");
  EXPECT_EQ(import("gmns plan --length-unit league --crs EPSG:1 -o no"), 2);
  EXPECT_TRUE(says("--length-unit league: must be m, km, foot or mile")) << said;
  EXPECT_TRUE(says("--crs EPSG:1: PROJ knows no such reference system")) << said;
  ASSERT_EQ(import("gmns plan --crs 32648 -o net"), 0) << said;
  EXPECT_TRUE(says("in foot it would be 1 times: if that is meant, mend long_length")) << said;
  ASSERT_EQ(import("gmns plan --length-unit foot -o net"), 0) << said;
  EXPECT_TRUE(says("there will be no map: the coordinates of node.csv are no longitude and latitude")) << said;
  EXPECT_NE(text_of("net/link.csv").find(",1000.0488,"), std::string::npos) << text_of("net/link.csv");
}

}  // namespace
}  // namespace tanvan
