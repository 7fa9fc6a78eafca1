#include "scenarios/run/scenario/table_checks.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tanvan {

bool UniqueIds::add(CsvRow const& row, CsvColumn column) {
  auto const& id = row.word(column);
  if (id.empty()) return false;
  auto const [found, is_new] = line_of_.try_emplace(id, row.place().line);
  if (!is_new) row.fault(column, fmt::format("stands in line {} already; ids must differ", found->second));
  return is_new;
}

std::string suggestion(std::string const& word, std::vector<std::string> const& known) {
  auto const near = nearest_word(word, known);
  return near ? fmt::format("; did you mean {}?", *near) : std::string{};
}

std::string one_of(CsvRow const& row, CsvColumn column, std::initializer_list<std::string_view> words) {
  auto const& word = row.text(column);
  if (!column || std::find(words.begin(), words.end(), word) != words.end()) return word;
  row.fault(column, fmt::format("must be one of {}", fmt::join(words, ", ")));
  return {};
}

void check_confidence(CsvTable const& table, Faults& faults) {
  auto const confidence = table.column("confidence");
  for (std::size_t i = 0; confidence && i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    if (!row.text(confidence).empty()) one_of(row, confidence, {"high", "medium", "low"});
  }
}

ZoneIndex::ZoneIndex(ZoneStore const& zones, bool whole) : whole_(whole) {
  for (auto const zone : ids<ZoneId>(zones.size())) {
    known_.try_emplace(zones.code[zone], zone);
    codes_.push_back(zones.code[zone]);
  }
}

ZoneId ZoneIndex::of(CsvRow const& row, CsvColumn column) const {
  auto const& code = row.word(column);
  auto const found = known_.find(code);
  if (found != known_.end()) return found->second;
  if (whole_ && !code.empty()) row.fault(column, "no such zone in the table of zones" + suggestion(code, codes_));
  return {};
}

ZoneId ZoneIndex::of_optional(CsvRow const& row, CsvColumn column) const {
  return row.text(column).empty() ? ZoneId{} : of(row, column);
}

}  // namespace tanvan
