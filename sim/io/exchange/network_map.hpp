#pragma once
/// The part of a network that a map shows.

#include <memory>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// The nodes and links alone, where all nodes have longitude and latitude; else none.
std::shared_ptr<NetworkTables const> map_of(NetworkTables const& network);

}  // namespace tanvan
