#include <gtest/gtest.h>
#include <string>
#include <vector>
#include <zlib.h>

#include "sim/io/xml/gzip_source.hpp"
#include "sim/io/xml/xml_reader.hpp"
#include "sim/io/xml/xml_text.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

/// All tags of a text as `+name` and `-name`, then the first fault.
struct Heard {
  std::string tags, fault;
};

Heard hear(std::string_view text, XmlLimits limits = {}) {
  XmlReader xml(memory_source(text), "a.xml", limits);
  Heard heard;
  while (xml.next()) (heard.tags += xml.at_start() ? '+' : '-') += xml.name();
  auto const faults = xml.faults().sorted();
  if (!faults.empty()) heard.fault = to_string(faults.front());
  return heard;
}

std::string zipped(std::string_view text) {
  std::string out(compressBound(text.size()) + 64, '\0');
  z_stream stream{};
  constexpr int kGzip = 16 + MAX_WBITS, kMemory = 8;
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST(XmlReader, TagsComeInTheOrderOfTheFileWithAttributesAndText) {
  XmlReader xml(memory_source("<a>\n <b x='1 ' y=\"&lt;&#65;\"/> <c>t &amp; u</c></a>"), "a.xml");
  ASSERT_TRUE(xml.next());
  EXPECT_TRUE(xml.starts("a"));
  EXPECT_EQ(xml.depth(), 0U);
  ASSERT_TRUE(xml.next());
  EXPECT_EQ(xml.attribute("x"), "1");
  EXPECT_EQ(xml.attribute("y"), "<A");
  EXPECT_FALSE(xml.attribute("z"));
  EXPECT_EQ(xml.place(), (InputPlace{"a.xml", 2, 2}));
  ASSERT_TRUE(xml.next());
  EXPECT_TRUE(xml.ends("b"));
  ASSERT_TRUE(xml.next());
  ASSERT_TRUE(xml.next());
  EXPECT_EQ(xml.text(), "t & u");
  ASSERT_TRUE(xml.next());
  EXPECT_FALSE(xml.next());
  EXPECT_TRUE(xml.faults().empty());
}

TEST(XmlReader, DecomposedLettersAreComposedAndPrefixesLeftOut) {
  XmlReader xml(memory_source("<m:a xmlns:m='u' m:name='Bi\xCC\x80nh'/>"), "a.xml");
  ASSERT_TRUE(xml.next());
  EXPECT_EQ(xml.name(), "a");
  EXPECT_EQ(xml.attribute("name"), "B\xC3\xACnh");
}

TEST(XmlReader, ATypeThatPointsElsewhereIsAcceptedAndNotFetched) {
  EXPECT_EQ(hear("<!DOCTYPE a SYSTEM \"http://nowhere.example/a.dtd\"><a/>").tags, "+a-a");
  EXPECT_EQ(hear("<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>").fault, "");
}

TEST(XmlReader, DeclarationsOfEntitiesAreRefusedAtTheirLine) {
  auto const heard = hear("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>");
  EXPECT_EQ(heard.tags, "");
  EXPECT_EQ(heard.fault.substr(0, 9), "a.xml:2:1");
  EXPECT_NE(heard.fault.find("entities"), std::string::npos);
}

TEST(XmlReader, EntitiesThatNobodyDeclaredAreFaultsInTextAndAttributes) {
  std::string const type = "<!DOCTYPE a SYSTEM 'a.dtd'>\n";
  EXPECT_NE(hear(type + "<a>&b;</a>").fault.find("a.xml:2"), std::string::npos);
  EXPECT_NE(hear(type + "<a x='&b;'/>").fault.find("&b;"), std::string::npos);
  EXPECT_NE(hear("<a x='&b;'/>").fault, "");
  EXPECT_EQ(hear(type + "<a x='&amp;&#x41;'/>").fault, "");
}

TEST(XmlReader, ACutFileNamesTheLineWhereItEnds) {
  EXPECT_EQ(hear("<a>\n<b x='\n\n").fault.substr(0, 8), "a.xml:4:");
  EXPECT_EQ(hear("<a>\n<b/>\n").fault.substr(0, 8), "a.xml:3:");
  EXPECT_EQ(hear("").fault, "a.xml:1: is empty");
}

TEST(XmlReader, MarkupThatIsNotWellFormedNamesLineAndColumn) {
  EXPECT_EQ(hear("<a>\n<b></c></a>").fault.substr(0, 10), "a.xml:2:6:");
  EXPECT_EQ(hear("<a x='1' x='2'/>").fault.substr(0, 8), "a.xml:1:");
  EXPECT_NE(hear("node_id,x\n1,2\n").fault, "");
}

TEST(XmlReader, ElementsTooDeepWithinEachOtherAreRefused) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>\n";
  EXPECT_EQ(hear(deep).fault.substr(0, 10), "a.xml:257:");
}

