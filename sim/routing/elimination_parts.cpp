#include "sim/routing/elimination_parts.hpp"

#include <algorithm>

namespace tanvan {
namespace {

constexpr auto kNone = static_cast<std::uint32_t>(-1);

class Cutter {
 public:
  Cutter(std::span<std::uint32_t const> parent, std::uint32_t first, std::span<double const> work, double grain)
      : below_(work.begin(), work.end()), size_(parent.size(), 1), children_(parent.size()), grain_(grain) {
    for (auto r = first; r < parent.size(); ++r) {
      if (parent[r] == kNone) {
        top_.push_back(r);
        continue;
      }
      below_[parent[r]] += below_[r];
      size_[parent[r]] += size_[r];
      children_[parent[r]].push_back(r);
    }
  }

  EliminationParts cut() {
    cut_forest(top_, parts_.roots);
    return std::move(parts_);
  }

 private:
  /// Small trees side by side share a part, up to the grain; large ones are cut on their own.
  void cut_forest(std::span<std::uint32_t const> trees, std::vector<std::uint32_t>& rows) {
    std::vector<std::uint32_t> small;
    double gathered = 0;
    for (auto tree : trees) {
      if (below_[tree] > grain_) {
        rows.push_back(cut_chain(tree));
        continue;
      }
      small.push_back(tree);
      gathered += below_[tree];
      if (gathered > grain_) rows.push_back(whole_trees(small));
      if (small.empty()) gathered = 0;
    }
    if (!small.empty()) rows.push_back(whole_trees(small));
  }

  /// Postorder: the ranks of a tree are the `size` ones up to its root.
  std::uint32_t whole_trees(std::vector<std::uint32_t>& trees) {
    std::vector<std::uint32_t> ranks;
    for (auto tree : trees)
      for (auto r = tree + 1 - size_[tree]; r <= tree; ++r) ranks.push_back(r);
    trees.clear();
    return add_part(ranks, {});
  }

  /// A part that runs down from `top` as long as only one child is large.
  std::uint32_t cut_chain(std::uint32_t top) {
    std::vector<std::uint32_t> ranks, hanging;
    for (;;) {
      ranks.push_back(top);
      auto const& children = children_[top];
      auto const large = [&](auto child) { return below_[child] > grain_; };
      bool const goes_on = std::ranges::count_if(children, large) == 1;
      auto const next = goes_on ? *std::ranges::find_if(children, large) : kNone;
      for (auto child : children)
        if (child != next) hanging.push_back(child);
      if (!goes_on) break;
      top = next;
    }
    std::ranges::reverse(ranks);
    std::vector<std::uint32_t> rows;
    cut_forest(hanging, rows);
    return add_part(ranks, rows);
  }

  std::uint32_t add_part(std::span<std::uint32_t const> ranks, std::span<std::uint32_t const> rows) {
    auto const begin = static_cast<std::uint32_t>(parts_.ranks.size());
    auto const first = static_cast<std::uint32_t>(parts_.children.size());
    parts_.ranks.insert(parts_.ranks.end(), ranks.begin(), ranks.end());
    parts_.children.insert(parts_.children.end(), rows.begin(), rows.end());
    parts_.parts.push_back({begin, static_cast<std::uint32_t>(parts_.ranks.size()), first,
                            static_cast<std::uint32_t>(parts_.children.size())});
    return static_cast<std::uint32_t>(parts_.parts.size() - 1);
  }

  std::vector<double> below_;        // work of the tree below each rank, itself included
  std::vector<std::uint32_t> size_;  // ranks of it
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<std::uint32_t> top_;
  double grain_;
  EliminationParts parts_;
};

}  // namespace

EliminationParts elimination_parts(std::span<std::uint32_t const> parent, std::uint32_t first,
                                   std::span<double const> work, double grain) {
  return Cutter(parent, first, work, grain).cut();
}

}  // namespace tanvan
