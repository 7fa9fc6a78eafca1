#include "sim/io/matsim/matsim_files.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sim/io/files/folder_files.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

constexpr char const* kConfiguration = "config";

/// The list that documents of this root belong to; none for networks and what is not read.
std::vector<TextSource>* list_of(MatsimFiles& files, std::string_view root) {
  if (root == "plans" || root == "population") return &files.plans;
  if (root == "transitSchedule") return &files.schedules;
  if (root == "vehicleDefinitions") return &files.vehicles;
  if (root == "counts") return &files.counts;
  if (root == "events") return &files.events;
  return nullptr;
}

/// The root that a parameter of a configuration asks for; empty where the parameter names no file that is read.
std::string_view root_of_parameter(std::string_view module, std::string_view name) {
  if (name == "inputNetworkFile") return "network";
  if (name == "inputPlansFile") return "plans";
  if (name == "transitScheduleFile") return "transitSchedule";
  if (name == "inputCountsFile" && module == "counts") return "counts";
  if (name == "vehiclesFile" && module == "transit") return "vehicleDefinitions";
  return {};
}

class ConfigurationReader {
 public:
  ConfigurationReader(TextSource source, FolderSource folder, XmlReader xml)
      : source_(std::move(source)), folder_(std::move(folder)), xml_(std::move(xml)) {}

  Result<MatsimFiles> read();

 private:
  TextSource source_;
  FolderSource folder_;
  XmlReader xml_;
  std::string module_;
  MatsimFiles files_;
  Faults faults_;

  void take_parameter();
  void take_file(std::string_view root, std::string const& name);
};

Result<MatsimFiles> ConfigurationReader::read() {
  while (xml_.next()) {
    if (xml_.starts("module")) module_ = attribute_or_empty(xml_, "name");
    if (xml_.starts("param")) take_parameter();
  }
  faults_.append(xml_.faults());
  if (faults_.empty() && files_.network.path.empty())
    faults_.add({xml_.shown(), 1}, "the configuration names no network (inputNetworkFile)");
  if (!faults_.empty()) return faults_;
  return std::move(files_);
}

void ConfigurationReader::take_parameter() {
  auto const name = attribute_or_empty(xml_, "name"), value = attribute_or_empty(xml_, "value");
  if (value.empty() || value == "null") return;
  if (module_ == "global" && name == "coordinateSystem") files_.crs = value;
  if (auto const root = root_of_parameter(module_, name); !root.empty()) take_file(root, std::string(value));
}

void ConfigurationReader::take_file(std::string_view root, std::string const& name) {
  TextSource const source{folder_.path / name, fmt::format("{}/{}", folder_.shown, name)};
  if (leads_outside(folder_, name)) return attribute_fault(xml_, "value", "leads out of the folder", faults_);
  if (!fs::exists(source.path)) return attribute_fault(xml_, "value", "no such file beside the configuration", faults_);
  if (auto* const list = list_of(files_, root)) {
    list->push_back(source);
  } else {
    files_.network = source;
  }
}

FolderSource folder_of(TextSource const& file) {
  auto const path = file.path.parent_path(), shown = fs::path(file.shown).parent_path();
  return {path.empty() ? "." : path, shown.empty() ? "." : shown.string()};
}

Result<MatsimFiles> files_of_document(TextSource const& source) {
  auto xml = open_xml(source);
  if (!xml) return xml.error();
  if (!xml->next()) return xml->faults();
  if (xml->name() == kConfiguration) return ConfigurationReader(source, folder_of(source), std::move(*xml)).read();
  MatsimFiles files;
  files.network = source;
  if (xml->name() == "network") return files;
  bool const other = list_of(files, xml->name()) != nullptr;
  return error(Errc::bad_input, xml->place(),
               fmt::format("<{}> is no network of MATSim{}", xml->name(),
                           other ? "; give the network, and this file by --plans, --transit-schedule, --vehicles, "
                                   "--counts or --events"
                                 : ""));
}

/// Documents of a folder by their roots, in the order of their names.
std::map<std::string, std::vector<TextSource>> documents_in(FolderSource const& folder, ImportReport& report,
                                                            Faults& faults) {
  std::map<std::string, std::vector<TextSource>> documents;
  for (auto const& name : names_in(folder)) {
    TextSource const source{folder.path / name, fmt::format("{}/{}", folder.shown, name)};
    if (!name.ends_with(".xml") && !name.ends_with(".xml.gz")) {
      report.drop({"a file that is no XML by its name", source.shown, 0, name});
    } else if (auto outside = leads_outside(folder, name)) {
      faults.add(std::move(*outside));
    } else {
      documents[root_of_xml(source)].push_back(source);
    }
  }
  return documents;
}

void drop_all(std::vector<TextSource> const& sources, std::string const& reason, ImportReport& report) {
  for (auto const& source : sources) report.drop({reason, source.shown, 0, source.path.filename().string()});
}

/// The configuration named config.xml, or the only one.
TextSource const* configuration_among(std::vector<TextSource> const& found) {
  auto const named =
      std::find_if(found.begin(), found.end(), [](TextSource const& s) { return s.path.filename() == "config.xml"; });
  if (named != found.end()) return &*named;
  return found.size() == 1 ? &found.front() : nullptr;
}

Result<MatsimFiles> files_of_folder(FolderSource const& folder, ImportReport& report) {
  Faults faults;
  auto documents = documents_in(folder, report, faults);
  if (!faults.empty()) return faults;
  if (auto const* const configuration = configuration_among(documents[kConfiguration]))
    return files_of_document(*configuration);
  auto const& networks = documents["network"];
  if (networks.size() != 1)
    return error(Errc::missing_file, {folder.shown, 1},
                 networks.empty() ? "holds no network of MATSim" : "holds several networks; give one of them");
  MatsimFiles files;
  files.network = networks.front();
  for (auto const& [root, sources] : documents) {
    if (root == "network") continue;
    auto* const list = list_of(files, root);
    if (list == nullptr) {
      drop_all(sources, fmt::format("a document that is not read: <{}>", root), report);
    } else if (list->size() + sources.size() > 1) {
      drop_all(sources, "one of several of its kind; name it by an option", report);
    } else {
      *list = sources;
    }
  }
  return files;
}

}  // namespace

Result<MatsimFiles> matsim_files(fs::path const& in, std::string const& shown, ImportReport& report) {
  if (fs::is_directory(in)) return files_of_folder({in, shown}, report);
  return files_of_document({in, shown});
}

}  // namespace tanvan
