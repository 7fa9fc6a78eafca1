// TOML becomes a tree that knows its lines.
#include "sim/io/text/toml_text.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Toml, ValuesKeepKindAndLine) {
  auto const root =
      parse_toml("a = 1\nb = 0.5\n[s]\nc = \"x\"\nd = 2027-01-31\ne = 05:30:00\n[[t]]\nf = true\n[[t]]\n", "f.toml");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("a")->whole, 1);
  EXPECT_EQ(root->find("b")->real, 0.5);
  auto const* section = root->find("s");
  EXPECT_EQ(section->find("c")->text, "x");
  EXPECT_EQ(section->find("d")->text, "2027-01-31");
  EXPECT_EQ(section->find("d")->place, (InputPlace{"f.toml", 5, 5}));
  EXPECT_EQ(section->find("e")->text, "05:30:00");
  ASSERT_EQ(root->find("t")->items.size(), 2U);
  EXPECT_EQ(root->find("t")->items[1].place.line, 9U);
}

TEST(Toml, SyntaxAndImpossibleDatesNameTheLine) {
  for (auto const* text :
       {"a = 1\nb = \n", "a = 1\na = 2\n", "a = 1\nb = 2027-02-30\n", "a = 1\nb = \"x\n", "x = 1\n[a\n"}) {
    auto const root = parse_toml(text, "f.toml");
    ASSERT_FALSE(root) << text;
    EXPECT_EQ(root.error().sorted().front().place.line, 2U) << text;
  }
}

TEST(Toml, TextIsNormalized) {
  auto const root = parse_toml("a = \"Bi\xCC\x80nh\"\n", "f.toml");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("a")->text, "Bình");
}

TEST(Toml, CommandLineValuesAreTomlWhereTheyCanBe) {
  EXPECT_EQ(value_of("3").whole, 3);
  EXPECT_EQ(value_of("1e-4").real, 1e-4);
  EXPECT_EQ(value_of("2027-01-01").kind, TomlNode::Kind::date);
  EXPECT_EQ(value_of("[2020, 2030]").items.size(), 2U);
  EXPECT_EQ(value_of("big").text, "big");
  EXPECT_EQ(value_of("1 # x").kind, TomlNode::Kind::text);
  EXPECT_EQ(value_of("1\nb = 2").kind, TomlNode::Kind::text);
}

TEST(Toml, QuotedTextReadsBack) {
  for (std::string const text : {"", "a\"b\\c", "tab\tline\n", "Vành đai 3"}) {
    auto const root = parse_toml("a = " + toml_quoted(text) + "\n", "f.toml");
    ASSERT_TRUE(root) << text;
    EXPECT_EQ(root->find("a")->text, text);
  }
}

}  // namespace
}  // namespace tanvan
