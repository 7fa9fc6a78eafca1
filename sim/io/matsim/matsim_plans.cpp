#include <array>
#include <fmt/format.h>
#include <unordered_set>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/matsim/matsim_parts.hpp"
#include "sim/io/matsim/matsim_person.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostElements = 100'000;  // activities and legs of one plan
constexpr std::size_t kMostColumns = 100;       // of persons' attributes
constexpr std::array kPersonWords = {"sex", "age", "license", "car_avail", "employed"};

class PlansReader {
 public:
  PlansReader(MatsimReading& reading, XmlReader& xml)
      : reading_(reading),
        xml_(xml),
        faults_before_(reading.faults.size()),
        trips_(reading, xml.shown(), xml.name() == "plans") {}

  void read();

 private:
  MatsimReading& reading_;
  XmlReader& xml_;
  std::size_t faults_before_;
  MatsimTrips trips_;
  std::vector<TextColumn> persons_{{"person_id", {}}};
  std::string person_, attribute_;
  std::optional<MatsimPlan> chosen_;
  std::unordered_set<std::string> known_;  // persons
  MatsimPlan plan_;
  bool in_plan_ = false;

  void take_start();
  void take_end();
  void begin_person();
  void begin_plan();
  void begin_leg();
  void begin_activity();
  void end_plan();
  void end_person();
  void put_person(std::string const& name, std::string_view value);
  std::optional<double> time(std::string_view attribute);
  TextTable persons() const;
};

void PlansReader::read() {
  read_elements(xml_, faults_before_, reading_.faults, [&] { xml_.at_start() ? take_start() : take_end(); });
  if (!persons_.front().text.empty()) add_table(reading_.out.network, persons());
  trips_.finish();
}

void PlansReader::take_start() {
  auto const name = xml_.name();
  if (name == "person") {
    begin_person();
  } else if (name == "plan") {
    begin_plan();
  } else if (name == "act" || name == "activity") {
    begin_activity();
  } else if (name == "leg") {
    begin_leg();
  } else if (name == "route" && !plan_.legs.empty()) {
    plan_.legs.back().route_type = attribute_or_empty(xml_, "type");
  } else if (name == "attribute") {
    attribute_ = attribute_or_empty(xml_, "name");
  }
}

void PlansReader::take_end() {
  if (xml_.ends("attribute") && !in_plan_ && !person_.empty()) put_person(attribute_, xml_.text());
  if (xml_.ends("route") && in_plan_ && !plan_.legs.empty()) plan_.legs.back().route = xml_.text();
  if (xml_.ends("plan")) end_plan();
  if (xml_.ends("person")) end_person();
}

void PlansReader::begin_person() {
  ++reading_.out.report.read["persons"];
  person_ = needed_attribute(xml_, "id", reading_.faults);
  chosen_.reset();
  if (!known_.insert(person_).second) attribute_fault(xml_, "id", "is there already", reading_.faults);
  persons_.front().text.push_back(person_);
  for (auto const* name : kPersonWords)
    if (auto const value = attribute_or_empty(xml_, name); !value.empty()) put_person(name, value);
}

void PlansReader::put_person(std::string const& name, std::string_view value) {
  auto const rows = persons_.front().text.size();
  for (std::size_t i = 1; i < persons_.size(); ++i) {
    if (persons_[i].name != name) continue;
    persons_[i].text.resize(rows);
    persons_[i].text.back() = value;
    return;
  }
  if (name == "person_id" || persons_.size() >= kMostColumns)
    return reading_.out.report.drop("persons' attributes of more names than there may be columns", xml_.place(), name);
  persons_.push_back({name, std::vector<std::string>(rows)});
  persons_.back().text.back() = value;
}

void PlansReader::begin_plan() {
  ++reading_.out.report.read["plans"];
  in_plan_ = true;
  plan_ = {};
  plan_.selected = attribute_or_empty(xml_, "selected") == "yes";
}

std::optional<double> PlansReader::time(std::string_view attribute) {
  auto const text = attribute_or_empty(xml_, attribute);
  if (text.empty() || text == "undefined" || text == "-Infinity") return std::nullopt;
  auto const seconds = seconds_of_time(text);
  if (!seconds) attribute_fault(xml_, attribute, "is no time", reading_.faults);
  return seconds;
}

void PlansReader::begin_activity() {
  if (!in_plan_ || plan_.activities.size() >= kMostElements) return;
  ++reading_.out.report.read["activities"];
  MatsimActivity activity;
  activity.type = attribute_or_empty(xml_, "type");
  activity.link = attribute_or_empty(xml_, "link");
  activity.facility = attribute_or_empty(xml_, "facility");
  auto const at = place_text(reading_, xml_);
  activity.x = at.x;
  activity.y = at.y;
  activity.start = time("start_time");
  activity.end = time("end_time");
  activity.duration = time(xml_.attribute("max_dur") ? "max_dur" : "dur");
  plan_.activities.push_back(std::move(activity));
}

void PlansReader::begin_leg() {
  if (!in_plan_ || plan_.legs.size() >= kMostElements) return;
  ++reading_.out.report.read["legs"];
  MatsimLeg leg;
  leg.mode = attribute_or_empty(xml_, "mode");
  leg.depart = time("dep_time");
  leg.travel = time("trav_time");
  leg.line = xml_.place().line;
  leg.after = plan_.activities.size();
  plan_.legs.push_back(std::move(leg));
}

/// The selected plan is kept; where none is, the first.
void PlansReader::end_plan() {
  in_plan_ = false;
  if (plan_.activities.size() >= kMostElements || plan_.legs.size() >= kMostElements)
    reading_.faults.add(xml_.place(), fmt::format("a plan has more than {} activities or legs", kMostElements));
  bool const better = !chosen_ || (plan_.selected && !chosen_->selected);
  if (chosen_) ++reading_.out.report.read["plans_not_selected"];
  if (better) chosen_ = std::move(plan_);
  plan_ = {};
}

void PlansReader::end_person() {
  if (chosen_ && reading_.faults.empty()) trips_.add(person_, *chosen_);
  person_.clear();
  chosen_.reset();
}

TextTable PlansReader::persons() const {
  TextTable table{"persons", {}, {}};
  for (auto const& column : persons_) table.header.push_back(column.name);
  for (std::size_t row = 0; row < persons_.front().text.size(); ++row)
    for (auto const& column : persons_)
      table.cells.push_back(row < column.text.size() ? column.text[row] : std::string{});
  return table;
}

}  // namespace

void read_matsim_plans(MatsimReading& reading, XmlReader& xml) {
  PlansReader(reading, xml).read();
}

}  // namespace tanvan
