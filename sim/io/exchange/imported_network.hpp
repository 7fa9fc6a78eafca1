#pragma once
/// What every importer of networks returns.

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

struct ImportedNetwork {
  NetworkTables network;
  ImportReport report;  // `read`, `dropped`, `notes` filled; `written` and `strongly_connected` follow on writing
  Column<NodeId, std::uint32_t> node_line;  // of the tables that were read; empty where the format has no lines
  Column<LinkId, std::uint32_t> link_line;  // the same; both directions of an undirected link have its line
};

}  // namespace tanvan
