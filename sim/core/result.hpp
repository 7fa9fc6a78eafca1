#pragma once
/// What is wrong with the input, and where. `Result` keeps the interface of std::expected.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tanvan {

/// A place in an input file. Lines and columns count from 1; 0 stands for "not known".
struct InputPlace {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend auto operator<=>(InputPlace const&, InputPlace const&) = default;
};

enum class Errc { bad_input, missing_file, unreadable, unsupported };

/// One fault: a sentence that says what, why and what to do, and the place of the input that it speaks of.
struct Fault {
  Errc code = Errc::bad_input;
  InputPlace place;
  std::string sentence;
  char const* noticed_in = "";  ///< source file that noticed it, for developers
  int noticed_at = 0;           ///< and its line
};

/// `FILE:LINE: sentence`, or `FILE:LINE:COLUMN: sentence` where the column is known.
std::string to_string(Fault const& fault);

/// A fault of this kind, that notes the line of code which noticed it.
inline Fault error(Errc code, InputPlace place, std::string sentence, char const* file = __builtin_FILE(),
                   int line = __builtin_LINE()) {
  return {code, std::move(place), std::move(sentence), file, line};
}

/// Every fault found so far; readers go on after a fault and report all of them at once.
class Faults {
 public:
  void add(Fault fault) { faults_.push_back(std::move(fault)); }
  void add(InputPlace place, std::string sentence, char const* file = __builtin_FILE(), int line = __builtin_LINE()) {
    faults_.push_back(error(Errc::bad_input, std::move(place), std::move(sentence), file, line));
  }
  void append(Faults other);

  bool empty() const { return faults_.empty(); }
  std::size_t size() const { return faults_.size(); }

  /// In the order of file, line and column; equal faults once.
  std::vector<Fault> sorted() const;

 private:
  std::vector<Fault> faults_;
};

/// A value, or every reason why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Fault fault) { std::get<Faults>(content_ = Faults{}).add(std::move(fault)); }
  Result(Faults faults) : content_(std::move(faults)) {}

  bool has_value() const { return std::holds_alternative<T>(content_); }
  explicit operator bool() const { return has_value(); }

  T& value() { return std::get<T>(content_); }
  T const& value() const { return std::get<T>(content_); }
  T& operator*() { return value(); }
  T const& operator*() const { return value(); }
  T* operator->() { return &value(); }
  T const* operator->() const { return &value(); }

  Faults const& error() const { return std::get<Faults>(content_); }

 private:
  std::variant<T, Faults> content_;
};

/// The word of `known` that is nearest to `word` by edit distance, where one is near enough to be meant.
std::optional<std::string> nearest_word(std::string const& word, std::vector<std::string> const& known);

}  // namespace tanvan
