// Tables are split as RFC 4180 has it, and what is no table is refused where it stops being one.
#include "sim/io/text/csv.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/text/csv_row.hpp"

namespace tanvan {
namespace {

constexpr std::array kColumns = {ColumnSpec{"id"}, ColumnSpec{"value"}, ColumnSpec{"note", false}};

std::string faults_of(std::string const& text) {
  Faults faults;
  parse_csv(text, "t.csv", kColumns, faults);
  std::string all;
  for (auto const& fault : faults.sorted()) all += to_string(fault) + "\n";
  return all;
}

TEST(Csv, QuotesCommasAndLineEndsInsideACellArePartOfIt) {
  Faults faults;
  auto const table = parse_csv("id,value\n\"a, \"\"b\"\"\nc\",1\nd,2\n", "t.csv", kColumns, faults);
  ASSERT_TRUE(faults.empty());
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.cell(0, table.column("id")).text, "a, \"b\"\nc");
  EXPECT_EQ(table.cell(1, table.column("id")).line, 4U);
  EXPECT_EQ(table.cell(1, table.column("value")).column, 3U);
}

TEST(Csv, CrlfBlankLinesAndAMissingLastLineEndChangeNothing) {
  Faults faults;
  auto const table = parse_csv("id,value\r\n\r\na,1\r\nb,2", "t.csv", kColumns, faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.cell(1, table.column("value")).text, "2");
}

TEST(Csv, ColumnsCountCharactersNotBytes) {
  Faults faults;
  auto const table = parse_csv("id,value\nMỹ Phước,1\n", "t.csv", kColumns, faults);
  EXPECT_EQ(table.cell(0, table.column("value")).column, 10U);
}

TEST(Csv, HeaderFaultsSuggestTheNearestColumn) {
  EXPECT_EQ(faults_of("id,valeu\na,1\n"),
            "t.csv:1: column value is missing\nt.csv:1:4: unknown column \"valeu\"; did you mean value?\n");
  EXPECT_EQ(faults_of("id,value,id\na,1,b\n"), "t.csv:1:10: column \"id\" appears twice\n");
}

TEST(Csv, RowsOfAnotherLengthAreReportedAndTheOthersKept) {
  Faults faults;
  auto const table = parse_csv("id,value\na\nb,2\nc,3,4\n", "t.csv", kColumns, faults);
  EXPECT_EQ(faults.size(), 2U);
  EXPECT_EQ(table.rows(), 1U);
  EXPECT_FALSE(table.whole());
}

TEST(Csv, BrokenQuotesNameTheirPlace) {
  EXPECT_EQ(faults_of("id,value\n\"a,1\nb,2\n"), "t.csv:2:1: a quote opens here and never closes\n");
  EXPECT_NE(faults_of("id,value\na\"b,1\n").find("t.csv:2:2: a quote inside a cell"), std::string::npos);
  EXPECT_NE(faults_of("id,value\n\"a\"b,1\n").find("t.csv:2:4: text after a closing quote"), std::string::npos);
}

TEST(Csv, TablesWithoutRowsOrWithOtherSeparatorsAreRefused) {
  EXPECT_EQ(faults_of("id,value\n"), "t.csv:1: a header and no rows\n");
  EXPECT_NE(faults_of("id;value\na;1\n").find("comma-separated"), std::string::npos);
  EXPECT_EQ(faults_of("\n\n"), "t.csv:1: no header\n");
}

TEST(Csv, AHeaderAloneIsATableWhereRowsAreOptional) {
  Faults faults;
  auto const table = parse_csv("id,value\n", "t.csv", kColumns, faults, TableRows::optional);
  EXPECT_TRUE(faults.empty());
  EXPECT_TRUE(table.whole());
  EXPECT_EQ(table.rows(), 0U);
}

TEST(Csv, ASourceWithoutPathIsAtFaultAlreadyAndNotReadAgain) {
  Faults faults;
  EXPECT_FALSE(read_csv({{}, "/etc/passwd"}, kColumns, faults).whole());
  EXPECT_TRUE(faults.empty());
}

TEST(CsvRow, NumbersAreFiniteInRangeAndWhole) {
  Faults faults;
  auto const table =
      parse_csv("id,value\na,nan\nb,1e999\nc,\"1,5\"\nd,0x10\ne,-1\nf,2.5\ng, +7 \nh,\n", "t.csv", kColumns, faults);
  auto const value = table.column("value");
  for (std::size_t i = 0; i + 2 < table.rows(); ++i) CsvRow(table, i, faults).whole(value, 0, 100);
  EXPECT_EQ(faults.size(), 6U);
  EXPECT_EQ(CsvRow(table, 6, faults).whole(value, 0, 100), 7);
  EXPECT_EQ(CsvRow(table, 7, faults).number_or(value, {0, 1, ""}, 0.5), 0.5);
  EXPECT_EQ(CsvRow(table, 7, faults).number_or(table.column("note"), {0, 1, ""}, 0.25), 0.25);
  EXPECT_EQ(faults.size(), 6U);
}

TEST(CsvRow, FaultNamesColumnTextAndRange) {
  Faults faults;
  auto const table = parse_csv("id,value\na,-300\n", "lines.csv", kColumns, faults);
  CsvRow(table, 0, faults).number(table.column("value"), {0, 60, "min"});
  EXPECT_EQ(to_string(faults.sorted().front()), "lines.csv:2:3: value = \"-300\": must be from 0 to 60 min");
}

TEST(ReadText, HugeLineIsRefusedEarly) {
  auto const file =
      std::filesystem::path(::testing::TempDir()) / ("tanvan-huge-" + std::to_string(::getpid()) + ".csv");
  std::ofstream(file).close();
  std::filesystem::resize_file(file, std::uintmax_t{1} << 30);  // 1 GiB of nothing: one line
  auto const text = read_text({file, "huge.csv"});
  ASSERT_FALSE(text);
  EXPECT_NE(to_string(text.error().sorted().front()).find("huge.csv:1: a line of more than"), std::string::npos);
  std::filesystem::remove(file);
}

TEST(ReadText, FolderDeviceAndAbsentFileAreRefused) {
  EXPECT_FALSE(read_text({"/", "root"}));
  EXPECT_FALSE(read_text({"/dev/zero", "zero"}));
  EXPECT_FALSE(read_text({"/nowhere/at/all", "nowhere"}));
}

TEST(TextFaults, Utf16NulAndBadBytesHaveTheirLine) {
  auto const first = [](std::string_view text) { return to_string(text_faults(text, "f").sorted().front()); };
  EXPECT_NE(first("\xFF\xFEi\0d").find("UTF-16"), std::string::npos);
  EXPECT_EQ(first(std::string_view("a\nb\0c\n", 6)), "f:2:2: a NUL byte; text holds none");
  EXPECT_EQ(first("a\n\nxy\xC0\xAF\n"), "f:3:3: not UTF-8 from here on; save the file as UTF-8");
  EXPECT_TRUE(text_faults("Bình Dương\n", "f").empty());
}

}  // namespace
}  // namespace tanvan
