#pragma once
/// Checks that the readers of all tables share: ids used once, words of a short list, names of other tables.

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Ids that may stand in one row only.
class UniqueIds {
 public:
  /// Adds a fault where the cell is empty or was seen in an earlier row. @return true for a new id
  bool add(CsvRow const& row, CsvColumn column);

 private:
  std::map<std::string, std::uint32_t> line_of_;
};

/// The cell, which must be one of the words; else a fault with the nearest.
std::string one_of(CsvRow const& row, CsvColumn column, std::initializer_list<std::string_view> words);

/// Each row's `confidence`, where the table has that column and the row fills it, must be high, medium or low.
void check_confidence(CsvTable const& table, Faults& faults);

/// "did you mean …?" or the empty text, for the end of a sentence.
std::string suggestion(std::string const& word, std::vector<std::string> const& known);

/// Zones by their code.
class ZoneIndex {
 public:
  ZoneIndex() = default;
  /// @param whole false where rows of the zones' table had to be left out: then an unknown code is no fault of its own
  ZoneIndex(ZoneStore const& zones, bool whole);

  /// The zone that the cell names; a fault where there is none, or where the cell is empty.
  ZoneId of(CsvRow const& row, CsvColumn column) const;
  /// The same, or no zone where the cell is empty.
  ZoneId of_optional(CsvRow const& row, CsvColumn column) const;

 private:
  std::map<std::string, ZoneId> known_;
  std::vector<std::string> codes_;
  bool whole_ = false;
};

}  // namespace tanvan
