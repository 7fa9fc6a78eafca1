#include "sim/io/osm/turn_rules.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "sim/io/osm/osm_values.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kKey = "restriction";
constexpr Uses kVehicles = kMotorUses.with(Use::bicycle);

/// Uses of the words behind `restriction:` and in `except`. Those of vehicles that no use stands for are none.
std::optional<Uses> uses_named(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Uses>, 14> kWords = {{{"motorcar", Uses{}.with(Use::car)},
                                                                         {"motorcycle", Uses{}.with(Use::motorbike)},
                                                                         {"moped", {}},
                                                                         {"hgv", Uses{}.with(Use::truck)},
                                                                         {"goods", {}},
                                                                         {"bus", Uses{}.with(Use::bus)},
                                                                         {"psv", Uses{}.with(Use::bus)},
                                                                         {"taxi", {}},
                                                                         {"bicycle", Uses{}.with(Use::bicycle)},
                                                                         {"foot", Uses{}.with(Use::walk)},
                                                                         {"motor_vehicle", kMotorUses},
                                                                         {"vehicle", kVehicles},
                                                                         {"emergency", {}},
                                                                         {"caravan", {}}}};
  auto const* const found =
      std::find_if(kWords.begin(), kWords.end(), [&](auto const& row) { return row.first == word; });
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

Uses excepted(OsmTags tags) {
  Uses uses;
  for (auto text = tags["except"]; !text.empty();) {
    uses = uses | uses_named(first_of_list(text)).value_or(Uses{});
    auto const end = text.find(';');
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return uses;
}

void add_member(TurnRule& rule, OsmMember const& member) {
  bool const way = member.type == 'w';
  if (member.role == "from" && way) rule.from.push_back(member.id);
  if (member.role == "to" && way) rule.to.push_back(member.id);
  if (member.role == "via" && way) rule.via.push_back(member.id);
  if (member.role == "via" && member.type == 'n') {
    if (rule.at_node) rule.unread = "a turn restriction with several via nodes";
    rule.at_node = true;
    rule.via_node = member.id;
  }
}

void check_members(TurnRule& rule) {
  if (rule.from.empty() || rule.to.empty()) rule.unread = "a turn restriction without a from or a to way";
  if (rule.via.empty() && !rule.at_node) rule.unread = "a turn restriction without a via";
  if (!rule.via.empty() && rule.at_node) rule.unread = "a turn restriction via ways and a node";
  constexpr std::size_t kMost = 16;  // ways of a role; no junction has more
  if (std::max({rule.from.size(), rule.via.size(), rule.to.size()}) > kMost)
    rule.unread = "a turn restriction with more members than a junction has";
  bool const many = rule.from.size() > 1 || rule.to.size() > 1;
  if (many && rule.kind == TurnKind::only) rule.unread = "an only-turn with several from or to ways";
}

void read_kind(TurnRule& rule, std::string_view value) {
  bool const only = value.starts_with("only_");
  if (!only && !value.starts_with("no_")) rule.unread = "a turn restriction of an unknown kind";
  rule.kind = only ? TurnKind::only : TurnKind::no;
  rule.u_turn = value == "no_u_turn";
}

/// The rule of one tag.
TurnRule rule_of(OsmRelation const& relation, OsmTag const& tag) {
  TurnRule rule;
  rule.head = relation.head;
  rule.uses = kVehicles;
  read_kind(rule, first_of_list(tag.value));
  for (auto const& member : relation.members) add_member(rule, member);
  check_members(rule);
  auto const suffix = tag.key.size() > kKey.size() ? tag.key.substr(kKey.size() + 1) : std::string_view{};
  auto const named = suffix.empty() ? std::optional(kVehicles) : uses_named(suffix);
  bool const by_time = tag.key.ends_with("conditional") || !relation.tags["day_on"].empty() ||
                       !relation.tags["hour_on"].empty() || tag.value.find('@') != std::string_view::npos;
  if (by_time) rule.unread = "a turn restriction that depends on the time or a condition";
  if (!by_time && !named) rule.unread = "a turn restriction for a vehicle that is not known";
  rule.uses = Uses{static_cast<std::uint8_t>(named.value_or(Uses{}).bits & ~excepted(relation.tags).bits)};
  return rule;
}

bool is_kind_key(std::string_view key) {
  return key == kKey || (key.starts_with(kKey) && key[kKey.size()] == ':');
}

}  // namespace

bool is_restriction(OsmTags tags) {
  return tags["type"].starts_with(kKey);
}

std::vector<TurnRule> turn_rules(OsmRelation const& relation) {
  std::vector<TurnRule> rules;
  for (auto const& tag : relation.tags.all())
    if (is_kind_key(tag.key)) rules.push_back(rule_of(relation, tag));
  if (rules.empty()) {
    auto& rule = rules.emplace_back();
    rule.head = relation.head;
    rule.unread = "a turn restriction that says nothing";
  }
  return rules;
}

}  // namespace tanvan
