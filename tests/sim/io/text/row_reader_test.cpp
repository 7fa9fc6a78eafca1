// Tables of other programs come row by row, and what is no table ends where it stops being one.
#include "sim/io/text/row_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/io/text/csv_text.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Reading {
  Rows rows;
  std::vector<std::uint32_t> lines;
  std::string faults;
};

Reading read(std::string const& text, char separator = ',', RowLimits limits = {}) {
  RowReader reader(memory_source(text), "t.csv", separator, limits);
  Reading reading;
  while (reader.next()) {
    reading.rows.emplace_back(reader.cells().begin(), reader.cells().end());
    reading.lines.push_back(reader.line());
  }
  for (auto const& fault : reader.faults().sorted()) reading.faults += to_string(fault) + "\n";
  return reading;
}

std::string utf16(std::u16string const& text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (char16_t const unit : text) {
    char const high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

/// Gives one byte at a time, as a slow pipe would.
class Drip final : public ByteSource {
 public:
  explicit Drip(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(std::span<char> into) override {
    if (at_ == bytes_.size()) return 0;
    into[0] = bytes_[at_++];
    return 1;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// Rows of a table that is longer than a block, with quotes, all line ends and blanks here and there.
std::string long_table() {
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += std::to_string(i) + (i % 97 == 0 ? ",\"quoted, with\nan end\"," : ",plain,") + std::string(i % 13, 'x');
    text += i % 31 == 0 ? "\r\n" : i % 37 == 0 ? "\r" : i % 41 == 0 ? "\n\n" : "\n";
  }
  return text + "last,\"one\",";
}

TEST(RowReader, WholeRowsAndThoseOverTheBordersOfBlocksAreReadAlike) {
  auto const text = long_table();
  auto const by_block = read(text);
  RowReader drip(std::make_unique<Drip>(text), "t.csv");
  std::size_t row = 0;
  for (; drip.next(); ++row) {
    ASSERT_LT(row, by_block.rows.size());
    ASSERT_EQ(by_block.rows[row], std::vector<std::string>(drip.cells().begin(), drip.cells().end()));
    ASSERT_EQ(by_block.lines[row], drip.line());
  }
  EXPECT_EQ(row, 20'001U);
  EXPECT_EQ(by_block.rows.size(), row);
}

TEST(RowReader, LineEndsOfAllThreeSystemsAreRead) {
  Rows const expected = {{"a", "b"}, {"1", "2"}, {"3", "4"}};
  for (auto const* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4"})
    EXPECT_EQ(read(text).rows, expected) << text;
}

TEST(RowReader, QuotesKeepSeparatorsAndLineEnds) {
  auto const reading = read("a,\"x, \"\"y\"\"\nz\",c\nd,e\n");
  EXPECT_EQ(reading.rows, (Rows{{"a", "x, \"y\"\nz", "c"}, {"d", "e"}}));
  EXPECT_EQ(reading.lines, (std::vector<std::uint32_t>{1, 3}));
}

TEST(RowReader, AQuoteInsideACellIsALetter) {
  EXPECT_EQ(read("5\" pipe,6\n").rows, (Rows{{"5\" pipe", "6"}}));
}

TEST(RowReader, TextBehindAClosingQuoteStaysInItsCell) {
  EXPECT_EQ(read("A,\"Le \"x\"Loi,106,11\n").rows, (Rows{{"A", "Le x\"Loi", "106", "11"}}));
  EXPECT_EQ(read("\"a\"b,\"c\"\"\",\"\"\nnext\n").rows, (Rows{{"ab", "c\"", ""}, {"next"}}));
}

TEST(RowReader, BlankLinesAreNoRowsButCount) {
  auto const reading = read("a\n\n  \nb\n");
  EXPECT_EQ(reading.rows, (Rows{{"a"}, {"b"}}));
  EXPECT_EQ(reading.lines, (std::vector<std::uint32_t>{1, 4}));
}

TEST(RowReader, EmptyCellsAtEitherEndAreCells) {
  EXPECT_EQ(read(",a,,\n").rows, (Rows{{"", "a", "", ""}}));
}

TEST(RowReader, MarksAndUtf16ComeAsUtf8) {
  EXPECT_EQ(read("\xEF\xBB\xBFid,tên\n").rows, (Rows{{"id", "tên"}}));
  EXPECT_EQ(read(utf16(u"id,Bến Cát\r\n1,😀\n", false)).rows, (Rows{{"id", "Bến Cát"}, {"1", "😀"}}));
  EXPECT_EQ(read(utf16(u"id,Bến Cát\n", true)).rows, (Rows{{"id", "Bến Cát"}}));
}

TEST(RowReader, HalfALetterOfUtf16IsAFaultAtItsLine) {
  auto const broken = utf16(u"id\nx", false) + std::string("\x3D\xD8", 2);
  EXPECT_EQ(read(broken).faults, "t.csv:2:2: not UTF-8 from here on; save the file as UTF-8\n");
}

TEST(RowReader, ASourceOfSingleBytesGivesTheSameRows) {
  for (auto const& text : {std::string("\xEF\xBB\xBF") + "a,b\r\n\"1\r\n2\",3\r\n", utf16(u"a,b\r\nế,3\r\n", true)}) {
    RowReader slow(std::make_unique<Drip>(text), "t.csv");
    Rows rows;
    while (slow.next()) rows.emplace_back(slow.cells().begin(), slow.cells().end());
    EXPECT_EQ(rows, read(text).rows);
    EXPECT_TRUE(slow.faults().empty());
  }
}

TEST(RowReader, NulAndBadUtf8NameLineAndColumn) {
  EXPECT_EQ(read(std::string("a,b\nc,d\0e\n", 10)).faults, "t.csv:2:4: a NUL byte; text holds none\n");
  EXPECT_EQ(read("a\n\"x\ny\xFF"
                 "z\"\n")
                .faults,
            "t.csv:3:2: not UTF-8 from here on; save the file as UTF-8\n");
}

TEST(RowReader, AQuoteThatNeverClosesNamesTheLineWhereItOpens) {
  EXPECT_EQ(read("a\nb,\"c\nd\n").faults, "t.csv:2: a quote opens here and never closes\n");
}

TEST(RowReader, LimitsEndReadingAtTheLineThatPassesThem) {
  RowLimits const small{.row_bytes = 10, .file_bytes = 1000, .lines = 4};
  EXPECT_EQ(read("a\nb\n" + std::string(11, 'x') + "\nc\n", ',', small).faults,
            "t.csv:3: a row of more than 0 KiB; is this a table?\n");
  EXPECT_EQ(read("\n\n\n\n\n\n", ',', small).faults, "t.csv:5: more than the 4 lines allowed; is this a table?\n");
  EXPECT_EQ(read(std::string(1001, '\n'), ',', {.file_bytes = 1000, .lines = 5000}).faults.substr(0, 30),
            "t.csv:1: the file is larger th");
}

TEST(RowReader, ACellOfBlanksIsWrittenSoThatItComesBack) {
  for (auto const* const cell : {"\t", " ", " a", "a\t"}) {
    CsvText text;
    text.row(std::vector<std::string>{cell});
    EXPECT_EQ(read(text.text()).rows, (Rows{{cell}}));
  }
}

TEST(NamedRows, CellsAreFoundByNameInAnyCaseTrimmedAndComposed) {
  std::string const text = "Stop_ID , tên\n 7 ,Be\xCC\x82\xCC\x81n\n8\n";  // ế of three parts
  NamedRows rows(RowReader(memory_source(text), "t.csv"));
  ASSERT_TRUE(rows.has_header());
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.cell(rows.find("stop_id")), "7");
  EXPECT_EQ(rows.cell(rows.find("tên")), "Bến");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.cell(1), "");
  EXPECT_EQ(rows.place().line, 3U);
  EXPECT_EQ(rows.find("none"), NamedRows::npos);
}

TEST(NamedRows, ALineOfTooManyNamesIsAFault) {
  NamedRows rows(RowReader(memory_source("a,b,c\n1,2,3\n"), "t.csv", ',', {.names = 2}));
  EXPECT_FALSE(rows.has_header());
  EXPECT_EQ(to_string(rows.faults().sorted()[0]), "t.csv:1: 3 columns; no table of this kind has more than 2");
}

TEST(NamedRows, AnEmptyFileHasNoHeaderAndSaysSo) {
  NamedRows rows(RowReader(memory_source(""), "t.csv"));
  EXPECT_FALSE(rows.has_header());
  ASSERT_EQ(rows.faults().size(), 1U);
}

TEST(RowReader, BytesOfOldEncodingsAreNamed) {
  EXPECT_EQ(read("o,d,v\nB\xD7nh D\xAD\xAC"
                 "ng,Th\xF1 D\xC7u M\xE9t,5\n")
                .faults,
            "t.csv:2:2: not UTF-8 from here on (it looks like TCVN3 (ABC)); save the file as UTF-8\n");
  EXPECT_NE(read("Thu\xFB Da\xE0u Mo\xE4t,B\xECnh D\xF6\xF4ng\n").faults.find("(it looks like VNI)"),
            std::string::npos);
}

TEST(RowReader, SeparatorsAreGuessedFromTheFirstRow) {
  EXPECT_EQ(read("a;b\n1,5;2\n", kGuessedSeparator).rows, (Rows{{"a", "b"}, {"1,5", "2"}}));
  EXPECT_EQ(read("\n1;2;5,5\n", kGuessedSeparator).rows, (Rows{{"1", "2", "5,5"}}));
  EXPECT_EQ(read("\"a;x\"\tb\n1\t2\n", kGuessedSeparator).rows, (Rows{{"a;x", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("alone\na,b\n", kGuessedSeparator).rows, (Rows{{"alone"}, {"a", "b"}}));
}

TEST(RowReader, BlankLinesTakeNoMemoryAndCount) {
  std::string const blanks(3'000'000, '\n');
  auto const reading = read(blanks + "a\n", ',', {.row_bytes = 10});
  EXPECT_EQ(reading.lines, std::vector<std::uint32_t>{3'000'001});
}

TEST(Headings, PlainOnesAreTheSameWithAndWithoutMarks) {
  for (auto const* text : {"Số chuyến", "SO_CHUYEN", "so chuyen", "So\u0302\u0301 Chuye\u0302\u0301n", "SỐ CHUYẾN"})
    EXPECT_EQ(plain_heading(text), "sochuyen") << text;
  EXPECT_EQ(plain_heading("Đến"), "den");
  EXPECT_EQ(plain_heading(" Từ "), "tu");
  EXPECT_EQ(plain_heading("Vĩ độ (°)"), "vido°");
  EXPECT_EQ(plain_heading("東 1"), "東1");
}

TEST(Numbers, ACommaMayStandForThePoint) {
  EXPECT_EQ(parse_number_with_comma("5,5").value, 5.5);
  EXPECT_EQ(parse_number_with_comma("5.5").value, 5.5);
  for (auto const* text : {"1.234,5", "1,234,5", ",", "5,5x"})
    EXPECT_FALSE(parse_number_with_comma(text).sentence.empty()) << text;
}

TEST(NeededColumn, NamesBetweenSemicolonsAreSaidOnce) {
  NamedRows const rows(RowReader(memory_source("stop_id;stop_name\n1;A\n"), "stops.txt"));
  Faults faults;
  EXPECT_EQ(needed_column(rows, "stop_id", faults), NamedRows::npos);
  EXPECT_EQ(needed_column(rows, "stop_name", faults), NamedRows::npos);
  ASSERT_EQ(faults.sorted().size(), 1U);
  EXPECT_EQ(to_string(faults.sorted()[0]),
            "stops.txt:1: the columns are separated by semicolons; save the table with commas");
}

RC_GTEST_PROP(RowReader, ReadsBackWhatCsvTextWrote, ()) {
  auto const cell = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', ' ', ';'));
  auto const width = *rc::gen::inRange<std::size_t>(2, 5);
  auto const rows = *rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(width, cell));
  CsvText text;
  Rows kept;
  for (auto const& row : rows) {
    text.row(row);
    bool blank = true;  // a row of empty cells is no blank line
    for (auto const& c : row) blank = blank && c.empty();
    kept.push_back(row);
  }
  auto const reading = read(text.text());
  RC_ASSERT(reading.faults.empty());
  RC_ASSERT(reading.rows == kept);
}

}  // namespace
}  // namespace tanvan
