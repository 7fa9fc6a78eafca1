#include "sim/io/tntp/tntp_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<TntpLine> lines_of(std::string_view text) {
  std::vector<TntpLine> lines;
  for (std::uint32_t line = 1; !text.empty(); ++line) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const whole = text.substr(0, end);
    lines.push_back({whole.ends_with('\r') ? whole.substr(0, whole.size() - 1) : whole, line});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_comment(std::string_view line) {
  return trimmed_blanks(line).starts_with('~');
}

/// Nothing but blanks and the `;` that ends a row.
bool is_empty(std::string_view line) {
  return line.find_first_not_of(" \t\r;") == std::string_view::npos;
}

/// The form by the first line that is neither blank nor comment: `<`, `NODES:24`, `LINK,A,B`, names, or numbers.
TntpForm form_of(std::vector<TntpLine> const& lines) {
  auto const first =
      std::find_if(lines.begin(), lines.end(), [](auto const& l) { return !is_empty(l.text) && !is_comment(l.text); });
  if (first == lines.end()) return TntpForm::tagged;
  auto const text = trimmed_blanks(first->text);
  if (text.starts_with('<')) return TntpForm::tagged;
  if (text.find(',') != std::string_view::npos) return TntpForm::csv;
  bool const upper = text[0] >= 'A' && text[0] <= 'Z';
  bool const plain = is_digit(text[0]) || (upper && text.find(':') != std::string_view::npos);
  return plain ? TntpForm::plain : TntpForm::tagged;
}

void take_tagged(std::vector<TntpLine> const& lines, TntpText& into) {
  for (auto const& line : lines) {
    if (is_empty(line.text)) continue;
    if (is_comment(line.text)) {
      if (into.rows.empty()) into.names.push_back(line);
    } else if (trimmed_blanks(line.text).starts_with('<')) {
      into.header.push_back(line);
    } else {
      into.rows.push_back(line);
    }
  }
}

void take_plain(std::vector<TntpLine> const& lines, TntpText& into) {
  bool const headed =
      std::any_of(lines.begin(), lines.end(), [](auto const& l) { return trimmed_blanks(l.text) == "END"; });
  bool in_header = headed;
  for (auto const& line : lines) {
    if (is_empty(line.text) || is_comment(line.text)) continue;
    bool const ends = in_header && trimmed_blanks(line.text) == "END";
    if (in_header && !ends) into.header.push_back(line);
    if (!in_header) into.rows.push_back(line);
    in_header = in_header && !ends;
  }
}

/// `<KEY> value` or `KEY:value`.
TntpEntry entry_of(TntpLine const& line) {
  auto const text = trimmed_blanks(line.text);
  bool const tagged = text.starts_with('<');
  auto const end = std::min(text.find(tagged ? '>' : ':'), text.size());
  auto const begin = std::size_t{tagged ? 1U : 0U};
  return {trimmed_blanks(text.substr(begin, end - begin)), trimmed_blanks(text.substr(std::min(end + 1, text.size()))),
          line.line};
}

