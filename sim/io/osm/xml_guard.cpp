#include "sim/io/osm/xml_guard.hpp"

#include <array>
#include <bzlib.h>
#include <memory>
#include <zlib.h>

namespace tanvan {
namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;

Fault fault_of(XmlGuard const& guard, std::string const& shown) {
  return error(Errc::bad_input, {shown, guard.line(), 0},
               guard.is_deep() ? "elements within more than 32 others; OpenStreetMap has three"
                               : "a tag or text of more than 1 MiB; OpenStreetMap has none above 4 kB");
}

/// Passes everything that `read` gives; `read` returns the bytes it filled in, 0 or less at the end.
template <class Read>
std::optional<Fault> guard_all(Read const& read, std::string const& shown) {
  XmlGuard guard;
  std::string chunk(kChunk, '\0');
  while (true) {
    auto const got = read(chunk.data());
    if (got <= 0) return std::nullopt;
    if (!guard.pass({chunk.data(), static_cast<std::size_t>(got)})) return fault_of(guard, shown);
  }
}

}  // namespace

bool XmlGuard::pass(std::string_view bytes) {
  for (char const c : bytes) {
    step(c);
    if (length_ > kLongest || depth_ > kDeepest) return false;
    line_ += c == '\n' ? 1 : 0;
    before_last_ = last_;
    last_ = c;
  }
  return true;
}

void XmlGuard::step(char c) {
  ++length_;
  switch (state_) {
    case State::text:
      if (c == '<') state_ = State::opened, length_ = 0;
      return;
    case State::opened: return open(c);
    case State::tag: return in_tag(c);
    case State::quoted:
      if (c == quote_) state_ = State::tag;
      return;
    case State::comment:
      if (c == '>' && last_ == '-' && before_last_ == '-') state_ = State::text, length_ = 0;
      return;
    case State::declaration:
      if (c == '-' && last_ == '-' && before_last_ == '!') state_ = State::comment;
      if (c == '>') state_ = State::text, length_ = 0;
      return;
    case State::closing:
      if (c == '>') state_ = State::text, length_ = 0, depth_ -= depth_ > 0 ? 1 : 0;
      return;
  }
}

void XmlGuard::open(char c) {
  if (c == '/') {
    state_ = State::closing;
  } else if (c == '!' || c == '?') {
    state_ = State::declaration;
  } else {
    state_ = State::tag;
    ++depth_;
  }
}

void XmlGuard::in_tag(char c) {
  if (c == '"' || c == '\'') {
    state_ = State::quoted;
    quote_ = c;
  } else if (c == '>') {
    state_ = State::text;
    length_ = 0;
    if (last_ == '/') --depth_;
  }
}

std::optional<Fault> guard_xml_bytes(std::string_view bytes, std::string const& shown) {
  XmlGuard guard;
  return guard.pass(bytes) ? std::nullopt : std::optional(fault_of(guard, shown));
}

std::optional<Fault> guard_xml_file(std::string const& path, bool is_bzip2, std::string const& shown) {
  if (is_bzip2) {
    std::unique_ptr<void, void (*)(void*)> const file(BZ2_bzopen(path.c_str(), "rb"), [](void* f) { BZ2_bzclose(f); });
    if (!file) return std::nullopt;
    return guard_all([&](char* into) { return BZ2_bzread(file.get(), into, static_cast<int>(kChunk)); }, shown);
  }
  std::unique_ptr<gzFile_s, int (*)(gzFile)> const file(gzopen(path.c_str(), "rb"), gzclose);  // plain files too
  if (!file) return std::nullopt;
  return guard_all([&](char* into) { return gzread(file.get(), into, static_cast<unsigned>(kChunk)); }, shown);
}

}  // namespace tanvan
