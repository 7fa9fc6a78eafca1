#pragma once
/// The names of flows of money, of accounts and of budget lines, as results write them.

#include <string>

#include "sim/engine/world.hpp"

namespace tanvan {

std::string name_of(Flow flow);
std::string name_of(Account account);
std::string name_of(BudgetLine line);

}  // namespace tanvan
