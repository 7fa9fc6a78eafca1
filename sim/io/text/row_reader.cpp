#include "sim/io/text/row_reader.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/text_encoding.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/text/utf8_source.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kStep = std::size_t{64} << 10;
constexpr char kSeparators[] = {',', ';', '\t'};

/// The separator that stands most often outside quotes; of equals the first.
char separator_of(std::string_view row) {
  std::array<std::size_t, std::size(kSeparators)> often{};
  bool quoted = false;
  for (char const sign : row) {
    quoted = quoted != (sign == '"');
    for (std::size_t i = 0; i < often.size(); ++i) often[i] += !quoted && sign == kSeparators[i] ? 1 : 0;
  }
  return kSeparators[std::max_element(often.begin(), often.end()) - often.begin()];
}

/// What bytes that are no UTF-8 look like; empty where nobody can tell.
std::string likely_encoding(std::string_view bytes) {
  auto const encoding = detect_encoding(bytes);
  bool const known =
      encoding == TextEncoding::tcvn3 || encoding == TextEncoding::vni || encoding == TextEncoding::cp1258;
  return known ? fmt::format(" (it looks like {})", encoding_name(encoding)) : "";
}

}  // namespace

/// The text is taken in two steps: `gather` finds where the row ends, `split` where its cells do.
struct RowReader::Inside {
  std::unique_ptr<ByteSource> source;
  std::string shown;
  char separator;
  RowLimits limits;

  std::array<char, kStep> block{};
  std::string_view left;      // of the block
  std::uint64_t bytes = 0;    // read so far
  std::uint32_t line = 1;     // where `left` begins
  bool after_return = false;  // a line feed that comes now belongs to the line end before it
  std::string row, unquoted;  // the row as it stands, and its cells that had quotes
  std::vector<std::string_view> cells;
  std::uint32_t row_line = 1;
  Faults faults;

  bool fault(std::uint32_t at, std::string sentence, std::uint32_t column = 0) {
    faults.add({shown, at, column}, std::move(sentence));
    return false;
  }

  bool fill() {
    auto const got = source->read(block);
    left = {block.data(), got};
    bytes += got;
    if (bytes > limits.file_bytes)
      return fault(line, fmt::format("the file is larger than the {} MiB allowed", limits.file_bytes >> 20U));
    return got > 0;
  }

  /// Takes the next `n` bytes of `left` into the row.
  bool take(std::size_t n) {
    if (row.size() + n > limits.row_bytes)
      return fault(line, fmt::format("a row of more than {} KiB; is this a table?", limits.row_bytes >> 10U));
    row.append(left.substr(0, n));
    left.remove_prefix(n);
    return true;
  }

  bool count_line() {
    return ++line <= limits.lines ||
           fault(line, fmt::format("more than the {} lines allowed; is this a table?", limits.lines));
  }

  bool separates(char sign) const {
    if (separator != kGuessedSeparator) return sign == separator;
    return std::find(std::begin(kSeparators), std::end(kSeparators), sign) != std::end(kSeparators);
  }

  /// Where quotes stand as the row is gathered.
  struct Quotes {
    bool open = false;      // inside quotes
    bool closed = false;    // right after the sign that closed them: a second one is a letter
    bool may_open = true;   // at the beginning of a cell
    bool returned = false;  // inside quotes, right after a carriage return
    std::uint32_t line = 0;
  };

  /// Bytes of `left` up to the line end that ends the row, or all. Counts the line ends between quotes.
  std::size_t scan(Quotes& quotes) {
    for (std::size_t i = 0; i < left.size(); ++i) {
      char const sign = left[i];
      if (sign == '"') {
        bool const opens = !quotes.open && (quotes.may_open || quotes.closed);
        quotes.closed = quotes.open;
        quotes.open = opens;
        if (opens && quotes.may_open) quotes.line = line;
      } else if (quotes.open) {
        if (sign == '\r' || (sign == '\n' && !quotes.returned)) ++line;
      } else if (sign == '\n' || sign == '\r') {
        return i;
      }
      if (sign != '"') quotes.closed = false;
      quotes.returned = sign == '\r';
      quotes.may_open = !quotes.open && separates(sign);
    }
    return left.size();
  }

  /// Where the row ends if all of it is in `left` and has no quote, as most rows are; else npos.
  std::size_t end_of_plain_row() const {
    auto const plain = left.substr(0, left.find('\n'));
    if (plain.size() == left.size() || plain.find('"') != std::string_view::npos) return std::string_view::npos;
    return std::min(plain.find('\r'), plain.size());
  }

  /// The next row, blank or not, into `row`. False at the end and after a fault.
  bool gather() {
    row.clear();
    if (left.empty() && !fill()) return false;
    if (after_return && left.front() == '\n') left.remove_prefix(1);
    after_return = false;
    row_line = line;
    if (auto const n = end_of_plain_row(); n != std::string_view::npos) return take(n) && end_line();
    for (Quotes quotes;;) {
      auto const n = scan(quotes);
      bool const ends = n < left.size();
      if (!take(n)) return false;
      if (ends) return end_line();
      if (fill()) continue;
      if (quotes.open && faults.empty()) return fault(quotes.line, "a quote opens here and never closes");
      return faults.empty() && !row.empty();
    }
  }

