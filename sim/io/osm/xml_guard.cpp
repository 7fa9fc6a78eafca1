#include "sim/io/osm/xml_guard.hpp"

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
XmlSeen look_through_all(Read const& read, std::string const& shown) {
  XmlGuard guard;
  XmlCheck check(shown);
  std::string chunk(kChunk, '\0');
  while (true) {
    auto const got = read(chunk);
    if (got <= 0) return {check.faults(), check.deleted()};
    std::string_view const bytes(chunk.data(), static_cast<std::size_t>(got));
    if (!guard.pass(bytes)) {
      auto faults = check.faults();
      faults.add(fault_of(guard, shown));
      return {std::move(faults), {}};
    }
    check.pass(bytes);
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
    case State::declaration: return declare(c);
    case State::quoted_in_declaration:
      if (c == quote_) state_ = State::declaration;
      return;
    case State::instruction:
      if (c == '>' && last_ == '?') state_ = State::text, length_ = 0;
      return;
    case State::character_data:
      if (c == '>' && last_ == ']' && before_last_ == ']') state_ = State::text, length_ = 0;
      return;
    case State::closing:
      if (c == '>') state_ = State::text, length_ = 0, depth_ -= depth_ > 0 ? 1 : 0;
      return;
  }
}

void XmlGuard::open(char c) {
  if (c == '/') {
    state_ = State::closing;
  } else if (c == '!') {
    state_ = State::declaration;
  } else if (c == '?') {
    state_ = State::instruction;
  } else {
    state_ = State::tag;
    ++depth_;
  }
}

/// After `<!`: a comment, character data, or a document type, whose declarations are taken one by one.
void XmlGuard::declare(char c) {
  if (c == '-' && last_ == '-' && before_last_ == '!') {
    state_ = State::comment;
  } else if (c == '[' && last_ == '!') {
    state_ = State::character_data;
  } else if (c == '?' && last_ == '<') {
    state_ = State::instruction;
  } else if (c == '"' || c == '\'') {
    state_ = State::quoted_in_declaration;
    quote_ = c;
  } else if (c == '>') {
    state_ = State::text;
    length_ = 0;
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

XmlSeen look_through_xml(ByteSource& source, std::string const& shown) {
  return look_through_all([&](std::string& into) { return static_cast<std::int64_t>(source.read(into)); }, shown);
}

XmlSeen look_through_xml_file(std::string const& path, std::string const& shown) {
  std::unique_ptr<gzFile_s, int (*)(gzFile)> const file(gzopen(path.c_str(), "rb"), gzclose);  // plain files too
  if (!file) return {};
  return look_through_all(
      [&](std::string& into) { return gzread(file.get(), into.data(), static_cast<unsigned>(into.size())); }, shown);
}

}  // namespace tanvan
