#pragma once
/// Zip archives that strangers made: members as streams of bytes. Nothing is ever unpacked to disk.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// What is still taken for an archive of tables. Text packs to a tenth, rarely to a fortieth of its size; a bomb to
/// less than a hundredth.
struct ZipLimits {
  std::uint64_t unpacked_bytes = std::uint64_t{8} << 30;  // all members together
  std::uint64_t ratio = 100;                              // of unpacked to packed bytes, of a member and of all
  std::uint64_t small_bytes = std::uint64_t{16} << 20;    // up to here any ratio is harmless
  std::uint64_t members = 65'536;                         //
  std::uint64_t bytes = std::uint64_t{1} << 30;           // of an archive in memory
};

/// A file in an archive; folders are none.
struct ZipMember {
  std::string name;            // with `/` between folders, never absolute, without `..`
  std::uint64_t unpacked = 0;  // [bytes], as the archive's directory says
  std::uint64_t packed = 0;    //
  std::uint64_t place = 0;     // in the archive's directory, from 0
  friend bool operator==(ZipMember const&, ZipMember const&) = default;
};

/// An open archive, read only.
class ZipArchive {
 public:
  /// Refused, each with its reason: what is no regular file or no zip; members with absolute names or `..`, that are
  /// links or devices, that need a password, that are there twice; archives beyond the limits.
  static Result<ZipArchive> open(TextSource const& source, ZipLimits limits = {});
  /// The same of an archive in memory. @param shown name for messages
  static Result<ZipArchive> of_bytes(std::string bytes, std::string shown, ZipLimits limits = {});

  /// The files in it, sorted by name.
  std::vector<ZipMember> const& members() const { return members_; }
  std::string const& shown() const { return shown_; }

  /// A member's bytes; they end where its data is damaged or goes on beyond the size that the directory states.
  /// @param[out] trouble  gets the reason then; outlives the source, and this archive does too
  std::unique_ptr<ByteSource> read(ZipMember const& member, Faults& trouble) const;

  ~ZipArchive();
  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;

 private:
  struct Open;
  ZipArchive(std::unique_ptr<Open> open, std::string shown);
  /// The archive with its members, or every fault of its directory.
  static Result<ZipArchive> checked(ZipArchive archive, ZipLimits const& limits);

  std::unique_ptr<Open> open_;
  std::string shown_;
  std::vector<ZipMember> members_;
};

}  // namespace tanvan
