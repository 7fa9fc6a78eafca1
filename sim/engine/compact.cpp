#include "sim/engine/compact.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tbb/task_group.h>
#include <type_traits>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"
#include "sim/parallel/rows_where.hpp"

namespace tanvan {
namespace {

/// Rows that stay and lie beside each other, and where they go.
struct Run {
  std::size_t from, to, length;
};

struct Move {
  std::vector<Run> runs;  // rising; together all rows that stay
  std::size_t rows = 0, kept = 0;

  bool nobody_leaves() const { return kept == rows; }
};

template <class IdType, class Leaves>
Move plan_move(std::size_t rows, Leaves&& leaves) {
  Move move{{}, rows, 0};
  std::size_t next = 0;
  auto const keep_until = [&](std::size_t end) {
    if (end > next) move.runs.push_back({next, move.kept, end - next});
    move.kept += end - next;
    next = end + 1;
  };
  for (auto const id : rows_where<IdType>(rows, leaves)) keep_until(id.value);
  if (next < rows) keep_until(rows);
  return move;
}

constexpr std::uint32_t kGone = static_cast<std::uint32_t>(-1);

/// The new row of each old row, or none.
std::vector<std::uint32_t> new_rows(Move const& move) {
  std::vector<std::uint32_t> to(move.rows, kGone);
  for_each_index(move.runs.size(), [&](std::size_t i) {
    auto const& run = move.runs[i];
    std::iota(to.begin() + static_cast<std::ptrdiff_t>(run.from),
              to.begin() + static_cast<std::ptrdiff_t>(run.from + run.length), static_cast<std::uint32_t>(run.to));
  });
  return to;
}

template <class IdType>
void follow(std::vector<std::uint32_t> const& to, std::span<IdType> pointers) {
  for_each_index(pointers.size(), [&](std::size_t i) {
    if (pointers[i]) pointers[i].value = to[pointers[i].value];
  });
}

/// Moves the rows that stay down, in place: room is left for who comes next.
template <class ColumnType>
void keep_rows(Move const& move, ColumnType& column) {
  auto const rows = column.span().begin();
  for (auto const& run : move.runs)
    if (run.from != run.to)
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
  auto const move = plan_move<HouseholdId>(h.size(), [&](HouseholdId id) { return h.persons[id] == 0; });
  if (move.nobody_leaves()) return;
  auto const to = new_rows(move);
  follow(to, p.dwellings.household.span());
  follow(to, p.persons.household.span());
  keep(move, h.key, h.zone, h.dwelling, h.tenure, h.savings, h.motorbikes, h.cars, h.persons);
}

void compact_persons(Population& p) {
  auto& s = p.persons;
  auto const move = plan_move<PersonId>(s.size(), [&](PersonId id) { return !s.household[id]; });
  if (move.nobody_leaves()) return;
  keep(move, s.key, s.household, s.born, s.sex, s.education, s.status, s.migrant, s.specific_skill, s.employer,
       s.position, s.wage, s.since);
}

/// Puts all rows in the order named; room for who comes next is kept.
template <class... Columns>
void arrange(std::span<std::uint32_t const> order, Columns&... columns) {
  auto const arrange_one = [order](auto& column) {
    std::vector<typename std::remove_cvref_t<decltype(column)>::value_type> next(order.size());
    for_each_index(order.size(), [&](std::size_t i) { next[i] = column.span()[order[i]]; });
    for_each_index(order.size(), [&](std::size_t i) { column.span()[i] = next[i]; });
  };
  (arrange_one(columns), ...);
}

void compact_establishments(Population& p) {
  auto& places = p.establishments;
  auto const move =
      plan_move<EstablishmentId>(places.size(), [&](EstablishmentId id) { return !places.enterprise[id]; });
  keep(move, places.enterprise, places.zone, places.cell, places.site, places.floor_m2);
  follow(new_rows(move), p.enterprises.establishment.span());
}

}  // namespace

void compact_enterprises(World& world) {
  auto& p = world.population;
  auto& e = p.enterprises;
  auto const move = plan_move<EnterpriseId>(e.size(), [&](EnterpriseId id) { return !e.establishment[id]; });
  if (move.nobody_leaves()) return;
  auto const to = new_rows(move);
  follow(to, p.persons.employer.span());
  follow_moves(world.suppliers, to);
  keep(move, e.key, e.sector, e.ownership, e.born, e.establishment, e.technology, e.capital, e.vintage_technology,
       e.rnd_stock, e.practices, e.innovated, e.renewed, e.renewed_year, e.price, e.expected_demand, e.share, e.output,
       e.output_year, e.unmet, e.workers, e.labour_quality, e.desired, e.vacancies, e.posted_wage, e.cash,
       e.profit_year, e.capital_norm, e.knowledge, e.partner, e.partner_until, e.fund, e.startup, e.incubated_until,
       e.goods_kg, e.goods_sent_kg);
  world.productivity.worker_months.resize(move.rows);
  keep(move, world.productivity.worker_months);
  follow(to, p.establishments.enterprise.span());
  compact_establishments(p);
}

void compact(World& world) {
  auto& p = world.population;
  compact_households(p);
  compact_persons(p);
  compact_enterprises(world);
}

void seat_families(Population& p) {
  auto& s = p.persons;
  auto const families = group_rows_by(s.household.span(), p.households.size());
  expects(families.item.size() == s.size(), "a household for each person");
  arrange(families.item, s.key, s.household, s.born, s.sex, s.education, s.status, s.migrant, s.specific_skill,
          s.employer, s.position, s.wage, s.since);
}

}  // namespace tanvan