TEST(XmlReader, TagsCommentsAndTextsThatAreTooLongAreRefusedBeforeTheirEnd) {
  XmlLimits const limits{1000, 256, 1 << 30};
  std::string const much(300'000, 'x');
  for (auto const& text :
       {"<a b='" + much, "<a><!--" + much, "<a><?p " + much, "<" + much, "<a>" + much, "<!DOCTYPE a SYSTEM '" + much})
    EXPECT_NE(hear(text, limits).fault.find("longer than 1000 bytes"), std::string::npos) << text.substr(0, 8);
  EXPECT_NE(hear("<a>" + much + "</a>", {1 << 20, 256, 1000}).fault.find("larger than 1000 bytes"), std::string::npos);
}

TEST(XmlReader, GzipIsReadAndItsCutsAndDamagesAreFaults) {
  auto const good = zipped("<a><b/></a>");
  EXPECT_EQ(hear(good).tags, "+a+b-b-a");
  EXPECT_EQ(hear(good + good.substr(0, 0)).fault, "");
  EXPECT_NE(hear(good.substr(0, good.size() / 2)).fault.find("too early"), std::string::npos);
  auto broken = good;
  broken[good.size() - 5] ^= 1;
  EXPECT_NE(hear(broken).fault.find("damaged"), std::string::npos);
  EXPECT_NE(hear("BZh91").fault.find("bzip2"), std::string::npos);
}

TEST(XmlReader, MembersOfOneGzipFollowEachOther) {
  EXPECT_EQ(hear(zipped("<a><b/>") + zipped("</a>")).tags, "+a+b-b-a");
}

TEST(GzipSource, WhatUnpacksToFarMoreThanTextIsRefused) {
  auto const bomb = zipped(std::string(std::size_t{8} << 20, ' '));
  GzipSource bounded(memory_source(bomb), {1 << 20, 200});
  EXPECT_LE(read_all(bounded, std::size_t{8} << 20).size(), std::size_t{2} << 20);
  EXPECT_NE(bounded.sentence().find("bomb"), std::string::npos);
}

TEST(XmlValues, TimesAreReadInAllTheirForms) {
  EXPECT_EQ(seconds_of_time("25205.00"), 25'205);
  EXPECT_EQ(seconds_of_time("07:30"), 27'000);
  EXPECT_EQ(seconds_of_time("30:00:01"), 108'001);
  EXPECT_EQ(seconds_of_time("1:00:00:00"), 86'400);
  EXPECT_FALSE(seconds_of_time("triggered"));
  EXPECT_FALSE(seconds_of_time("07:61"));
  EXPECT_FALSE(seconds_of_time(""));
}

TEST(XmlText, WhatIsWrittenIsReadBack) {
  XmlText text;
  text.open("a").attribute("x", "\"<&>\n'").number("n", 0.1).open("b").text("c & d").close().open("e").close().close();
  auto const written = text.take();
  XmlReader xml(memory_source(written), "a.xml");
  ASSERT_TRUE(xml.next());
  EXPECT_EQ(xml.attribute("x"), "\"<&>\n'");
  EXPECT_EQ(xml.attribute("n"), "0.1");
  xml.next();
  xml.next();
  EXPECT_EQ(xml.text(), "c & d");
  while (xml.next()) {
  }
  EXPECT_TRUE(xml.faults().empty());
}

}  // namespace
}  // namespace tanvan
