#include "sim/engine/state.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <type_traits>

namespace tanvan {
namespace {

template <class T>
concept Flat = std::is_trivially_copyable_v<T>;

template <class Ways, class Visitor>
void visit_ways(Ways& driven, Visitor& visit) {
  visit(driven.vehicle);
  visit(driven.origin);
  visit(driven.destination);
  visit(driven.trips);
  visit(driven.lead_offset);
  visit(driven.wish);
  visit(driven.lead);
  visit(driven.ways.first);
  visit(driven.ways.offset);
  visit(driven.ways.turn);
}

/// Hands every piece of data to `bytes(pointer, size)` as runs of plain bytes, lengths first.
template <class Bytes>
struct Writer {
  Bytes bytes;

  template <Flat T>
  void operator()(T const& value) {
    bytes(&value, sizeof value);
  }
  template <Flat T>
  void operator()(std::vector<T> const& values) {
    sequence(std::span<T const>(values));
  }
  template <class I, Flat T>
  void operator()(Column<I, T> const& column) {
    sequence(column.span());
  }
  void operator()(Matrix const& matrix) {
    (*this)(matrix.rows);
    (*this)(matrix.columns);
    (*this)(matrix.values);
  }
  void operator()(std::vector<PathSet> const& sets) {
    (*this)(sets.size());
    for (auto const& set : sets) {
      (*this)(set.pairs);
      (*this)(set.paths);
      (*this)(set.links);
    }
  }
  void operator()(DrivenWays const& driven) { visit_ways(driven, *this); }

 private:
  template <class T>
  void sequence(std::span<T const> values) {
    (*this)(values.size());
    bytes(values.data(), values.size_bytes());
  }
};
template <class Bytes>
Writer(Bytes) -> Writer<Bytes>;

struct Reader {
  std::span<std::byte const> rest;

  void raw(void* target, std::size_t size) {
    if (size > rest.size()) throw std::runtime_error("the saved state ends too early");
    if (size > 0) std::memcpy(target, rest.data(), size);
    rest = rest.subspan(size);
  }
  std::size_t length(std::size_t unit) {
    std::size_t size = 0;
    raw(&size, sizeof size);
    if (size > rest.size() / unit) throw std::runtime_error("the saved state is damaged: a length beyond its end");
    return size;
  }
  template <Flat T>
  void operator()(T& value) {
    raw(&value, sizeof value);
  }
  template <Flat T>
  void operator()(std::vector<T>& values) {
    values.resize(length(sizeof(T)));
    raw(values.data(), values.size() * sizeof(T));
  }
  template <class I, Flat T>
  void operator()(Column<I, T>& column) {
    column.resize(length(sizeof(T)));
    raw(column.span().data(), column.span().size_bytes());
  }
  void operator()(Matrix& matrix) {
    (*this)(matrix.rows);
    (*this)(matrix.columns);
    (*this)(matrix.values);
  }
  void operator()(std::vector<PathSet>& sets) {
    sets.resize(length(1));
    for (auto& set : sets) {
      (*this)(set.pairs);
      (*this)(set.paths);
      (*this)(set.links);
    }
  }
  void operator()(DrivenWays& driven) { visit_ways(driven, *this); }
};

/// FNV-1a, 64 bits (Fowler, Noll, Vo), over words of eight bytes where it can.
class Digest {
 public:
  void operator()(void const* data, std::size_t size) {
    auto const* at = static_cast<unsigned char const*>(data);
    for (; size >= 8; size -= 8, at += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, 8);
      mix(word);
    }
    for (; size > 0; --size, ++at) mix(*at);
  }
  std::uint64_t value() const { return hash_; }

 private:
  void mix(std::uint64_t word) {
    hash_ = (hash_ ^ word) * 0x100000001b3ULL;
    hash_ ^= hash_ >> 32;
  }
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace

std::vector<std::string> state_names() {
  std::vector<std::string> names = {"day.trips",  "day.external", "day.vehicles",
                                    "day.trucks", "day.service",  "day.traffic"};
  World const world;
  visit_state(world, [&](char const* name, auto const&) { names.emplace_back(name); });
  std::sort(names.begin(), names.end());
  return names;
}

std::map<std::string, std::uint64_t> state_digests(World const& world) {
  std::map<std::string, std::uint64_t> digests;
  visit_state(world, [&](char const* name, auto const& data) {
    Digest digest;
    Writer{[&](void const* bytes, std::size_t size) { digest(bytes, size); }}(data);
    digests[name] = digest.value();
  });
  return digests;
}

std::vector<std::byte> save_state(World const& world) {
  std::vector<std::byte> saved;
  Writer writer{[&](void const* bytes, std::size_t size) {
    auto const* first = static_cast<std::byte const*>(bytes);
    saved.insert(saved.end(), first, first + size);
  }};
  visit_state(world, [&](char const*, auto const& data) { writer(data); });
  return saved;
}

void load_state(World& world, std::span<std::byte const> bytes) {
  Reader reader{bytes};
  visit_state(world, [&](char const*, auto& data) { reader(data); });
  if (!reader.rest.empty()) throw std::runtime_error("the saved state is longer than this version's");
}

}  // namespace tanvan
