#pragma once
/// The names of flows of money and of accounts, as results write them.

#include <string>

#include "sim/engine/world.hpp"

namespace tanvan {

std::string name_of(Flow flow);
std::string name_of(Account account);

}  // namespace tanvan
