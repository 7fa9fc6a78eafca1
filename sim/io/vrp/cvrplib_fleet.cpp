#include "sim/io/vrp/cvrplib_fleet.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace tanvan {
namespace {

constexpr std::size_t kMostVehicles = 100'000;

/// A vehicle as its rows have it.
struct Vehicle {
  double capacity = 0, fixed_cost = 0, unit_cost = 1, longest_duty = kForever;
  bool reloads = true;
  std::set<std::size_t> calls;  // rows of stops; empty: all

  friend bool operator==(Vehicle const&, Vehicle const&) = default;
};

class FleetReader {
 public:
  FleetReader(CvrplibText const& text, TourProblem& problem, Faults& faults)
      : text_(&text), problem_(&problem), faults_(&faults) {}

  void read() {
    count_ = header_whole("VEHICLES", header_whole("SALESMEN", problem_->stops()));
    Vehicle alike;
    alike.capacity = header_number("CAPACITY", kForever);
    alike.longest_duty = header_number("DISTANCE", header_number("VEHICLES_MAX_DURATION", kForever));
    if (!text_->find("CAPACITY") && !text_->section("CAPACITY_SECTION"))
      faults_->add(text_->place(text_->last_line), "CAPACITY is missing");
    bool const stated = text_->find("VEHICLES") != nullptr;
    vehicles_.assign(stated || has_rows() ? count_ : 1, alike);
    read_column("CAPACITY_SECTION", &Vehicle::capacity);
    read_column("VEHICLES_FIXED_COST_SECTION", &Vehicle::fixed_cost);
    read_column("VEHICLES_UNIT_DISTANCE_COST_SECTION", &Vehicle::unit_cost);
    read_column("VEHICLES_MAX_DURATION_SECTION", &Vehicle::longest_duty);
    read_lists();
    group(stated || has_rows() ? 1 : count_);
  }

 private:
  bool has_rows() const {
    return std::ranges::any_of(text_->sections, [](auto const& s) {
      return s.first.starts_with("VEHICLES_") || s.first == "CAPACITY_SECTION";
    });
  }

  std::size_t header_whole(std::string_view key, std::size_t otherwise) {
    auto const* const header = text_->find(key);
    if (!header) return otherwise;
    return vrp_whole(header->value, key, 1, kMostVehicles, text_->place(header->line), *faults_).value_or(otherwise);
  }

  double header_number(std::string_view key, double otherwise) {
    auto const* const header = text_->find(key);
    if (!header) return otherwise;
    auto const value = vrp_number(header->value, key, {0, kMostVrpNumber}, text_->place(header->line), *faults_);
    if (value && *value <= 0)
      faults_->add(text_->place(header->line), fmt::format("{} = {} (must be > 0)", key, header->value));
    return value && *value > 0 ? *value : otherwise;
  }

  /// Calls f(vehicle, line) for each row of a section with a row a vehicle.
  template <class F>
  void for_each_row(std::string_view name, F&& f) {
    auto const* const section = text_->section(name);
    if (!section) return;
    std::vector<bool> seen(count_, false);
    for (auto const& line : section->rows) {
      auto const number = vrp_whole(line.cells.front(), "vehicle", 1, count_, text_->place(line.line), *faults_);
      if (!number) continue;
      if (seen[*number - 1]) faults_->add(text_->place(line.line), fmt::format("vehicle {} stands twice", *number));
      seen[*number - 1] = true;
      f(vehicles_[*number - 1], line);
    }
    if (auto const none = std::ranges::find(seen, false); none != seen.end())
      faults_->add(text_->place(section->line),
                   fmt::format("{} has no row of vehicle {} of {}", name, none - seen.begin() + 1, count_));
  }

