#pragma once
/// A map of the trouble spots of a network, as SVG.

#include <span>
#include <string>

#include "scenarios/run/network_check/network_trouble.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

enum class PictureLanguage : std::uint8_t { vietnamese, english };

/// The network in grey, findings in the colours of their kinds with a legend, a scale bar where places are degrees.
/// Fine things are left out until a picture of any network has some 10^5 lines at most; marks of one kind that would
/// cover each other become one. Nodes far from all others are left out of the map. Equal inputs give equal bytes.
/// @param name of the network, for the title
std::string network_picture(NetworkTables const& network, std::span<Finding const> findings, std::string const& name,
                            PictureLanguage language);

}  // namespace tanvan
