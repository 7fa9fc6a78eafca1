#include "scenarios/run/traffic/link_tolls.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "scenarios/run/traffic/class_cell.hpp"
#include "scenarios/run/traffic/named_table.hpp"
#include "sim/assignment/day_network.hpp"
#include "sim/io/text/row_cells.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kToll{0, 1e12, ""}, kTime{0, 86'400, "s"};

/// A row of the table.
struct TollRow {
  LinkId link;
  double toll = 0;
  std::uint8_t classes = kAllClasses;
  std::size_t begin = 0, end = kTollHours;  // hours; an end not after the begin is one of the next day
};

class TollReader {
 public:
  TollReader(NamedRows& rows, TrafficNetwork const& network, Faults& faults)
      : rows_(rows),
        faults_(faults),
        link_(needed_column(rows, "link_id", faults)),
        toll_(needed_column(rows, "toll", faults)),
        class_(rows.find("class")),
        from_(rows.find("from")),
        to_(rows.find("to")) {
    for (auto const a : ids<LinkId>(network.link_name.size())) link_of_.emplace(network.link_name[a], a);
  }

  std::vector<TollRow> read() {
    std::vector<TollRow> tolls;
    while (rows_.next() && !too_many_faults(rows_, 0, faults_)) tolls.push_back(row());
    faults_.append(rows_.faults());
    return tolls;
  }

 private:
  TollRow row() {
    TollRow r{.link = link()};
    r.toll = number_cell(rows_, toll_, kToll, faults_);
    if (rows_.cell(toll_).empty()) faults_.add(rows_.place(), "toll is empty");
    if (auto const classes = classes_cell(rows_, class_, faults_); classes != 0) r.classes = classes;
    bool const from = !rows_.cell(from_).empty(), to = !rows_.cell(to_).empty();
    if (from != to) faults_.add(rows_.place(), "from and to belong together");
    if (from) r.begin = hour(from_);
    if (to) r.end = hour(to_);
    return r;
  }

  LinkId link() {
    auto const found = link_of_.find(rows_.cell(link_));
    if (found != link_of_.end()) return found->second;
    cell_fault(rows_, link_, "no such link_id in link.csv", faults_);
    return {};
  }

  std::size_t hour(std::size_t column) {
    double const seconds = time_cell(rows_, column, kTime, faults_);
    if (std::isnan(seconds)) return 0;
    double const hours = seconds / kSecondsInHour;
    if (hours != std::floor(hours) || hours > static_cast<double>(kTollHours))
      cell_fault(rows_, column,
                 "tolls change at whole hours alone, such as 06:00; only changes.csv knows other moments", faults_);
    return std::min(static_cast<std::size_t>(hours), kTollHours);
  }

  NamedRows& rows_;
  Faults& faults_;
  std::size_t link_, toll_, class_, from_, to_;
  std::unordered_map<std::string_view, LinkId> link_of_;
};

/// [hours, links] of all classes, as the column has it.
ClassTolls hourly(TrafficNetwork const& network) {
  ClassTolls tolls;
  for (auto& toll : tolls)
    for (std::size_t hour = 0; hour < kTollHours; ++hour)
      toll.insert(toll.end(), network.toll.begin(), network.toll.end());
  return tolls;
}

void put(TollRow const& row, std::size_t links, ClassTolls& tolls) {
  auto const end = row.end > row.begin ? row.end : row.end + kTollHours;
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    for (auto hour = row.begin; hour < end && ((row.classes >> c) & 1U) != 0; ++hour)
      tolls[c][hour % kTollHours * links + row.link.value] = row.toll;
}

/// Whether every hour charges what the first does.
bool same_all_day(std::vector<double> const& toll, std::size_t links) {
  for (std::size_t i = links; i < toll.size(); ++i)
    if (toll[i] != toll[i - links]) return false;
  return true;
}

/// Columns that say nothing are left out, and hours that are alike told once: searches of few bins are quicker.
void shorten(std::size_t links, ClassTolls& tolls) {
  for (auto& toll : tolls) {
    if (same_all_day(toll, links)) toll.resize(links);
    if (std::ranges::all_of(toll, [](double due) { return due == 0; })) toll.clear();
  }
}

}  // namespace

ClassTolls column_tolls(TrafficNetwork const& network) {
  ClassTolls tolls;
  tolls.fill({network.toll.begin(), network.toll.end()});
  shorten(network.toll.size(), tolls);
  return tolls;
}

Result<ClassTolls> read_link_tolls(TextSource const& source, TrafficNetwork const& network) {
  auto rows = named_table(source);
  if (!rows) return rows.error();
  Faults faults;
  TollReader reader(*rows, network, faults);
  if (!faults.empty()) return faults;
  auto const read = reader.read();
  if (!faults.empty()) return faults;
  auto tolls = hourly(network);
  for (auto const& row : read) put(row, network.toll.size(), tolls);
  shorten(network.toll.size(), tolls);
  return tolls;
}

}  // namespace tanvan
