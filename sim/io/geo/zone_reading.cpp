#include "sim/io/geo/zone_reading.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_encoding.hpp"
#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

/// Names of columns that hold ids or names of zones, the surest first, as `plain_heading` gives them: `Mã xã` and
/// `MA_XA` are `maxa`.
constexpr char const* kIdNames[] = {"zoneid", "zone",     "taz",     "tazid",  "id",     "code", "maxa",     "maphuong",
                                    "mavung", "makhuvuc", "mahuyen", "maquan", "matinh", "ma",   "maso",     "madvhc",
                                    "wardid", "wardcode", "gid3",    "gid2",   "id3",    "id2",  "objectid", "fid"};
constexpr char const* kNames[] = {"name",    "zonename",  "ten",      "tenxa",   "tenphuong",
                                  "tenvung", "tenkhuvuc", "tenhuyen", "tenquan", "tentinh",
                                  "namevi",  "ward",      "name3",    "name2",   "wardname"};
constexpr char const* kAreas[] = {"areakm2"};

template <std::size_t N>
TextColumn const* named(std::vector<TextColumn> const& columns, char const* const (&names)[N]) {
  for (auto const* name : names)
    for (auto const& column : columns)
      if (plain_heading(column.name) == name) return &column;
  return nullptr;
}

constexpr std::size_t kMostNamed = 10;  // zones in a note

bool can_be_ids(TextColumn const& column) {
  std::set<std::string_view> seen;
  return std::all_of(column.text.begin(), column.text.end(),
                     [&](auto const& text) { return !text.empty() && seen.insert(text).second; });
}

}  // namespace

std::size_t ZoneReading::column(std::string const& name) {
  for (std::size_t c = 0; c < columns_.size(); ++c)
    if (columns_[c].name == name) return c;
  columns_.push_back({name, std::vector<std::string>(places_.size())});
  return columns_.size() - 1;
}

void ZoneReading::begin_row(InputPlace place) {
  places_.push_back(std::move(place));
  for (auto& column : columns_) column.text.emplace_back();
}

void ZoneReading::fault(InputPlace place, std::string sentence) {
  faults_.add(std::move(place), std::move(sentence));
}

void ZoneReading::unknown_reference() {
  fault({}, fmt::format("--crs {}: PROJ knows no such reference system; EPSG:32648 is one", options_.crs));
}

void ZoneReading::note_once(std::string sentence) {
  auto& notes = report_.notes;
  if (std::find(notes.begin(), notes.end(), sentence) == notes.end()) notes.push_back(std::move(sentence));
}

/// All texts are in one encoding, names of columns too.
void ZoneReading::decode() {
  std::vector<std::string> texts;
  for (auto const& column : columns_) {
    texts.push_back(column.name);
    texts.insert(texts.end(), column.text.begin(), column.text.end());
  }
  auto const encoding = detect_encoding(texts);
  std::int64_t composed = 0;
  for (auto& column : columns_) {
    column.name = decode_text(column.name, encoding);
    for (auto& text : column.text) {
      if (is_ascii(text)) continue;
      auto read = decode_text(text, encoding);
      composed += read != text ? 1 : 0;
      text = std::move(read);
    }
  }
  if (encoding != TextEncoding::utf8)
    report_.notes.push_back(fmt::format("the texts are in {}; they were converted to UTF-8", encoding_name(encoding)));
  else if (composed > 0)
    report_.notes.push_back(
        fmt::format("{} texts had letters with separate marks; they were composed (NFC)", composed));
}

void ZoneReading::choose_ids() {
  auto& zones = builder_.zones();
  TextColumn const* chosen = nullptr;
  if (!options_.id_column.empty()) {
    for (auto const& column : columns_)
      if (same_in_any_case(column.name, options_.id_column)) chosen = &column;
    std::string known;
    for (auto const& column : columns_) known += (known.empty() ? "" : ", ") + column.name;
    if (!chosen)
      return fault({report_.source, 1, 0},
                   fmt::format("there is no column {}; the columns are {}", options_.id_column, known));
  }
  for (auto const* name : kIdNames)
    for (auto const& column : columns_)
      if (!chosen && plain_heading(column.name) == name && can_be_ids(column)) chosen = &column;
  if (chosen) {
    zones.id = chosen->text;
    report_.notes.push_back(fmt::format("ids of zones are those of the column {}", chosen->name));
    std::erase_if(columns_, [name = chosen->name](auto const& column) { return column.name == name; });
    return;
  }
  for (auto const number : numbers_) zones.id.push_back(std::to_string(number));
  report_.notes.emplace_back("no column holds distinct ids; zones were numbered as the file orders them, from 1");
}

