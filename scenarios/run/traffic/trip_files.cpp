#include "scenarios/run/traffic/trip_files.hpp"

#include <algorithm>
#include <string>

#include "scenarios/run/traffic/named_table.hpp"
#include "scenarios/run/traffic/traffic_demand.hpp"
#include "sim/io/text/byte_source.hpp"
#include "sim/io/tntp/tntp_text.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;  // bytes; comments in front of a table are shorter

/// The form of a table of names; of one that can't be read, single: its reader says why.
TripsForm form_of_names(TextSource const& source) {
  auto const rows = named_table(source);
  if (!rows) return TripsForm::single;
  auto const has = [&](char const* name) { return rows->find(name) != NamedRows::npos; };
  if (has("o") && has("d") && has("ton")) return TripsForm::tntp;
  bool const pairs = has("o_zone_id") || has("d_zone_id") || has("volume");
  return pairs && !has("trip_id") ? TripsForm::volumes : TripsForm::single;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  return text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
}

Fault needs_profile(TextSource const& trips) {
  return error(Errc::bad_input, {trips.shown, 1, 0},
               "volumes from zone to zone don't say when their vehicles set out: add --profile profile.csv with "
               "begin_s,end_s,share, such as 06:00,09:00,1");
}

Fault needs_no_profile(TextSource const& trips) {
  return error(Errc::bad_input, {trips.shown, 1, 0},
               "its trips say by themselves when they set out: leave --profile away, or give volumes, a table "
               "o_zone_id,d_zone_id,volume or one of TNTP");
}

Result<TripRequests> read_volumes(TripsForm form, TextSource const& trips, TextSource const& profile,
                                  TrafficNetwork const& network, Faults& notes) {
  Faults faults;
  auto const intervals = read_departure_profile(profile);
  if (!intervals) faults.append(intervals.error());
  auto const shares = intervals ? *intervals : std::vector{DepartureInterval{}};
  auto const of_tntp = [&]() -> Result<TripRequests> {
    auto const table = read_tntp_trips(trips);
    if (!table) return table.error();
    return tntp_requests(*table, network, shares, notes);
  };
  auto requests = form == TripsForm::tntp ? of_tntp() : read_demand_requests(trips, network, shares);
  if (!requests) faults.append(requests.error());
  if (!faults.empty()) return faults;
  notes.append(doubts_of_shares(shares, profile.shown));
  return requests;
}

}  // namespace

Result<TripsForm> form_of_trips(TextSource const& source) {
  auto const bytes = open_file(source);
  if (!bytes) return bytes.error();
  auto const head = read_all(**bytes, kHead);
  auto const text = tntp_text(without_mark(head), source.shown);
  if (text.form == TntpForm::csv) return form_of_names(source);
  bool const tntp = text.form == TntpForm::plain || !text.header.empty();
  return tntp ? TripsForm::tntp : TripsForm::single;
}

Result<TripRequests> read_trip_files(TextSource const& trips, std::optional<TextSource> const& profile,
                                     TrafficNetwork const& network, Faults& notes) {
  auto const form = form_of_trips(trips);
  if (!form) return form.error();
  if (*form == TripsForm::single) {
    if (profile) return needs_no_profile(trips);
    return read_trip_requests(trips, network);
  }
  if (!profile) return needs_profile(trips);
  return read_volumes(*form, trips, *profile, network, notes);
}

}  // namespace tanvan
