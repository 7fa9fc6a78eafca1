#include "sim/io/xml/xml_reader.hpp"

#include <algorithm>
#include <expat.h>
#include <fmt/format.h>
#include <vector>

#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/gzip_source.hpp"
#include "sim/io/xml/xml_events.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kStep = std::size_t{64} << 10;

struct ParserFree {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

struct XmlReader::Inside {
  GzipSource source;
  std::string shown;
  XmlLimits limits;
  std::unique_ptr<XML_ParserStruct, ParserFree> parser;
  std::vector<char> buffer;
  XmlQueue queue;
  Faults faults;
  std::string text;             // since the last tag
  std::string sentence;         // why a handler stopped the parser
  std::uint64_t fed = 0;        // bytes
  std::uint64_t line_ends = 0;  // among them
  std::uint32_t depth = 0;
  bool has_type = false, finished = false;

  Inside(std::unique_ptr<ByteSource> bytes, std::string name, XmlLimits most);

  void feed();
  void give(std::size_t bytes);
  void stop(std::string why);
  /// What expat says, in our words. @param last  the whole file was given
  void fail(bool last);
  void fault_at_end(std::string why);
  XmlTag place() const;
  std::string_view raw_tag() const;

  static void on_start(void* self, char const* name, char const** pairs);
  static void on_end(void* self, char const* name);
  static void on_text(void* self, char const* text, int size);
  static void on_type(void* self, char const* name, char const* system, char const* shared, int has_declarations);
  static void on_entity(void* self, char const* name, int is_parameter);
};

XmlReader::Inside::Inside(std::unique_ptr<ByteSource> bytes, std::string name, XmlLimits most)
    : source(std::move(bytes)), shown(std::move(name)), limits(most), parser(XML_ParserCreate(nullptr)) {
  XML_SetUserData(parser.get(), this);
  XML_SetElementHandler(parser.get(), &on_start, &on_end);
  XML_SetCharacterDataHandler(parser.get(), &on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), &on_type);
  XML_SetSkippedEntityHandler(parser.get(), &on_entity);
}

XmlTag XmlReader::Inside::place() const {
  XmlTag tag;
  tag.line = static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser.get()));
  tag.column = static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser.get())) + 1;
  tag.depth = depth;
  return tag;
}

/// The bytes of the tag that expat speaks of.
std::string_view XmlReader::Inside::raw_tag() const {
  int offset = 0, size = 0;
  auto const* const begin = XML_GetInputContext(parser.get(), &offset, &size);
  auto const n = XML_GetCurrentByteCount(parser.get());
  return begin == nullptr || n <= 0 ? std::string_view{}
                                    : std::string_view(begin + offset, static_cast<std::size_t>(n));
}

void XmlReader::Inside::stop(std::string why) {
  if (!sentence.empty()) return;
  sentence = std::move(why);
  XML_StopParser(parser.get(), XML_FALSE);
}

void XmlReader::Inside::on_start(void* self, char const* name, char const** pairs) {
  auto& in = *static_cast<Inside*>(self);
  if (!in.sentence.empty()) return;
  if (static_cast<std::size_t>(XML_GetCurrentByteCount(in.parser.get())) > in.limits.token_bytes)
    return in.stop(fmt::format("a tag is longer than {} bytes", in.limits.token_bytes));
  if (in.depth >= in.limits.depth) return in.stop(fmt::format("more than {} elements within each other", in.depth));
  if (in.has_type)  // else expat itself refuses entities that nobody declared
    if (auto const reference = foreign_reference(in.raw_tag()); !reference.empty())
      return in.stop(fmt::format("{} is an entity that XML does not know", in_quotes(reference)));
  in.text.clear();
  in.queue.push_start(local_name(name), pairs, in.place());
  ++in.depth;
}

void XmlReader::Inside::on_end(void* self, char const* name) {
  auto& in = *static_cast<Inside*>(self);
  if (!in.sentence.empty()) return;
  --in.depth;
  in.queue.push_end(local_name(name), in.text, in.place());
  in.text.clear();
}

