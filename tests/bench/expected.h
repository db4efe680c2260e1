// Known values of instances, from the command line or a table, and whether they were reached.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace mentor::bench {

class Expected {
 public:
  /// "served=100,points=72460" holds for every instance; otherwise a file: a first line of keys
  /// (`name` first), then a line for each instance, separated by blanks or tabs, `-` = not known.
  /// False when it is neither.
  bool read(const std::string& text);

  /// Tells on standard output when a known value of the instance differs from what was found.
  void compare(const std::string& instance, const std::string& key, std::int64_t found);

  /// The same, where more than the known value is fine.
  void reach(const std::string& instance, const std::string& key, std::int64_t found);

  [[nodiscard]] int compared() const { return compared_; }
  [[nodiscard]] int different() const { return different_; }

 private:
  using Values = std::map<std::string, std::int64_t>;
  void note(const std::string& key, std::int64_t wanted, std::int64_t found);
  bool read_pairs(const std::string& text);
  bool read_table(const std::string& path);
  [[nodiscard]] std::optional<std::int64_t> known(const std::string& instance,
                                                  const std::string& key) const;

  Values every_;
  std::map<std::string, Values> of_;
  int compared_ = 0;
  int different_ = 0;
};

}  // namespace mentor::bench
