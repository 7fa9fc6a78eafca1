#include "models/public_budget/levers.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/engine/account_names.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/engine/interventions.hpp"
#include "sim/engine/public_money.hpp"

namespace tanvan {
namespace {

constexpr int kAllotmentYear = 2020;  // whose budget the parameters state

Dong money_of_year(World const& world, Intervention const& lever) {
  return dong(lever.numbers.at("billion_vnd_year") * 1e9 * world.scale);
}

std::string_view key_of(Channel channel) {
  return channel_keys()[static_cast<std::size_t>(channel)].key;
}

void add_effects(PolicyStore& policy, Lever const& lever, Intervention const& intervention) {
  for (auto const& effect : lever.effects())
    policy.effect[static_cast<std::size_t>(effect.channel)] +=
        intervention.numbers.at(std::string(key_of(effect.channel)));
}

/// A month's money of a programme, to whom it goes.
void pay_programme(World& world, Lever const& lever, Dong amount) {
  switch (lever.means) {
    case Means::institutions: return spend(world, lever.line, Flow::grants, Account::institutions, amount);
    case Means::sites: return spend(world, lever.line, Flow::grants, Account::landlords, amount);
    case Means::equipment: return spend(world, lever.line, Flow::investment, Account::rest_of_world, amount);
    case Means::services: world.budget.services += amount; return book_on_line(world, lever.line, amount);
    case Means::pot: return;
  }
}

/// A pot is filled in January and in the month in which its lever comes into force, with a twelfth of the year's money
/// for each month of the year in which the lever will be in force; it is empty without one.
void fill_pot(World& world, Lever const& lever, Intervention const* now) {
  auto& left = world.budget.of(lever.pot);
  if (now == nullptr)
    left = {};
  else if (now->date == world.now || world.now.of_year() == 1)
    left = rest_of_year(world, lever.name, money_of_year(world, *now));
}

/// The one of the same kind that would still be in force in its first month; none where there is none.
Intervention const* replaced_by(World const& world, Intervention const& intervention) {
  Intervention const* last = nullptr;
  for (auto const& i : world.interventions) {
    auto const months = static_cast<int>(i.numbers.contains("months") ? i.numbers.at("months") : 0);
    bool const over = months > 0 && i.date + months <= intervention.date;
    if (i.kind == intervention.kind && i.date < intervention.date) last = over ? nullptr : &i;
  }
  return last;
}

/// Tells what ends this month, unless another of its kind has taken its place.
void tell_end(World& world, Lever const& lever) {
  for (auto const& i : world.interventions) {
    auto const months = i.kind == lever.name ? static_cast<int>(i.numbers.at("months")) : 0;
    if (months == 0 || i.date + months != world.now) continue;
    bool const latest = std::none_of(world.interventions.begin(), world.interventions.end(), [&](auto const& later) {
      return later.kind == i.kind && later.date > i.date && later.date <= world.now;
    });
    if (latest) note_event(world.record, world.now, i.kind, i.target, "ends", i.source);
  }
}

/// Yearly allotments, in current prices and the sample's scale.
std::array<Dong, kBudgetLines> allotments(World const& world, BudgetParameters const& p) {
  double const grown = std::pow(1 + p.line_growth, world.now.year() - kAllotmentYear) * 1e9 * world.scale;
  return {dong(p.line_st_career * grown), dong(p.line_investment * grown), dong(p.line_national_programme * grown),
          dong(p.line_matching * grown)};
}

/// January: what was not spent lapses.
void open_lines(World& world, BudgetParameters const& p) {
  auto const allotted = allotments(world, p);
  for (std::size_t l = 0; l < kBudgetLines; ++l) world.budget.lines[l] = {allotted[l], {}, {}};
}

void take_lever(World& world, Lever const& lever) {
  tell_end(world, lever);
  auto const* now = in_force(world, lever.name);
  if (lever.means == Means::pot) fill_pot(world, lever, now);
  if (now == nullptr) return;
  add_effects(world.policy, lever, *now);
  Dong const month{money_of_year(world, *now).value / kMonthsInYear};
  if (lever.adds_to_line) world.budget.of(lever.line).allotted += month;
  pay_programme(world, lever, month);
}

}  // namespace

std::string describe_lever(World& world, Intervention const& intervention) {
  auto const lever = std::ranges::find(levers(), intervention.kind, &Lever::name);
  auto text = fmt::format("{} billion đồng a year from the line {}", intervention.numbers.at("billion_vnd_year"),
                          name_of(lever->line));
  for (auto const& effect : lever->effects())
    text +=
        fmt::format("; {} {}", key_of(effect.channel), intervention.numbers.at(std::string(key_of(effect.channel))));
  if (auto const* last = replaced_by(world, intervention))
    text += fmt::format("; replaces that of {}", to_string(last->date));
  return text;
}

void take_levers(World& world, BudgetParameters const& p) {
  if (world.now.of_year() == 1) open_lines(world, p);
  begin_interventions(world, lever_interventions());
  world.policy.effect = {};
  for (auto const& lever : levers()) take_lever(world, lever);
}

}  // namespace tanvan