void XmlReader::Inside::on_text(void* self, char const* text, int size) {
  auto& in = *static_cast<Inside*>(self);
  std::string_view const more(text, static_cast<std::size_t>(size));
  if (in.text.empty() && more.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  if (in.text.size() + more.size() > in.limits.token_bytes)
    return in.stop(fmt::format("an element's text is longer than {} bytes", in.limits.token_bytes));
  in.text += more;
}

void XmlReader::Inside::on_type(void* self, char const*, char const*, char const*, int has_declarations) {
  auto& in = *static_cast<Inside*>(self);
  in.has_type = true;
  if (has_declarations != 0)
    in.stop("the document type declares entities or the like between [ and ]; such files are refused, take that out");
}

void XmlReader::Inside::on_entity(void* self, char const* name, int) {
  static_cast<Inside*>(self)->stop(fmt::format("{} is an entity that XML does not know", in_quotes(name)));
}

void XmlReader::Inside::fault_at_end(std::string why) {
  faults.add({shown, static_cast<std::uint32_t>(line_ends + 1)}, std::move(why));
  finished = true;
}

void XmlReader::Inside::fail(bool last) {
  auto const code = XML_GetErrorCode(parser.get());
  auto const at = place();
  finished = true;
  bool const cut = code == XML_ERROR_UNCLOSED_TOKEN || code == XML_ERROR_NO_ELEMENTS ||
                   code == XML_ERROR_PARTIAL_CHAR || code == XML_ERROR_UNCLOSED_CDATA_SECTION;
  if (fed == 0) return fault_at_end("is empty");
  if (sentence.empty() && last && cut)
    return fault_at_end(fmt::format("the file ends too early ({}); is it whole?", XML_ErrorString(code)));
  faults.add({shown, at.line, at.column}, sentence.empty() ? std::string(XML_ErrorString(code)) : sentence);
}

/// Hands bytes of the buffer to expat.
void XmlReader::Inside::give(std::size_t bytes) {
  fed += bytes;
  bool const last = bytes == 0;
  if (last && !source.sentence().empty()) return fault_at_end(source.sentence());
  auto const said = XML_Parse(parser.get(), buffer.data(), static_cast<int>(bytes), last ? 1 : 0);
  line_ends +=
      static_cast<std::uint64_t>(std::count(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(bytes), '\n'));
  if (said != XML_STATUS_OK) return fail(last);
  finished = last;
}

void XmlReader::Inside::feed() {
  auto const done = static_cast<std::uint64_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser.get())));
  auto const pending = static_cast<std::size_t>(fed > done ? fed - done : 0);  // a tag that expat will look at again
  if (pending > limits.token_bytes)
    return fault_at_end(fmt::format("a tag or a comment is longer than {} bytes", limits.token_bytes));
  if (fed > limits.file_bytes) return fault_at_end(fmt::format("is larger than {} bytes", limits.file_bytes));
  buffer.resize(std::max(kStep, pending));
  give(source.read(buffer));
}

XmlReader::XmlReader(std::unique_ptr<ByteSource> source, std::string shown, XmlLimits limits)
    : inside_(std::make_unique<Inside>(std::move(source), std::move(shown), limits)) {}
XmlReader::~XmlReader() = default;
XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader& XmlReader::operator=(XmlReader&&) noexcept = default;

bool XmlReader::next() {
  while (!inside_->queue.pop()) {
    if (inside_->finished) return false;
    inside_->feed();
  }
  return true;
}

bool XmlReader::at_start() const {
  return inside_->queue.front().is_start;
}

bool XmlReader::starts(std::string_view name) const {
  return at_start() && this->name() == name;
}

bool XmlReader::ends(std::string_view name) const {
  return !at_start() && this->name() == name;
}

std::string_view XmlReader::name() const {
  return inside_->queue.text(inside_->queue.front().name);
}

std::uint32_t XmlReader::depth() const {
  return inside_->queue.front().depth;
}

std::optional<std::string_view> XmlReader::attribute(std::string_view name) const {
  auto const& queue = inside_->queue;
  for (auto i = queue.front().first; i < queue.front().last; ++i)
    if (queue.text(queue.attributes()[i].name) == name) return queue.text(queue.attributes()[i].value);
  return std::nullopt;
}

std::string_view XmlReader::text() const {
  return inside_->queue.text(inside_->queue.front().text);
}

InputPlace XmlReader::place() const {
  return {inside_->shown, inside_->queue.front().line, inside_->queue.front().column};
}

std::string const& XmlReader::shown() const {
  return inside_->shown;
}

Faults const& XmlReader::faults() const {
  return inside_->faults;
}

void skip_element(XmlReader& xml) {
  auto const depth = xml.depth();
  while (xml.next())
    if (!xml.at_start() && xml.depth() == depth) return;
}

}  // namespace tanvan
