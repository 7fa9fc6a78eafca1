#include "sim/io/osm/xml_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <expat.h>
#include <fmt/format.h>
#include <limits>
#include <optional>

#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostFaults = 20;
constexpr double kMostLatitude = 90, kMostLongitude = 180;

struct ParserFree {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

/// The whole text as a number.
template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  auto const [rest, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && rest == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// What is wrong with an id; empty where nothing is. The two ends of 64 bits are none.
std::string id_fault(std::string_view text) {
  using Limits = std::numeric_limits<std::int64_t>;
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  auto const id = number_of<std::int64_t>(text);
  return id && *id != Limits::min() && *id != Limits::max() ? "" : "expected a whole number of at most 64 bits";
}

/// -1 stands for no version, as some tools write.
std::string count_fault(std::string_view text) {
  if (text == "-1") return {};
  if (text.starts_with('+')) text.remove_prefix(1);
  auto const count = number_of<std::uint32_t>(text);
  return count && *count != std::numeric_limits<std::uint32_t>::max() ? "" : "expected a whole number of 32 bits";
}

std::string degrees_fault(std::string_view text, double most, char const* what) {
  auto const degrees = number_of<double>(text);
  if (!degrees || !std::isfinite(*degrees)) return "expected a number of degrees";
  return std::abs(*degrees) <= most ? "" : fmt::format("a {} lies within -{} and {}", what, most, most);
}

std::string truth_fault(std::string_view text) {
  return text == "true" || text == "false" ? "" : "expected true or false";
}

/// What is wrong with an attribute; empty where nothing is.
std::string attribute_fault(std::string_view element, std::string_view name, std::string_view value) {
  bool const refers = element == "nd" || element == "member";
  if (refers) return name == "ref" ? id_fault(value) : std::string{};
  if (name == "id") return id_fault(value);
  if (name == "version" || name == "changeset" || name == "uid") return count_fault(value);
  if (name == "visible") return truth_fault(value);
  if (name == "lat") return degrees_fault(value, kMostLatitude, "latitude");
  if (name == "lon") return degrees_fault(value, kMostLongitude, "longitude");
  return {};
}

bool is_checked(std::string_view element) {
  constexpr std::array<std::string_view, 5> kElements = {"node", "nd", "way", "relation", "member"};
  return std::find(kElements.begin(), kElements.end(), element) != kElements.end();
}

}  // namespace

struct XmlCheck::Inside {
  std::string shown;
  std::unique_ptr<XML_ParserStruct, ParserFree> parser{XML_ParserCreate(nullptr)};
  Faults faults;
  DeletedObjects deleted;
  bool ended = false;

  explicit Inside(std::string name) : shown(std::move(name)) {
    XML_SetUserData(parser.get(), this);
    XML_SetStartElementHandler(parser.get(), &on_start);
    XML_SetEntityDeclHandler(parser.get(), &on_entity);
  }

  void end() {
    ended = true;
    XML_StopParser(parser.get(), XML_FALSE);
  }

  void fault(std::string_view element, std::string_view name, std::string_view value, std::string const& why) {
    InputPlace const place{shown, static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser.get())),
                           static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser.get())) + 1};
    faults.add(place, fmt::format("<{}> {} = {}: {}", element, name, in_quotes(value), why));
    if (faults.size() >= kMostFaults) end();
  }

  void note_deleted(std::string_view element, std::string_view id) {
    if (id.starts_with('+')) id.remove_prefix(1);
    auto const number = number_of<std::int64_t>(id);
    if (!number) return;
    if (element == "node") deleted.nodes.push_back(*number);
    if (element == "way") deleted.ways.push_back(*number);
    if (element == "relation") deleted.relations.push_back(*number);
  }

  static void on_start(void* self, char const* element, char const** pairs) {
    auto& in = *static_cast<Inside*>(self);
    if (in.ended || !is_checked(element)) return;
    std::string_view id;
    bool gone = false;
    for (; *pairs != nullptr && !in.ended; pairs += 2) {
      std::string_view const name = pairs[0], value = pairs[1];
      if (auto const why = attribute_fault(element, name, value); !why.empty()) in.fault(element, name, value, why);
      if (name == "id") id = value;
      gone = gone || (name == "action" && value == "delete");
    }
    if (gone) in.note_deleted(element, id);
  }

  static void on_entity(void* self, char const*, int, char const*, int, char const*, char const*, char const*,
                        char const*) {
    static_cast<Inside*>(self)->end();
  }
};

XmlCheck::XmlCheck(std::string shown) : inside_(std::make_unique<Inside>(std::move(shown))) {}
XmlCheck::~XmlCheck() = default;

void XmlCheck::pass(std::string_view bytes) {
  auto& in = *inside_;
  if (in.ended) return;
  if (XML_Parse(in.parser.get(), bytes.data(), static_cast<int>(bytes.size()), 0) != XML_STATUS_OK) in.ended = true;
}

Faults const& XmlCheck::faults() const {
  return inside_->faults;
}

DeletedObjects XmlCheck::deleted() const {
  auto deleted = inside_->deleted;
  for (auto* const list : {&deleted.nodes, &deleted.ways, &deleted.relations}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return deleted;
}

}  // namespace tanvan
