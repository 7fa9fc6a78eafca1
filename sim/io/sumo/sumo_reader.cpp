#include "sim/io/sumo/sumo_reader.hpp"

#include <fmt/format.h>

#include "sim/io/sumo/sumo_files.hpp"
#include "sim/io/sumo/sumo_further.hpp"
#include "sim/io/sumo/sumo_parts.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

void read_net_document(SumoReading& reading, XmlReader& xml) {
  if (!xml.next()) return reading.faults.append(xml.faults());
  if (xml.name() == "net") return read_sumo_net(reading, xml);
  reading.faults.add(xml.place(), fmt::format("<{}> is no network of SUMO", xml.name()));
}

void read_further_document(SumoReading& reading, SumoFurther& further, XmlReader& xml) {
  if (!xml.next()) return reading.faults.append(xml.faults());
  if (xml.name() != "net") return further.read(xml);
  reading.faults.add(xml.place(), "<net> is a second network");
}

Result<ImportedNetwork> read_all_of(SumoReading& reading, std::vector<XmlReader>& documents) {
  reading.out.report.format = "sumo";
  read_net_document(reading, documents.front());
  if (!reading.faults.empty()) return reading.faults;  // nothing else can be understood without the network
  SumoFurther further(reading);
  for (std::size_t i = 1; i < documents.size(); ++i) read_further_document(reading, further, documents[i]);
  if (!reading.faults.empty()) return reading.faults;
  add_turns(reading);
  add_signals(reading);
  further.finish();
  return std::move(reading.out);
}

}  // namespace

Result<ImportedNetwork> read_sumo_documents(std::vector<XmlReader> documents, SumoOptions const& options) {
  SumoReading reading;
  reading.crs = options.crs;
  reading.most_vehicles = options.most_vehicles;
  return read_all_of(reading, documents);
}

Result<ImportedNetwork> read_sumo(std::filesystem::path const& in, std::string const& shown,
                                  SumoOptions const& options) {
  SumoReading reading;
  reading.crs = options.crs;
  reading.most_vehicles = options.most_vehicles;
  reading.out.report.source = shown;
  auto files = sumo_files(in, shown, reading.out.report);
  if (!files) return files.error();
  auto const folder = files->net.path.parent_path(), name = std::filesystem::path(files->net.shown).parent_path();
  reading.folder = FolderSource{folder.empty() ? "." : folder, name.empty() ? "." : name.string()};
  if (!options.additional.empty()) files->additional = options.additional;
  if (!options.routes.empty()) files->routes = options.routes;
  std::vector<XmlReader> documents;
  Faults faults;
  for (auto const& list : {std::vector{files->net}, files->additional, files->routes})
    for (auto const& source : list) {
      auto xml = open_xml(source);
      if (!xml) faults.append(xml.error());
      if (xml) documents.push_back(std::move(*xml));
    }
  if (!faults.empty()) return faults;
  return read_all_of(reading, documents);
}

}  // namespace tanvan
