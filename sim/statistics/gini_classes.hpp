#pragma once
/// Inequality of amounts of money among many, in one pass and without sorting.

#include <cstdint>
#include <vector>

namespace tanvan {

/// Holders in classes of equal width of what each of them has. The Gini coefficient over classes takes holders of a
/// class for equals; with a width of a thousandth of the mean it lies within 1e-5 of that over holders. Sums are whole
/// numbers: the same bits for any order of `add` and any split into parts that `+=` joins.
class GiniClasses {
 public:
  /// @param width > 0, of a class  @param classes > 0; the last one is open
  explicit GiniClasses(std::int64_t width = 10'000, std::size_t classes = 1U << 16);

  /// `holders` with `amount` each; less than 0 counts as 0.  @param holders >= 0
  void add(std::int64_t amount, std::int64_t holders = 1);

  /// @pre the other has as many classes of the same width
  GiniClasses& operator+=(GiniClasses const& other);

  /// Half the mean absolute difference over the mean, in [0, 1); 0 where nobody has anything.
  double gini() const;

 private:
  std::int64_t width_;
  std::vector<std::int64_t> holders_, held_;  // by class
};

}  // namespace tanvan
