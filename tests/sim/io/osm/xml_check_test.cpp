// Numbers and deleted objects as the bytes go by. What a reader makes of them: osm_file_test.
#include "sim/io/osm/xml_check.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::vector<std::string> sentences(Faults const& faults) {
  std::vector<std::string> all;
  for (auto const& fault : faults.sorted()) all.push_back(to_string(fault));
  return all;
}

/// What is said of a text that comes so many bytes at a time.
std::vector<std::string> said(std::string_view text, std::size_t step = std::string_view::npos) {
  XmlCheck check("w.osm");
  for (; !text.empty(); text.remove_prefix(std::min(step, text.size()))) check.pass(text.substr(0, step));
  return sentences(check.faults());
}

DeletedObjects deleted(std::string_view text) {
  XmlCheck check("w.osm");
  check.pass(text);
  return check.deleted();
}

TEST(XmlCheck, FaultsDoNotDependOnWhereTheBytesAreCut) {
  std::string_view const text =
      "<osm>\n<node id='x' lat='91' lon='1'/>\n  <way id='1' version='2.0'>\n<nd ref='1e3'/></way></osm>";
  auto const whole = said(text);
  EXPECT_EQ(whole, (std::vector<std::string>{"w.osm:2:1: <node> id = \"x\": expected a whole number of at most 64 bits",
                                             "w.osm:2:1: <node> lat = \"91\": a latitude lies within -90 and 90",
                                             "w.osm:3:3: <way> version = \"2.0\": expected a whole number of 32 bits",
                                             "w.osm:4:1: <nd> ref = \"1e3\": expected a whole number of at most 64 "
                                             "bits"}));
  for (std::size_t step = 1; step < 40; ++step) EXPECT_EQ(said(text, step), whole) << step;
}

TEST(XmlCheck, IdsAreSignedNumbersOf64BitsWithoutTheirTwoEnds) {
  for (auto const* const good :
       {"0", "-1", "+7", "9223372036854775806", "-9223372036854775807", "12345678901234567", "007"})
    EXPECT_TRUE(said("<node id='" + std::string(good) + "'/>").empty()) << good;
  for (auto const* const bad :
       {"", "+", "-", "+-7", "++7", " 7", "7 ", "7.0", "0x7", "9223372036854775807", "-9223372036854775808", "1e3"})
    EXPECT_EQ(said("<way id='" + std::string(bad) + "'/>").size(), 1U) << bad;
}

TEST(XmlCheck, VersionsAreUnsignedAndMinusOneIsNone) {
  for (auto const* const good : {"-1", "0", "+3", "4294967294"})
    EXPECT_TRUE(said("<node id='1' version='" + std::string(good) + "'/>").empty()) << good;
  for (auto const* const bad : {"-2", "4294967295", "", "1.0"})
    EXPECT_EQ(said("<node id='1' changeset='" + std::string(bad) + "'/>").size(), 1U) << bad;
}

TEST(XmlCheck, TheEndsOfTheGlobeLieOnIt) {
  EXPECT_TRUE(said("<node id='1' lat='-90' lon='180'/>").empty());
  EXPECT_TRUE(said("<node id='1' lat='90.0000000' lon='-180'/>").empty());
  EXPECT_EQ(said("<node id='1' lat='90.0000001' lon='-180.0000001'/>").size(), 2U);
  EXPECT_EQ(said("<node id='1' lat='inf' lon='nan'/>").size(), 2U);
}

TEST(XmlCheck, OtherElementsAndAttributesAreNotItsBusiness) {
  EXPECT_TRUE(said("<osm><bounds minlat='x'/><tag k='id' v='x'/><changeset id='x'/></osm>").empty());
  EXPECT_TRUE(said("<relation id='1'><member type='node' ref='7' id='x' lat='x'/></relation>").empty());
  EXPECT_TRUE(said("<node id='1' user='x' timestamp='y'/>").empty());
}

TEST(XmlCheck, BrokenXmlAndEntitiesEndItInSilence) {
  EXPECT_EQ(said("<osm><node id='x'/></way><node id='y'/>").size(), 1U);  // the one before the break
  EXPECT_TRUE(said("<!DOCTYPE osm [<!ENTITY a 'b'>]><osm><node id='x'/></osm>").empty());
}

TEST(XmlCheck, TheFirstTwentyFaultsAreTold) {
  std::string text = "<osm>\n";
  for (int i = 0; i < 30; ++i) text += "<node id='1' lat='x' lon='y'/>\n";
  auto const all = said(text + "</osm>");
  ASSERT_EQ(all.size(), 20U);
  EXPECT_EQ(all.back().rfind("w.osm:11:1: <node> lon", 0), 0U) << all.back();
}

TEST(XmlCheck, DeletedObjectsAreToldOnceAscendingByKind) {
  auto const gone = deleted(
      "<osm><node id='5' action='delete'/><node action='delete' id='-3'/><node id='+5' action='delete'/>"
      "<node id='6' action='modify'/><way id='7' action='delete'><nd ref='8'/></way>"
      "<relation id='9' action='delete'><member type='way' ref='10' role=''/></relation></osm>");
  EXPECT_EQ(gone.nodes, (std::vector<std::int64_t>{-3, 5}));
  EXPECT_EQ(gone.ways, (std::vector<std::int64_t>{7}));
  EXPECT_EQ(gone.relations, (std::vector<std::int64_t>{9}));
}

}  // namespace
}  // namespace tanvan
