#pragma once
/// One table of a feed under reading: its rows, its columns by name, and what is wrong with a cell.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/gtfs/feed.hpp"
#include "sim/io/gtfs/feed_files.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {

/// Whole numbers that a cell may hold, both ends included.
struct WholeRange {
  std::int64_t low, high;
};

/// Where a table's faults and drops go.
struct FeedTableSink {
  ImportReport& report;
  Faults& faults;
};

/// Two grades of fault: `fault` refuses the feed, `drop` leaves a row or a cell out and lists it.
class FeedTable {
 public:
  /// Opens a table of the feed. None where there is no such file (a fault where it is needed) or no text in it.
  /// UTF-16 is refused: the specification wants UTF-8.
  static std::optional<FeedTable> open(FeedFiles const& files, std::string const& name, bool needed, FeedTableSink sink,
                                       RowLimits limits = {});
  ~FeedTable();
  FeedTable(FeedTable&&) noexcept = default;
  FeedTable& operator=(FeedTable&&) = delete;

  /// A column's place, npos where the table lacks it.
  std::size_t find(std::string_view name);
  /// The same, with a fault where the table lacks it.
  std::size_t needed(std::string_view name);
  /// Lists the columns that nobody asked for as dropped. To be called after the last `find`.
  void drop_other_columns();
  std::vector<std::string> const& header() const { return rows_.header(); }
  /// True where a column that is needed is not there.
  bool broken() const { return broken_; }

  /// Moves to the next row with anything in it and counts it; false at the end, after a fault of the text, and after
  /// too many faults. Cells beyond the header are listed.
  bool next();
  /// True once every row has been seen.
  bool ended() const { return ended_; }
  /// Rows so far.
  std::int64_t count() const { return count_; }
  std::uint32_t line() const { return rows_.place().line; }
  InputPlace place() const { return rows_.place(); }
  InputPlace header_place() const { return {rows_.shown(), rows_.header_line()}; }

  /// True where no row before has this cell as its id. A row that is there already, cell by cell, is dropped and
  /// listed; the id again with other cells is a fault, and so is an empty one.
  bool is_new(std::size_t column);

  std::string_view cell(std::size_t column) const { return rows_.cell(column); }
  std::string text(std::size_t column) const { return std::string(rows_.cell(column)); }
  /// The number in the range; NaN where the cell is empty or, after a fault, holds none.
  double number(std::size_t column, NumberRange range);
  /// The same, but what is no such number is dropped and listed.
  double soft_number(std::size_t column, NumberRange range);
  /// The whole number, none where the cell is empty or, after a fault, holds none.
  std::optional<std::int64_t> whole(std::size_t column, WholeRange range);
  /// 0 to `most`; kNotSaid where the cell is empty or, dropped and listed, holds anything else.
  std::uint8_t choice(std::size_t column, std::uint8_t most);
  /// Seconds of `H:MM:SS`; kNoFeedTime where the cell is empty or, after a fault, holds none.
  std::int32_t time(std::size_t column);
  /// The date; none after a fault.
  std::optional<Date> date(std::size_t column);

  void fault(std::size_t column, std::string const& sentence);
  void fault(std::string sentence);
  void drop(std::string reason, std::string id = {});

 private:
  FeedTable(NamedRows rows, std::string name, std::unique_ptr<Faults> trouble, FeedTableSink sink);
  bool is_blank() const;
  std::uint64_t row_hash() const;

  struct Seen {
    std::uint32_t line;
    std::uint64_t hash;  // of the row's cells
  };

  NamedRows rows_;
  std::string name_;
  std::unique_ptr<Faults> trouble_;  // of the bytes beneath the rows
  FeedTableSink sink_;
  std::vector<bool> asked_;
  std::unordered_map<std::string, Seen> seen_;
  std::size_t faults_before_;
  std::int64_t count_ = 0;
  bool broken_ = false, ended_ = false;
};

}  // namespace tanvan
