#include "bench/models/stylised_facts/labour_flows.hpp"

#include <algorithm>

namespace tanvan {
namespace {

AgentKey employer_of(World const& world, PersonId id) {
  auto const employer = world.population.persons.employer[id];
  return employer ? world.population.enterprises.key[employer] : AgentKey{};
}

void count_positions(EnterpriseStore const& e, MonthFlows& m) {
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      m.offered += e.vacancies[id][k];
      m.open += e.desired[id][k] > e.workers[id][k] ? e.desired[id][k] - e.workers[id][k] : 0;
    }
}

}  // namespace

void LabourFlows::observe(World const& world) {
  if (!before_.empty()) months_.push_back(flows(world));
  remember(world);
}

void LabourFlows::remember(World const& world) {
  auto const& x = world.population.persons;
  before_.clear();
  before_.reserve(x.size());
  for (auto id : ids<PersonId>(x.size())) before_.push_back({x.key[id], x.status[id], employer_of(world, id)});
  std::ranges::sort(before_, {}, &Before::key);
}

LabourFlows::Before const* LabourFlows::before(AgentKey key) const {
  auto const at = std::ranges::lower_bound(before_, key, {}, &Before::key);
  return at != before_.end() && at->key == key ? &*at : nullptr;
}

// Rows move, keys stay. Who has left is no part of the month, whether the row is there still or not.
MonthFlows LabourFlows::flows(World const& world) const {
  auto const& x = world.population.persons;
  MonthFlows m{.month = world.now - 1};
  for (auto id : ids<PersonId>(x.size())) {
    if (x.status[id] == Status::gone) continue;
    bool const works = x.status[id] == Status::employed, seeks = x.status[id] == Status::unemployed;
    m.employed += works, m.unemployed += seeks;
    auto const* const at = before(x.key[id]);
    if (at == nullptr) {
      m.hired += works;
      continue;
    }
    bool const worked = at->status == Status::employed, sought = at->status == Status::unemployed;
    bool const changed = worked && works && at->employer != employer_of(world, id);
    m.sought += sought, m.worked += worked, m.found += sought && works, m.changed += changed;
    m.to_unemployment += worked && seeks, m.out_of_work += worked && !works && !seeks;
    m.hired += works && (!worked || changed);
  }
  count_positions(world.population.enterprises, m);
  return m;
}

}  // namespace tanvan
