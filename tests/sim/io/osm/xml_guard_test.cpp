// Bounds that hold whatever stands in comments, quotes and instructions, where brackets mean nothing.
#include "sim/io/osm/xml_guard.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::string times(std::size_t n, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < n; ++i) all += text;
  return all;
}

bool passes(std::string_view text) {
  return XmlGuard().pass(text);
}

TEST(XmlGuard, ThirtyTwoOpenElementsPassAndOneMoreDoesNot) {
  EXPECT_TRUE(passes(times(32, "<a>")));
  XmlGuard guard;
  EXPECT_FALSE(guard.pass(times(32, "<a>\n") + "\n<a>"));
  EXPECT_TRUE(guard.is_deep());
  EXPECT_EQ(guard.line(), 34U);
}

TEST(XmlGuard, ClosedElementsDoNotCount) {
  EXPECT_TRUE(passes(times(100, "<a></a><b/><c d='/>'/>")));
  EXPECT_TRUE(passes(times(20, "<a>") + times(20, "</a>") + times(32, "<a>")));
}

TEST(XmlGuard, TagsTextsAndCommentsOfAMebibyteAreTheLongest) {
  auto const long_text = std::string(XmlGuard::kLongest, 'x');
  EXPECT_FALSE(passes("<a b='" + long_text));
  EXPECT_FALSE(passes("<!--" + long_text));
  EXPECT_FALSE(passes("<a>" + long_text + "x"));
  EXPECT_FALSE(passes("<?" + long_text));
  EXPECT_FALSE(passes("<![CDATA[" + long_text));
  auto const half = long_text.substr(0, XmlGuard::kLongest / 2);
  EXPECT_TRUE(passes(times(5, "<a b='" + half + "'/>")));
  XmlGuard guard;
  EXPECT_FALSE(guard.pass("<a>\n<b c='" + long_text));
  EXPECT_FALSE(guard.is_deep());
  EXPECT_EQ(guard.line(), 2U);
}

TEST(XmlGuard, TheBoundHoldsOverTheBordersOfBlocks) {
  XmlGuard guard;
  bool passed = true;
  for (char const c : times(33, "<a>")) passed = passed && guard.pass({&c, 1});
  EXPECT_FALSE(passed);
}

TEST(XmlGuard, WhatLooksLikeAnEndInsideOfSomethingElseClosesNothing) {
  for (auto const* const inside : {"<!-- > </a> -->", "<b c='</a>'/>", "<b c=\">' </a>\"/>", "<![CDATA[ > </a> ]]>",
                                   "<![CDATA[ ]> </a> ]]]>", "<?b > </a> ?>", "<?b '?>", "<?b \"></a>?>"}) {
    EXPECT_FALSE(passes(times(33, "<a>" + std::string(inside)))) << inside;
    EXPECT_TRUE(passes(times(31, "<a>" + std::string(inside)))) << inside;
  }
}

TEST(XmlGuard, WhatLooksLikeABeginInsideOfSomethingElseOpensNothing) {
  for (auto const* const inside :
       {"<!-- <a> -->", "<b c='<a>'/>", "<![CDATA[ > <a> ]]>", "<?b > <a> ?>", "<![CDATA[ it's \"> ]]>"})
    EXPECT_TRUE(passes(times(100, inside))) << inside;
}

TEST(XmlGuard, QuotesInADocumentTypeHideNoElements) {
  for (auto const* const type :
       {"<!DOCTYPE osm [<!ATTLIST a b CDATA '><c \"'>]>", "<!DOCTYPE osm [<!ATTLIST a b CDATA \"<a '\">]>",
        "<!DOCTYPE osm PUBLIC \"it's\" 'x'>", "<!DOCTYPE osm [<!-- it's <c \" -->]>",
        "<!DOCTYPE osm [<?b it's \"?> <!ATTLIST a b CDATA 'c'>]>"}) {
    EXPECT_FALSE(passes(type + times(33, "<a b='c'>"))) << type;
    EXPECT_TRUE(passes(type + times(32, "<a b='c'>"))) << type;
  }
}

TEST(XmlGuard, LooksThroughASourceToItsEndOrToTheBound) {
  auto const good = memory_source("<osm><node id='x'/><node id='1' action='delete'/></osm>");
  auto const seen = look_through_xml(*good, "w.osm");
  EXPECT_EQ(seen.faults.size(), 1U);
  EXPECT_EQ(seen.deleted.nodes, std::vector<std::int64_t>{1});
  std::string const text = "<osm>\n<node id='1' action='delete'/>" + times(40, "<a>");
  auto const deep = look_through_xml(*memory_source(text), "w.osm");
  ASSERT_EQ(deep.faults.size(), 1U);
  EXPECT_EQ(to_string(deep.faults.sorted()[0]),
            "w.osm:2: elements within more than 32 others; OpenStreetMap has three");
  EXPECT_TRUE(deep.deleted.nodes.empty());
}

}  // namespace
}  // namespace tanvan
