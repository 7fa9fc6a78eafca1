#pragma once
/// A table of a feed out: columns that say nothing are left out.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/gtfs/feed.hpp"
#include "sim/io/text/csv_text.hpp"

namespace tanvan {

/// Whether a column is written even where all its cells are empty.
enum class Keep { always, if_said };

/// Collects columns, then writes rows. The spans outlive it.
class TableText {
 public:
  explicit TableText(std::size_t rows) : rows_(rows) {}

  TableText& texts(std::string name, std::span<std::string const> values, Keep keep = Keep::if_said);
  /// NaN is an empty cell.
  TableText& numbers(std::string name, std::span<double const> values, Keep keep = Keep::if_said);
  /// kNotSaid is an empty cell.
  TableText& choices(std::string name, std::span<std::uint8_t const> values, Keep keep = Keep::if_said);
  /// Seconds as HH:MM:SS; kNoFeedTime is an empty cell.
  TableText& times(std::string name, std::span<std::int32_t const> values, Keep keep = Keep::if_said);
  /// Whole numbers; kNoFeedTime is an empty cell.
  TableText& wholes(std::string name, std::span<std::int32_t const> values, Keep keep = Keep::if_said);
  TableText& sequences(std::string name, std::span<std::uint32_t const> values);
  /// The ids of the rows referred to; no row is an empty cell.
  template <class IdType>
  TableText& references(std::string name, std::span<IdType const> values, Column<IdType, std::string> const& id,
                        Keep keep = Keep::if_said) {
    return add(
        std::move(name), keep, [=](std::size_t row) { return static_cast<bool>(values[row]); },
        [=, &id](CsvText& out, std::size_t row) { out.cell(values[row] ? id[values[row]] : std::string{}); });
  }
  /// Any column. @param said  true where the cell of a row is not empty  @param write  adds the cell
  TableText& add(std::string name, Keep keep, std::function<bool(std::size_t)> const& said,
                 std::function<void(CsvText&, std::size_t)> write);

  std::string text() const;

 private:
  std::size_t rows_;
  std::vector<std::string> names_;
  std::vector<std::function<void(CsvText&, std::size_t)>> columns_;
};

}  // namespace tanvan
