#include "sim/io/sumo/sumo_files.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/io/files/folder_files.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

FolderSource folder_of(TextSource const& file) {
  auto const path = file.path.parent_path(), shown = fs::path(file.shown).parent_path();
  return {path.empty() ? "." : path, shown.empty() ? "." : shown.string()};
}

/// Adds the files of `<… value="a.xml,b.xml">`.
void add_files(XmlReader const& xml, FolderSource const& folder, std::vector<TextSource>& list, Faults& faults) {
  auto const* const attribute = xml.attribute("value") ? "value" : "v";
  for_each_word_or_comma(needed_attribute(xml, attribute, faults), [&](std::string_view word) {
    std::string const name(word);
    TextSource source{folder.path / name, fmt::format("{}/{}", folder.shown, name)};
    if (leads_outside(folder, name)) {
      attribute_fault(xml, attribute, fmt::format("{} leads out of the folder", name), faults);
    } else if (!fs::exists(source.path)) {
      attribute_fault(xml, attribute, fmt::format("no file {} beside the configuration", name), faults);
    } else {
      list.push_back(std::move(source));
    }
  });
}

Result<SumoFiles> files_of_configuration(XmlReader& xml, FolderSource const& folder) {
  SumoFiles files;
  std::vector<TextSource> nets;
  Faults faults;
  while (xml.next()) {
    if (xml.starts("net-file")) add_files(xml, folder, nets, faults);
    if (xml.starts("additional-files")) add_files(xml, folder, files.additional, faults);
    if (xml.starts("route-files")) add_files(xml, folder, files.routes, faults);
  }
  faults.append(xml.faults());
  if (faults.empty() && nets.size() != 1)
    faults.add({xml.shown(), 1}, "the configuration does not name one network (net-file)");
  if (!faults.empty()) return faults;
  files.net = nets.front();
  return files;
}

std::string what_it_is(std::string_view root) {
  if (root == "nodes" || root == "edges" || root == "connections" || root == "types" || root == "tlLogics")
    return "is what netconvert makes networks of; give the .net.xml that it made";
  if (root == "routes" || root == "flows" || root == "trips")
    return "is no network; give the network, and this file by --routes";
  if (root == "additional" || root == "add" || root == "tazs" || root == "meandata")
    return "is no network; give the network, and this file by --additional";
  return "is no network of SUMO";
}

Result<SumoFiles> files_of_document(TextSource const& source) {
  auto xml = open_xml(source);
  if (!xml) return xml.error();
  if (!xml->next()) return xml->faults();
  if (xml->name() == "configuration" || xml->name() == "sumoConfiguration")
    return files_of_configuration(*xml, folder_of(source));
  if (xml->name() == "net") return SumoFiles{source, {}, {}};
  return error(Errc::bad_input, xml->place(), fmt::format("<{}> {}", xml->name(), what_it_is(xml->name())));
}

bool ends_in(std::string const& name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

Result<SumoFiles> files_of_folder(FolderSource const& folder, ImportReport& report) {
  std::vector<std::string> configurations, nets, others;
  for (auto const& name : names_in(folder))
    (ends_in(name, {".sumocfg", ".sumo.cfg"})     ? configurations
     : ends_in(name, {".net.xml", ".net.xml.gz"}) ? nets
                                                  : others)
        .push_back(name);
  auto const& chosen = configurations.empty() ? nets : configurations;
  if (chosen.size() != 1)
    return error(Errc::missing_file, {folder.shown, 1},
                 chosen.empty() ? "holds neither a configuration (.sumocfg) nor a network (.net.xml) of SUMO"
                                : "holds several configurations or networks; give one of them");
  if (auto outside = leads_outside(folder, chosen.front())) return std::move(*outside);
  if (configurations.empty())
    for (auto const& name : others)
      report.drop({"beside the network; name it by an option", fmt::format("{}/{}", folder.shown, name), 0, name});
  return files_of_document({folder.path / chosen.front(), fmt::format("{}/{}", folder.shown, chosen.front())});
}

}  // namespace

Result<SumoFiles> sumo_files(fs::path const& in, std::string const& shown, ImportReport& report) {
  if (fs::is_directory(in)) return files_of_folder({in, shown}, report);
  return files_of_document({in, shown});
}

}  // namespace tanvan
