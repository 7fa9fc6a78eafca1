/// What `tanvan assign` found: links, routes, users of selected links. Links have a geometry where their network has a
/// place on the map.

#include <limits>
#include <string>

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

/// One column a class from a table [L, C].
void add_by_class(ResultColumns& from, std::string const& path, std::string const& prefix,
                  std::vector<std::string> const& classes, DataTable& table) {
  if (!from.file().has(path)) return;
  auto const rows = table.rows();
  auto const values = from.reals(path, rows * classes.size());
  for (std::size_t c = 0; c < classes.size(); ++c) {
    std::vector<double> one(rows);
    for (std::size_t row = 0; row < rows; ++row) one[row] = values[row * classes.size() + c];
    auto column = from.heading(path, prefix + classes[c]);
    column.values = std::move(one);
    table.columns.push_back(std::move(column));
  }
}

/// Volume over capacity; NaN where the network knows no capacity.
void add_vc(ResultColumns& from, std::size_t links, DataTable& table) {
  auto const capacity = from.reals("/network/links/capacity_pcu_h", links);
  auto values = from.reals("/assignment/link_volume_pcu", links);
  for (std::size_t a = 0; a < links; ++a)
    values[a] = capacity[a] > 0 ? values[a] / capacity[a] : std::numeric_limits<double>::quiet_NaN();
  table.columns.push_back({"vc", "1", {"lưu lượng trên năng lực", "flow over capacity"}, "link_volume_pcu", values});
}

void add_links(ResultColumns& from, std::size_t links, Tables& tables) {
  DataTable table{"assignment_links", {"Kết quả phân bổ theo đoạn đường", "Assigned links"}, {}, {}, {0}, {}, {}};
  std::vector<std::int64_t> row(links);
  for (std::size_t i = 0; i < links; ++i) row[i] = static_cast<std::int64_t>(i);
  table.columns = {{"link", "1", {"dòng trong tệp mạng lưới, từ 0", "row of the network file, from 0"}, "", row}};
  if (from.file().has("/assignment/link_id"))
    table.columns.push_back(from.column("/assignment/link_id", "link_id", links));
  for (auto const* name : {"link_from", "link_to", "link_volume", "link_volume_pcu", "link_time", "link_toll"})
    if (auto const path = std::string("/assignment/") + name; from.file().has(path))
      table.columns.push_back(from.column(path, std::string(name).substr(std::string("link_").size()), links));
  auto const classes = from.texts("/assignment/class", from.extent("/assignment/class", 0));
  add_by_class(from, "/assignment/link_volume_by_class", "volume_", classes, table);
  add_by_class(from, "/assignment/link_cost", "cost_", classes, table);
  if (auto const* path = "/assignment/select_link/link_volume"; from.file().has(path))
    table.columns.push_back(from.column(path, "volume_select_link", links));
  if (from.file().has("/network/links/geometry")) {
    add_vc(from, links, table);
    set_lines(from, table);
  }
  tables.push_back(std::move(table));
}

/// The rows of the links of each route, with blanks between. @param offset one more than routes
std::vector<std::string> links_of_routes(std::vector<std::int64_t> const& offset,
                                         std::vector<std::int64_t> const& links) {
  std::vector<std::string> texts;
  auto const end = static_cast<std::int64_t>(links.size());
  for (std::size_t route = 0; route + 1 < offset.size(); ++route) {
    std::string text;
    for (auto i = std::max<std::int64_t>(offset[route], 0); i < std::min(offset[route + 1], end); ++i)
      text += (text.empty() ? "" : " ") + std::to_string(links[static_cast<std::size_t>(i)]);
    texts.push_back(std::move(text));
  }
  return texts;
}

void add_routes(ResultColumns& from, Tables& tables) {
  std::string const group = "/assignment/paths";
  if (!from.file().has(group + "/class")) return;
  auto const routes = from.extent(group + "/class", 0), steps = from.extent(group + "/link", 0);
  DataTable table{"assignment_routes", {"Tuyến đi đang dùng", "Routes in use"}, {}, {}, {0}, {}, {}};
  for (auto const* name : {"class", "origin", "destination", "flow", "cost"})
    table.columns.push_back(from.column(group + "/" + name, name, routes));
  auto links = from.heading(group + "/link", "links");
  links.unit = "text";
  links.values =
      links_of_routes(from.integers(group + "/link_offset", routes + 1), from.integers(group + "/link", steps));
  table.columns.push_back(std::move(links));
  tables.push_back(std::move(table));
}

void add_pairs(ResultColumns& from, std::string const& prefix, DataTable table, std::vector<char const*> const& names,
               Tables& tables) {
  auto const first = prefix + names.front();
  if (!from.file().has(first)) return;
  for (auto const* name : names) table.columns.push_back(from.column(prefix + name, name, from.extent(first, 0)));
  tables.push_back(std::move(table));
}

}  // namespace

void add_assignment_tables(ResultColumns& from, Tables& tables) {
  auto const links = from.extent("/assignment/link_from", 0);
  if (links == 0) return;
  add_links(from, links, tables);
  add_routes(from, tables);
  add_pairs(from, "/assignment/select_link/",
            {"select_link_pairs",
             {"Người dùng các đoạn đường được chọn", "Users of the selected links"},
             {},
             {},
             {0},
             {},
             {}},
            {"class", "origin", "destination", "flow"}, tables);
  add_pairs(from, "/assignment/unreachable_",
            {"unreachable", {"Nhu cầu không có đường đi", "Demand without a way"}, {}, {}, {0}, {}, {}},
            {"class", "origin", "destination", "demand"}, tables);
}

}  // namespace tanvan
