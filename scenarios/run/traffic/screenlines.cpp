#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "scenarios/run/traffic/named_table.hpp"
#include "scenarios/run/traffic/traffic_outputs.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

/// A table of screenlines under reading.
class ScreenlineReader {
 public:
  ScreenlineReader(NamedRows& rows, TrafficNetwork const& network, Faults& faults)
      : rows_(rows),
        faults_(faults),
        name_(needed_column(rows, "name", faults)),
        link_(needed_column(rows, "link_id", faults)) {
    for (auto const a : ids<LinkId>(network.link_name.size())) link_of_.emplace(network.link_name[a], a);
  }

  std::vector<Screenline> read() {
    if (name_ == NamedRows::npos || link_ == NamedRows::npos) return {};
    while (rows_.next() && !too_many_faults(rows_, 0, faults_)) read_row();
    faults_.append(rows_.faults());
    for (auto& line : lines_) std::ranges::sort(line.links);
    return std::move(lines_);
  }

 private:
  void read_row() {
    auto const name = rows_.cell(name_), link = rows_.cell(link_);
    if (name.empty()) faults_.add(rows_.place(), "name is empty");
    auto const known = link_of_.find(link);
    if (known == link_of_.end()) return cell_fault(rows_, link_, "no link of the network has this id", faults_);
    if (!name.empty()) add(std::string(name), known->second);
  }

  void add(std::string const& name, LinkId link) {
    auto const [at, is_new] = line_of_.emplace(name, lines_.size());
    if (is_new) lines_.push_back({name, {}});
    auto& links = lines_[at->second].links;
    if (std::ranges::find(links, link) != links.end())
      return cell_fault(rows_, link_, fmt::format("the link is on screenline {} already", in_quotes(name)), faults_);
    links.push_back(link);
  }

  NamedRows& rows_;
  Faults& faults_;
  std::size_t name_, link_;
  std::unordered_map<std::string_view, LinkId> link_of_;
  std::unordered_map<std::string, std::size_t> line_of_;
  std::vector<Screenline> lines_;
};

}  // namespace

Result<std::vector<Screenline>> read_screenlines(TextSource const& source, TrafficNetwork const& network) {
  auto rows = named_table(source);
  if (!rows) return rows.error();
  Faults faults;
  auto lines = ScreenlineReader(*rows, network, faults).read();
  if (!faults.empty()) return faults;
  return lines;
}

}  // namespace tanvan
