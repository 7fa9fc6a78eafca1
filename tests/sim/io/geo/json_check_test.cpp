// Whether JSON is geography, before anybody reads it as such.

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/geo/zone_shapes.hpp"

namespace tanvan {
namespace {

/// What is said of zones in a file of this text; empty where it is geography, whatever it holds.
std::string said(std::string const& text) {
  auto const path = std::filesystem::path(testing::TempDir()) / ("tanvan-json-" + std::to_string(::getpid()) + ".json");
  std::ofstream(path, std::ios::binary) << text;
  auto const read = read_zones({path, "a.json"}, {});
  std::filesystem::remove(path);
  auto const sentence = read ? "" : to_string(read.error().sorted().front());
  return sentence.find("the JSON") == std::string::npos && sentence.find("this JSON") == std::string::npos ? ""
                                                                                                           : sentence;
}

std::string no_geography(std::string const& has) {
  return "a.json:1: this JSON is neither GeoJSON nor TopoJSON: its outermost object has " + has +
         "; expected is a type such as FeatureCollection. Convert it first";
}

TEST(JsonCheck, CollectionsAndGeometriesAreGeography) {
  EXPECT_EQ(said(R"({"type":"FeatureCollection","more":1,"features":[]})"), "");
  EXPECT_EQ(said(R"({"arcs":[],"type":"Topology"})"), "");
  EXPECT_EQ(said(R"({"type":"Point","coordinates":[1,2]})"), "");
}

TEST(JsonCheck, AGeometrysNameOnSomethingElseIsNone) {
  EXPECT_EQ(said(R"({"type":"Point","price":3})"), no_geography(R"(the keys "type", "price")"));
}

TEST(JsonCheck, TypesOfInnerObjectsDoNotCount) {
  EXPECT_EQ(said(R"({"a":{"type":"FeatureCollection"}})"), no_geography(R"(the keys "a")"));
  EXPECT_EQ(said(R"({})"), no_geography("no keys"));
  EXPECT_EQ(said("[]"), no_geography("no keys"));
}

TEST(JsonCheck, KeysAreShownInQuotesWithoutSignsThatATerminalObeys) {
  EXPECT_EQ(said(R"({"\u001b[2Ja":1,"b":2})"), no_geography(R"(the keys "·[2Ja", "b")"));
  std::string many = "{";
  for (int i = 0; i < 50; ++i) many += (i > 0 ? "," : "") + ("\"key" + std::to_string(i) + "\":0");
  EXPECT_LT(said(many + "}").size(), 250U);
}

TEST(JsonCheck, WhereItBreaksOffIsALine) {
  EXPECT_EQ(said("{\"type\":\n\"FeatureCollection\",\n\"features\":[1,\n"),
            "a.json:4: the JSON is cut off or wrong here");
  EXPECT_EQ(said("{\"type\":\n\"FeatureCollection\",,\n\n}"), "a.json:2: the JSON is cut off or wrong here");
  EXPECT_EQ(said(""), "a.json:1: the JSON is cut off or wrong here");
}

TEST(JsonCheck, MoreThanSixtyFourLevelsAreTooDeep) {
  std::string const type = R"({"type":"FeatureCollection","features":)";
  EXPECT_EQ(said(type + std::string(63, '[') + std::string(63, ']') + "}"), "");
  EXPECT_EQ(said(type + std::string(64, '[') + std::string(64, ']') + "}"),
            "a.json:1: the JSON is nested deeper than 64 levels");
}

}  // namespace
}  // namespace tanvan
