#pragma once
/// A small feed in memory for tests: two lines on a street, a station, a service on weekdays.

#include <map>
#include <string>

#include "sim/io/gtfs/gtfs_reader.hpp"

namespace tanvan {

using FeedTexts = std::map<std::string, std::string>;

inline FeedTexts small_feed() {
  return {
      {"agency.txt",
       "agency_id,agency_name,agency_url,agency_timezone\na,Kim Hoang,http://a.example,Asia/Ho_Chi_Minh\n"},
      {"stops.txt",
       "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
       "P,Bến xe,11.00,106.60,0,S\nQ,Chợ,11.01,106.60,,\nR,Ga,11.03,106.60,,\nS,Trạm,11.00,106.60,1,\n"},
      {"routes.txt", "route_id,agency_id,route_short_name,route_type\nr,a,1,3\n"},
      {"trips.txt", "route_id,service_id,trip_id\nr,week,t\nr,week,night\n"},
      {"calendar.txt",
       "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
       "week,1,1,1,1,1,0,0,20250101,20250131\n"},
      {"stop_times.txt",
       "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
       "t,7:00:00,7:00:00,P,1\nt,,,Q,2\nt,7:30:00,7:31:00,R,3\n"
       "night,23:50:00,23:50:00,P,1\nnight,24:20:00,24:20:00,R,2\n"},
  };
}

inline Result<ImportedFeed> read_texts(FeedTexts texts) {
  return read_gtfs(FoundFeed{feed_in_memory(std::move(texts), "feed"), {}}, "feed");
}

/// The small feed with one table changed.
inline FeedTexts with(std::string const& name, std::string const& text) {
  auto texts = small_feed();
  texts[name] = text;
  return texts;
}

/// … with one piece of a table's text replaced.
inline FeedTexts edited(std::string const& name, std::string const& old, std::string const& now) {
  auto texts = small_feed();
  auto& text = texts.at(name);
  text.replace(text.find(old), old.size(), now);
  return texts;
}

/// Faults, one a line; empty where the feed is read.
inline std::string faults_of(FeedTexts const& texts) {
  auto const read = read_texts(texts);
  std::string all;
  if (read) return all;
  for (auto const& fault : read.error().sorted()) all += to_string(fault) + "\n";
  return all;
}

}  // namespace tanvan
