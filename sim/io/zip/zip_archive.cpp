#include "sim/io/zip/zip_archive.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <zip.h>

#include "sim/io/text/text_nfc.hpp"

namespace tanvan {

/// libzip's handle, and the bytes of an archive in memory, which must outlive it.
struct ZipArchive::Open {
  std::string bytes;
  std::uint64_t size = 0;  // of the archive [bytes]
  zip_t* zip = nullptr;

  Open() = default;
  Open(Open const&) = delete;
  Open& operator=(Open const&) = delete;
  ~Open() {
    if (zip != nullptr) zip_discard(zip);
  }
};

namespace {

constexpr std::size_t kMostFaults = 100;
constexpr unsigned kModeShift = 16;  // Unix's mode is the upper half of a member's external attributes

std::string text_of(zip_error_t& why) {
  std::string text = zip_error_strerror(&why);
  zip_error_fini(&why);
  return text;
}

std::string text_of(int code) {
  zip_error_t why;
  zip_error_init_with_code(&why, code);
  return text_of(why);
}

Faults one(Fault fault) {
  Faults faults;
  faults.add(std::move(fault));
  return faults;
}

Faults no_archive(std::string const& shown, std::string const& why) {
  return one(error(Errc::bad_input, {shown}, fmt::format("is no whole zip archive ({})", why)));
}

/// Archives of Windows programs may part folders by `\`.
std::string with_slashes(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

bool is_absolute(std::string_view name) {
  return name.starts_with('/') || (name.size() > 1 && name[1] == ':');
}

bool climbs(std::string_view name) {
  while (true) {
    auto const end = name.find('/');
    if (name.substr(0, end) == "..") return true;
    if (end == std::string_view::npos) return false;
    name.remove_prefix(end + 1);
  }
}

/// True for links, devices, pipes; folders and files are none, nor what states no kind.
bool is_special(zip_t* zip, zip_uint64_t place) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(zip, place, 0, &system, &attributes) != 0) return false;
  auto const kind = (attributes >> kModeShift) & S_IFMT;
  if (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X) return kind == S_IFLNK;
  return kind != 0 && kind != S_IFREG && kind != S_IFDIR;
}

/// Why a member is not read; empty where it is fine.
std::string why_refused(zip_t* zip, ZipMember const& member, zip_stat_t const& stat, ZipLimits const& limits) {
  if (is_absolute(member.name)) return "an absolute name leads out of the archive";
  if (climbs(member.name)) return "a name with `..` leads out of the archive";
  if (is_special(zip, member.place)) return "is a link or a device; put the file itself there";
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return "needs a password; unpack it first";
  if (member.unpacked > limits.small_bytes &&
      member.unpacked / limits.ratio >= std::max(member.packed, zip_uint64_t{1}))
    return fmt::format("{} bytes that unpack to {}, more than {} times as many; this is no table but a zip bomb",
                       member.packed, member.unpacked, limits.ratio);
  return {};
}

/// Sizes of everything together; members may share their packed bytes.
std::string why_too_large(std::vector<ZipMember> const& members, std::uint64_t size, ZipLimits const& limits) {
  std::uint64_t sum = 0;
  for (auto const& member : members) {
    if (member.unpacked > limits.unpacked_bytes - sum)
      return fmt::format("unpacks to more than the {} MiB allowed", limits.unpacked_bytes >> 20U);
    sum += member.unpacked;
  }
  if (sum > limits.small_bytes && sum / limits.ratio >= size)
    return fmt::format("{} bytes that unpack to {}, more than {} times as many; this is a zip bomb", size, sum,
                       limits.ratio);
  return {};
}

/// The archive's directory as members, with every fault in it.
std::vector<ZipMember> directory_of(zip_t* zip, std::string const& shown, ZipLimits const& limits, Faults& faults) {
  std::vector<ZipMember> members;
  auto const n = zip_get_num_entries(zip, 0);
  if (n > static_cast<zip_int64_t>(limits.members)) {
    faults.add({shown}, fmt::format("{} members, more than the {} allowed", n, limits.members));
    return members;
  }
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(n) && faults.size() < kMostFaults; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(zip, i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) {
      faults.add({shown}, fmt::format("member {} has no readable name", i + 1));
      continue;
    }
    auto& member = members.emplace_back(ZipMember{with_slashes(stat.name), stat.size, stat.comp_size, i});
    if (auto why = why_refused(zip, member, stat, limits); !why.empty())
      faults.add({shown}, fmt::format("member {}: {}", in_quotes(member.name), why));
    if (member.name.ends_with('/')) members.pop_back();  // a folder
  }
  return members;
}

