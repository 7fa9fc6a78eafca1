#include "sim/io/tntp/tntp_flows.hpp"

#include <fmt/format.h>
#include <limits>
#include <span>

#include "sim/io/text/ascii.hpp"
#include "sim/io/tntp/tntp_text.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kCells = 4;  // from, to, volume, cost

bool names_columns(TntpLine const& line) {
  auto const text = trimmed_blanks(line.text);
  return !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
}

class FlowReader {
 public:
  FlowReader(TntpFlows& flows, Faults& faults) : flows_(flows), faults_(faults) {}

  void read(TntpLine const& line) {
    split_cells(line.text, cells_);
    place_ = {flows_.file, line.line, 0};
    if (cells_.size() != kCells)
      return faults_.add(place_, fmt::format("{} cells where from, to, volume and cost are expected", cells_.size()));
    flows_.from.push_back(node(cells_[0], "from"));
    flows_.to.push_back(node(cells_[1], "to"));
    flows_.volume.push_back(number(cells_[2], "volume"));
    flows_.cost.push_back(number(cells_[3], "cost"));
    flows_.line.push_back(line.line);
  }

 private:
  NodeId node(TntpCell const& cell, std::string_view name) {
    auto const id = tntp_id(cell, name, flows_.first_node, std::numeric_limits<std::int32_t>::max(), place_, faults_);
    return NodeId{id.value_or(0)};
  }

  double number(TntpCell const& cell, std::string_view name) {
    auto const value = tntp_number(cell, name, place_, faults_);
    if (value && *value < 0)
      faults_.add({place_.file, place_.line, cell.column}, fmt::format("{} = {} (must be >= 0)", name, cell.text));
    return value.value_or(0);
  }

  TntpFlows& flows_;
  Faults& faults_;
  std::vector<TntpCell> cells_;
  InputPlace place_;
};

}  // namespace

Result<TntpFlows> parse_tntp_flows(std::string_view text, std::string const& file) {
  auto const parts = tntp_text(text, file);
  if (parts.form == TntpForm::csv)
    return error(Errc::unsupported, {file, 1, 0},
                 "flows with commas are not read; write from, to, volume, cost with tabs");
  Faults faults;
  TntpFlows flows;
  flows.file = file;
  flows.first_node = first_number(parts.form);
  FlowReader reader(flows, faults);
  auto rows = std::span{parts.rows};
  if (!rows.empty() && names_columns(rows.front())) rows = rows.subspan(1);
  for (auto const& row : rows) reader.read(row);
  if (rows.empty()) faults.add({file, 1}, "no flows: expected rows of from, to, volume and cost");
  if (!faults.empty()) return faults;
  return flows;
}

Result<TntpFlows> read_tntp_flows(TextSource const& source) {
  auto const text = read_text(source, kTntpLimits);
  if (!text) return text.error();
  return parse_tntp_flows(*text, source.shown);
}

}  // namespace tanvan
