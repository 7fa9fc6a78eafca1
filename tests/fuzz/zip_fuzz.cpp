// Archives: any bytes end in members that read to their end within their stated size, or in faults; a feed is found in
// them or not.
#include "sim/io/gtfs/feed_files.hpp"
#include "sim/io/zip/zip_archive.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  std::string const bytes(fuzz::text_of(data, size));
  ZipLimits limits;
  limits.unpacked_bytes = limits.small_bytes = std::uint64_t{1} << 20;
  auto const archive = ZipArchive::of_bytes(bytes, "a.zip", limits);
  if (!archive) {
    fuzz::must(!archive.error().empty());
    return 0;
  }
  for (auto const& member : archive->members()) {
    Faults trouble;
    auto const text = read_all(*archive->read(member, trouble), limits.unpacked_bytes);
    fuzz::must(text.size() <= member.unpacked);
    fuzz::must(!member.name.starts_with('/') && !member.name.starts_with("../"));
  }
  static_cast<void>(find_feed_in(bytes, "a.zip"));
  return 0;
}
