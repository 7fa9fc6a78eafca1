#include "sim/engine/compact.hpp"

#include <vector>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

struct Move {
  std::vector<std::uint32_t> kept;  // old row of each new row, rising
  std::vector<std::uint32_t> to;    // new row of each old row, or none
  std::size_t first = 0;            // the first new row whose old row was another
};

constexpr std::uint32_t kGone = static_cast<std::uint32_t>(-1);

template <class Stays>
Move plan_move(std::size_t rows, Stays stays) {
  Move move{{}, std::vector<std::uint32_t>(rows, kGone)};
  move.kept.reserve(rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (!stays(row)) continue;
    move.to[row] = static_cast<std::uint32_t>(move.kept.size());
    move.kept.push_back(row);
  }
  while (move.first < move.kept.size() && move.kept[move.first] == move.first) ++move.first;
  return move;
}

template <class IdType>
void follow(Move const& move, IdType& id) {
  if (id) id.value = move.to[id.value];
}

/// Moves the rows that stay down, in place: room is left for who comes next.
template <class ColumnType>
void keep_rows(Move const& move, ColumnType& column) {
  auto const rows = column.span();
  for (std::size_t row = move.first; row < move.kept.size(); ++row) rows[row] = rows[move.kept[row]];
  column.resize(move.kept.size());
}

template <class... Columns>
void keep(Move const& move, Columns&... columns) {
  (keep_rows(move, columns), ...);
}

void compact_households(Population& p) {
  auto& h = p.households;
  auto const move = plan_move(h.size(), [&](auto row) { return h.persons[HouseholdId{row}] > 0; });
  if (move.kept.size() == h.size()) return;
  for (auto& dwelling_of : p.dwellings.household) follow(move, dwelling_of);
  for (auto& household : p.persons.household) follow(move, household);
  keep(move, h.key, h.zone, h.dwelling, h.tenure, h.savings, h.motorbikes, h.cars, h.persons);
}

void compact_persons(Population& p) {
  auto& s = p.persons;
  auto const move = plan_move(s.size(), [&](auto row) { return bool(s.household[PersonId{row}]); });
  if (move.kept.size() == s.size()) return;
  keep(move, s.key, s.household, s.born, s.sex, s.education, s.status, s.migrant, s.specific_skill, s.employer,
       s.position, s.wage, s.since);
}

void compact_enterprises(World& world) {
  auto& p = world.population;
  auto& e = p.enterprises;
  auto& places = p.establishments;
  auto const move = plan_move(e.size(), [&](auto row) { return bool(e.establishment[EnterpriseId{row}]); });
  if (move.kept.size() == e.size()) return;
  for (auto& employer : p.persons.employer) follow(move, employer);
  follow_moves(world.suppliers, move.to);
  keep(move, e.key, e.sector, e.ownership, e.born, e.establishment, e.technology, e.capital, e.vintage_technology,
       e.rnd_stock, e.practices, e.innovated, e.renewed, e.renewed_year, e.price, e.expected_demand, e.share, e.output,
       e.output_year, e.unmet, e.workers, e.labour_quality, e.desired, e.vacancies, e.posted_wage, e.cash,
       e.profit_year, e.capital_norm, e.knowledge, e.partner, e.partner_until, e.fund, e.startup, e.incubated_until);
  world.productivity.worker_months.resize(move.to.size());
  keep(move, world.productivity.worker_months);
  for (auto& enterprise : places.enterprise) follow(move, enterprise);
  auto const stays = plan_move(places.size(), [&](auto row) { return bool(places.enterprise[EstablishmentId{row}]); });
  keep(stays, places.enterprise, places.zone, places.site, places.floor_m2);
  for (auto& establishment : e.establishment) follow(stays, establishment);
}

}  // namespace

void compact(World& world) {
  auto& p = world.population;
  compact_households(p);
  compact_persons(p);
  compact_enterprises(world);
}

}  // namespace tanvan
