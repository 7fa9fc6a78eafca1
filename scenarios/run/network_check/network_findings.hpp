#pragma once
/// Findings about a network as text and as JSON.

#include <span>
#include <string>

#include "scenarios/run/network_check/network_trouble.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// `FILE:LINE: SEVERITY: sentence [x y]`, one a line, in their order; of one severity and kind at most `most`, then how
/// many more there are. Last a table of how many of each kind.
std::string findings_text(std::span<Finding const> findings, std::size_t most);

/// All of them: `{network, nodes, links, faults, warnings, information, kinds: {KEY: n}, findings: [{kind, severity,
/// sentence, file, line, nodes, links, zone, x, y}]}`, UTF-8, a line
/// each, ids as in the tables.
std::string findings_json(NetworkTables const& network, std::span<Finding const> findings, std::string const& name);

}  // namespace tanvan
