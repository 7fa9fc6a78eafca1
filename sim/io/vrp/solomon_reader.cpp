#include <algorithm>
#include <fmt/format.h>

#include "sim/io/text/ascii.hpp"
#include "sim/io/vrp/vrp_lines.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kCells = 7;  // of a customer

bool is_row(VrpLine const& line) {
  return line.text.find_first_not_of("0123456789+-.eE \t") == std::string_view::npos;
}

/// Fills an instance row by row.
class SolomonRows {
 public:
  SolomonRows(std::string const& shown, TourInstance& instance) : shown_(shown), instance_(&instance) {}

  void fleet(VrpLine const& line) {
    vehicles_line_ = line.line;
    if (line.cells.size() != 2) return add(line, "expected the number of vehicles and their capacity");
    vehicles_ = vrp_whole(line.cells[0], "vehicles", 1, kMostFleet, place(line), faults_).value_or(1);
    auto const capacity = vrp_number(line.cells[1], "capacity", {0, kMostVrpNumber}, place(line), faults_);
    if (capacity && *capacity <= 0) add(line, fmt::format("capacity = {} (must be > 0)", line.cells[1]));
    capacity_ = capacity.value_or(kMostVrpNumber);
  }

  void customer(VrpLine const& line) {
    auto const& cells = line.cells;
    if (cells.size() != kCells)
      return add(line, fmt::format("{} cells; expected number, x, y, demand, ready time, due date and service time",
                                   cells.size()));
    auto& p = instance_->problem;
    if (p.stops() >= kMostInstanceStops)
      return add(line, fmt::format("more than {} customers", kMostInstanceStops - 1));
    auto const number = vrp_whole(cells[0], "number", 0, kMostInstanceStops, place(line), faults_);
    if (number && *number != p.stops())
      add(line,
          fmt::format("number = {} (must be {}: the depot is 0 and customers follow in order)", cells[0], p.stops()));
    auto const cell = [&](std::size_t i, std::string_view name, double low) {
      return vrp_number(cells[i], name, {low, kMostVrpNumber}, place(line), faults_).value_or(0);
    };
    points_.push_back({cell(1, "x", -kMostVrpNumber), cell(2, "y", -kMostVrpNumber)});
    p.demand.push_back(cell(3, "demand", 0));
    p.open_s.push_back(cell(4, "ready time", 0));
    p.close_s.push_back(cell(5, "due date", 0));
    p.service_s.push_back(cell(6, "service time", 0));
    lines_.push_back(line.line);
    if (p.close_s.back() < p.open_s.back())
      add(line, fmt::format("due date = {} (must not be before ready time = {})", cells[5], cells[4]));
    if (p.demand.back() > capacity_) add(line, fmt::format("demand = {} (a vehicle takes {:g})", cells[3], capacity_));
  }

  Result<TourInstance> finish(LegRounding rounding) {
    auto& p = instance_->problem;
    if (p.stops() < 2)
      faults_.add({shown_, std::max(1U, vehicles_line_)},
                  "no customers below the number of vehicles and their capacity");
    if (!faults_.empty()) return faults_;
    instance_->rounding = rounding == LegRounding::as_file_says ? LegRounding::exact : rounding;
    auto legs = plane_legs(points_, instance_->rounding);
    p.service_s[0] = 0;
    p.fleet.push_back({});
    auto& fleet = p.fleet.back();
    fleet.capacity = capacity_;
    fleet.vehicles = vehicles_;
    fleet.leaves_from_s = p.open_s[0];
    fleet.back_by_s = p.close_s[0];
    fleet.time_s = {0};
    for (std::size_t i = 1; i < p.stops(); ++i) check_reach(legs, i);
    p.full_time_s.push_back(legs);
    p.distance.push_back(std::move(legs));
    if (!faults_.empty()) return faults_;
    return std::move(*instance_);
  }

 private:
  static constexpr std::size_t kMostFleet = 1'000'000;

  InputPlace place(VrpLine const& line) const { return {shown_, line.line}; }
  void add(VrpLine const& line, std::string sentence) { faults_.add(place(line), std::move(sentence)); }

  /// A customer must be reached in time from the depot, and the depot from there.
  void check_reach(LegMatrix const& legs, std::size_t i) {
    auto const& p = instance_->problem;
    double const there = p.open_s[0] + legs.at(0, i);
    if (there > p.close_s[i])
      faults_.add({shown_, lines_[i]}, fmt::format("due date = {:g}, but nobody is there from the depot before {:.2f}",
                                                   p.close_s[i], there));
    else if (double const back = std::max(there, p.open_s[i]) + p.service_s[i] + legs.at(i, 0); back > p.close_s[0])
      faults_.add({shown_, lines_[i]},
                  fmt::format("who serves it is back at {:.2f}, but the depot closes at {:g}", back, p.close_s[0]));
  }

  std::string const& shown_;
  TourInstance* instance_;
  Faults faults_;
  std::vector<VrpPoint> points_;
  std::vector<std::uint32_t> lines_;
  std::uint32_t vehicles_line_ = 0;
  std::size_t vehicles_ = 1;
  double capacity_ = kMostVrpNumber;
};

}  // namespace

Result<TourInstance> parse_solomon(std::vector<VrpLine> const& lines, std::string const& shown, LegRounding rounding) {
  TourInstance instance;
  instance.name = std::string(lines.front().text);
  SolomonRows rows(shown, instance);
  enum class Part { head, vehicle, customer } part = Part::head;
  for (auto const& line : lines) {
    auto const word = lower_case(line.cells.front());
    if (word == "vehicle" && part == Part::head)
      part = Part::vehicle;
    else if (word == "customer" && part != Part::customer)
      part = Part::customer;
    else if (part == Part::vehicle && word != "number")
      rows.fleet(line);
    else if (part == Part::customer && (is_row(line) || word != "cust"))
      rows.customer(line);
  }
  return rows.finish(rounding);
}

}  // namespace tanvan
