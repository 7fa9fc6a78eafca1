// Archives that strangers made: what is read, what is refused and why.
#include "sim/io/zip/zip_archive.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/sim/io/zip/zip_bytes.hpp"

namespace tanvan {
namespace {

NamedTexts const kTwo = {{"b.txt", "second"}, {"folder/a.txt", "first"}};

std::string why_not(std::string bytes, ZipLimits limits = {}) {
  auto const archive = ZipArchive::of_bytes(std::move(bytes), "a.zip", limits);
  if (archive) return "";
  std::string all;
  for (auto const& fault : archive.error().sorted()) all += to_string(fault) + "\n";
  return all;
}

void expect_refused(std::string bytes, std::string const& words, ZipLimits limits = {}) {
  auto const why = why_not(std::move(bytes), limits);
  EXPECT_NE(why.find(words), std::string::npos) << "it says: " << why;
  EXPECT_EQ(why.rfind("a.zip:1: ", 0), 0U) << why;
}

std::string text_of(std::string bytes, std::size_t member, Faults& trouble) {
  auto const archive = ZipArchive::of_bytes(std::move(bytes), "a.zip");
  if (!archive) return "refused";
  return read_all(*archive->read(archive->members().at(member), trouble), 1 << 20);
}

TEST(ZipArchive, MembersAreSortedAndReadBack) {
  auto const archive = ZipArchive::of_bytes(zip_bytes(kTwo), "a.zip");
  ASSERT_TRUE(archive);
  ASSERT_EQ(archive->members().size(), 2U);
  EXPECT_EQ(archive->members()[0].name, "b.txt");
  EXPECT_EQ(archive->members()[1].name, "folder/a.txt");
  Faults trouble;
  EXPECT_EQ(read_all(*archive->read(archive->members()[1], trouble), 100), "first");
  EXPECT_TRUE(trouble.empty());
}

TEST(ZipArchive, AFileOnDiskReadsLikeItsBytes) {
  auto const path = std::filesystem::path(testing::TempDir()) / ("tanvan-zip-" + std::to_string(::getpid()) + ".zip");
  auto const bytes = zip_bytes(kTwo);
  std::ofstream(path, std::ios::binary) << bytes;
  auto const archive = ZipArchive::open({path, "a.zip"});
  ASSERT_TRUE(archive);
  EXPECT_EQ(archive->members(), ZipArchive::of_bytes(bytes, "a.zip")->members());
  std::filesystem::remove(path);
}

TEST(ZipArchive, FoldersAreNoMembers) {
  auto const bytes = zip_bytes(kTwo, [](zip_t* zip) { zip_dir_add(zip, "empty", 0); });
  EXPECT_EQ(ZipArchive::of_bytes(bytes, "a.zip")->members().size(), 2U);
}

TEST(ZipArchive, WhatIsNoArchiveIsRefused) {
  expect_refused("stop_id,stop_name\n", "is no whole zip archive");
  expect_refused("", "is no whole zip archive");
  auto const whole = zip_bytes(kTwo);
  for (std::size_t cut = 0; cut < whole.size(); ++cut) EXPECT_NE(why_not(whole.substr(0, cut)), "") << cut;
}

TEST(ZipArchive, AFolderOrAMissingFileIsRefused) {
  EXPECT_FALSE(ZipArchive::open({testing::TempDir(), "folder"}));
  EXPECT_FALSE(ZipArchive::open({"/no/such/archive.zip", "archive.zip"}));
}

TEST(ZipArchive, NamesThatLeadOutsideAreRefused) {
  expect_refused(zip_bytes({{"../up.txt", ""}}), "`..`");
  expect_refused(zip_bytes({{"a/../../up.txt", ""}}), "`..`");
  expect_refused(zip_bytes({{"a\\..\\up.txt", ""}}), "`..`");
  expect_refused(zip_bytes({{"/etc/passwd", ""}}), "an absolute name");
  expect_refused(zip_bytes({{"C:\\stops.txt", ""}}), "an absolute name");
  EXPECT_EQ(why_not(zip_bytes({{"a..b/c...txt", ""}})), "") << "dots within names are letters";
}

TEST(ZipArchive, LinksAndDevicesAreRefused) {
  for (zip_uint32_t const mode : {0120777U, 0020644U, 0010644U})  // link, device, pipe
    expect_refused(
        zip_bytes(kTwo, [=](zip_t* zip) { zip_file_set_external_attributes(zip, 0, 0, ZIP_OPSYS_UNIX, mode << 16U); }),
        "is a link or a device");
}

TEST(ZipArchive, PasswordsAreRefused) {
  expect_refused(zip_bytes(kTwo, [](zip_t* zip) { zip_file_set_encryption(zip, 0, ZIP_EM_AES_128, "secret"); }),
                 "needs a password");
}

TEST(ZipArchive, EveryFaultIsNamedAtOnce) {
  auto const why = why_not(zip_bytes({{"../a", ""}, {"/b", ""}}));
  EXPECT_NE(why.find("\"../a\""), std::string::npos) << why;
  EXPECT_NE(why.find("\"/b\""), std::string::npos) << why;
}

TEST(ZipArchive, BombsAreRefusedBeforeTheyUnpack) {
  auto const bytes = zip_bytes({{"bomb.txt", std::string(std::size_t{20} << 20, '0')}});
  expect_refused(bytes, "zip bomb");
  EXPECT_EQ(why_not(zip_bytes({{"small.txt", std::string(std::size_t{15} << 20, '0')}})), "")
      << "small ones are harmless";
}

TEST(ZipArchive, ManySmallMembersAreABombTogether) {
  NamedTexts files;
  std::string const half(std::size_t{8} << 20, '0');
  for (int i = 0; i < 8; ++i) files.emplace_back("member" + std::to_string(i), half);
  expect_refused(zip_bytes(files), "zip bomb");
}

TEST(ZipArchive, LimitsHoldForSizesAndNumbers) {
  ZipLimits limits;
  limits.unpacked_bytes = 10;
  expect_refused(zip_bytes(kTwo), "unpacks to more than", limits);
  limits = {};
  limits.members = 1;
  expect_refused(zip_bytes(kTwo), "2 members, more than the 1 allowed", limits);
  limits = {};
  limits.bytes = 10;
  expect_refused(zip_bytes(kTwo), "is larger than", limits);
}

TEST(ZipArchive, AMemberEndsWithAFaultWhereItGoesOnBeyondItsSize) {
  Faults trouble;
  auto const text = text_of(with_stated_size(zip_bytes({{"a.txt", std::string(100'000, 'x')}}), 1000), 0, trouble);
  EXPECT_LE(text.size(), 1000U);
  EXPECT_EQ(trouble.size(), 1U);
}

TEST(ZipArchive, AMemberEndsWithAFaultWhereItsDataIsDamaged) {
  auto bytes = zip_bytes({{"a.txt", "some text that is stored and then damaged"}},
                         [](zip_t* zip) { zip_set_file_compression(zip, 0, ZIP_CM_STORE, 0); });
  bytes[bytes.find("damaged")] = 'D';
  Faults trouble;
  text_of(bytes, 0, trouble);
  ASSERT_EQ(trouble.size(), 1U);
  EXPECT_EQ(trouble.sorted().front().place.file, "a.zip/a.txt");
}

TEST(ZipArchive, DamagedBytesNeverCrash) {
  auto const whole = zip_bytes({{"a.txt", std::string(300, 'a') + "b"}, {"b/c.txt", "text"}});
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (char const flip : {'\x01', '\x80', '\xFF'}) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
      auto const archive = ZipArchive::of_bytes(bytes, "a.zip");
      if (!archive) continue;
      Faults trouble;
      for (auto const& member : archive->members()) read_all(*archive->read(member, trouble), 1 << 16);
    }
}

}  // namespace
}  // namespace tanvan
