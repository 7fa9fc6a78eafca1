/// Tables whose rows stand in the file one after another: indicators, targets, counts, events, accounts.

#include <limits>

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

/// A group of columns of the same length.
struct List {
  char const *group, *first, *name, *vi, *en;
};

constexpr List kLists[] = {
    {"/targets", "id", "targets", "Mục tiêu của Quyết định 742/QĐ-UBND", "Targets of Decision 742/QĐ-UBND"},
    {"/official", "indicator", "official", "So với số liệu chính thức", "Beside official figures"},
    {"/counts", "id", "counts", "So với đếm xe", "Beside traffic counts"},
    {"/events", "month", "events", "Sự kiện và can thiệp", "Events and interventions"},
    {"/coupling", "year", "coupling", "Trao đổi giữa sử dụng đất và giao thông", "Exchanges of land use and transport"},
    {"/dropped", "file", "dropped", "Dòng số liệu bị bỏ", "Rows of input left out"},
};

/// Rows with a place become points; 0, 0 stands for no place.
void set_places(DataTable& table) {
  auto const *lon = table.column("lon"), *lat = table.column("lat");
  if (!lon || !lat) return;
  auto x = std::get<std::vector<double>>(lon->values), y = std::get<std::vector<double>>(lat->values);
  for (std::size_t row = 0; row < x.size(); ++row)
    if (x[row] == 0 && y[row] == 0) x[row] = y[row] = std::numeric_limits<double>::quiet_NaN();
  set_points(table, x, y);
}

/// Indicators of one axis beside the periods that they are of.
void add_indicators(ResultColumns& from, std::string const& period_path, char const* period, DataTable table,
                    bool monthly, Tables& tables) {
  auto const rows = from.extent(period_path, 0);
  if (rows == 0) return;
  table.columns = {from.column(period_path, period, rows)};
  for (auto const& spec : indicator_schema()) {
    std::string const path(spec.path);
    if (!from.file().has(path) || (spec.shape == "M") != monthly) continue;
    table.columns.push_back(from.column(path, path.substr(path.rfind('/') + 1), rows));
  }
  if (table.columns.size() > 1) tables.push_back(std::move(table));
}

}  // namespace

void add_series_tables(ResultColumns& from, Tables& tables) {
  add_indicators(from, "/time/year", "year",
                 {"indicators", {"Chỉ số theo năm", "Indicators by year"}, {}, {}, {0}, {}, {}}, false, tables);
  add_indicators(from, "/time/month", "month",
                 {"indicators_month", {"Chỉ số theo tháng", "Indicators by month"}, {}, {}, {0}, {}, {}}, true, tables);
}

void add_list_tables(ResultColumns& from, Tables& tables) {
  for (auto const& list : kLists) {
    std::string const group = list.group;
    auto const rows = from.extent(group + "/" + list.first, 0);
    if (!from.file().has(group + "/" + list.first)) continue;
    tables.push_back({list.name, {list.vi, list.en}, columns_under(from, group, rows), {}, {0}, {}, {}});
    if (from.file().has("/traffic/link_id"))  // a day on its own belongs to no month
      std::erase_if(tables.back().columns, [](DataColumn const& column) { return column.name == "month"; });
    set_places(tables.back());
  }
}

void add_account_tables(ResultColumns& from, Tables& tables) {
  auto const rows = from.extent("/accounts/row", 0), accounts = from.extent("/accounts/account", 0);
  if (rows == 0 || accounts == 0) return;
  auto const row = from.texts("/accounts/row", rows), account = from.texts("/accounts/account", accounts);
  std::vector<std::int64_t> year, flow;
  std::vector<std::string> row_of, account_of;
  for (auto const& text : from.file().children("/accounts")) {
    if (!from.file().has("/accounts/" + text + "/flows")) continue;
    auto const values = from.integers("/accounts/" + text + "/flows", rows * accounts);
    flow.insert(flow.end(), values.begin(), values.end());
    year.insert(year.end(), values.size(), std::stoll(text));
    auto const r = each_times(row, accounts), a = all_times(account, rows);
    row_of.insert(row_of.end(), r.begin(), r.end());
    account_of.insert(account_of.end(), a.begin(), a.end());
  }
  DataTable table{"accounts", {"Dòng tiền giữa các khu vực kinh tế", "Flows of money between sectors"}, {}, {}, {0}, {},
                  {}};
  table.columns = {{"year", "year", {"năm", "calendar year"}, "", year},
                   from.heading("/accounts/row", "flow"),
                   from.heading("/accounts/account", "account"),
                   {"received_vnd",
                    "VND",
                    {"tiền nhận trừ tiền trả trong năm", "money received less paid in the year"},
                    "simulated",
                    flow}};
  table.columns[1].values = row_of;
  table.columns[2].values = account_of;
  tables.push_back(std::move(table));
}

}  // namespace tanvan
