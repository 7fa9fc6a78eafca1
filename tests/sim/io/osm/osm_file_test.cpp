// What is no OpenStreetMap file, or a damaged one, is refused with a sentence and the place.
#include <bzlib.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

std::string fault_of(std::string const& text) {
  auto const read = read_text_as_osm(text);
  return read ? "" : to_string(read.error().sorted().front());
}

std::string const kSmall = OsmText().node(1, 0, 0).node(2, 1, 0).way(1, {1, 2}, "highway=service").text();

TEST(OsmFile, ASmallWorldIsRead) {
  EXPECT_EQ(fault_of(kSmall), "");
}

std::vector<std::string> faults_of(std::string const& text) {
  std::vector<std::string> sentences;
  auto const read = read_text_as_osm(text);
  if (!read)
    for (auto const& fault : read.error().sorted()) sentences.push_back(to_string(fault));
  return sentences;
}

/// One stream of bzip2.
std::string packed(std::string text) {
  std::string out(text.size() + text.size() / 50 + 1'000, '\0');
  auto size = static_cast<unsigned>(out.size());
  EXPECT_EQ(BZ2_bzBuffToBuffCompress(out.data(), &size, text.data(), static_cast<unsigned>(text.size()), 1, 0, 0),
            BZ_OK);
  out.resize(size);
  return out;
}

/// What is said of the bytes as a file; empty where it is read.
std::string fault_of_file(std::string const& bytes) {
  auto const path = std::filesystem::path(testing::TempDir()) / ("tanvan-" + std::to_string(::getpid()) + ".osm.bz2");
  std::ofstream(path, std::ios::binary) << bytes;
  auto const read = read_osm(path, "w.osm", {});
  std::filesystem::remove(path);
  return read ? "" : to_string(read.error().sorted().front());
}

TEST(OsmBzip2, StreamsBehindEachOtherAreOneFile) {
  auto const half = kSmall.size() / 2;
  auto const both = packed(kSmall.substr(0, half)) + packed(kSmall.substr(half));
  EXPECT_EQ(fault_of(both), "");
  EXPECT_EQ(fault_of_file(both), "");
  EXPECT_EQ(fault_of_file(packed("") + both + packed("")), "");
}

TEST(OsmBzip2, ALongTagInTheSecondStreamIsRefused) {
  auto const text = OsmText().node(1, 0, 0, "key=" + std::string(2'000'000, 'x')).text();
  auto const both = packed(text.substr(0, 20)) + packed(text.substr(20));
  EXPECT_NE(fault_of(both).find("w.osm:2: a tag or text of more than 1 MiB"), std::string::npos);
  EXPECT_NE(fault_of_file(both).find("w.osm:2: a tag or text of more than 1 MiB"), std::string::npos);
}

TEST(OsmBzip2, CutAndStrangeBytesAreRefused) {
  auto const whole = packed(kSmall);
  EXPECT_NE(fault_of_file(whole.substr(0, whole.size() - 5)).find("end too early"), std::string::npos);
  EXPECT_NE(fault_of_file(whole + whole.substr(0, 7)).find("end too early"), std::string::npos);
  EXPECT_NE(fault_of_file(whole + "and more").find("something else stands behind"), std::string::npos);
}

TEST(OsmXml, NumbersThatAreNoneAreFaultsAtTheirLines) {
  auto const found = faults_of(
      "<osm version='0.6'>\n<node id='x' lat='1' lon='1'/>\n <node id='1' lat='NaN' lon='east'/>\n"
      "<node id='99999999999999999999' version='1.5' lat='1e400' lon='1'/>\n"
      "<way id='7'>\n<nd ref=''/></way>\n<relation id='1' visible='maybe'><member type='way' ref='w1'/></relation>\n"
      "</osm>\n");
  EXPECT_EQ(found, (std::vector<std::string>{
                       "w.osm:2:1: <node> id = \"x\": expected a whole number of at most 64 bits",
                       "w.osm:3:2: <node> lat = \"NaN\": expected a number of degrees",
                       "w.osm:3:2: <node> lon = \"east\": expected a number of degrees",
                       "w.osm:4:1: <node> id = \"99999999999999999999\": expected a whole number of at most 64 bits",
                       "w.osm:4:1: <node> lat = \"1e400\": expected a number of degrees",
                       "w.osm:4:1: <node> version = \"1.5\": expected a whole number of 32 bits",
                       "w.osm:6:1: <nd> ref = \"\": expected a whole number of at most 64 bits",
                       "w.osm:7:1: <relation> visible = \"maybe\": expected true or false",
                       "w.osm:7:34: <member> ref = \"w1\": expected a whole number of at most 64 bits"}));
}

TEST(OsmXml, PlacesOffTheGlobeAreFaultsAtTheirLines) {
  auto const found =
      faults_of("<osm version='0.6'>\n<node id='1' lat='95' lon='1'/>\n<node id='2' lat='1' lon='-180.1'/></osm>");
  EXPECT_EQ(found,
            (std::vector<std::string>{"w.osm:2:1: <node> lat = \"95\": a latitude lies within -90 and 90",
                                      "w.osm:3:1: <node> lon = \"-180.1\": a longitude lies within -180 and 180"}));
}

TEST(OsmXml, FaultsOfBzip2HaveTheirLinesToo) {
  EXPECT_NE(fault_of_file(packed("<osm version='0.6'>\n") + packed("<node id='x'/></osm>")).find("w.osm:2:1:"),
            std::string::npos);
}

TEST(OsmXml, OfManyFaultsTwentyAreTold) {
  std::string text = "<osm version='0.6'>\n";
  for (int i = 0; i < 100; ++i) text += "<node id='x" + std::to_string(i) + "'/>\n";
  EXPECT_EQ(faults_of(text + "</osm>").size(), 20U);
}

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
  EXPECT_NE(fault_of("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>" + kSmall).find("entities"),
            std::string::npos);
}

