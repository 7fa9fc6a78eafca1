#include "sim/io/exchange/import_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tanvan {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kIndent = 2;

Json json_of(Counts const& counts) {
  Json object = Json::object();
  for (auto const& [name, n] : counts.all()) object[name] = n;
  return object;
}

Json json_of(DroppedThing const& dropped) {
  Json object{{"reason", dropped.reason}};
  if (!dropped.file.empty()) object["file"] = dropped.file;
  if (dropped.line > 0) object["line"] = dropped.line;
  if (!dropped.id.empty() || dropped.line == 0) object["id"] = dropped.id;
  return object;
}

}  // namespace

std::int64_t& Counts::operator[](std::string_view name) {
  for (auto& [known, n] : counts_)
    if (known == name) return n;
  return counts_.emplace_back(std::string(name), 0).second;
}

std::int64_t Counts::of(std::string_view name) const {
  for (auto const& [known, n] : counts_)
    if (known == name) return n;
  return 0;
}

void ImportReport::drop(DroppedThing what) {
  ++dropped_by_reason[what.reason];
  if (dropped.size() < kMostDropped) dropped.push_back(std::move(what));
}

void ImportReport::drop(std::string reason, InputPlace place, std::string id) {
  drop(DroppedThing{std::move(reason), std::move(place.file), place.line, std::move(id)});
}

std::string import_json(ImportReport const& report) {
  Json json{{"format", report.format},
            {"source", report.source},
            {"read", json_of(report.read)},
            {"written", json_of(report.written)}};
  for (auto const& [name, counts] : report.further) json[name] = json_of(counts);
  if (!report.defaults.all().empty()) json["defaults"] = json_of(report.defaults);
  json["files"] = report.files;
  json["notes"] = report.notes;
  json["dropped_by_reason"] = json_of(report.dropped_by_reason);
  json["dropped"] = Json::array();
  for (auto const& dropped : report.dropped) json["dropped"].push_back(json_of(dropped));
  return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tanvan
