#pragma once
/// Columns: one array per attribute, one row per id.

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "sim/core/id.hpp"

namespace tanvan {

/// An array that only its own kind of id can index.
template <class IdType, class T>
class Column {
 public:
  using value_type = T;

  Column() = default;
  explicit Column(std::size_t rows, T const& value = T{}) : values_(rows, value) {}

  T& operator[](IdType id) { return values_[id.value]; }
  T const& operator[](IdType id) const { return values_[id.value]; }

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  void push_back(T value) { values_.push_back(std::move(value)); }
  void resize(std::size_t rows, T const& value = T{}) { values_.resize(rows, value); }
  void assign(std::size_t rows, T const& value) { values_.assign(rows, value); }
  void reserve(std::size_t rows) { values_.reserve(rows); }

  std::span<T> span() { return values_; }
  std::span<T const> span() const { return values_; }
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

  /// Keeps the rows named, in that order. @param kept row numbers < size(), each at most once
  void keep(std::span<std::uint32_t const> kept) {
    std::vector<T> next;
    next.reserve(kept.size());
    for (auto row : kept) next.push_back(std::move(values_[row]));
    values_ = std::move(next);
  }

 private:
  std::vector<T> values_;
};

/// The range of all ids of a store with `rows` rows: for (auto id : ids<LinkId>(links.size())) …
template <class IdType>
class ids {
 public:
  explicit ids(std::size_t rows) : rows_(rows) {}

  struct iterator {
    std::size_t row;
    IdType operator*() const { return id_of<IdType>(row); }
    iterator& operator++() {
      ++row;
      return *this;
    }
    friend bool operator==(iterator, iterator) = default;
  };
  iterator begin() const { return {0}; }
  iterator end() const { return {rows_}; }

 private:
  std::size_t rows_;
};

}  // namespace tanvan
