#include "sim/io/matsim/matsim_reader.hpp"

#include <cmath>
#include <fmt/format.h>

#include "sim/io/matsim/matsim_files.hpp"
#include "sim/io/matsim/matsim_parts.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

using Read = void (*)(MatsimReading&, XmlReader&);

Read reader_of(std::string_view root) {
  if (root == "network") return &read_matsim_network;
  if (root == "plans" || root == "population") return &read_matsim_plans;
  if (root == "transitSchedule") return &read_matsim_schedule;
  if (root == "vehicleDefinitions") return &read_matsim_vehicles;
  if (root == "counts") return &read_matsim_counts;
  if (root == "events") return &read_matsim_events;
  return nullptr;
}

void read_document(MatsimReading& reading, XmlReader& xml, bool is_network) {
  if (!xml.next()) return reading.faults.append(xml.faults());
  auto const read = reader_of(xml.name());
  if (read == nullptr || (xml.name() == "network") != is_network)
    return reading.faults.add(xml.place(), fmt::format("<{}> is {}", xml.name(),
                                                       is_network ? "no network of MATSim" : "not what belongs here"));
  read(reading, xml);
}

Result<ImportedNetwork> read_all_of(MatsimReading& reading, std::vector<XmlReader>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    read_document(reading, documents[i], i == 0);
    if (i == 0 && !reading.faults.empty()) break;  // nothing else can be understood without the network
  }
  if (!reading.faults.empty()) return reading.faults;
  return std::move(reading.out);
}

void open_all(std::vector<TextSource> const& sources, std::vector<XmlReader>& documents, Faults& faults) {
  for (auto const& source : sources) {
    auto xml = open_xml(source);
    if (xml) {
      documents.push_back(std::move(*xml));
    } else {
      faults.append(xml.error());
    }
  }
}

void add(std::vector<TextSource>& to, std::vector<TextSource> const& more) {
  if (!more.empty()) to = more;
}

}  // namespace

LinkId link_named(MatsimReading const& reading, std::string_view id) {
  auto const found = reading.link_of.find(std::string(id));
  return found == reading.link_of.end() ? LinkId{} : found->second;
}

PlaceText place_text(MatsimReading& reading, XmlReader const& xml) {
  auto const x = number_attribute(xml, "x", kMatsimPlace, reading.faults),
             y = number_attribute(xml, "y", kMatsimPlace, reading.faults);
  auto const at = reading.lon_lat({x, y});
  if (std::isnan(at.x + at.y)) return {};
  return {number_text(at.x), number_text(at.y)};
}

Result<ImportedNetwork> read_matsim_documents(std::vector<XmlReader> documents, std::string const& crs) {
  MatsimReading reading;
  reading.crs = crs;
  reading.crs_is_fixed = !crs.empty();
  reading.out.report.format = "matsim";
  return read_all_of(reading, documents);
}

Result<ImportedNetwork> read_matsim(std::filesystem::path const& in, std::string const& shown,
                                    MatsimOptions const& options) {
  MatsimReading reading;
  reading.out.report.format = "matsim";
  reading.out.report.source = shown;
  auto files = matsim_files(in, shown, reading.out.report);
  if (!files) return files.error();
  reading.crs = options.crs.empty() ? files->crs : options.crs;
  reading.crs_is_fixed = !options.crs.empty();
  add(files->schedules, options.schedules);
  add(files->vehicles, options.vehicles);
  add(files->plans, options.plans);
  add(files->counts, options.counts);
  add(files->events, options.events);
  std::vector<XmlReader> documents;
  Faults faults;
  for (auto const& list :
       {std::vector{files->network}, files->schedules, files->vehicles, files->plans, files->counts, files->events})
    open_all(list, documents, faults);
  if (!faults.empty()) return faults;
  return read_all_of(reading, documents);
}

}  // namespace tanvan