TEST(OsmFile, OtherVersionsAreRefused) {
  EXPECT_NE(fault_of("<osm version='0.5'></osm>").find("version"), std::string::npos);
}

TEST(OsmFile, TooLongTagsAreRefused) {
  auto const text = OsmText().node(1, 0, 0, "key=" + std::string(5'000, 'x')).text();
  EXPECT_NE(fault_of(text).find("w.osm"), std::string::npos);
}

TEST(OsmFile, ATagOfAMegabyteIsRefusedAtItsLine) {
  auto const text = OsmText().node(1, 0, 0).node(2, 0, 0, "key=" + std::string(2'000'000, 'x')).text();
  EXPECT_NE(fault_of(text).find("w.osm:3: a tag or text of more than 1 MiB"), std::string::npos);
}

TEST(OsmFile, DeepElementsAreRefused) {
  std::string text = "<osm version='0.6'>";
  for (int i = 0; i < 100; ++i) text += "<a v='/>'>";
  EXPECT_NE(fault_of(text).find("more than 32 others"), std::string::npos);
}

TEST(OsmFile, CommentsAndQuotesDoNotConfuseTheGuard) {
  std::string text = "<?xml version='1.0'?><!-- it's > <b 'x' - ' -->\n";
  for (int i = 0; i < 100; ++i) text += "<!-- > <a> it's -->";
  EXPECT_EQ(fault_of(text + OsmText().node(1, 0, 0, "a='>/").node(2, 1, 0).way(1, {1, 2}, "highway=service").text()),
            "");
}

TEST(OsmFile, Utf16IsNoOpenStreetMap) {
  EXPECT_NE(fault_of(std::string("\xFF\xFE<\0o\0s\0m\0", 10)).find("neither PBF nor XML"), std::string::npos);
}

TEST(OsmFile, APbfHeadWithoutABodyIsRefused) {
  EXPECT_NE(fault_of(std::string("\0\0\0\x0d\x0a\x09OSMHeader", 15)).find("w.osm"), std::string::npos);
}

TEST(OsmFile, AFileWithoutRoadsIsRefused) {
  EXPECT_NE(fault_of(OsmText().node(1, 0, 0).text()).find("no way with a highway"), std::string::npos);
  EXPECT_NE(fault_of(OsmText().way(1, {1, 2}, "highway=service").text()).find("nodes are in the file"),
            std::string::npos);
}

TEST(OsmFile, AMissingFileIsSaid) {
  EXPECT_FALSE(read_osm("/no/such/file.osm", "file.osm", {}).has_value());
}

/// A number of protocol buffers, and a field of bytes.
std::string varint(std::uint64_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80));
  bytes.push_back(static_cast<char>(value));
  return bytes;
}
std::string zigzag(std::int64_t value) {
  return varint(static_cast<std::uint64_t>(value < 0 ? -2 * value - 1 : 2 * value));
}
std::string field(char number, std::string const& bytes) {
  return static_cast<char>(number << 3 | 2) + varint(bytes.size()) + bytes;
}
std::string field_of(char number, std::string const& value) {
  return static_cast<char>(number << 3) + value;
}

std::string blob(std::string const& type, std::string const& raw) {
  auto const body = field(1, raw);
  auto const head = field(1, type) + field_of(3, varint(body.size()));
  return std::string(3, '\0') + static_cast<char>(head.size()) + head + body;
}

/// PBF of a residential street from node 1 to node 2, which lies at this latitude [1e-7 degrees].
std::string street_as_pbf(std::int64_t latitude) {
  auto const node = [](std::int64_t id, std::int64_t lat) {
    return field(1, field_of(1, zigzag(id)) + field_of(8, zigzag(lat)) + field_of(9, zigzag(1'060'000'000)));
  };
  auto const way =
      field(3, field_of(1, varint(7)) + field(2, varint(1)) + field(3, varint(2)) + field(8, zigzag(1) + zigzag(1)));
  auto const words = field(1, field(1, "") + field(1, "highway") + field(1, "residential"));
  auto const nodes = field(2, node(1, 110'000'000) + node(2, latitude));
  return blob("OSMHeader", field(4, "OsmSchema-V0.6")) + blob("OSMData", words + nodes + field(2, way));
}

TEST(OsmPbf, ANodeOfARoadOffTheGlobeIsAFaultThatNamesIt) {
  EXPECT_EQ(fault_of(street_as_pbf(110'010'000)), "");
  EXPECT_EQ(fault_of(street_as_pbf(950'000'000)),
            "w.osm:1: node 2: longitude 106 and latitude 95 lie beyond 180 and 90 degrees");
}

}  // namespace
}  // namespace tanvan
