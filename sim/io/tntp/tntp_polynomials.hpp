#pragma once
/// The CSV notation of TNTP networks, in which a link's time is a polynomial of its volume.

#include <string>
#include <string_view>

#include "sim/io/tntp/tntp_network.hpp"

namespace tanvan {

/// A network from `LINK,A,B,a0,a1,a2,a3,a4`: time = a0 + a1 v + … + a4 v^4. One power at most may stand beside a0 > 0:
/// then time = a0 (1 + b (v/c)^k) with the customary b = 0.15 and the capacity c that follows from it. Nodes are those
/// up to the largest number, each may be a zone, routes may pass all; links have no length, toll or type. More than one
/// power, a power where a0 = 0 and one so far from a0 that the capacity would be 0 or infinite are faults: no BPR
/// function is that.
Result<TntpNetwork> parse_polynomial_network(std::string_view text, std::string const& file);

}  // namespace tanvan
