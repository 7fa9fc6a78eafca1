#pragma once
/// Archives for tests, made in memory.

#include <cstdint>
#include <functional>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
#include <zip.h>

namespace tanvan {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// An archive of the files, in their order. @param change  is called with the archive before it is closed
inline std::string zip_bytes(NamedTexts const& files, std::function<void(zip_t*)> const& change = {}) {
  zip_error_t why;
  zip_error_init(&why);
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &why);
  zip_source_keep(target);
  zip_t* const zip = zip_open_from_source(target, ZIP_TRUNCATE, &why);
  if (zip == nullptr) throw std::runtime_error("no archive");
  for (auto const& [name, text] : files)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  if (change) change(zip);
  if (zip_close(zip) != 0) throw std::runtime_error(zip_strerror(zip));
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

/// Sets four bytes, the least first.
inline void put_u32(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (unsigned i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>((value >> (8 * i)) & 0xFFU);
}

/// Makes the archive state another size for its first file. PKWARE's specification, 4.3.7 and 4.3.12.
inline std::string with_stated_size(std::string bytes, std::uint32_t size) {
  put_u32(bytes, bytes.find("PK\x03\x04") + 22, size);
  put_u32(bytes, bytes.find("PK\x01\x02") + 24, size);
  return bytes;
}

}  // namespace tanvan
