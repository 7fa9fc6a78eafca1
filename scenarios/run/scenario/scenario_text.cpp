#include "scenarios/run/scenario/scenario_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <optional>

#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

/// A file of the chain and where it names the next.
struct Layer {
  fs::path file, canonical;
  TomlNode root;
  InputPlace extends_place;
};

/// The file that a folder stands for.
fs::path file_of(fs::path const& given) {
  std::error_code ignored;
  if (!fs::is_directory(given, ignored)) return given;
  return fs::is_regular_file(given / "scenario.toml", ignored) ? given / "scenario.toml" : given / "baseline.toml";
}

/// Why `extends = text` can't be followed; empty where it can.
std::string fault_of_extends(fs::path const& folder, std::string const& text) {
  fs::path const named(text);
  std::error_code failed;
  if (named.is_absolute()) return "must be relative to this file";
  if (named.extension() != ".toml") return "must name a scenario file (*.toml)";
  if (!fs::exists(folder / named, failed)) return "no such file; mend the name or put the file there";
  if (!fs::is_regular_file(folder / named, failed)) return "is no regular file";
  return {};
}

bool is_scenario(TomlNode const& root) {
  return root.find("scenario") != nullptr || root.find("extends") != nullptr;
}

/// A chain that comes back to a file of its own: every `extends` in the cycle is at fault.
void add_cycle(std::vector<Layer> const& chain, std::vector<Layer>::const_iterator first, Faults& faults) {
  std::string way;
  for (auto layer = first; layer != chain.end(); ++layer) way += layer->file.filename().string() + " → ";
  way += first->file.filename().string();
  for (auto layer = first; layer != chain.end(); ++layer) faults.add(layer->extends_place, "extends is cyclic: " + way);
}

class ChainReader {
 public:
  Result<std::vector<Layer>> read(fs::path const& file) {
    auto next = add(file, nullptr);
    while (next) next = add(next->first, &next->second);
    if (!faults_.empty()) return faults_;
    return std::move(chain_);
  }

 private:
  using Next = std::optional<std::pair<fs::path, InputPlace>>;

  /// Adds a file to the chain; gives the file that it extends. @param named_at the `extends` that leads here, or null
  Next add(fs::path const& file, InputPlace const* named_at) {
    std::error_code failed;
    auto const canonical = fs::weakly_canonical(file, failed);
    auto const same = [&](Layer const& layer) { return layer.canonical == canonical; };
    auto const before = std::find_if(chain_.cbegin(), chain_.cend(), same);
    if (before != chain_.cend()) {
      add_cycle(chain_, before, faults_);
      return std::nullopt;
    }
    auto root = read_toml({file, file.string()});
    if (!root) {
      faults_.append(root.error());
      return std::nullopt;
    }
    if (named_at != nullptr && !is_scenario(*root)) {
      faults_.add(*named_at, "extends a file that is no scenario: it has neither [scenario] nor extends");
      return std::nullopt;
    }
    chain_.push_back({file, canonical, std::move(*root), {}});
    return next_of(chain_.back());
  }

  Next next_of(Layer& layer) {
    auto const* extends = layer.root.find("extends");
    if (extends == nullptr) return std::nullopt;
    layer.extends_place = extends->place;
    auto const why = extends->kind == TomlNode::Kind::text ? fault_of_extends(layer.file.parent_path(), extends->text)
                                                           : std::string("must be the name of a file");
    if (!why.empty()) {
      faults_.add(extends->place, fmt::format("extends = {}: {}", in_quotes(extends->text), why));
      return std::nullopt;
    }
    return std::pair{layer.file.parent_path() / extends->text, extends->place};
  }

  std::vector<Layer> chain_;
  Faults faults_;
};

void merge(TomlNode& base, TomlNode&& over, bool is_root) {
  for (auto& [key, value] : over.members) {
    auto* const below = base.find(key);
    if (below == nullptr) {
      base.members.push_back({key, std::move(value)});
    } else if (below->kind == TomlNode::Kind::table && value.kind == TomlNode::Kind::table) {
      below->place = value.place;
      merge(*below, std::move(value), false);
    } else if (is_root && key == "intervention" && below->kind == TomlNode::Kind::array &&
               value.kind == TomlNode::Kind::array) {
      std::move(value.items.begin(), value.items.end(), std::back_inserter(below->items));
    } else {
      *below = std::move(value);
    }
  }
}

std::vector<std::string> parts_of(std::string const& path) {
  std::vector<std::string> parts(1);
  for (char const c : path) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

void set(Override const& over, TomlNode& root, Faults& faults) {
  auto const parts = parts_of(to_nfc(over.path));
  bool const broken = std::any_of(parts.begin(), parts.end(), [](auto const& part) { return part.empty(); });
  if (broken || parts.front() == "extends" || parts.front() == "intervention")
    return faults.add({}, fmt::format("--set {}: {}", in_quotes(over.path),
                                      broken ? "must be a path such as models.labour.KEY"
                                             : "can't be set here; write a scenario that extends this one"));
  TomlNode* node = &root;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    node = &node->at(parts[i]);
    if (node->kind != TomlNode::Kind::table)
      return faults.add(
          {}, fmt::format("--set {}: {} is {} and holds no keys", in_quotes(over.path), parts[i], name_of(node->kind)));
  }
  auto value = value_of(over.value);
  if (value.is_number() && !std::isfinite(value.number()))
    return faults.add({}, fmt::format("--set {} = {}: must be a number", over.path, over.value));
  node->at(parts.back()) = std::move(value);
}

}  // namespace

Result<ScenarioText> read_scenario_text(fs::path const& file, std::span<Override const> overrides) {
  ScenarioText text;
  text.file = file_of(file);
  auto chain = ChainReader{}.read(text.file);
  if (!chain) return chain.error();
  text.root.place = {text.file.string(), 1, 0};
  for (auto const& layer : *chain) text.files.push_back(layer.file);
  text.base_folder = chain->back().file.parent_path();
  for (auto layer = chain->rbegin(); layer != chain->rend(); ++layer) {
    std::erase_if(layer->root.members, [](TomlMember const& member) { return member.key == "extends"; });
    merge(text.root, std::move(layer->root), true);
  }
  Faults faults;
  for (auto const& over : overrides) set(over, text.root, faults);
  if (!faults.empty()) return faults;
  return text;
}

}  // namespace tanvan
