#pragma once
/// Lists that blocks of rows make, joined in row order.

#include <vector>

namespace tanvan {

/// The total of an `ordered_total` that gathers: each block adds to its own list.
template <class T>
struct Joined {
  std::vector<T> list;

  Joined& operator+=(Joined const& other) {
    list.insert(list.end(), other.list.begin(), other.list.end());
    return *this;
  }
};

}  // namespace tanvan
