#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <regex>

#include "sim/io/text/ascii.hpp"
#include "sim/io/vrp/cvrplib_fleet.hpp"
#include "sim/io/vrp/cvrplib_legs.hpp"

namespace tanvan {
namespace {

constexpr std::array<std::string_view, 12> kTypes = {"CVRP", "ACVRP", "DCVRP",   "CVRPTW",  "VRPTW", "HFVRP",
                                                     "HVRP", "MTVRP", "MTVRPTW", "SDVRPTW", "SDVRP", "HFVRPTW"};

/// `(… Optimal value: 375)`, `Best value: 1,234.5`
std::optional<double> stated_best(std::string_view comment) {
  static std::regex const pattern(R"((?:optimal|best)(?:[ _]known)?(?:[ _]value)?\s*[:=]\s*([0-9][0-9.]*))",
                                  std::regex::icase);
  std::match_results<std::string_view::const_iterator> match;
  if (!std::regex_search(comment.begin(), comment.end(), match, pattern)) return std::nullopt;
  auto text = match[1].str();
  while (text.ends_with('.')) text.pop_back();
  auto const number = parse_number(text, {0, kMostVrpNumber});
  return number.sentence.empty() && number.value > 0 ? std::optional(number.value) : std::nullopt;
}

class CvrplibReader {
 public:
  CvrplibReader(CvrplibText const& text, Faults& faults) : text_(&text), faults_(&faults) {}

  Result<TourInstance> read(LegRounding rounding) {
    auto const nodes = read_head();
    if (nodes == 0) return *faults_;
    read_stops(nodes);
    read_depot();
    auto legs = cvrplib_legs(*text_, nodes, rounding, *faults_);
    read_cvrplib_fleet(*text_, instance_.problem, *faults_);
    check_loads();
    if (!faults_->empty()) return *faults_;
    instance_.rounding = legs.rounding;
    instance_.problem.full_time_s.push_back(legs.distance);
    instance_.problem.distance.push_back(std::move(legs.distance));
    faults_->append(faults_of(instance_.problem, text_->place(windows_line_)));
    if (!faults_->empty()) return *faults_;
    return std::move(instance_);
  }

 private:
  void add(std::uint32_t line, std::string sentence) { faults_->add(text_->place(line), std::move(sentence)); }

  /// @return the number of nodes; 0 where it is at fault
  std::size_t read_head() {
    if (auto const* const name = text_->find("NAME")) instance_.name = std::string(name->value);
    if (auto const* const comment = text_->find("COMMENT")) instance_.stated_best = stated_best(comment->value);
    if (auto const* const type = text_->find("TYPE"); type && !is_one_of(type->value, kTypes))
      add(type->line, fmt::format("TYPE = {} (must be one of {})", type->value, fmt::join(kTypes, ", ")));
    auto const* const dimension = text_->find("DIMENSION");
    if (!dimension) {
      add(text_->last_line, "DIMENSION is missing");
      return 0;
    }
    return vrp_whole(dimension->value, "DIMENSION", 2, kMostInstanceStops, text_->place(dimension->line), *faults_)
        .value_or(0);
  }

  void read_stops(std::size_t nodes) {
    auto& p = instance_.problem;
    p.demand.assign(nodes, 0);
    p.open_s.assign(nodes, 0);
    p.close_s.assign(nodes, kForever);
    p.service_s.assign(nodes, 0);
    demand_line_.assign(nodes, 1);
    auto const* const service = text_->find("SERVICE_TIME");
    if (service)
      std::fill(p.service_s.begin() + 1, p.service_s.end(),
                vrp_number(service->value, "SERVICE_TIME", {0, kMostVrpNumber}, text_->place(service->line), *faults_)
                    .value_or(0));
    for_each_node("SERVICE_TIME_SECTION", 2, "node and service time",
                  [&](std::size_t i, VrpLine const& line) { p.service_s[i] = cell(line, 1, "service time"); });
    for_each_node("DEMAND_SECTION", 2, "node and demand", [&](std::size_t i, VrpLine const& line) {
      p.demand[i] = cell(line, 1, "demand");
      demand_line_[i] = line.line;
      if (i == 0 && p.demand[i] != 0)
        add(line.line, fmt::format("demand of the depot = {} (must be 0)", line.cells[1]));
    });
    if (!text_->section("DEMAND_SECTION")) add(text_->last_line, "DEMAND_SECTION is missing");
    for_each_node("TIME_WINDOW_SECTION", 3, "node, begin and end", [&](std::size_t i, VrpLine const& line) {
      p.open_s[i] = cell(line, 1, "begin");
      p.close_s[i] = cell(line, 2, "end");
      if (p.close_s[i] < p.open_s[i])
        add(line.line, fmt::format("end = {} (must not be before begin = {})", line.cells[2], line.cells[1]));
    });
    if (auto const* const windows = text_->section("TIME_WINDOW_SECTION")) windows_line_ = windows->line;
    p.service_s[0] = 0;
  }

  template <class F>
  void for_each_node(std::string_view name, std::size_t cells, std::string_view expected, F&& f) {
    auto const* const section = text_->section(name);
    if (!section) return;
    for (auto const& [row, line] : node_rows(*text_, *section, name, instance_.problem.stops(), *faults_)) {
      if (line->cells.size() != cells)
        add(line->line, fmt::format("{} cells; expected {}", line->cells.size(), expected));
      else
        f(row, *line);
    }
  }

  double cell(VrpLine const& line, std::size_t at, std::string_view name) {
    return vrp_number(line.cells[at], name, {0, kMostVrpNumber}, text_->place(line.line), *faults_).value_or(0);
  }

  void read_depot() {
    auto const* const section = text_->section("DEPOT_SECTION");
    if (!section) return add(text_->last_line, "DEPOT_SECTION is missing");
    std::size_t depots = 0;
    for (auto const& line : section->rows) {
      if (line.text == "-1") break;
      if (++depots == 1 && line.text != "1")
        add(line.line, fmt::format("depot = {} (must be 1, the first node)", line.text));
      if (depots == 2) add(line.line, "a second depot; problems of one depot are read");
    }
    if (depots == 0) add(section->line, "DEPOT_SECTION names no depot");
  }

  void check_loads() {
    auto const& p = instance_.problem;
    double most = 0;
    for (auto const& f : p.fleet) most = std::max(most, f.capacity);
    bool const known = text_->find("CAPACITY") || text_->section("CAPACITY_SECTION");
    for (std::size_t i = 1; known && i < p.stops(); ++i)
      if (p.demand[i] > most)
        add(demand_line_[i], fmt::format("demand = {:g} (the largest vehicle takes {:g})", p.demand[i], most));
  }

  CvrplibText const* text_;
  Faults* faults_;
  TourInstance instance_;
  std::vector<std::uint32_t> demand_line_;
  std::uint32_t windows_line_ = 1;
};

}  // namespace

Result<TourInstance> parse_cvrplib(std::vector<VrpLine> const& lines, std::string const& shown, LegRounding rounding) {
  Faults faults;
  auto const text = cvrplib_text(lines, shown, faults);
  return CvrplibReader(text, faults).read(rounding);
}

}  // namespace tanvan
