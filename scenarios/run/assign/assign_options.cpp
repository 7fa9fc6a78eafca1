#include "scenarios/run/assign/assign_options.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <set>

#include "scenarios/run/assign/assign_compare.hpp"
#include "scenarios/run/assign/assign_demand.hpp"
#include "scenarios/run/assign/assign_gmns.hpp"
#include "sim/io/gmns/gmns_reader.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

/// What a class says of itself on the command line.
struct ClassWords {
  std::string name;
  double pcu = 1;
  std::optional<double> toll = {}, distance = {};
  std::vector<std::int32_t> banned = {};
};

std::vector<std::string> split(std::string const& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    auto const comma = std::min(text.find(',', at), text.size());
    parts.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

/// Reads `KEY=NUMBER` words of one option; what is wrong names the option and the word.
class WordReader {
 public:
  WordReader(std::string option, Faults& faults) : option_(std::move(option)), faults_(faults) {}

  void read(std::string const& word, ClassWords& into) {
    auto const equals = word.find('=');
    auto const key = word.substr(0, equals);
    if (equals == std::string::npos) return fault(word, "write it as KEY=NUMBER");
    if (key != "ban" && !keys_.insert(key).second) return fault(word, key + " is given twice");
    auto const number = parse_number(word.substr(equals + 1));
    if (!number.sentence.empty()) return fault(word, number.sentence);
    set(word, key, number.value, into);
  }

  void fault(std::string const& word, std::string const& sentence) {
    faults_.add({}, fmt::format("{} {}: {}", option_, word, sentence));
  }

 private:
  void set(std::string const& word, std::string const& key, double value, ClassWords& into) {
    bool const weights_alone = option_ == "--cost-weights";
    if (value < 0) return fault(word, "must not be negative");
    if (key == "pcu" && value == 0) return fault(word, "must be above 0");
    if (key == "toll")
      into.toll = value;
    else if (key == "distance")
      into.distance = value;
    else if (key == "pcu" && !weights_alone)
      into.pcu = value;
    else if (key == "ban" && !weights_alone && value == std::floor(value) &&
             value < std::numeric_limits<std::int32_t>::max())
      into.banned.push_back(static_cast<std::int32_t>(value));
    else
      fault(word, weights_alone ? "there are toll and distance" : "there are pcu, toll, distance and ban, a link type");
  }

  std::string option_;
  Faults& faults_;
  std::set<std::string> keys_;
};

ClassWords weights_of(std::string const& text, Faults& faults) {
  ClassWords weights;
  WordReader reader("--cost-weights", faults);
  if (!text.empty())
    for (auto const& word : split(text)) reader.read(word, weights);
  return weights;
}

ClassWords class_of(std::string const& text, Faults& faults) {
  auto const words = split(text);
  ClassWords words_of{.name = words.front(), .pcu = 1, .toll = {}, .distance = {}, .banned = {}};
  WordReader reader("--class", faults);
  if (words_of.name.empty() || words_of.name.find('=') != std::string::npos)
    reader.fault(text, "begin with a name, as in --class truck,pcu=2.5");
  for (std::size_t i = 1; i < words.size(); ++i) reader.read(words[i], words_of);
  return words_of;
}

std::vector<ClassWords> classes_of(AssignOptions const& options, Faults& faults) {
  std::vector<ClassWords> classes;
  for (auto const& text : options.classes) classes.push_back(class_of(text, faults));
  if (!classes.empty() && classes.size() != options.demand.size())
    faults.add({}, fmt::format("{} --class for {} --demand: give one for each file of demand, in the same order",
                               classes.size(), options.demand.size()));
  std::set<std::string> names;
  for (auto const& vehicles : classes)
    if (!names.insert(vehicles.name).second)
      faults.add({}, fmt::format("--class {}: a name that another class has", vehicles.name));
  for (auto i = classes.size(); i < options.demand.size(); ++i)
    classes.push_back({.name = options.demand.size() == 1 ? "vehicles" : fmt::format("class {}", i + 1)});
  return classes;
}

/// The value of a Result, or nothing and its faults among the others.
template <class T>
std::optional<T> take(Result<T> result, Faults& faults) {
  if (result) return std::move(*result);
  faults.append(result.error());
  return std::nullopt;
}

TextSource source_of(std::string const& path) {
  return {path, path};
}

double first_of(std::initializer_list<std::optional<double>> choices) {
  for (auto const& choice : choices)
    if (choice) return *choice;
  return 0;
}

/// The motor vehicle that the class is named after, if it is.
std::optional<Use> use_named(std::string const& name) {
  auto const uses = uses_of_word(name);
  for (auto const use : {Use::motorbike, Use::car, Use::bus, Use::truck})
    if (uses && *uses == Uses{}.with(use)) return use;
  return std::nullopt;
}

/// Says which classes, that have a name of their own, drive as cars.
void note_cars(AssignOptions const& options, std::span<ClassWords const> classes, AssignNetwork& network) {
  if (network.uses.empty() || options.classes.empty()) return;
  for (auto const& words : classes)
    if (!use_named(words.name))
      network.notes.add({network.file, 0, 0},
                        fmt::format("class {} is named after no vehicle: it may be where a car may", words.name));
}

DemandClass demand_of(AssignNetwork const& network, TntpTrips trips, ClassWords const& words,
                      ClassWords const& weights) {
  DemandClass vehicles{.name = words.name,
                       .pcu = words.pcu,
                       .banned = words.banned,
                       .use = use_named(words.name).value_or(Use::car),
                       .trips = std::move(trips)};
  auto const& t = vehicles.trips;
  vehicles.toll_weight = first_of({words.toll, weights.toll, t.toll_factor, network.toll_factor});
  vehicles.distance_weight = first_of({words.distance, weights.distance, t.distance_factor, network.distance_factor});
  return vehicles;
}

/// The network of a folder, and among its notes what reading it had to say.
Result<AssignNetwork> read_folder(std::string const& folder) {
  auto const imported = read_gmns(folder, folder);
  if (!imported) return imported.error();
  auto network = assign_network(*imported, folder);
  if (!network) return network;
  for (auto const& note : imported->report.notes) network->notes.add({folder, 0, 0}, note);
  for (auto const& [reason, n] : imported->report.dropped_by_reason.all())
    network->notes.add({folder, 0, 0}, fmt::format("{} left out: {}", n, reason));
  return network;
}

Result<AssignNetwork> read_network(std::string const& path) {
  if (std::filesystem::is_directory(path)) return read_folder(path);
  auto network = read_tntp_network(source_of(path));
  if (!network) return network.error();
  return AssignNetwork(std::move(*network));
}

/// Trips by the network's zones; of TNTP for TNTP as they stand, for `mismatches` to look at.
/// @param network none where it has faults: then those of the trips are all that is wanted
Result<TntpTrips> read_trips(std::string const& path, std::optional<AssignNetwork> const& network,
                             UnknownZones unknown) {
  if (is_demand_table(source_of(path))) {
    auto const table = read_demand_table(source_of(path));
    if (!table) return table.error();
    return network ? trips_of(*table, *network, unknown) : TntpTrips{};
  }
  auto trips = read_tntp_trips(source_of(path));
  if (!trips || !network || network->zone_name.empty()) return trips;
  auto mine = trips_of(named(*trips), *network, unknown);
  if (!mine) return mine;
  mine->toll_factor = trips->toll_factor;
  mine->distance_factor = trips->distance_factor;
  mine->notes.append(trips->notes);
  return mine;
}

void check_limits(AssignOptions const& options, Faults& faults) {
  if (!(options.gap > 0 && options.gap < 1))
    faults.add({}, fmt::format("--gap {}: the relative gap to stop at must be above 0 and below 1", options.gap));
}

/// The flows' links, where network and flows are both whole.
void match(AssignInputs& inputs, Faults& faults) {
  if (!inputs.flows) return;
  if (auto links = take(links_of(*inputs.flows, inputs.network), faults)) inputs.flow_link = std::move(*links);
}

/// Every link that a FROM-TO names.
void add_selected(std::string const& word, AssignNetwork const& network, std::vector<LinkId>& selected,
                  Faults& faults) {
  auto const before = selected.size();
  for (LinkId a : ids<LinkId>(network.links()))
    if (word == fmt::format("{}-{}", network.name(network.from[a]), network.name(network.to[a]))) selected.push_back(a);
  if (selected.size() == before)
    faults.add({network.file, 1},
               fmt::format("no link {}, which --select-link names; write it FROM-TO, as in 1-3", word));
}

std::vector<LinkId> selected_links(AssignOptions const& options, AssignNetwork const& network, Faults& faults) {
  std::vector<LinkId> selected;
  for (auto const& word : options.select_link) add_selected(word, network, selected, faults);
  std::ranges::sort(selected);
  auto const twice = std::ranges::unique(selected);
  selected.erase(twice.begin(), twice.end());
  return selected;
}

}  // namespace

