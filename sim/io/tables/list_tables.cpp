/// Tables whose rows stand in the file one after another: indicators, targets, counts, events, accounts.

#include <cmath>
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

/// Verdicts are known only where something was simulated: empty cells elsewhere, not misses.
void leave_unknown(DataTable& table) {
  auto const* simulated = table.column("simulated");
  if (!simulated) return;
  auto const figures = std::get<std::vector<double>>(simulated->values);
  for (auto& column : table.columns) {
    auto const* verdicts = std::get_if<std::vector<std::int64_t>>(&column.values);
    if (!verdicts || (column.name != "met" && column.name != "too_close")) continue;
    std::vector<double> known(verdicts->begin(), verdicts->end());
    for (std::size_t row = 0; row < known.size(); ++row)
      if (std::isnan(figures[row])) known[row] = std::numeric_limits<double>::quiet_NaN();
    column.values = std::move(known);
  }
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

/// What each account holds when a year opens and closes, between which its flows lead.
DataTable balances(ResultColumns& from, std::vector<std::string> const& account) {
  std::vector<std::int64_t> year, opening, closing;
  std::vector<std::string> account_of;
  for (auto const& text : from.file().children("/accounts")) {
    auto const group = "/accounts/" + text + "/";
    if (!from.file().has(group + "opening")) continue;
    auto const begins = from.integers(group + "opening", account.size());
    auto const ends = from.integers(group + "closing", account.size());
    opening.insert(opening.end(), begins.begin(), begins.end());
    closing.insert(closing.end(), ends.begin(), ends.end());
    year.insert(year.end(), account.size(), std::stoll(text));
    account_of.insert(account_of.end(), account.begin(), account.end());
  }
  DataTable table{"balances", {"Số dư của các khu vực kinh tế", "Balances of sectors"}, {}, {}, {0}, {}, {}};
  table.columns = {{"year", "year", {"năm", "calendar year"}, "", year},
                   from.heading("/accounts/account", "account"),
                   {"opening_vnd", "VND", {"số dư đầu năm", "balance when the year begins"}, "simulated", opening},
                   {"closing_vnd", "VND", {"số dư cuối năm", "balance when the year ends"}, "simulated", closing}};
  table.columns[1].values = account_of;
  return table;
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
    if (group == "/targets") leave_unknown(tables.back());
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
  if (auto ends = balances(from, account); ends.rows() > 0) tables.push_back(std::move(ends));
}

}  // namespace tanvan