std::optional<std::uint64_t> whole_of(std::string_view text) {
  std::uint64_t value = 0;
  auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

TntpText tntp_text(std::string_view text, std::string file) {
  auto const lines = lines_of(text);
  TntpText parts{.file = std::move(file), .form = form_of(lines), .header = {}, .names = {}, .rows = {}};
  if (parts.form == TntpForm::tagged) take_tagged(lines, parts);
  if (parts.form == TntpForm::plain) take_plain(lines, parts);
  return parts;
}

TntpHeader::TntpHeader(TntpText const& text, Faults& faults) : text_(text), faults_(faults) {
  for (auto const& line : text.header) {
    auto const entry = entry_of(line);
    if (auto const* first = find(entry.key))
      faults.add(place(entry), fmt::format("{} stands in line {} already; leave one", entry.key, first->line));
    entries_.push_back(entry);
  }
}

TntpEntry const* TntpHeader::find(std::string_view key) const {
  auto const at = std::find_if(entries_.begin(), entries_.end(), [&](auto const& e) { return e.key == key; });
  return at == entries_.end() ? nullptr : &*at;
}

std::optional<std::uint32_t> TntpHeader::count(std::string_view key, bool needed) const {
  auto const* entry = find(key);
  if (entry == nullptr) {
    if (needed) faults_.add({text_.file, 1, 0}, fmt::format("the header has no {}; is this such a file?", key));
    return std::nullopt;
  }
  auto const value = whole_of(entry->value);
  if (value && *value < std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(*value);
  faults_.add(place(*entry), fmt::format("{} = \"{}\": must be a count", key, entry->value));
  return std::nullopt;
}

std::optional<double> TntpHeader::number(std::string_view key) const {
  auto const* entry = find(key);
  if (entry == nullptr) return std::nullopt;
  auto const value = tntp_number({entry->value, 0}, key, place(*entry), faults_);
  if (!value || *value >= 0) return value;
  faults_.add(place(*entry), fmt::format("{} = {} (must be >= 0)", key, entry->value));
  return std::nullopt;
}

Faults TntpHeader::unknown(std::vector<std::string_view> const& known) const {
  Faults notes;
  for (auto const& entry : entries_)
    if (std::find(known.begin(), known.end(), entry.key) == known.end())
      notes.add(place(entry), fmt::format("{} is not known and plays no part", entry.key));
  return notes;
}

void split_cells(std::string_view line, std::vector<TntpCell>& cells) {
  cells.clear();
  std::size_t end = line.size();
  while (end > 0 && is_blank(line[end - 1])) --end;
  if (end > 0 && line[end - 1] == ';') --end;
  while (end > 0 && is_blank(line[end - 1])) --end;
  for (std::size_t at = 0; at < end;) {
    std::size_t const gap = at;
    std::size_t tabs = 0;
    for (; is_blank(line[at]); ++at)
      if (line[at] == '\t' && gap > 0 && ++tabs > 1)
        cells.push_back({line.substr(at, 0), static_cast<std::uint32_t>(at + 1)});
    std::size_t const begin = at;
    while (at < end && !is_blank(line[at])) ++at;
    cells.push_back({line.substr(begin, at - begin), static_cast<std::uint32_t>(begin + 1)});
  }
}

std::optional<double> tntp_number(TntpCell const& cell, std::string_view name, InputPlace place, Faults& faults) {
  double value = 0;
  auto const* const last = cell.text.data() + cell.text.size();
  auto const [end, failed] = std::from_chars(cell.text.data(), last, value);
  if (failed == std::errc{} && end == last && std::isfinite(value)) [[likely]]
    return value;
  auto const parsed = parse_number(cell.text);  // knows a leading plus, and why
  if (parsed.sentence.empty()) return parsed.value;
  place.column = cell.column;
  faults.add(std::move(place), cell.text.empty() ? fmt::format("{} is missing: an empty cell", name)
                                                 : fmt::format("{} = \"{}\": {}", name, cell.text, parsed.sentence));
  return std::nullopt;
}

std::optional<std::uint32_t> tntp_id(TntpCell const& cell, std::string_view name, std::uint32_t first,
                                     std::uint32_t count, InputPlace place, Faults& faults) {
  auto const number = whole_of(cell.text);
  if (number && *number >= first && *number - first < count) [[likely]]
    return static_cast<std::uint32_t>(*number - first);
  place.column = cell.column;
  if (cell.text.empty())
    faults.add(std::move(place), fmt::format("{} is missing: an empty cell", name));
  else if (!number)
    faults.add(std::move(place), fmt::format("{} = \"{}\": must be a whole number", name, cell.text));
  else
    faults.add(std::move(place), fmt::format("{} = {} (must be from {} to {}, by the header)", name, *number, first,
                                             std::int64_t{first} + count - 1));
  return std::nullopt;
}

}  // namespace tanvan
