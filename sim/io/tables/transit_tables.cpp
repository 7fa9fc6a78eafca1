/// Riders of lines by stop and bin, and the calls of a simulated day.

#include <array>
#include <limits>

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

constexpr std::array kFigures = {"boardings", "alightings",       "load_forward",      "load_backward",
                                 "places",    "ride_forward_min", "ride_backward_min", "denied"};

/// Whole numbers alone: /transit/calls is no year.
bool is_year(std::string const& text) {
  return text.find_first_not_of("0123456789") == std::string::npos;
}

/// Rows of a year: bin by bin, stop by stop.
class StopBins {
 public:
  StopBins(ResultColumns& from, std::size_t stops) : from_(from), stops_(stops) {
    stop_id_ = from.texts("/stops/id", stops);
    line_ = from.texts("/stops/line", stops);
  }

  void add(std::string const& year) {
    auto const group = "/transit/" + year + "/";
    auto const bins = from_.extent(group + "boardings", 0);
    auto const start = from_.reals("/traffic/" + year + "/bin_start_s", bins);
    append(years_, std::vector<std::int64_t>(bins * stops_, std::stoll(year)));
    append(starts_, each_times(start, stops_));
    append(ids_, all_times(stop_id_, bins));
    append(lines_, all_times(line_, bins));
    for (std::size_t f = 0; f < kFigures.size(); ++f) {
      auto const path = group + kFigures[f];
      bool const there = from_.file().has(path);
      append(figures_[f], there ? from_.reals(path, bins * stops_) : std::vector(bins * stops_, kUnknown));
      if (there) path_[f] = path;
    }
  }

  DataTable table() && {
    DataTable table{
        "stop_bin", {"Hành khách theo trạm, tuyến và khung giờ", "Riders by stop, line and time bin"}, {}, {}, {0}, {},
        {}};
    auto& columns = table.columns;
    columns.push_back({"year", "1", {"năm", "year"}, {}, std::move(years_)});
    columns.push_back({"bin_start_s",
                       "s",
                       {"đầu khung giờ, tính từ nửa đêm", "start of the time bin after midnight"},
                       {},
                       std::move(starts_)});
    columns.push_back({"stop_id", "text", {"mã trạm", "id of the stop"}, {}, std::move(ids_)});
    columns.push_back({"line", "text", {"tuyến", "line that calls there"}, {}, std::move(lines_)});
    for (std::size_t f = 0; f < kFigures.size(); ++f) {
      if (path_[f].empty()) continue;
      auto column = from_.heading(path_[f], kFigures[f]);
      column.values = std::move(figures_[f]);
      columns.push_back(std::move(column));
    }
    return table;
  }

 private:
  static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

  template <class T>
  static void append(std::vector<T>& to, std::vector<T> const& more) {
    to.insert(to.end(), more.begin(), more.end());
  }

  ResultColumns& from_;
  std::size_t stops_;
  std::vector<std::string> stop_id_, line_;
  std::vector<std::int64_t> years_;
  std::vector<double> starts_;
  std::vector<std::string> ids_, lines_;
  std::array<std::vector<double>, kFigures.size()> figures_;
  std::array<std::string, kFigures.size()> path_;
};

}  // namespace

void add_transit_tables(ResultColumns& from, Tables& tables) {
  if (auto const stops = from.extent("/stops/id", 0); stops > 0) {
    StopBins rows(from, stops);
    for (auto const& year : from.file().children("/transit"))
      if (is_year(year)) rows.add(year);
    if (auto table = std::move(rows).table(); table.rows() > 0) tables.push_back(std::move(table));
  }
  if (auto const calls = from.extent("/transit/calls/trip_id", 0); calls > 0)
    tables.push_back({"transit_calls",
                      {"Lượt dừng của xe buýt trong ngày mô phỏng", "Calls of buses on the simulated day"},
                      columns_under(from, "/transit/calls", calls),
                      {},
                      {0},
                      {},
                      {}});
}

}  // namespace tanvan
