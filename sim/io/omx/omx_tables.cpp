#include "sim/io/omx/omx_tables.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unordered_set>

#include "sim/core/check.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/csv_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

/// Names of lookups that hold ids of zones, the surest first, as `plain_heading` gives them.
constexpr char const* kZoneNames[] = {"zoneid", "zoneids", "",   "zone",       "zones",       "tazid",     "taz",
                                      "tazs",   "mazid",   "id", "zonenumber", "zonenumbers", "zoneindex", "no"};
constexpr char const* kRowNames[] = {"origin", "origins", "originid", "orig", "from", "rows", "row"};
constexpr char const* kColumnNames[] = {"destination", "destinations", "destinationid", "dest",
                                        "to",          "columns",      "column"};

/// The lower the better; the empty name in kZoneNames is the place of those of the side. A name of signs alone says
/// nothing.
std::size_t rank_of(OmxLookup const& lookup, MatrixSide side) {
  auto const name = plain_heading(lookup.name);
  if (name.empty()) return std::size(kZoneNames);
  bool const of_side = side == MatrixSide::rows ? is_one_of(name, kRowNames) : is_one_of(name, kColumnNames);
  auto const* at = std::find(std::begin(kZoneNames), std::end(kZoneNames), of_side ? "" : name);
  bool const of_other = side == MatrixSide::rows ? is_one_of(name, kColumnNames) : is_one_of(name, kRowNames);
  return static_cast<std::size_t>(at - std::begin(kZoneNames)) + (of_other ? 1 : 0);
}

bool is_distinct(std::vector<std::string> const& labels) {
  std::unordered_set<std::string_view> seen;
  return std::all_of(labels.begin(), labels.end(), [&](auto const& label) {
    auto const text = trimmed_blanks(label);
    return !text.empty() && seen.insert(text).second;
  });
}

char const* side_name(MatrixSide side) {
  return side == MatrixSide::rows ? "rows" : "columns";
}

}  // namespace

MatrixLabels labels_of(std::span<OmxLookup const> lookups, std::size_t length, MatrixSide side) {
  OmxLookup const* best = nullptr;
  std::string repeating;
  for (auto const& lookup : lookups) {
    if (lookup.labels.size() != length) continue;
    if (!is_distinct(lookup.labels))
      repeating += (repeating.empty() ? "" : ", ") + in_quotes(lookup.name);
    else if (!best || rank_of(lookup, side) < rank_of(*best, side))
      best = &lookup;
  }
  MatrixLabels found;
  if (best) {
    for (auto const& label : best->labels) found.labels.emplace_back(trimmed_blanks(label));
    found.note = fmt::format("{} are labelled by the lookup {}", side_name(side), in_quotes(best->name));
    return found;
  }
  for (std::size_t i = 1; i <= length; ++i) found.labels.push_back(std::to_string(i));
  found.note = fmt::format("{} are numbered from 1: no lookup holds {} distinct labels", side_name(side), length);
  if (!repeating.empty()) found.note += fmt::format(" ({} repeats or lacks some)", repeating);
  return found;
}

MatrixTable matrix_table(std::string const& name, std::vector<std::string> const& rows,
                         std::vector<std::string> const& columns, std::span<double const> values,
                         std::optional<double> missing) {
  expects(values.size() == rows.size() * columns.size(), "a value for each pair");
  MatrixTable table;
  CsvText out;
  out.cell("origin").cell("destination").cell(name).end_row();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i]) || (missing && values[i] == *missing)) {
      ++table.missing;
      continue;
    }
    out.cell(rows[i / columns.size()]).cell(columns[i % columns.size()]).number(values[i]).end_row();
  }
  table.csv = out.take();
  return table;
}

}  // namespace tanvan
