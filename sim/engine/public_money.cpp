#include "sim/engine/public_money.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

Dong beyond_allotment(LineBook const& line) {
  return std::max(Dong{}, line.spent - line.allotted);
}

bool is_over(Intervention const& intervention, Month now) {
  auto const months = intervention.numbers.find("months");
  return months != intervention.numbers.end() && months->second > 0 &&
         now >= intervention.date + static_cast<int>(months->second);
}

}  // namespace

Intervention const* in_force(World const& world, std::string_view kind, Month month) {
  Intervention const* last = nullptr;
  for (auto const& intervention : world.interventions)
    if (intervention.kind == kind && intervention.date <= month) last = &intervention;
  return last != nullptr && is_over(*last, month) ? nullptr : last;
}

Intervention const* in_force(World const& world, std::string_view kind) {
  return in_force(world, kind, world.now);
}

Dong rest_of_year(World const& world, std::string_view kind, Dong year) {
  auto const* now = in_force(world, kind);
  int months = 0;
  while (now != nullptr && world.now.of_year() + months <= kMonthsInYear &&
         in_force(world, kind, world.now + months) == now)
    ++months;
  return months == kMonthsInYear ? year : Dong{year.value / kMonthsInYear * months};
}

void book_on_line(World& world, BudgetLine line, Dong amount) {
  expects(amount >= Dong{}, "public money flows out of a line");
  auto& book = world.budget.of(line);
  book.spent += amount;
  Dong const loan = std::max(Dong{}, beyond_allotment(book) - book.borrowed);
  world.ledger.pay(Flow::public_loans, Account::central_state, Account::province, loan);
  world.ledger.province_debt += loan;
  book.borrowed += loan;
}

void spend(World& world, BudgetLine line, Flow flow, Account to, Dong amount) {
  world.ledger.pay(flow, Account::province, to, amount);
  book_on_line(world, line, amount);
}

BudgetLine line_of(Pot pot) {
  switch (pot) {
    case Pot::fund_rnd:
    case Pot::fund_machines: return BudgetLine::st_career;
    case Pot::machine_rebate: return BudgetLine::investment;
    case Pot::rnd_match:
    case Pot::seed_capital: return BudgetLine::matching;
  }
  return BudgetLine::st_career;
}

Dong draw_grant(World& world, Pot pot, Account to, Dong wanted) {
  Dong const grant = std::clamp(wanted, Dong{}, std::max(Dong{}, world.budget.of(pot)));
  spend(world, line_of(pot), Flow::grants, to, grant);
  world.budget.of(pot) -= grant;
  return grant;
}

Dong spent_on_policies(BudgetStore const& budget) {
  Dong sum{};
  for (auto const& line : budget.lines) sum += line.spent;
  return sum;
}

}  // namespace tanvan
