#include "sim/engine/schedule.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <tuple>

namespace tanvan {
namespace {

auto slot_of(Module const& module) {
  return std::tuple(module.spec.period, module.spec.phase);
}

bool names(std::vector<std::string> const& list, std::string const& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

/// True where `later` needs something that `earlier` writes or adds to.
bool feeds(ModuleSpec const& earlier, ModuleSpec const& later) {
  return std::any_of(later.reads.begin(), later.reads.end(),
                     [&](auto const& name) { return names(earlier.writes, name) || names(earlier.adds, name); });
}

void check_names(std::vector<Module> const& modules, std::span<std::string const> known, Faults& faults) {
  std::set<std::string> seen;
  for (auto const& [spec, step] : modules) {
    if (!seen.insert(spec.name).second) faults.add({}, fmt::format("two modules are called {}", spec.name));
    for (auto const* list : {&spec.reads, &spec.writes, &spec.adds})
      for (auto const& name : *list)
        if (!std::binary_search(known.begin(), known.end(), name))
          faults.add({}, fmt::format("module {} names the state {}, which no store has", spec.name, name));
  }
}

void check_writers(std::vector<Module> const& modules, Faults& faults) {
  std::map<std::tuple<Period, Phase, std::string>, std::string> writer;  // those that don't take over
  for (auto const& [spec, step] : modules)
    for (auto const& name : spec.writes) {
      if (names(spec.reads, name)) continue;
      auto const [at, first] = writer.try_emplace({spec.period, spec.phase, name}, spec.name);
      if (!first)
        faults.add({},
                   fmt::format("{} and {} both write {} in one phase; move one of them", at->second, spec.name, name));
    }
}

/// The modules of one slot so that writers stand before readers; of those free to go, the first by `ties` goes next.
std::vector<Module> ordered(std::vector<Module> waiting, Ties ties, Faults& faults) {
  std::sort(waiting.begin(), waiting.end(), [&](auto const& a, auto const& b) {
    return ties == Ties::by_name ? a.spec.name < b.spec.name : a.spec.name > b.spec.name;
  });
  std::vector<Module> order;
  while (!waiting.empty()) {
    auto const free = std::find_if(waiting.begin(), waiting.end(), [&](Module const& candidate) {
      return std::none_of(waiting.begin(), waiting.end(), [&](Module const& other) {
        return &other != &candidate && feeds(other.spec, candidate.spec);
      });
    });
    if (free == waiting.end()) {
      std::vector<std::string> circle;
      for (auto const& module : waiting) circle.push_back(module.spec.name);
      faults.add({}, fmt::format("modules wait for each other in a circle: {}", fmt::join(circle, ", ")));
      return order;
    }
    order.push_back(std::move(*free));
    waiting.erase(free);
  }
  return order;
}

}  // namespace

Result<Schedule> Schedule::derive(std::vector<Module> modules, std::span<std::string const> known_state, Ties ties) {
  Faults faults;
  check_names(modules, known_state, faults);
  check_writers(modules, faults);
  std::map<std::tuple<Period, Phase>, std::vector<Module>> slots;
  for (auto& module : modules) slots[slot_of(module)].push_back(std::move(module));
  Schedule schedule;
  for (auto& [slot, members] : slots)
    for (auto& module : ordered(std::move(members), ties, faults)) schedule.modules_.push_back(std::move(module));
  if (!faults.empty()) return faults;
  return schedule;
}

std::span<Module const> Schedule::due(Period period, Phase phase) const {
  auto const slot = std::tuple(period, phase);
  auto const first = std::find_if(modules_.begin(), modules_.end(), [&](auto const& m) { return slot_of(m) == slot; });
  auto const last = std::find_if(first, modules_.end(), [&](auto const& m) { return slot_of(m) != slot; });
  return {first, last};
}

}  // namespace tanvan