void ZoneReading::choose_names() {
  auto& zones = builder_.zones();
  TextColumn const* chosen = nullptr;
  for (auto const& column : columns_)
    if (!options_.name_column.empty() && same_in_any_case(column.name, options_.name_column)) chosen = &column;
  if (!chosen && !options_.name_column.empty())
    fault({report_.source, 1, 0}, fmt::format("there is no column {} for names", options_.name_column));
  if (!chosen && options_.name_column.empty()) chosen = named(columns_, kNames);
  zones.name = chosen ? chosen->text : std::vector<std::string>(zones.size());
  if (!chosen) return;
  report_.notes.push_back(fmt::format("names of zones are those of the column {}", chosen->name));
  std::erase_if(columns_, [name = chosen->name](auto const& column) { return column.name == name; });
}

void ZoneReading::check_ids() {
  std::map<std::string, std::size_t> first;
  auto const& ids = builder_.zones().id;
  for (std::size_t row = 0; row < ids.size() && !is_full(); ++row) {
    if (ids[row].empty()) fault(places_[row], fmt::format("zone {} has no id", row + 1));
    auto const [at, fresh] = first.emplace(ids[row], row);
    if (!fresh)
      fault(places_[row],
            fmt::format("zones {} and {} have the id {}; ids must be distinct (--id names another column)",
                        at->second + 1, row + 1, ids[row]));
  }
}

void ZoneReading::note_rings(TextSource const& source) {
  auto const turned = builder_.clockwise();
  if (turned > 0 && !shapefiles_)
    report_.notes.push_back(
        fmt::format("{} of {} outlines ran clockwise, against RFC 7946, and were turned", turned, builder_.outlines()));
  for (std::int64_t i = 0; i < builder_.short_rings(); ++i)
    report_.drop({"ring of fewer than four points", source.shown, 0, fmt::format("ring {}", i + 1)});
  auto const& crossing = builder_.crossing();
  if (crossing.empty()) return;
  std::string which;
  for (std::size_t i = 0; i < std::min(crossing.size(), kMostNamed); ++i)
    which += (i > 0 ? ", " : "") + builder_.zones().id[crossing[i]];
  if (crossing.size() > kMostNamed) which += " …";
  report_.notes.push_back(fmt::format(
      "outlines of {} zones are not valid ({}): {}; their areas and centres are those of the outline as it runs",
      crossing.size(), builder_.why_crossing(), which));
}

/// Where the file says areas itself, how far they are from ours.
void ZoneReading::compare_areas() {
  auto const* said = named(columns_, kAreas);
  if (!said) return;
  double worst = 0;
  auto const& ours = builder_.zones().area_km2;
  for (std::size_t row = 0; row < ours.size(); ++row) {
    auto const number = parse_number(said->text[row]);
    if (number.sentence.empty() && number.value > 0) worst = std::max(worst, std::abs(ours[row] / number.value - 1));
  }
  report_.notes.push_back(fmt::format("areas on the ellipsoid differ from the column {} by at most {:.2f} percent",
                                      said->name, worst * 100));
}

Result<ImportedZones> ZoneReading::finish(TextSource const& source) {
  report_.format = "zones";
  report_.source = source.shown;
  if (!faults_.empty()) return faults_;
  if (places_.empty()) return error(Errc::bad_input, {source.shown, 1, 0}, "there is no zone in it");
  decode();
  choose_ids();
  choose_names();
  if (faults_.empty()) check_ids();
  if (!faults_.empty()) return faults_;
  compare_areas();
  note_rings(source);
  auto& zones = builder_.zones();
  for (auto const& place : places_) zones.place.push_back(place.file);
  zones.more = std::move(columns_);
  report_.written["zones"] = static_cast<std::int64_t>(zones.size());
  report_.written["points"] = static_cast<std::int64_t>(zones.areas.points.size());
  return ImportedZones{std::move(zones), std::move(report_)};
}

}  // namespace tanvan
