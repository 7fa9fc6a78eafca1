/// Memory of the program: what `operator new` hands out. A month streams over columns of millions of rows, and on pages
/// of 4 KiB the processor spends an eighth of it looking pages up. So large blocks lie on huge pages (transparent,
/// asked for by madvise: no configuration, no privilege), and the C library keeps what is given back instead of
/// returning it to the kernel and having it zeroed again next month. Sanitizers bring their own allocator; this file is
/// left out.

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>

#ifdef __linux__
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;
constexpr std::size_t kLarge = kHugePage / 2;  // from here on a block begins a page of its own

#ifdef __GLIBC__
/// Blocks below 1 GiB come from the heap, and the heap does not shrink. Each is a wish: where the library refuses one
/// (its manual has 32 MiB as the highest first), the other still holds.
[[maybe_unused]] bool const takes_from_heap = mallopt(M_MMAP_THRESHOLD, 1 << 30) != 0;
[[maybe_unused]] bool const keeps_memory = mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max()) != 0;
#endif

/// Room for a block, or null. `free` takes it back.
void* block_of(std::size_t size) noexcept {
  if (size < kLarge || size > std::numeric_limits<std::size_t>::max() - kHugePage)
    return std::malloc(std::max<std::size_t>(size, 1));
  auto const whole = (size + kHugePage - 1) / kHugePage * kHugePage;
  void* const block = std::aligned_alloc(kHugePage, whole);
#ifdef MADV_HUGEPAGE
  if (block != nullptr) madvise(block, whole, MADV_HUGEPAGE);  // a wish: small pages serve as well
#endif
  return block;
}

}  // namespace

void* operator new(std::size_t size) {
  for (;;) {
    if (void* const block = block_of(size)) return block;
    auto const handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc{};
    handler();
  }
}

void operator delete(void* block) noexcept {
  std::free(block);
}

void operator delete(void* block, std::size_t) noexcept {
  std::free(block);
}
