#include "sim/io/results/sha256.hpp"

#include <gtest/gtest.h>
#include <span>
#include <string>
#include <string_view>

namespace tanvan {
namespace {

std::string sha256(std::string_view text) {
  Sha256 hash;
  hash.add(std::as_bytes(std::span{text.data(), text.size()}));
  return hash.digest();
}

TEST(Sha256, AgreesWithThePublishedVectors) {  // FIPS 180-4 examples, NIST CAVP
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnHowTheStreamIsCut) {
  std::string const text(200, 'x');
  Sha256 pieces;
  for (std::size_t at = 0; at < text.size(); at += 7) {
    auto const piece = std::string_view(text).substr(at, 7);
    pieces.add(std::as_bytes(std::span{piece.data(), piece.size()}));
  }
  EXPECT_EQ(pieces.digest(), sha256(text));
}

}  // namespace
}  // namespace tanvan