AssignOptions with_defaults(AssignOptions options) {
  if (options.demand.empty()) options.demand = {(std::filesystem::path(options.network) / "demand.csv").string()};
  return options;
}

Result<AssignInputs> read_assign_inputs(AssignOptions const& options) {
  Faults faults;
  check_limits(options, faults);
  auto const weights = weights_of(options.cost_weights, faults);
  auto const words = classes_of(options, faults);
  auto network = take(read_network(options.network), faults);
  std::vector<TntpTrips> trips;
  auto const unknown = options.allow_unreachable ? UnknownZones::left_out : UnknownZones::refused;
  for (auto const& path : options.demand)
    if (auto table = take(read_trips(path, network, unknown), faults)) trips.push_back(std::move(*table));
  AssignInputs inputs;
  if (!options.compare.empty()) inputs.flows = take(read_tntp_flows(source_of(options.compare)), faults);
  if (network && trips.size() == words.size()) {
    inputs.network = std::move(*network);
    note_cars(options, words, inputs.network);
    for (std::size_t c = 0; c < words.size(); ++c)
      inputs.classes.push_back(demand_of(inputs.network, std::move(trips[c]), words[c], weights));
    faults.append(mismatches(inputs.network, inputs.classes));
    match(inputs, faults);
    inputs.selected = selected_links(options, inputs.network, faults);
  }
  if (!faults.empty()) return faults;
  return inputs;
}

}  // namespace tanvan
