#include "sim/io/vrp/cvrplib_sections.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr std::array<std::string_view, 18> kKeys = {"NAME",
                                                    "COMMENT",
                                                    "TYPE",
                                                    "DIMENSION",
                                                    "CAPACITY",
                                                    "EDGE_WEIGHT_TYPE",
                                                    "EDGE_WEIGHT_FORMAT",
                                                    "VEHICLES",
                                                    "SALESMEN",
                                                    "DISTANCE",
                                                    "SERVICE_TIME",
                                                    "SCALE",
                                                    "VEHICLES_MAX_DURATION",
                                                    "VEHICLES_MAX_RELOADS",
                                                    "NODE_COORD_TYPE",
                                                    "DISPLAY_DATA_TYPE",
                                                    "DEPOT",
                                                    "EDGE_DATA_FORMAT"};

constexpr std::array<std::string_view, 13> kSections = {"NODE_COORD_SECTION",
                                                        "DEMAND_SECTION",
                                                        "DEPOT_SECTION",
                                                        "EDGE_WEIGHT_SECTION",
                                                        "TIME_WINDOW_SECTION",
                                                        "SERVICE_TIME_SECTION",
                                                        "CAPACITY_SECTION",
                                                        "VEHICLES_FIXED_COST_SECTION",
                                                        "VEHICLES_UNIT_DISTANCE_COST_SECTION",
                                                        "VEHICLES_MAX_DURATION_SECTION",
                                                        "VEHICLES_ALLOWED_CLIENTS_SECTION",
                                                        "VEHICLES_RELOAD_DEPOT_SECTION",
                                                        "VEHICLES_DEPOT_SECTION"};

/// Splits lines one after another.
class Splitter {
 public:
  Splitter(CvrplibText& text, Faults& faults) : text_(&text), faults_(&faults) {}

  void take(VrpLine const& line) {
    auto const name = std::string(line.cells.front().substr(0, line.cells.front().find(':')));
    if (name.ends_with("_SECTION"))
      open(line, name);
    else if (is_word(name) && line.text.find(':') != std::string_view::npos)
      header(line, name);
    else if (section_)
      section_->rows.push_back(line);
    else if (!skips_)
      faults_->add(text_->place(line.line), "expected KEY : value or the name of a section");
  }

 private:
  static bool is_word(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
  }

  void open(VrpLine const& line, std::string const& name) {
    skips_ = !is_one_of(name, kSections);
    section_ = nullptr;
    if (skips_) return refuse(line, name, "section");
    auto const [at, is_new] = text_->sections.try_emplace(name);
    if (!is_new)
      faults_->add(text_->place(line.line), fmt::format("{} stands in line {} already", name, at->second.line));
    section_ = &at->second;
    if (is_new) section_->line = line.line;
  }

  void header(VrpLine const& line, std::string const& name) {
    skips_ = false;
    section_ = nullptr;
    if (!is_one_of(name, kKeys)) return refuse(line, name, "key");
    auto const value = trimmed_blanks(line.text.substr(line.text.find(':') + 1));
    auto const [at, is_new] = text_->header.try_emplace(name, CvrplibHeader{value, line.line});
    if (!is_new)
      faults_->add(text_->place(line.line), fmt::format("{} stands in line {} already", name, at->second.line));
  }

  void refuse(VrpLine const& line, std::string const& name, std::string_view what) {
    std::vector<std::string> known(kKeys.begin(), kKeys.end());
    known.insert(known.end(), kSections.begin(), kSections.end());
    auto const nearest = nearest_word(name, known);
    faults_->add(text_->place(line.line), fmt::format("{} is no {} that is read here{}", name, what,
                                                      nearest ? fmt::format("; did you mean {}?", *nearest) : ""));
  }

  CvrplibText* text_;
  Faults* faults_;
  CvrplibSection* section_ = nullptr;
  bool skips_ = false;  // rows of a section at fault
};

}  // namespace

CvrplibHeader const* CvrplibText::find(std::string_view key) const {
  auto const at = header.find(key);
  return at == header.end() ? nullptr : &at->second;
}

CvrplibSection const* CvrplibText::section(std::string_view name) const {
  auto const at = sections.find(name);
  return at == sections.end() ? nullptr : &at->second;
}

CvrplibText cvrplib_text(std::vector<VrpLine> const& lines, std::string const& shown, Faults& faults) {
  CvrplibText text;
  text.file = shown;
  Splitter splitter(text, faults);
  for (auto const& line : lines) {
    text.last_line = line.line;
    if (line.text == "EOF") break;
    splitter.take(line);
  }
  return text;
}

}  // namespace tanvan
