#pragma once
/// Queues of any length from one pool of small blocks: an idle link holds no memory, a moving one a block or two.

#include <array>
#include <cstdint>
#include <vector>

namespace tanvan {

inline constexpr std::uint32_t kNoBlock = static_cast<std::uint32_t>(-1);

/// Two cache lines of items and the block behind.
template <class Item, std::size_t N>
struct alignas(128) Block {
  static constexpr std::size_t kItems = N;
  std::array<Item, N> item;
  std::uint32_t next;
};

/// Blocks of one part of the network. What was given back last is taken first, while it is still in the cache.
template <class BlockType>
class BlockPool {
 public:
  std::uint32_t take() {
    std::uint32_t block = free_;
    if (block == kNoBlock) {
      block = static_cast<std::uint32_t>(blocks_.size());
      blocks_.emplace_back();
    } else {
      free_ = blocks_[block].next;
    }
    blocks_[block].next = kNoBlock;
    return block;
  }
  void give(std::uint32_t block) {
    blocks_[block].next = free_;
    free_ = block;
  }
  BlockType& operator[](std::uint32_t block) { return blocks_[block]; }
  BlockType const& operator[](std::uint32_t block) const { return blocks_[block]; }
  std::size_t bytes() const { return blocks_.capacity() * sizeof(BlockType); }

 private:
  std::vector<BlockType> blocks_;
  std::uint32_t free_ = kNoBlock;
};

/// First in, first out. An empty queue holds no block.
struct BlockQueue {
  std::uint32_t head = kNoBlock, tail = kNoBlock;
  std::uint8_t head_at = 0, tail_at = 0;  // first item, and one past the last

  bool empty() const { return head == kNoBlock; }

  template <class Pool, class Item>
  void push(Pool& pool, Item const& item) {
    using B = std::remove_reference_t<decltype(pool[0])>;
    if (empty()) {
      head = tail = pool.take();
      head_at = tail_at = 0;
    } else if (tail_at == B::kItems) {
      auto const more = pool.take();
      pool[tail].next = more;
      tail = more;
      tail_at = 0;
    }
    pool[tail].item[tail_at++] = item;
  }

  template <class Pool>
  auto const& front(Pool const& pool) const {
    return pool[head].item[head_at];
  }

  template <class Pool>
  auto const& back(Pool const& pool) const {
    return pool[tail].item[tail_at - 1U];
  }

  template <class Pool>
  void pop(Pool& pool) {
    using B = std::remove_reference_t<decltype(pool[0])>;
    ++head_at;
    if (head == tail && head_at == tail_at) {
      pool.give(head);
      head = tail = kNoBlock;
    } else if (head_at == B::kItems) {
      auto const next = pool[head].next;
      pool.give(head);
      head = next;
      head_at = 0;
    }
  }

  /// Calls f(item), const where the pool is, from the first to the last, until it returns false.
  template <class Pool, class F>
  void for_each(Pool& pool, F&& f) const {
    using B = std::remove_cvref_t<decltype(pool[0])>;
    for (auto block = head, at = std::uint32_t{head_at}; block != kNoBlock; block = pool[block].next, at = 0)
      for (std::uint32_t const end = block == tail ? tail_at : B::kItems; at < end; ++at)
        if (!f(pool[block].item[at])) return;
  }
};

}  // namespace tanvan