  void read_column(std::string_view name, double Vehicle::*column) {
    for_each_row(name, [&](Vehicle& vehicle, VrpLine const& line) {
      if (line.cells.size() != 2)
        return faults_->add(text_->place(line.line),
                            fmt::format("{} cells; expected a vehicle and one number", line.cells.size()));
      vehicle.*column =
          vrp_number(line.cells[1], name, {0, kMostVrpNumber}, text_->place(line.line), *faults_).value_or(1);
    });
  }

  void read_lists() {
    for_each_row("VEHICLES_ALLOWED_CLIENTS_SECTION", [&](Vehicle& vehicle, VrpLine const& line) {
      for (std::size_t i = 1; i < line.cells.size(); ++i)
        if (auto const node = vrp_whole(line.cells[i], "node", 1, problem_->stops(), text_->place(line.line), *faults_))
          vehicle.calls.insert(*node - 1);
      vehicle.calls.insert(0);  // so that a vehicle that may call nowhere has a list
    });
    for_each_row("VEHICLES_RELOAD_DEPOT_SECTION", [&](Vehicle& vehicle, VrpLine const& line) {
      vehicle.reloads = line.cells.size() > 1;
      for (std::size_t i = 1; i < line.cells.size(); ++i) only_depot(line, i);
    });
    for_each_row("VEHICLES_DEPOT_SECTION", [&](Vehicle&, VrpLine const& line) {
      if (line.cells.size() != 2) return faults_->add(text_->place(line.line), "expected a vehicle and its depot");
      only_depot(line, 1);
    });
  }

  void only_depot(VrpLine const& line, std::size_t cell) {
    if (line.cells[cell] != "1")
      faults_->add(text_->place(line.line),
                   fmt::format("depot = {} (must be 1: there is one depot)", line.cells[cell]));
  }

  /// @param each  vehicles that an entry stands for
  void group(std::size_t each) {
    bool const reloads = text_->section("VEHICLES_RELOAD_DEPOT_SECTION") != nullptr;
    auto const most_reloads = header_whole("VEHICLES_MAX_RELOADS", problem_->stops());
    std::vector<Vehicle> kinds;
    auto& fleet = problem_->fleet;
    for (auto const& vehicle : vehicles_) {
      auto const at = static_cast<std::size_t>(std::ranges::find(kinds, vehicle) - kinds.begin());
      if (at == kinds.size()) {
        kinds.push_back(vehicle);
        fleet.push_back({});
        auto& f = fleet.back();
        f.capacity = vehicle.capacity == kForever ? 1 : vehicle.capacity;  // missing: a fault already
        f.vehicles = 0;
        f.fixed_cost = vehicle.fixed_cost;
        f.cost_per_distance = vehicle.unit_cost;
        f.longest_duty_s = vehicle.longest_duty;
        f.leaves_from_s = problem_->open_s[0];
        f.back_by_s = problem_->close_s[0];
        f.most_trips = reloads && vehicle.reloads ? most_reloads + 1 : 1;
        f.time_s = {0};
      }
      fleet[at].vehicles += each;
    }
    if (kinds.size() > kMostFleetClasses)
      return faults_->add(text_->place(1),
                          fmt::format("{} kinds of vehicles; at most {} are read", kinds.size(), kMostFleetClasses));
    if (std::ranges::all_of(kinds, [](Vehicle const& k) { return k.calls.empty(); })) return;
    problem_->classes.assign(problem_->stops(), 0);
    for (std::size_t stop = 0; stop < problem_->stops(); ++stop)
      for (std::size_t k = 0; k < kinds.size(); ++k)
        if (kinds[k].calls.empty() || kinds[k].calls.contains(stop)) problem_->classes[stop] |= 1U << k;
  }

  CvrplibText const* text_;
  TourProblem* problem_;
  Faults* faults_;
  std::size_t count_ = 1;
  std::vector<Vehicle> vehicles_;
};

}  // namespace

void read_cvrplib_fleet(CvrplibText const& text, TourProblem& problem, Faults& faults) {
  FleetReader(text, problem, faults).read();
}

}  // namespace tanvan
