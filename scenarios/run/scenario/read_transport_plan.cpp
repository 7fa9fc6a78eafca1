// [transport]
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "scenarios/run/scenario/sections.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr double kDay = 86'400;
constexpr std::size_t kMostBins = 8;  // bits of LinkStore::truck_ban

std::vector<TimeBin> default_bins() {
  return {{"am", 19'800, 10'800}, {"midday", 30'600, 27'000}, {"pm", 57'600, 10'800}, {"night", 68'400, 37'800}};
}

/// The years that a scenario lives; 0 where its start or end is at fault.
struct LivedYears {
  int first = 0, last = 0;
  bool cut = false;  // the end was set on the command line
};

/// What is wrong with a year; empty where nothing is. @param before the item in front of it, null for the first
std::string fault_of_year(TomlNode const& item, TomlNode const* before, LivedYears lived) {
  if (item.kind != TomlNode::Kind::whole || item.whole < 1900 || item.whole > 2200)
    return "must be a year from 1900 to 2200";
  if (lived.first != 0 && item.whole < lived.first)
    return fmt::format("comes before {}, the year of the start", lived.first);
  if (lived.last != 0 && item.whole > lived.last) return fmt::format("comes after {}, the year of the end", lived.last);
  if (before != nullptr && item.whole <= before->whole) return "years must be ascending";
  if (before == nullptr && lived.first != 0 && item.whole != lived.first)
    return fmt::format("must begin with {}, the year of the start", lived.first);
  return {};
}

std::vector<int> read_years(Section const& section, LivedYears lived, Faults& warnings) {
  auto const* node = section.find("years");
  if (node == nullptr) return {lived.first};
  if (node->kind != TomlNode::Kind::array || node->items.empty())
    section.fault(*node, "years", "must be an array of at least one year");
  std::vector<int> years;
  std::vector<std::int64_t> cut_off;
  TomlNode const* before = nullptr;
  for (auto const& item : node->items) {
    auto const fault = fault_of_year(item, std::exchange(before, &item), lived);
    if (lived.cut && !item.place.file.empty() && item.whole > lived.last) {
      cut_off.push_back(item.whole);
    } else if (!fault.empty()) {
      section.fault(item, "years", fault);
    } else {
      years.push_back(static_cast<int>(item.whole));
    }
  }
  if (!cut_off.empty())
    warnings.add(node->place, fmt::format("transport.years: no day of travel in {}, after the end set to {}",
                                          fmt::join(cut_off, ", "), lived.last));
  return years;
}

/// What is wrong with a dynamic year; empty where nothing is.
std::string fault_of_dynamic_year(TomlNode const& item, TomlNode const* before, std::vector<int> const& years) {
  if (item.kind != TomlNode::Kind::whole) return "must be a year";
  if (before != nullptr && item.whole <= before->whole) return "years must be ascending";
  if (std::ranges::binary_search(years, item.whole)) return {};
  return fmt::format("has no day of travel; transport.years are {}", fmt::join(years, ", "));
}

/// The years of the key; those after an end that was drawn nearer on the command line are left out, as of `years`.
std::vector<int> read_dynamic(Section const& section, std::vector<int> const& years, LivedYears lived) {
  auto const* node = section.find("dynamic");
  if (node == nullptr) return {};
  if (node->kind != TomlNode::Kind::array) section.fault(*node, "dynamic", "must be an array of years");
  std::vector<int> dynamic;
  TomlNode const* before = nullptr;
  for (auto const& item : node->items) {
    auto const fault = fault_of_dynamic_year(item, std::exchange(before, &item), years);
    if (lived.cut && !item.place.file.empty() && item.whole > lived.last) continue;
    if (fault.empty())
      dynamic.push_back(static_cast<int>(item.whole));
    else
      section.fault(item, "dynamic", fault);
  }
  return dynamic;
}

bool is_set_on_the_command_line(TomlNode const& root, std::string_view key) {
  auto const* head = root.find("scenario");
  auto const* node = head != nullptr ? head->find(key) : nullptr;
  return node != nullptr && node->place.file.empty();
}

/// Seconds after midnight of a key of a bin; a fault where there is no time, and 0.
double clock_of(Section const& bin, std::string_view key) {
  auto const* node = bin.need(key);
  if (node == nullptr) return 0;
  bool const is_text = node->kind == TomlNode::Kind::text || node->kind == TomlNode::Kind::time;
  auto const time = is_text ? parse_clock(node->text) : std::nullopt;
  if (time && *time < kDay) return *time;
  bin.fault(*node, key, "must be a time of day, HH:MM");
  return 0;
}

TimeBin read_bin(TomlNode const& node, Faults& faults) {
  Section const bin(&node, "transport.bins", faults);
  bin.allow_only({"name", "start", "end"});
  bin.need("name");
  TimeBin read{bin.text("name", "?"), clock_of(bin, "start"), 0};
  double const length = clock_of(bin, "end") - read.start_s;
  read.length_s = length > 0 ? length : length + kDay;
  return read;
}

/// Bins must follow each other and come back to the first after one day.
void check_cover(std::vector<TimeBin> const& bins, Section const& section, TomlNode const& node) {
  double covered = 0;
  std::set<std::string> names;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    auto const& next = bins[(i + 1) % bins.size()];
    double const end = std::fmod(bins[i].start_s + bins[i].length_s, kDay);
    covered += bins[i].length_s;
    if (end != next.start_s)
      section.fault(node.items[i], "bins",
                    fmt::format("{} ends at {}, but {} begins at {}; bins must follow each other round the day",
                                bins[i].name, clock_text(end), next.name, clock_text(next.start_s)));
    if (!names.insert(bins[i].name).second)
      section.fault(node.items[i], "bins", fmt::format("two bins are called {}", bins[i].name));
  }
  if (covered != kDay)
    section.fault(node, "bins",
                  fmt::format("together {:.4g} hours; they must cover the 24 of a day once", covered / 3'600));
}

std::vector<TimeBin> read_bins(Section const& section, Faults& faults) {
  auto const* node = section.find("bins");
  if (node == nullptr) return default_bins();
  if (node->kind != TomlNode::Kind::array || node->items.empty() || node->items.size() > kMostBins) {
    section.fault(*node, "bins", fmt::format("must hold 1 to {} bins {{ name, start, end }}", kMostBins));
    return default_bins();
  }
  auto const before = faults.size();
  std::vector<TimeBin> bins;
  for (auto const& item : node->items) bins.push_back(read_bin(item, faults));
  if (faults.size() == before) check_cover(bins, section, *node);
  return bins;
}

}  // namespace

TransportPlan read_transport(TomlNode const& root, Month start, Month last, Faults& faults, Faults& warnings) {
  Section const section(root.find("transport"), "transport", faults);
  std::vector<std::string> keys;
  for (auto const& text : kTransportKeys) keys.emplace_back(text.key);
  section.allow_only(keys);
  LivedYears const lived{start.year(), last.year(), is_set_on_the_command_line(root, "end")};
  auto years = read_years(section, lived, warnings);
  auto dynamic = read_dynamic(section, years, lived);
  return {.years = std::move(years),
          .bins = read_bins(section, faults),
          .gap = section.number("gap", 1e-12, 0.1, 1e-4),
          .exchanges = static_cast<int>(section.whole("exchanges", 1, 50, 3)),
          .dynamic = std::move(dynamic)};
}

}  // namespace tanvan
