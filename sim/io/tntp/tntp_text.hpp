#pragma once
/// What the TNTP files have in common: lines, headers, cells. For the readers of networks, trips, flows and nodes.
/// The format is that of Transportation Networks for Research (github.com/bstabler/TransportationNetworks); its second
/// form, numbered from 0, that of github.com/black0ut1/TransportationNetworks2.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// More are a slip, not a region: a matrix of demand has a cell for each pair of zones.
inline constexpr std::uint32_t kMostZones = 40'000;

/// How a file is written; told by its content, never by its name.
enum class TntpForm {
  tagged,  ///< `<NUMBER OF NODES> 24`, comments after `~`, nodes from 1: the usual one
  plain,   ///< `NODES:24` and `END`, or numbers alone; nodes from 0: the second form
  csv,     ///< comma-separated under a line of names, nodes from 1
};

/// The number that a form gives to its first node.
constexpr std::uint32_t first_number(TntpForm form) {
  return form == TntpForm::plain ? 0 : 1;
}

/// What is taken for a TNTP file: matrices of large regions, with a whole row of zones in one line.
inline constexpr TextLimits kTntpLimits{.file_bytes = std::size_t{1} << 30, .line_bytes = std::size_t{16} << 20};

/// One line without its end. Lines count from 1.
struct TntpLine {
  std::string_view text;
  std::uint32_t line = 0;
};

/// One cell of a row and the column where it begins, bytes from 1. Empty where two tabs have nothing between them.
struct TntpCell {
  std::string_view text;
  std::uint32_t column = 0;
};

/// A file taken apart. The text outlives it.
struct TntpText {
  std::string file;  ///< as messages name it
  TntpForm form = TntpForm::tagged;
  std::vector<TntpLine> header;  ///< `<KEY> value`, `KEY:value`
  std::vector<TntpLine> names;   ///< the lines after `~` in front of the first row, where it may name its columns
  std::vector<TntpLine> rows;    ///< neither blank nor comment
};

/// Takes a file of the tagged or the plain form apart; of the CSV notation it tells the form alone.
TntpText tntp_text(std::string_view text, std::string file);

/// The value of a header's entry, without blanks around it. @param key such as "NUMBER OF NODES" or "NODES"
struct TntpEntry {
  std::string_view key, value;
  std::uint32_t line = 0;
};

/// Entries of a header. A value that is missing or wrong is a fault of its line, a key given twice of the second.
class TntpHeader {
 public:
  /// @param text,faults outlive the header
  TntpHeader(TntpText const& text, Faults& faults);

  /// The entry, or none. @param key in the spelling of either form
  TntpEntry const* find(std::string_view key) const;
  /// A count from 0 up to the largest row number; none after a fault. Where there is no such key, a fault if `needed`.
  std::optional<std::uint32_t> count(std::string_view key, bool needed = true) const;
  /// A finite number that is not negative; none after a fault or where there is no such key.
  std::optional<double> number(std::string_view key) const;
  /// Notes that go to the user: entries that are not among `known`.
  Faults unknown(std::vector<std::string_view> const& known) const;

  InputPlace place(TntpEntry const& entry) const { return {text_.file, entry.line, 0}; }

 private:
  TntpText const& text_;
  Faults& faults_;
  std::vector<TntpEntry> entries_;
};

/// The cells of a line, apart at blanks and tabs, without the `;` that may end it. @param[out] cells replaced
void split_cells(std::string_view line, std::vector<TntpCell>& cells);

/// A cell's finite number, or none and a fault `NAME = "text": sentence`.
std::optional<double> tntp_number(TntpCell const& cell, std::string_view name, InputPlace place, Faults& faults);

/// The node or zone of a cell, as a row number from 0. None and a fault where it is no number from `first` to
/// `first + count - 1`. @param what such as "node"
std::optional<std::uint32_t> tntp_id(TntpCell const& cell, std::string_view name, std::uint32_t first,
                                     std::uint32_t count, InputPlace place, Faults& faults);

}  // namespace tanvan
