#include "sim/io/gtfs/table_text.hpp"

#include <cmath>

#include "sim/io/gtfs/feed_times.hpp"

namespace tanvan {

TableText& TableText::add(std::string name, Keep keep, std::function<bool(std::size_t)> const& said,
                          std::function<void(CsvText&, std::size_t)> write) {
  bool any = keep == Keep::always;
  for (std::size_t row = 0; !any && row < rows_; ++row) any = said(row);
  if (!any) return *this;
  names_.push_back(std::move(name));
  columns_.push_back(std::move(write));
  return *this;
}

TableText& TableText::texts(std::string name, std::span<std::string const> values, Keep keep) {
  return add(
      std::move(name), keep, [=](auto row) { return !values[row].empty(); },
      [=](CsvText& out, auto row) { out.cell(values[row]); });
}

TableText& TableText::numbers(std::string name, std::span<double const> values, Keep keep) {
  return add(
      std::move(name), keep, [=](auto row) { return !std::isnan(values[row]); },
      [=](CsvText& out, auto row) { out.number(values[row]); });
}

TableText& TableText::choices(std::string name, std::span<std::uint8_t const> values, Keep keep) {
  return add(
      std::move(name), keep, [=](auto row) { return values[row] != kNotSaid; },
      [=](CsvText& out, auto row) { out.cell(values[row] == kNotSaid ? std::string{} : std::to_string(values[row])); });
}

TableText& TableText::times(std::string name, std::span<std::int32_t const> values, Keep keep) {
  return add(
      std::move(name), keep, [=](auto row) { return values[row] != kNoFeedTime; },
      [=](CsvText& out, auto row) {
        out.cell(values[row] == kNoFeedTime ? std::string{} : feed_time_text(values[row]));
      });
}

TableText& TableText::wholes(std::string name, std::span<std::int32_t const> values, Keep keep) {
  return add(
      std::move(name), keep, [=](auto row) { return values[row] != kNoFeedTime; },
      [=](CsvText& out, auto row) {
        out.cell(values[row] == kNoFeedTime ? std::string{} : std::to_string(values[row]));
      });
}

TableText& TableText::sequences(std::string name, std::span<std::uint32_t const> values) {
  return add(
      std::move(name), Keep::always, [](auto) { return true; },
      [=](CsvText& out, auto row) { out.whole(values[row]); });
}

std::string TableText::text() const {
  CsvText out;
  out.row(names_);
  for (std::size_t row = 0; row < rows_; ++row) {
    for (auto const& write : columns_) write(out, row);
    out.end_row();
  }
  return out.take();
}

}  // namespace tanvan
