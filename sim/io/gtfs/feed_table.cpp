#include "sim/io/gtfs/feed_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fmt/format.h>

#include "sim/io/gtfs/feed_times.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

/// A source whose first two bytes have been looked at.
class PeekedSource final : public ByteSource {
 public:
  explicit PeekedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
    while (held_ < first_.size()) {
      auto const got = source_->read(std::span(first_).subspan(held_));
      if (got == 0) break;
      held_ += got;
    }
  }

  bool is_utf16() const {
    return held_ == 2 && ((first_[0] == '\xFF' && first_[1] == '\xFE') || (first_[0] == '\xFE' && first_[1] == '\xFF'));
  }

  std::size_t read(std::span<char> into) override {
    if (given_ == held_) return source_->read(into);
    auto const n = std::min(into.size(), held_ - given_);
    std::memcpy(into.data(), first_.data() + given_, n);
    given_ += n;
    return n;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::array<char, 2> first_{};
  std::size_t held_ = 0, given_ = 0;
};

std::string range_text(WholeRange range) {
  return fmt::format("must be a whole number from {} to {}", range.low, range.high);
}

}  // namespace

std::optional<FeedTable> FeedTable::open(FeedFiles const& files, std::string const& name, bool needed,
                                         FeedTableSink sink, RowLimits limits) {
  InputPlace const place{files.shown(name), 1};
  if (!files.has(name)) {
    if (needed) sink.faults.add(error(Errc::missing_file, place, "is missing; a feed must have it"));
    return std::nullopt;
  }
  auto trouble = std::make_unique<Faults>();
  auto source = files.open(name, *trouble);
  if (!source) {
    sink.faults.append(source.error());
    return std::nullopt;
  }
  auto peeked = std::make_unique<PeekedSource>(std::move(*source));
  if (peeked->is_utf16()) {
    sink.faults.add(place, "is UTF-16; tables of GTFS are UTF-8: save it so");
    return std::nullopt;
  }
  NamedRows rows(RowReader(std::move(peeked), place.file, ',', limits));
  if (!rows.has_header()) {
    sink.faults.append(rows.faults());
    sink.faults.append(*trouble);
    return std::nullopt;
  }
  return FeedTable(std::move(rows), name, std::move(trouble), sink);
}

FeedTable::FeedTable(NamedRows rows, std::string name, std::unique_ptr<Faults> trouble, FeedTableSink sink)
    : rows_(std::move(rows)),
      name_(std::move(name)),
      trouble_(std::move(trouble)),
      sink_(sink),
      asked_(rows_.header().size()),
      faults_before_(sink.faults.size()) {}

FeedTable::~FeedTable() = default;

std::size_t FeedTable::find(std::string_view name) {
  auto const column = rows_.find(name);
  if (column != NamedRows::npos) asked_[column] = true;
  return column;
}

std::size_t FeedTable::needed(std::string_view name) {
  auto const column = find(name);
  if (column == NamedRows::npos) {
    broken_ = true;
    needed_column(rows_, name, sink_.faults);
  }
  return column;
}

void FeedTable::drop_other_columns() {
  for (std::size_t i = 0; i < asked_.size(); ++i)
    if (!asked_[i] && !rows_.header()[i].empty())
      sink_.report.drop("a column that is not kept", header_place(), rows_.header()[i]);
}

bool FeedTable::is_blank() const {
  for (std::size_t i = 0; i < rows_.cells(); ++i)
    if (!rows_.cell(i).empty()) return false;
  return true;
}

bool FeedTable::next() {
  if (too_many_faults(rows_, faults_before_, sink_.faults)) return false;
  while (rows_.next()) {
    if (is_blank()) continue;
    ++count_;
    if (rows_.cells() > rows_.header().size()) drop("cells beyond the line of names");
    return true;
  }
  ended_ = rows_.faults().empty() && trouble_->empty();
  sink_.faults.append(rows_.faults());
  sink_.faults.append(*trouble_);
  return false;
}

/// FNV-1a, 64 bits.
std::uint64_t FeedTable::row_hash() const {
  constexpr std::uint64_t kBasis = 14'695'981'039'346'656'037U, kPrime = 1'099'511'628'211U;
  std::uint64_t hash = kBasis;
  auto const add = [&](unsigned char sign) { hash = (hash ^ sign) * kPrime; };
  for (std::size_t i = 0; i < rows_.header().size(); ++i) {
    for (char const sign : rows_.cell(i)) add(static_cast<unsigned char>(sign));
    add('\0');
  }
  return hash;
}

bool FeedTable::is_new(std::size_t column) {
  auto id = text(column);
  if (id.empty()) {
    fault(rows_.header()[column] + " is empty");
    return false;
  }
  auto const [found, added] = seen_.try_emplace(std::move(id), Seen{line(), row_hash()});
  if (added) return true;
  if (found->second.hash == row_hash()) {
    drop("a row that is there already", found->first);
  } else {
    fault(column, fmt::format("is on line {} already, with other cells", found->second.line));
  }
  return false;
}

void FeedTable::fault(std::size_t column, std::string const& sentence) {
  cell_fault(rows_, column, sentence, sink_.faults);
}

void FeedTable::fault(std::string sentence) {
  sink_.faults.add(rows_.place(), std::move(sentence));
}

void FeedTable::drop(std::string reason, std::string id) {
  sink_.report.drop(std::move(reason), rows_.place(), std::move(id));
}

double FeedTable::number(std::size_t column, NumberRange range) {
  return number_cell(rows_, column, range, sink_.faults);
}

double FeedTable::soft_number(std::size_t column, NumberRange range) {
  Faults soft;
  auto const value = number_cell(rows_, column, range, soft);
  if (!soft.empty()) drop(fmt::format("a {} that is no such number", rows_.header()[column]), text(column));
  return value;
}

std::optional<std::int64_t> FeedTable::whole(std::size_t column, WholeRange range) {
  auto const text = cell(column);
  if (text.empty()) return std::nullopt;
  std::int64_t value = 0;
  auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed == std::errc{} && end == text.data() + text.size() && value >= range.low && value <= range.high)
    return value;
  fault(column, range_text(range));
  return std::nullopt;
}

std::uint8_t FeedTable::choice(std::size_t column, std::uint8_t most) {
  auto const text = cell(column);
  if (text.empty()) return kNotSaid;
  if (text.size() == 1 && text.front() >= '0' && text.front() <= '0' + most)
    return static_cast<std::uint8_t>(text.front() - '0');
  drop(fmt::format("a {} that GTFS does not know", rows_.header()[column]), std::string(text));
  return kNotSaid;
}

std::int32_t FeedTable::time(std::size_t column) {
  auto const text = cell(column);
  if (text.empty()) return kNoFeedTime;
  if (auto const seconds = parse_feed_time(text)) return *seconds;
  fault(column, "must be a time as HH:MM:SS");
  return kNoFeedTime;
}

std::optional<Date> FeedTable::date(std::size_t column) {
  auto const date = parse_date(cell(column));
  if (!date) fault(column, "must be a date of the calendar as YYYYMMDD");
  return date;
}

}  // namespace tanvan
