#pragma once
/// Paying out of the province's budget lines, and what is in force.

#include <string_view>

#include "sim/engine/world.hpp"

namespace tanvan {

/// The last intervention of a kind up to this month; none before the first. Where it has `months` greater than 0, none
/// again after as many.
Intervention const* in_force(World const& world, std::string_view kind);
/// The same in another month.
Intervention const* in_force(World const& world, std::string_view kind, Month month);

/// Of a year's money of a kind of intervention, a twelfth for each month of this year, from this one on, in which what
/// is in force now stays so; nothing where nothing is. Whole where that is all year.
Dong rest_of_year(World const& world, std::string_view kind, Dong year);

/// Books spending on a line. What exceeds the line's allotment of the year is paid on a loan of the central state,
/// booked at once: no line is overdrawn in silence. The order of payments changes neither line nor loan.
/// @param amount >= 0; the payment itself is the caller's
void book_on_line(World& world, BudgetLine line, Dong amount);

/// A payment of the province, booked in the ledger and on a line. The balance of an agent moves at the caller's hand.
void spend(World& world, BudgetLine line, Flow flow, Account to, Dong amount);

/// A grant out of a pot, no more than what is left in it, booked like `spend`. @return the grant
Dong draw_grant(World& world, Pot pot, Account to, Dong wanted);

/// The line that a pot belongs to.
BudgetLine line_of(Pot pot);

/// What all lines have spent in the year so far.
Dong spent_on_policies(BudgetStore const& budget);

}  // namespace tanvan
