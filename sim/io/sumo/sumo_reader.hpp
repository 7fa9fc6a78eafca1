#pragma once
/// SUMO in: networks, and with them routes, flows, vehicle types, signal programs, stops, detectors, districts and
/// measured volumes.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/io/xml/xml_reader.hpp"

namespace tanvan {

/// What the user adds to the files found.
struct SumoOptions {
  std::vector<TextSource> additional, routes;  // instead of those that a configuration names
  std::string crs;                             // of the coordinates without netOffset, instead of projParameter
  std::size_t most_vehicles = 3'000'000;       // flows counted vehicle by vehicle
};

/// Reads networks of any version, plain or `.gz`. An edge becomes one link with the lanes that most vehicles may use;
/// its lanes are rows of `lane`, connections rows of `movement`, turns without a connection restrictions, programs of
/// traffic lights the tables `signal_…`. Coordinates become longitude and latitude where the network has a real
/// projection. SUMO knows no capacities: those of its default car at the speed limit stand in. Further tables: `trips`
/// of vehicles, trips and flows (vehicle by vehicle), `location` of stops, `detector`, `zone` and `zone_link` of
/// districts, `counts` of edge data.
/// Faults, all at once with file, line and column: XML that is none, attributes missing or out of range, edges and
/// junctions that are not there, doubled ids, more vehicles than `most_vehicles`.
/// @param in a network, a configuration or a folder (see `sumo_files`)  @param shown its name for messages
Result<ImportedNetwork> read_sumo(std::filesystem::path const& in, std::string const& shown,
                                  SumoOptions const& options = {});

/// The same of documents that are open: the first is the network. Files that they include are not read.
Result<ImportedNetwork> read_sumo_documents(std::vector<XmlReader> documents, SumoOptions const& options = {});

}  // namespace tanvan
