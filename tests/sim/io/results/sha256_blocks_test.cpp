#include "sim/io/results/sha256_blocks.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace tanvan {
namespace {

TEST(Sha256Blocks, InstructionsOfTheProcessorGiveWhatWordsGive) {
  if (!has_sha256_instructions()) GTEST_SKIP() << "this processor has none";
  std::vector<std::byte> blocks(7 * kSha256Block);
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i] = static_cast<std::byte>(i * i % 251);
  Sha256State by_words = {1, 2, 3, 4, 5, 6, 7, 0xffffffff}, by_instructions = by_words;
  sha256_by_words(by_words, blocks);
  sha256_by_instructions(by_instructions, blocks);
  EXPECT_EQ(by_words, by_instructions);
}

TEST(Sha256Blocks, NoBlocksLeaveTheState) {
  Sha256State const before = {1, 2, 3, 4, 5, 6, 7, 8};
  auto state = before;
  sha256_by_words(state, {});
  EXPECT_EQ(state, before);
}

}  // namespace
}  // namespace tanvan
