#pragma once
/// Everything that looks wrong in a network, found before anything is computed on it.

#include <vector>

#include "scenarios/run/network_check/network_trouble.hpp"
#include "sim/io/exchange/imported_network.hpp"

namespace tanvan {

/// All findings, the most important first: by severity, kind, and the order of the tables. A function of the network
/// alone. @param folder its name for messages
std::vector<Finding> check_network(ImportedNetwork const& imported, std::string const& folder);

}  // namespace tanvan
