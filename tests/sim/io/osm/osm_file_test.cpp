// What is no OpenStreetMap file, or a damaged one, is refused with a sentence and the place.
#include <gtest/gtest.h>

#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

std::string fault_of(std::string const& text) {
  auto const read = read_text_as_osm(text);
  return read ? "" : to_string(read.error().sorted().front());
}

std::string const kSmall = OsmText().node(1, 0, 0).node(2, 1, 0).way(1, {1, 2}, "highway=service").text();

TEST(OsmFile, ASmallWorldIsRead) { EXPECT_EQ(fault_of(kSmall), ""); }

TEST(OsmFile, OtherKindsAreNamed) {
  EXPECT_NE(fault_of("id,lat,lon\n").find("w.osm:1: this is neither PBF nor XML"), std::string::npos);
  EXPECT_NE(fault_of("PK\x03\x04").find("zip"), std::string::npos);
  EXPECT_NE(fault_of("{\"elements\": []}").find("JSON"), std::string::npos);
  EXPECT_NE(fault_of("").find("empty"), std::string::npos);
  EXPECT_NE(fault_of("<graphml/>").find("graphml"), std::string::npos);
}

TEST(OsmFile, XmlCutInHalfNamesTheLine) {
  EXPECT_NE(fault_of(kSmall.substr(0, kSmall.size() / 2)).find("w.osm:3:"), std::string::npos);
}

TEST(OsmFile, EntitiesAreRefused) {
  EXPECT_NE(fault_of("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>" + kSmall).find("entities"), std::string::npos);
}

TEST(OsmFile, OtherVersionsAreRefused) {
  EXPECT_NE(fault_of("<osm version='0.5'></osm>").find("version"), std::string::npos);
}

TEST(OsmFile, TooLongTagsAreRefused) {
  auto const text = OsmText().node(1, 0, 0, "key=" + std::string(5'000, 'x')).text();
  EXPECT_NE(fault_of(text).find("w.osm"), std::string::npos);
}

TEST(OsmFile, APbfHeadWithoutABodyIsRefused) {
  EXPECT_NE(fault_of(std::string("\0\0\0\x0d\x0a\x09OSMHeader", 15)).find("w.osm"), std::string::npos);
}

TEST(OsmFile, AFileWithoutRoadsIsRefused) {
  EXPECT_NE(fault_of(OsmText().node(1, 0, 0).text()).find("no way with a highway"), std::string::npos);
  EXPECT_NE(fault_of(OsmText().way(1, {1, 2}, "highway=service").text()).find("nodes are in the file"), std::string::npos);
}

TEST(OsmFile, AMissingFileIsSaid) { EXPECT_FALSE(read_osm("/no/such/file.osm", "file.osm", {}).has_value()); }

}  // namespace
}  // namespace tanvan
