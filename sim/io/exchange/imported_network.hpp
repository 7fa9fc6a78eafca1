#pragma once
/// What every importer of networks returns.

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

struct ImportedNetwork {
  NetworkTables network;
  ImportReport report;  // `read`, `dropped`, `notes` filled; `written` and `strongly_connected` follow on writing
};

}  // namespace tanvan
