#include "scenarios/run/compare/compare_days.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <set>
#include <unordered_map>

#include "scenarios/run/compare/side_by_side.hpp"
#include "scenarios/run/shared/open_result.hpp"
#include "viz/day/day_totals.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;
using Reals = std::vector<double>;

constexpr double kMinute_s = 60, kHour_s = 3600;

/// A day as this page needs it.
struct Day {
  explicit Day(ResultsFile const& from) : file(from), data(day_data(from)), totals(day_totals(from, data)) {}

  ResultsFile const& file;
  DayData data;
  DayTotals totals;
};

Texts lines_of(std::string const& text) {
  Texts lines;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Texts config_of(ResultsFile const& file) {
  return file.has("/config") ? lines_of(file.texts("/config").front()) : Texts{};
}

/// Lines of one text that the other lacks.
std::string lines_without(char const* name, Texts const& lines, Texts const& others) {
  std::string text;
  for (auto const& line : lines)
    if (std::ranges::find(others, line) == others.end()) text += fmt::format("  {}: {}\n", name, line);
  return text;
}

std::string settings_text(Day const& a, Day const& b) {
  auto const ours = config_of(a.file), theirs = config_of(b.file);
  auto const differ = lines_without("A", ours, theirs) + lines_without("B", theirs, ours);
  return differ.empty() ? "" : "\nsettings that differ\n" + differ;
}

double whole(std::size_t n) {
  return static_cast<double>(n);
}

double not_arrived(DayTotals const& day, std::string const& why) {
  auto const found = day.not_arrived.find(why);
  return found == day.not_arrived.end() ? 0 : whole(found->second);
}

std::string arrivals_text(DayTotals const& a, DayTotals const& b) {
  auto text =
      figures_row("trips", whole(a.trips), whole(b.trips)) + figures_row("arrived", whole(a.arrived), whole(b.arrived));
  std::set<std::string> reasons;
  for (auto const* day : {&a, &b})
    for (auto const& [why, n] : day->not_arrived) reasons.insert(why);
  for (auto const& why : reasons)
    text += figures_row("did not arrive: " + why, not_arrived(a, why), not_arrived(b, why));
  return text;
}

std::string totals_text(DayTotals const& a, DayTotals const& b) {
  return figures_head("day") + arrivals_text(a, b) + figures_row("vehicle-km on links", a.vehicle_km, b.vehicle_km) +
         figures_row("hours from door to door, of who arrived", a.travel_h, b.travel_h) +
         figures_row("delay on links, vehicle-hours", a.delay_h, b.delay_h) +
         figures_row("waiting to set out, vehicle-hours", a.wait_h, b.wait_h) +
         figures_row("mean speed from door to door, km/h", a.mean_speed_kmh(), b.mean_speed_kmh()) +
         figures_row("queues (below 20 % of free speed), km x h", a.queue_km_h, b.queue_km_h) +
         figures_row("longest queues at once, km", a.most_queue_km, b.most_queue_km) +
         figures_row("most on the roads at once, PCU", a.most_on_roads_pcu, b.most_on_roads_pcu) +
         figures_row("gridlocks", whole(a.gridlocks), whole(b.gridlocks)) +
         figures_row("forced moves", whole(a.forced_moves), whole(b.forced_moves));
}

double minutes_of(ClassTotals const& one) {
  return one.arrived > 0 ? one.travel_h * kHour_s / kMinute_s / one.arrived : 0;
}

std::string classes_text(DayTotals const& a, DayTotals const& b) {
  std::string text;
  for (std::size_t c = 0; c < std::min(a.by_class.size(), b.by_class.size()); ++c) {
    auto const &x = a.by_class[c], &y = b.by_class[c];
    if (!(x.arrived > 0 || y.arrived > 0 || x.vehicle_km > 0 || y.vehicle_km > 0)) continue;
    text += figures_row(x.name + ": arrived", x.arrived, y.arrived) +
            figures_row(x.name + ": mean time, min", minutes_of(x), minutes_of(y)) +
            figures_row(x.name + ": vehicle-km on links", x.vehicle_km, y.vehicle_km);
  }
  return text.empty() ? "" : figures_head("class") + text;
}

/// How trips that arrived in both days fare in B.
struct PairedTrips {
  std::size_t both = 0, faster = 0, slower = 0;  // by more than a minute
  double before_s = 0, after_s = 0;              // sums
};

void add_pair(double before_s, double after_s, PairedTrips& pairs) {
  ++pairs.both;
  pairs.before_s += before_s;
  pairs.after_s += after_s;
  pairs.faster += after_s < before_s - kMinute_s;
  pairs.slower += after_s > before_s + kMinute_s;
}

PairedTrips paired_trips(Day const& a, Day const& b) {
  auto const ids = a.file.texts("/trips/trip_id"), others = b.file.texts("/trips/trip_id");
  std::unordered_map<std::string_view, std::size_t> row_of(others.size());
  for (std::size_t t = 0; t < others.size(); ++t) row_of.emplace(others[t], t);
  auto const depart = a.file.reals("/trips/depart_s"), arrive = a.file.reals("/trips/arrive_s");
  auto const departs = b.file.reals("/trips/depart_s"), arrives = b.file.reals("/trips/arrive_s");
  PairedTrips pairs;
  for (std::size_t t = 0; t < ids.size(); ++t) {
    auto const found = row_of.find(ids[t]);
    if (found == row_of.end() || arrive[t] < 0 || arrives[found->second] < 0) continue;
    add_pair(arrive[t] - depart[t], arrives[found->second] - departs[found->second], pairs);
  }
  return pairs;
}

std::string pairs_text(Day const& a, Day const& b) {
  auto const pairs = paired_trips(a, b);
  if (pairs.both == 0) return "\nno trip_id arrived in both days, so trips are not compared one by one\n";
  auto const n = whole(pairs.both);
  return fmt::format(
      "\ntrips that arrived in both ({} of {} and {}): mean time {} min in A, {} in B ({}); {} are faster by more than "
      "a minute, {} slower\n",
      pairs.both, a.totals.trips, b.totals.trips, figure(pairs.before_s / n / kMinute_s),
      figure(pairs.after_s / n / kMinute_s), change(pairs.before_s, pairs.after_s), pairs.faster, pairs.slower);
}

/// Vehicles over each screenline during the day, by its name.
std::vector<std::pair<std::string, double>> screenlines(Day const& day) {
  std::vector<std::pair<std::string, double>> lines;
  if (!day.file.has("/screenlines/name")) return lines;
  for (auto const& name : day.file.texts("/screenlines/name")) lines.emplace_back(name, 0);
  auto const volume = day.file.reals("/screenlines/volume_veh_h");
  auto const classes = std::max<std::size_t>(day.totals.by_class.size(), 1);
  for (std::size_t i = 0; i < volume.size(); ++i)
    lines[i / classes % lines.size()].second += volume[i] * day.data.bin_s / kHour_s;
  return lines;
}

std::string screenlines_text(Day const& a, Day const& b) {
  auto const theirs = screenlines(b);
  std::string text;
  for (auto const& [name, vehicles] : screenlines(a)) {
    auto const found = std::ranges::find(theirs, name, &std::pair<std::string, double>::first);
    if (found != theirs.end()) text += figures_row(name, vehicles, found->second);
  }
  return text.empty() ? "" : figures_head("screenline, vehicles a day") + text;
}

/// Links of both days, those of A first.
struct BothLinks {
  Texts label;
  std::vector<std::size_t> row_a, row_b;  // npos where the day lacks the link
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t only_a = 0, only_b = 0;
};

std::string label_of(DayData const& day, std::size_t link) {
  auto const name = day.roads.links() > 0 ? day.roads.name[link] : "";
  return fmt::format("link {}{}{}", day.link_id[link], name.empty() ? "" : " ", name);
}

BothLinks both_links(DayData const& a, DayData const& b) {
  BothLinks links;
  std::unordered_map<std::string_view, std::size_t> row_in_b;
  for (std::size_t i = 0; i < b.links; ++i) row_in_b.emplace(b.link_id[i], i);
  std::vector<bool> taken(b.links);
  for (std::size_t i = 0; i < a.links; ++i) {
    auto const found = row_in_b.find(a.link_id[i]);
    auto const other = found == row_in_b.end() ? BothLinks::npos : found->second;
    links.label.push_back(label_of(a, i));
    links.row_a.push_back(i);
    links.row_b.push_back(other);
    if (other == BothLinks::npos) ++links.only_a;
    if (other != BothLinks::npos) taken[other] = true;
  }
  for (std::size_t i = 0; i < b.links; ++i) {
    if (taken[i]) continue;
    links.label.push_back(label_of(b, i) + " (only in B)");
    links.row_a.push_back(BothLinks::npos);
    links.row_b.push_back(i);
    ++links.only_b;
  }
  return links;
}

Reals on_rows(Reals const& values, std::vector<std::size_t> const& rows) {
  Reals taken;
  for (auto const row : rows) taken.push_back(row == BothLinks::npos ? 0 : values[row]);
  return taken;
}

/// Hours in which each link is in a queue; 0 where speeds are not known.
Reals queue_hours(DayData const& day) {
  Reals hours(day.links);
  if (day.roads.links() == 0) return hours;
  for (std::size_t b = 0; b < day.bins; ++b)
    for (std::size_t a = 0; a < day.links; ++a) hours[a] += in_queue(day, b, a) ? day.bin_s / kHour_s : 0;
  return hours;
}

std::string links_text(Day const& a, Day const& b) {
  auto const links = both_links(a.data, b.data);
  std::string text;
  if (links.only_a + links.only_b > 0)
    text += fmt::format("\nthe networks differ: {} links are in A alone, {} in B alone\n", links.only_a, links.only_b);
  auto const largest = [&](char const* what, Reals const& x, Reals const& y) {
    return largest_changes(what, links.label, on_rows(x, links.row_a), on_rows(y, links.row_b));
  };
  return text + largest("delay by link, vehicle-hours a day", delays_of_day(a.data), delays_of_day(b.data)) +
         largest("queues by link, hours a day (below 20 % of free speed)", queue_hours(a.data), queue_hours(b.data)) +
         largest("volume by link, vehicles a day", vehicles_of_day(a.data), vehicles_of_day(b.data));
}

std::string emissions_text(Day const& a, Day const& b) {
  std::string text;
  for (auto const& dataset : a.file.datasets()) {
    if (!dataset.path.starts_with("/emissions/") || !b.file.has(dataset.path)) continue;
    auto const sum = [&](ResultsFile const& file) {
      auto const values = file.reals(dataset.path);
      return std::accumulate(values.begin(), values.end(), 0.0);
    };
    text += figures_row(last_segment(dataset.path), sum(a.file), sum(b.file));
  }
  return text.empty() ? "" : figures_head("emissions, all links") + text;
}

/// To two digits.
double roughly(double x) {
  if (!(x > 0)) return x;
  double const digit = std::pow(10, std::floor(std::log10(x)) - 1);
  return std::round(x / digit) * digit;
}

/// What is left open by ways that somebody could still better.
std::string gap_text(DayTotals const& a, DayTotals const& b) {
  bool const one_shot_a = std::isnan(a.relative_gap), one_shot_b = std::isnan(b.relative_gap);
  if (one_shot_a && one_shot_b)
    return "- Nobody looked for better ways in either day (one shot, or all ways given): drivers do not answer "
           "queues.\n";
  if (one_shot_a != one_shot_b)
    return fmt::format("- {} was iterated and {} was not: most of the difference may be that. Run both alike.\n",
                       one_shot_a ? "B" : "A", one_shot_a ? "A" : "B");
  return fmt::format(
      "- Better ways could still save {:.2g} % of the time in A and {:.2g} % in B (experienced gap): up to about {} "
      "vehicle-hours of difference may come from that alone.\n",
      a.relative_gap * 100, b.relative_gap * 100,
      figure(roughly(std::max(a.relative_gap * a.travel_h, b.relative_gap * b.travel_h))));
}

std::string unsettled_text(DayTotals const& a, DayTotals const& b) {
  if (!a.unsettled && !b.unsettled) return "";
  return fmt::format(
      "- No equilibrium in {}: the iterations ended before flows stood still, and may have ended elsewhere.\n",
      a.unsettled && b.unsettled ? "either"
      : a.unsettled              ? "A"
                                 : "B");
}

std::string stuck_text(DayTotals const& a, DayTotals const& b) {
  auto const lost = [](DayTotals const& day) { return day.trips - day.arrived; };
  if (lost(a) + lost(b) == 0) return "";
  return fmt::format(
      "- {} trips of A and {} of B did not arrive: the hours that they lost stand in no figure above, so that a day "
      "that jams may look quick. Look at who arrived in both.\n",
      lost(a), lost(b));
}

std::string sample_text(double a, double b) {
  if (a == 1 && b == 1) return "";
  return fmt::format(
      "- Trips are a sample of {:g} % in A and of {:g} % in B: kilometres, hours and queues are those of all vehicles, "
      "numbers of trips those of the sample.{}\n",
      a * 100, b * 100, a == b ? "" : " The draw makes a difference too: compare samples of one size.");
}

std::string honest_text(Day const& a, Day const& b) {
  return "\nhow sure is this\n" + sample_text(a.data.sample, b.data.sample) + gap_text(a.totals, b.totals) +
         unsettled_text(a.totals, b.totals) + stuck_text(a.totals, b.totals) +
         "- One day each, one seed, one draw of trips: what is left on a single link may be luck. Draw the trips anew "
         "two "
         "or three times, run both sides on each draw, and believe what keeps its sign.\n";
}

}  // namespace

std::string compare_days(ResultsFile const& first, ResultsFile const& second) {
  Day const a(first), b(second);
  return settings_text(a, b) + totals_text(a.totals, b.totals) + classes_text(a.totals, b.totals) + pairs_text(a, b) +
         screenlines_text(a, b) + emissions_text(a, b) + links_text(a, b) + honest_text(a, b);
}

}  // namespace tanvan