  bool end_line() {
    after_return = left.front() == '\r';
    left.remove_prefix(1);
    return count_line();
  }

  /// The place of a byte of the row, for a fault.
  bool fault_at(std::size_t offset, std::string sentence) {
    auto const before = std::string_view(row).substr(0, offset);
    auto const lines = std::count(before.begin(), before.end(), '\n');
    auto const begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fault(row_line + static_cast<std::uint32_t>(lines), std::move(sentence),
                 static_cast<std::uint32_t>(offset - begin + 1));
  }

  bool is_text() {
    auto const zero = row.find('\0');
    if (is_ascii(row) && zero == std::string::npos) return true;
    auto const bad = first_bad_utf8(row);
    if (zero < bad) return fault_at(zero, "a NUL byte; text holds none");
    if (bad == std::string_view::npos) return true;
    return fault_at(bad, fmt::format("not UTF-8 from here on{}; save the file as UTF-8",
                                     likely_encoding(row + "\n" + std::string(left))));
  }

  /// A cell that begins with a quote, without its quotes. @param[in,out] rest begins with the quote
  std::string_view unquote(std::string_view& rest) {
    auto const begin = unquoted.size();
    std::size_t i = 1;
    for (; i < rest.size(); ++i) {
      if (rest[i] == '"' && (++i == rest.size() || rest[i] != '"')) break;  // the quote that closes
      unquoted.push_back(rest[i]);
    }
    auto const behind = rest.substr(std::min(i, rest.size()));
    auto const after = behind.substr(0, behind.find(separator));
    unquoted.append(after);
    rest = behind.substr(after.size());
    return std::string_view(unquoted).substr(begin);
  }

  void split() {
    cells.clear();
    unquoted.clear();
    unquoted.reserve(row.size());  // so that views into it stay
    for (std::string_view rest = row;; rest.remove_prefix(1)) {
      if (rest.starts_with('"')) {
        cells.push_back(unquote(rest));
      } else {
        cells.push_back(rest.substr(0, rest.find(separator)));
        rest.remove_prefix(cells.back().size());
      }
      if (rest.empty()) return;
    }
  }

  bool next() {
    while (faults.empty() && gather()) {
      if (trimmed_blanks(row).empty()) continue;
      if (!is_text()) return false;
      if (separator == kGuessedSeparator) separator = separator_of(row);
      split();
      return true;
    }
    return false;
  }
};

RowReader::RowReader(std::unique_ptr<ByteSource> source, std::string shown, char separator, RowLimits limits)
    : inside_(std::make_unique<Inside>()) {
  inside_->source = utf8_source(std::move(source));
  inside_->shown = std::move(shown);
  inside_->separator = separator;
  inside_->limits = limits;
}

RowReader::~RowReader() = default;
RowReader::RowReader(RowReader&&) noexcept = default;
RowReader& RowReader::operator=(RowReader&&) noexcept = default;

bool RowReader::next() {
  return inside_->next();
}

std::span<std::string_view const> RowReader::cells() const {
  return inside_->cells;
}

std::uint32_t RowReader::line() const {
  return inside_->row_line;
}

InputPlace RowReader::place() const {
  return {inside_->shown, inside_->row_line, 0};
}

RowLimits const& RowReader::limits() const {
  return inside_->limits;
}

Faults const& RowReader::faults() const {
  return inside_->faults;
}

std::string const& RowReader::shown() const {
  return inside_->shown;
}

char RowReader::separator() const {
  return inside_->separator;
}

NamedRows::NamedRows(RowReader rows) : rows_(std::move(rows)) {
  if (!next()) {
    if (rows_.faults().empty()) faults_.add({rows_.shown(), 1}, "no line of names; the file is empty");
    return;
  }
  header_line_ = rows_.line();
  if (cells_.size() > rows_.limits().names) {
    faults_.add(place(),
                fmt::format("{} columns; no table of this kind has more than {}", cells_.size(), rows_.limits().names));
    return;
  }
  for (auto const name : cells_) header_.emplace_back(name);
}

std::size_t NamedRows::find(std::string_view name) const {
  auto const found =
      std::find_if(header_.begin(), header_.end(), [&](auto const& h) { return same_in_any_case(h, name); });
  return found == header_.end() ? npos : static_cast<std::size_t>(found - header_.begin());
}

bool NamedRows::next() {
  cells_.clear();
  composed_.clear();
  if (!rows_.next()) {
    if (faults_.empty()) faults_.append(rows_.faults());
    return false;
  }
  for (auto const cell : rows_.cells()) {
    auto const trimmed = trimmed_blanks(cell);
    cells_.push_back(is_ascii(trimmed) ? trimmed : std::string_view(composed_.emplace_back(to_nfc(trimmed))));
  }
  return true;
}

std::string_view NamedRows::cell(std::size_t column) const {
  return column < cells_.size() ? cells_[column] : std::string_view{};
}

}  // namespace tanvan
