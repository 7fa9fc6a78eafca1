#include "sim/engine/compact.hpp"

#include <algorithm>
#include <span>
#include <tbb/task_group.h>
#include <vector>

#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

/// Rows that stay and lie beside each other, and where they go.
struct Run {
  std::size_t from, to, length;
};

struct Move {
  std::vector<Run> runs;          // of rows that go elsewhere, rising
  std::vector<std::uint32_t> to;  // new row of each old row, or none
  std::size_t kept = 0;           // rows that stay
};

constexpr std::uint32_t kGone = static_cast<std::uint32_t>(-1);

template <class Stays>
Move plan_move(std::size_t rows, Stays stays) {
  Move move{{}, std::vector<std::uint32_t>(rows, kGone)};
  bool in_run = false;
  for (std::uint32_t row = 0; row < rows; ++row) {
    bool const stay = stays(row);
    if (stay && !in_run) move.runs.push_back({row, move.kept, 0});
    in_run = stay;
    if (!stay) continue;
    ++move.runs.back().length;
    move.to[row] = static_cast<std::uint32_t>(move.kept++);
  }
  std::erase_if(move.runs, [](Run const& run) { return run.from == run.to; });
  return move;
}

template <class IdType>
void follow(Move const& move, std::span<IdType> pointers) {
  for_each_index(pointers.size(), [&](std::size_t i) {
    if (pointers[i]) pointers[i].value = move.to[pointers[i].value];
  });
}

/// Moves the rows that stay down, in place: room is left for who comes next.
template <class ColumnType>
void keep_rows(Move const& move, ColumnType& column) {
  auto const rows = column.span().begin();
  for (auto const& run : move.runs)
    std::copy_n(rows + static_cast<std::ptrdiff_t>(run.from), run.length, rows + static_cast<std::ptrdiff_t>(run.to));
  column.resize(move.kept);
}

/// Every column by itself, beside the others.
template <class... Columns>
void keep(Move const& move, Columns&... columns) {
  tbb::task_group work;
  (work.run([&move, &columns] { keep_rows(move, columns); }), ...);
  work.wait();
}

void compact_households(Population& p) {
  auto& h = p.households;
  auto const move = plan_move(h.size(), [&](auto row) { return h.persons[HouseholdId{row}] > 0; });
  if (move.kept == h.size()) return;
  follow(move, p.dwellings.household.span());
  follow(move, p.persons.household.span());
  keep(move, h.key, h.zone, h.dwelling, h.tenure, h.savings, h.motorbikes, h.cars, h.persons);
}

void compact_persons(Population& p) {
  auto& s = p.persons;
  auto const move = plan_move(s.size(), [&](auto row) { return bool(s.household[PersonId{row}]); });
  if (move.kept == s.size()) return;
  keep(move, s.key, s.household, s.born, s.sex, s.education, s.status, s.migrant, s.specific_skill, s.employer,
       s.position, s.wage, s.since);
}

void compact_enterprises(World& world) {
  auto& p = world.population;
  auto& e = p.enterprises;
  auto& places = p.establishments;
  auto const move = plan_move(e.size(), [&](auto row) { return bool(e.establishment[EnterpriseId{row}]); });
  if (move.kept == e.size()) return;
  follow(move, p.persons.employer.span());
  follow_moves(world.suppliers, move.to);
  keep(move, e.key, e.sector, e.ownership, e.born, e.establishment, e.technology, e.capital, e.vintage_technology,
       e.rnd_stock, e.practices, e.innovated, e.renewed, e.renewed_year, e.price, e.expected_demand, e.share, e.output,
       e.output_year, e.unmet, e.workers, e.labour_quality, e.desired, e.vacancies, e.posted_wage, e.cash,
       e.profit_year, e.capital_norm, e.knowledge, e.partner, e.partner_until, e.fund);
  world.productivity.worker_months.resize(move.to.size());
  keep(move, world.productivity.worker_months);
  follow(move, places.enterprise.span());
  auto const stays = plan_move(places.size(), [&](auto row) { return bool(places.enterprise[EstablishmentId{row}]); });
  keep(stays, places.enterprise, places.zone, places.site, places.floor_m2);
  follow(stays, e.establishment.span());
}

}  // namespace

void compact(World& world) {
  auto& p = world.population;
  compact_households(p);
  compact_persons(p);
  compact_enterprises(world);
}

}  // namespace tanvan
