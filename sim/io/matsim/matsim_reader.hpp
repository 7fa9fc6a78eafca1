#pragma once
/// MATSim in: networks, and with them populations, transit schedules, vehicles, counts and events.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/io/xml/xml_reader.hpp"

namespace tanvan {

/// What the user adds to the files found.
struct MatsimOptions {
  std::vector<TextSource> plans, schedules, vehicles, counts, events;  // beside those that a configuration names
  std::string crs;  // of the coordinates, instead of what the files say; empty: as they say
};

/// Reads network files of version 1 and 2 (`network_v1.dtd`, `network_v2.dtd`), plain or `.gz`.
///
/// Speeds become km/h, capacities PCU/h/lane (those of the file are for `capperiod` and all lanes), modes uses.
/// Coordinates become longitude and latitude where the reference system is known. Attributes that GMNS has no column
/// for are columns `matsim:NAME`. Further tables: `persons`, `activities`, `legs` and `trips` of populations (versions
/// 4 to 6, the selected plan), `transit_stop`, `transit_route`, `transit_profile`, `transit_departure`, `vehicle_type`,
/// `vehicle`, `counts`, and `link_volume`, the vehicles that events let enter each link in each hour.
/// Faults, all at once with file, line and column: XML that is none, attributes missing or out of range, ends that are
/// no nodes, doubled ids, stops and times that are none.
/// @param in a network, a configuration or a folder (see `matsim_files`)  @param shown its name for messages
Result<ImportedNetwork> read_matsim(std::filesystem::path const& in, std::string const& shown,
                                    MatsimOptions const& options = {});

/// The same of documents that are open: the first is the network, the others belong to it.
Result<ImportedNetwork> read_matsim_documents(std::vector<XmlReader> documents, std::string const& crs = {});

}  // namespace tanvan
