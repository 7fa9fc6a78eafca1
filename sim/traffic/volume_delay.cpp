#include "sim/traffic/volume_delay.hpp"

#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"
#include "sim/traffic/conical.hpp"

namespace tanvan {
namespace {

bool is_table(DelayKind kind) {
  return kind == DelayKind::table || kind == DelayKind::marginal_table;
}

bool is_marginal(DelayKind kind) {
  return kind == DelayKind::marginal_conical || kind == DelayKind::marginal_table;
}

DelayKind marginal(DelayKind kind) {
  expects(!is_marginal(kind), "marginal costs of times, not of marginal costs");
  if (kind == DelayKind::conical) return DelayKind::marginal_conical;
  if (kind == DelayKind::table) return DelayKind::marginal_table;
  return kind;
}

bool is_at_least_0(double value) {
  return value >= 0 && std::isfinite(value);
}

/// Collects the faults of one link.
class LinkFaults {
 public:
  LinkFaults(LinkId link, std::vector<DelayFault>& faults) : link_(link), faults_(&faults) {}
  void require(bool holds, char const* name, double value, char const* range) {
    if (!holds) faults_->push_back({link_, fmt::format("{} = {} (must be {})", name, value, range)});
  }

 private:
  LinkId link_;
  std::vector<DelayFault>* faults_;
};

void validate_bpr(BprParameters p, LinkFaults& faults) {
  faults.require(is_at_least_0(p.alpha), "alpha", p.alpha, ">= 0 and finite");
  faults.require(is_at_least_0(p.beta), "beta", p.beta, ">= 0 and finite");
}

void validate_form(DelayForm const& form, std::size_t tables, LinkFaults& faults) {
  if (is_table(form.kind))
    faults.require(form.table < tables, "table", form.table, "the number of a table");
  else
    faults.require(form.steepness > 1 && std::isfinite(form.steepness), "steepness", form.steepness, "> 1 and finite");
}

}  // namespace

DelayCurve VolumeDelay::curve(LinkId a, double saturation) const {
  auto const& f = form[a];
  return is_table(f.kind) ? tables.curve(f.table, saturation) : conical_curve(f.steepness, saturation);
}

TimeSlope VolumeDelay::curved_time_slope(LinkId a, double volume) const {
  double const x = volume / capacity[a];
  auto const at = curve(a, x);
  if (is_marginal(form[a].kind))
    return {t0[a] * (at.ratio + x * at.slope), t0[a] / capacity[a] * (2 * at.slope + x * at.bend)};
  return {t0[a] * at.ratio, t0[a] / capacity[a] * at.slope};
}

double VolumeDelay::curved_integral(LinkId a, double volume) const {
  auto const& f = form[a];
  double const x = volume / capacity[a];
  if (is_marginal(f.kind)) return volume * (t0[a] * curve(a, x).ratio);
  double const area = is_table(f.kind) ? tables.area(f.table, x) : conical_area(f.steepness, x);
  return t0[a] * capacity[a] * area;
}

bool is_convex(VolumeDelay const& delay) {
  for (LinkId a : ids<LinkId>(delay.size())) {
    auto const& p = delay.shape[a];
    if (delay.is_bpr(a) ? p.alpha > 0 && p.beta > 0 && p.beta < 1 : delay.form[a].kind != DelayKind::conical)
      return false;
  }
  return true;
}

std::vector<DelayFault> validate(VolumeDelay const& delay) {
  expects(delay.capacity.size() == delay.size() && delay.shape.size() == delay.size(), "one row a link in each column");
  expects(delay.form.empty() || delay.form.size() == delay.size(), "one form a link, or none");
  std::vector<DelayFault> found;
  for (LinkId a : ids<LinkId>(delay.size())) {
    LinkFaults faults(a, found);
    bool const flat = delay.is_bpr(a) && (delay.shape[a].alpha == 0 || delay.shape[a].beta == 0);
    faults.require(is_at_least_0(delay.t0[a]), "t0", delay.t0[a], ">= 0 and finite");
    faults.require(flat || delay.capacity[a] > 0, "capacity", delay.capacity[a], "> 0");
    if (delay.is_bpr(a))
      validate_bpr(delay.shape[a], faults);
    else
      validate_form(delay.form[a], delay.tables.size(), faults);
  }
  return found;
}

VolumeDelay marginal_costs(VolumeDelay delay) {
  for (auto& p : delay.shape) p.alpha *= 1 + p.beta;
  for (auto& f : delay.form) f.kind = marginal(f.kind);
  return delay;
}

}  // namespace tanvan
