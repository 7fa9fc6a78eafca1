#include "tests/scenarios/line_feed/feed_rules.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <optional>
#include <set>

#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

using Row = std::map<std::string, std::string>;
using Rows = std::vector<Row>;

/// Rows of comma-separated text by the names of the first one; quotes as RFC 4180 has them.
Rows rows_of(std::string const& text) {
  std::vector<std::vector<std::string>> lines{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      lines.back().back() += text[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == ',')
      lines.back().emplace_back();
    else if (!quoted && c == '\n')
      lines.push_back({""});
    else
      lines.back().back() += c;
  }
  if (lines.back() == std::vector<std::string>{""}) lines.pop_back();
  Rows rows;
  for (std::size_t line = 1; line < lines.size(); ++line) {
    Row row;
    for (std::size_t i = 0; i < lines[0].size(); ++i) row[lines[0][i]] = i < lines[line].size() ? lines[line][i] : "";
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string cell(Row const& row, std::string const& name) {
  auto const found = row.find(name);
  return found == row.end() ? "" : found->second;
}

double number(Row const& row, std::string const& name) {
  auto const text = cell(row, name);
  return text.empty() ? std::nan("") : std::stod(text);
}

int seconds(std::string const& text) {
  int h = 0, m = 0, s = 0;
  return std::sscanf(text.c_str(), "%d:%d:%d", &h, &m, &s) == 3 ? 3600 * h + 60 * m + s : -1;
}

double kilometres(Row const& a, Row const& b) {
  constexpr double kRadius = 6371.01, kRadians = std::numbers::pi / 180;
  double const lat = (number(b, "stop_lat") - number(a, "stop_lat")) * kRadians,
               lon = (number(b, "stop_lon") - number(a, "stop_lon")) * kRadians;
  double const mean = std::cos(number(a, "stop_lat") * kRadians) * std::cos(number(b, "stop_lat") * kRadians);
  double const h = std::pow(std::sin(lat / 2), 2) + mean * std::pow(std::sin(lon / 2), 2);
  return 2 * kRadius * std::asin(std::sqrt(h));
}

/// Of a name, where two or more words of two or more letters have none with small and capital letters.
bool lacks_mixed_case(std::string const& name) {
  int words = 0, letters = 0;
  bool small = false, capital = false, mixed = false;
  auto const end_word = [&] {
    if (letters > 1) ++words, mixed |= small && capital;
    letters = 0;
    small = capital = false;
  };
  for (auto const letter : letters_of(name)) {
    if (!is_latin_letter(letter)) {
      end_word();
      continue;
    }
    ++letters;
    capital |= small_letter(letter) != letter;
    small |= small_letter(letter) == letter;
  }
  end_word();
  return words >= 2 && !mixed;
}

class Rules {
 public:
  explicit Rules(FeedTables const& texts) {
    for (auto const& [name, text] : texts) tables_[name] = rows_of(text);
  }

  std::vector<std::string> all() {
    check_required();
    check_cells();
    check_keys();
    check_agencies();
    check_routes();
    check_stops();
    check_trips();
    check_shapes();
    check_frequencies();
    check_fares();
    check_feed_info();
    std::ranges::sort(notices_);
    return notices_;
  }

 private:
  Rows const& table(std::string const& name) { return tables_[name]; }

  void say(std::string const& code, std::string const& file, std::size_t row) {
    notices_.push_back(fmt::format("{} {}:{}", code, file, row + 2));
  }

  template <class F>
  void each(std::string const& file, F f) {
    for (std::size_t i = 0; i < table(file).size(); ++i) f(table(file)[i], i);
  }

  void check_required() {
    std::map<std::string, std::vector<std::string>> const needed = {
        {"agency.txt", {"agency_name", "agency_url", "agency_timezone"}},
        {"stops.txt", {"stop_id", "stop_name", "stop_lat", "stop_lon"}},
        {"routes.txt", {"route_id", "route_type"}},
        {"trips.txt", {"route_id", "service_id", "trip_id"}},
        {"stop_times.txt", {"trip_id", "stop_id", "stop_sequence"}},
        {"calendar.txt", {"service_id", "monday", "sunday", "start_date", "end_date"}},
        {"shapes.txt", {"shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"}},
        {"frequencies.txt", {"trip_id", "start_time", "end_time", "headway_secs"}},
        {"fare_attributes.txt", {"fare_id", "price", "currency_type", "payment_method"}},
        {"fare_rules.txt", {"fare_id"}},
        {"feed_info.txt", {"feed_publisher_name", "feed_publisher_url", "feed_lang"}}};
    for (auto const& [file, fields] : needed) {
      if (table(file).empty()) notices_.push_back("missing_required_file " + file);
      each(file, [&](Row const& row, std::size_t i) {
        for (auto const& field : fields)
          if (cell(row, field).empty()) say("missing_required_field", file, i);
      });
    }
  }

  void check_cells() {
    for (auto const& [file, rows] : tables_)
      each(file, [&](Row const& row, std::size_t i) {
        for (auto const& [name, text] : row) check_cell(file, i, name, text);
      });
  }

  void check_cell(std::string const& file, std::size_t i, std::string const& name, std::string const& text) {
    if (text.empty()) return;
    if (text.front() == ' ' || text.back() == ' ') say("leading_or_trailing_whitespaces", file, i);
    if (text.find('\n') != text.npos) say("new_line_in_value", file, i);
    if (name.ends_with("_id") && std::ranges::any_of(text, [](char c) { return c < ' ' || c > '~'; }))
      say("non_ascii_or_non_printable_char", file, i);
    if (name.ends_with("_url") && !text.starts_with("https://") && !text.starts_with("http://"))
      say("invalid_url", file, i);
    if (name.ends_with("_color") && (text.size() != 6 || text.find_first_not_of("0123456789ABCDEF") != text.npos))
      say("invalid_color", file, i);
    if (name.ends_with("_date") && (text.size() != 8 || text.find_first_not_of("0123456789") != text.npos))
      say("invalid_date", file, i);
    bool const is_duration = name == "traversal_time" || name == "min_transfer_time";
    if (name.ends_with("_time") && !is_duration && seconds(text) < 0) say("invalid_time", file, i);
    if (is_duration && text.find_first_not_of("0123456789") != text.npos) say("invalid_integer", file, i);
    bool const prose = name == "stop_name" || name == "route_long_name" || name == "trip_headsign";
    if (prose && lacks_mixed_case(text)) say("mixed_case_recommended_field", file, i);
  }

  void unique(std::string const& file, std::vector<std::string> const& key) {
    std::set<std::string> seen;
    each(file, [&](Row const& row, std::size_t i) {
      std::string text;
      for (auto const& name : key) text += cell(row, name) + "\n";
      if (!seen.insert(text).second) say("duplicate_key", file, i);
    });
  }

  void refers(std::string const& file, std::string const& name, std::string const& to) {
    std::set<std::string> known;
    each(to, [&](Row const& row, std::size_t) { known.insert(cell(row, name)); });
    each(file, [&](Row const& row, std::size_t i) {
      if (!cell(row, name).empty() && !known.contains(cell(row, name))) say("foreign_key_violation", file, i);
    });
  }

  void check_keys() {
    unique("agency.txt", {"agency_id"});
    unique("stops.txt", {"stop_id"});
    unique("routes.txt", {"route_id"});
    unique("trips.txt", {"trip_id"});
    unique("calendar.txt", {"service_id"});
    unique("stop_times.txt", {"trip_id", "stop_sequence"});
    unique("shapes.txt", {"shape_id", "shape_pt_sequence"});
    unique("frequencies.txt", {"trip_id", "start_time"});
    unique("fare_attributes.txt", {"fare_id"});
    unique("fare_rules.txt", {"fare_id", "route_id", "origin_id", "destination_id", "contains_id"});
    refers("routes.txt", "agency_id", "agency.txt");
    refers("trips.txt", "route_id", "routes.txt");
    refers("trips.txt", "service_id", "calendar.txt");
    refers("trips.txt", "shape_id", "shapes.txt");
    refers("stop_times.txt", "trip_id", "trips.txt");
    refers("stop_times.txt", "stop_id", "stops.txt");
    refers("frequencies.txt", "trip_id", "trips.txt");
    refers("fare_attributes.txt", "agency_id", "agency.txt");
    refers("fare_rules.txt", "fare_id", "fare_attributes.txt");
    refers("fare_rules.txt", "route_id", "routes.txt");
  }

  void check_agencies() {
    auto const& first = table("agency.txt");
    each("agency.txt", [&](Row const& row, std::size_t i) {
      if (cell(row, "agency_timezone") != cell(first.front(), "agency_timezone"))
        say("inconsistent_agency_timezone", "agency.txt", i);
      if (cell(row, "agency_lang") != cell(first.front(), "agency_lang"))
        say("inconsistent_agency_lang", "agency.txt", i);
      if (first.size() > 1 && cell(row, "agency_id").empty()) say("missing_required_field", "agency.txt", i);
    });
    for (auto const* const file : {"routes.txt", "fare_attributes.txt"})
      each(file, [&](Row const& row, std::size_t i) {
        if (first.size() > 1 && cell(row, "agency_id").empty()) say("missing_required_field", file, i);
      });
  }

  static double luma(std::string const& color) {
    auto const part = [&](std::size_t at) { return std::stoi(color.substr(at, 2), nullptr, 16); };
    return 0.3 * part(0) + 0.59 * part(2) + 0.11 * part(4);
  }

  void check_routes() {
    std::set<std::string> names;
    each("routes.txt", [&](Row const& row, std::size_t i) {
      auto const short_name = cell(row, "route_short_name"), long_name = cell(row, "route_long_name"),
                 desc = cell(row, "route_desc"), color = cell(row, "route_color"),
                 text_color = cell(row, "route_text_color");
      if (short_name.empty() && long_name.empty()) say("route_both_short_and_long_name_missing", "routes.txt", i);
      if (letters_of(short_name).size() > 12) say("route_short_name_too_long", "routes.txt", i);
      if (!short_name.empty() && long_name.starts_with(short_name) &&
          (long_name == short_name || std::string(" -()").find(long_name[short_name.size()]) != std::string::npos))
        say("route_long_name_contains_short_name", "routes.txt", i);
      if (!desc.empty() && (desc == short_name || desc == long_name))
        say("same_name_and_description_for_route", "routes.txt", i);
      if (!names.insert(short_name + "\n" + long_name + "\n" + cell(row, "route_type") + cell(row, "agency_id")).second)
        say("duplicate_route_name", "routes.txt", i);
      if (color.size() == 6 && text_color.size() == 6 && std::abs(luma(color) - luma(text_color)) < 72)
        say("route_color_contrast", "routes.txt", i);
      for (auto const& agency : table("agency.txt"))
        if (!cell(row, "route_url").empty() && cell(row, "route_url") == cell(agency, "agency_url"))
          say("same_route_and_agency_url", "routes.txt", i);
    });
  }

  void check_stops() {
    std::set<std::string> used;
    each("stop_times.txt", [&](Row const& row, std::size_t) { used.insert(cell(row, "stop_id")); });
    each("stops.txt", [&](Row const& row, std::size_t i) {
      if (!used.contains(cell(row, "stop_id"))) say("stop_without_stop_time", "stops.txt", i);
      if (std::abs(number(row, "stop_lat")) < 1 && std::abs(number(row, "stop_lon")) < 1)
        say("point_near_origin", "stops.txt", i);
      if (cell(row, "stop_desc") == cell(row, "stop_name")) say("same_name_and_description_for_stop", "stops.txt", i);
    });
  }

  Row const* stop_named(std::string const& id) {
    for (auto const& row : table("stops.txt"))
      if (cell(row, "stop_id") == id) return &row;
    return nullptr;
  }

  /// The rows of stop_times.txt of a trip.
  Rows stops_of(std::string const& trip) {
    Rows rows;
    for (auto const& row : table("stop_times.txt"))
      if (cell(row, "trip_id") == trip) rows.push_back(row);
    return rows;
  }

  static double top_speed(std::string const& type) {
    if (type == "2") return 500;
    return type == "1" || type == "3" ? 150 : 100;
  }

  static double speed(double km, Row const& from, Row const& to) {
    int const out = seconds(cell(from, "departure_time")), in = seconds(cell(to, "arrival_time"));
    int time = in - out;
    if (time <= 0) return km * 60;
    if (in % 60 == 0 && out % 60 == 0) time += 60;
    return km * 3600 / time;
  }

  void check_trips() {
    std::map<std::string, std::string> type;
    for (auto const& row : table("routes.txt")) type[cell(row, "route_id")] = cell(row, "route_type");
    each("trips.txt", [&](Row const& trip, std::size_t i) {
      auto const rows = stops_of(cell(trip, "trip_id"));
      if (rows.empty()) return say("unused_trip", "trips.txt", i);
      if (rows.size() < 2) return say("unusable_trip", "trips.txt", i);
      for (auto const* const end : {&rows.front(), &rows.back()})
        if (cell(*end, "arrival_time").empty() || cell(*end, "departure_time").empty())
          say("missing_trip_edge", "trips.txt", i);
      check_order(rows, i);
      check_speeds(rows, top_speed(type[cell(trip, "route_id")]), i);
      check_headsign(trip, rows, i);
    });
  }

  void check_order(Rows const& rows, std::size_t i) {
    for (std::size_t k = 0; k < rows.size(); ++k) {
      if (cell(rows[k], "timepoint").empty()) say("missing_timepoint_value", "trips.txt", i);
      if (seconds(cell(rows[k], "departure_time")) < seconds(cell(rows[k], "arrival_time")))
        say("start_and_end_range_out_of_order", "trips.txt", i);
      if (k == 0) continue;
      if (seconds(cell(rows[k], "arrival_time")) < seconds(cell(rows[k - 1], "departure_time")))
        say("stop_time_with_arrival_before_previous_departure_time", "trips.txt", i);
      if (number(rows[k], "shape_dist_traveled") <= number(rows[k - 1], "shape_dist_traveled"))
        say("decreasing_or_equal_stop_time_distance", "trips.txt", i);
    }
  }

  void check_speeds(Rows const& rows, double limit, std::size_t i) {
    for (std::size_t to = 1; to < rows.size(); ++to) {
      double km = 0;
      for (std::size_t from = to; from-- > 0;) {
        auto const *a = stop_named(cell(rows[from], "stop_id")), *b = stop_named(cell(rows[from + 1], "stop_id"));
        if (a == nullptr || b == nullptr) return;
        km += kilometres(*a, *b);
        if (speed(km, rows[from], rows[to]) <= limit) continue;
        if (from + 1 == to) say("fast_travel_between_consecutive_stops", "trips.txt", i);
        if (km > 10) return say("fast_travel_between_far_stops", "trips.txt", i);
      }
    }
  }

  void check_headsign(Row const& trip, Rows const& rows, std::size_t i) {
    auto const& last = cell(rows.back(), "stop_id");
    for (auto const& row : rows) {
      auto const* const stop = stop_named(cell(row, "stop_id"));
      if (stop != nullptr && cell(row, "stop_id") != last && !cell(trip, "trip_headsign").empty() &&
          cell(*stop, "stop_name") == cell(trip, "trip_headsign"))
        say("trip_headsign_matches_intermediate_stop_name", "trips.txt", i);
    }
  }

  void check_shapes() {
    std::map<std::string, Rows> shapes;
    std::set<std::string> used;
    for (auto const& row : table("shapes.txt")) shapes[cell(row, "shape_id")].push_back(row);
    each("trips.txt", [&](Row const& trip, std::size_t i) {
      auto const& shape = shapes[cell(trip, "shape_id")];
      used.insert(cell(trip, "shape_id"));
      for (auto const& stop : stops_of(cell(trip, "trip_id"))) check_stop_on_shape(stop, shape, i);
    });
    for (auto const& [id, rows] : shapes) {
      if (!used.contains(id)) notices_.push_back("unused_shape " + id);
      if (rows.size() < 2) notices_.push_back("single_shape_point " + id);
      for (std::size_t k = 1; k < rows.size(); ++k)
        if (number(rows[k], "shape_dist_traveled") <= number(rows[k - 1], "shape_dist_traveled"))
          notices_.push_back("decreasing_or_equal_shape_distance " + id);
    }
  }

  /// Vertices are enough here: stops of a feed of lines are some of them.
  void check_stop_on_shape(Row const& time, Rows const& shape, std::size_t i) {
    auto const* const stop = stop_named(cell(time, "stop_id"));
    if (stop == nullptr || shape.empty()) return;
    auto const km = [&](Row const& point) {
      return kilometres(*stop, {{"stop_lat", cell(point, "shape_pt_lat")}, {"stop_lon", cell(point, "shape_pt_lon")}});
    };
    bool const near = std::ranges::any_of(shape, [&](Row const& point) { return km(point) <= 0.1; });
    if (!near) say("stop_too_far_from_shape", "trips.txt", i);
    auto const dist = number(time, "shape_dist_traveled");
    if (dist > number(shape.back(), "shape_dist_traveled")) say("trip_distance_exceeds_shape_distance", "trips.txt", i);
    auto const same =
        std::ranges::find_if(shape, [&](Row const& p) { return number(p, "shape_dist_traveled") == dist; });
    if (!std::isnan(dist) && same != shape.end() && km(*same) > 0.1)
      say("stop_too_far_from_shape_using_user_distance", "trips.txt", i);
  }

  void check_frequencies() {
    std::map<std::string, int> end;
    each("frequencies.txt", [&](Row const& row, std::size_t i) {
      auto const& trip = cell(row, "trip_id");
      int const from = seconds(cell(row, "start_time")), to = seconds(cell(row, "end_time"));
      if (from == to) say("start_and_end_range_equal", "frequencies.txt", i);
      if (from > to) say("start_and_end_range_out_of_order", "frequencies.txt", i);
      if (end.contains(trip) && from < end[trip]) say("overlapping_frequency", "frequencies.txt", i);
      end[trip] = to;
      if (!(number(row, "headway_secs") > 0)) say("number_out_of_range", "frequencies.txt", i);
      if (cell(row, "exact_times") == "1") return;
      for (auto const& time : stops_of(trip))
        if (cell(time, "timepoint") != "0") return say("invalid_frequency_based_trip", "frequencies.txt", i);
    });
  }

  void check_fares() {
    each("fare_attributes.txt", [&](Row const& row, std::size_t i) {
      bool const dong = cell(row, "currency_type") == "VND";
      if (dong && cell(row, "price").find('.') != std::string::npos)
        say("invalid_currency_amount", "fare_attributes.txt", i);
    });
  }

  void check_feed_info() {
    each("feed_info.txt", [&](Row const& row, std::size_t i) {
      auto const first = cell(row, "feed_start_date"), last = cell(row, "feed_end_date");
      if (first.empty() || last.empty()) say("missing_feed_info_date", "feed_info.txt", i);
      if (last < first) say("start_and_end_range_out_of_order", "feed_info.txt", i);
      if (cell(row, "feed_contact_email").empty() && cell(row, "feed_contact_url").empty())
        say("missing_feed_contact_email_and_url", "feed_info.txt", i);
      for (auto const& agency : table("agency.txt"))
        if (cell(agency, "agency_lang") != cell(row, "feed_lang"))
          say("feed_info_lang_and_agency_lang_mismatch", "feed_info.txt", i);
    });
    if (table("feed_info.txt").size() > 1) say("more_than_one_entity", "feed_info.txt", 1);
  }

  std::map<std::string, Rows> tables_;
  std::vector<std::string> notices_;
};

}  // namespace

std::vector<std::string> notices_of(FeedTables const& texts) {
  return Rules(texts).all();
}

}  // namespace tanvan