void refuse_twins(std::vector<ZipMember> const& sorted, std::string const& shown, Faults& faults) {
  for (std::size_t i = 1; i < sorted.size() && faults.size() < kMostFaults; ++i)
    if (sorted[i].name == sorted[i - 1].name)
      faults.add({shown}, fmt::format("member {} is there twice", in_quotes(sorted[i].name)));
}

/// A member's data as it unpacks.
class MemberSource final : public ByteSource {
 public:
  MemberSource(zip_file_t* file, std::string shown, std::uint64_t size, Faults& trouble)
      : file_(file, &zip_fclose), shown_(std::move(shown)), left_(size), trouble_(trouble) {}

  std::size_t read(std::span<char> into) override {
    if (!file_) return 0;
    auto const got = zip_fread(file_.get(), into.data(), into.size());
    if (got < 0) return stop(fmt::format("is damaged ({})", zip_file_strerror(file_.get())));
    if (static_cast<std::uint64_t>(got) > left_) return stop("goes on beyond the size that the archive states for it");
    left_ -= static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }

 private:
  std::size_t stop(std::string sentence) {
    trouble_.add({shown_, 1}, std::move(sentence));
    file_.reset();
    return 0;
  }

  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file_;
  std::string shown_;
  std::uint64_t left_;
  Faults& trouble_;
};

}  // namespace

ZipArchive::ZipArchive(std::unique_ptr<Open> open, std::string shown)
    : open_(std::move(open)), shown_(std::move(shown)) {}
ZipArchive::~ZipArchive() = default;
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;

Result<ZipArchive> ZipArchive::checked(ZipArchive archive, ZipLimits const& limits) {
  Faults faults;
  auto& members = archive.members_;
  members = directory_of(archive.open_->zip, archive.shown_, limits, faults);
  std::sort(members.begin(), members.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
  refuse_twins(members, archive.shown_, faults);
  if (auto why = why_too_large(members, archive.open_->size, limits); !why.empty()) faults.add({archive.shown_}, why);
  if (!faults.empty()) return faults;
  return archive;
}

Result<ZipArchive> ZipArchive::open(TextSource const& source, ZipLimits limits) {
  std::error_code failed;
  if (!std::filesystem::exists(source.path, failed))
    return one(error(Errc::missing_file, {source.shown}, "no such file"));
  if (!std::filesystem::is_regular_file(source.path, failed))
    return one(error(Errc::unreadable, {source.shown}, "is no regular file"));
  auto open = std::make_unique<Open>();
  open->size = std::filesystem::file_size(source.path, failed);
  if (open->size == 0) return no_archive(source.shown, "it is empty");
  int code = 0;
  open->zip = zip_open(source.path.c_str(), ZIP_RDONLY, &code);
  if (open->zip == nullptr) return no_archive(source.shown, text_of(code));
  return checked(ZipArchive(std::move(open), source.shown), limits);
}

Result<ZipArchive> ZipArchive::of_bytes(std::string bytes, std::string shown, ZipLimits limits) {
  if (bytes.size() > limits.bytes)
    return one(error(Errc::bad_input, {shown}, fmt::format("is larger than the {} MiB allowed", limits.bytes >> 20U)));
  if (bytes.empty()) return no_archive(shown, "it is empty");
  auto open = std::make_unique<Open>();
  open->bytes = std::move(bytes);
  open->size = open->bytes.size();
  zip_error_t why;
  zip_error_init(&why);
  zip_source_t* const source = zip_source_buffer_create(open->bytes.data(), open->bytes.size(), 0, &why);
  if (source == nullptr) return no_archive(shown, text_of(why));
  open->zip = zip_open_from_source(source, ZIP_RDONLY, &why);
  if (open->zip == nullptr) {
    zip_source_free(source);
    return no_archive(shown, text_of(why));
  }
  zip_error_fini(&why);
  return checked(ZipArchive(std::move(open), std::move(shown)), limits);
}

std::unique_ptr<ByteSource> ZipArchive::read(ZipMember const& member, Faults& trouble) const {
  auto shown = fmt::format("{}/{}", shown_, member.name);
  zip_file_t* const file = zip_fopen_index(open_->zip, member.place, 0);
  if (file == nullptr) {
    trouble.add({shown, 1}, fmt::format("can't be unpacked ({})", zip_strerror(open_->zip)));
    return memory_source({});
  }
  return std::make_unique<MemberSource>(file, std::move(shown), member.unpacked, trouble);
}

}  // namespace tanvan
