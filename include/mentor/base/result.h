// Result and Error: what a function answers when it may be unable to go on.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace mentor {

/// Exit codes of the executable (a promise that scripts rely on).
enum class Exit {
  done = 0,
  findings = 1,  ///< check, verify found something; an import rejected rows; names kept from git
  usage = 2,     ///< a wrong option, date, code, an ambiguous name
  folder = 3,    ///< no folder, or a file that cannot be read or decoded
  refused = 4,   ///< a rule, a missing consent, a stale proposal, nobody to ask
  io = 5,        ///< input/output, or the lock is held
  bug = 70,
};

/// A place in a file. `line` and `column` count from 1 (columns in characters, not bytes); 0 = not
/// known.
struct Where {
  std::string file;
  int line = 0;
  int column = 0;
  friend auto operator<=>(const Where&, const Where&) = default;
};

struct Arg {
  std::string name;
  std::string value;
  friend auto operator<=>(const Arg&, const Arg&) = default;
};

/// Something to say, without words: `id` names a template of the catalogue in render
/// (src/render/diagnostics.cpp), whose `{name}` places are filled from `args`.
struct Message {
  std::string id;
  std::vector<Arg> args;
  friend auto operator<=>(const Message&, const Message&) = default;
};

/// The value of an argument, or an empty text.
[[nodiscard]] std::string arg(const Message& message, const std::string& name);

/// Why a function could not go on: what, where, and the exit code that a command ends with.
struct Error {
  Message message;
  Where where;
  Exit exit = Exit::usage;
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

[[nodiscard]] inline tl::unexpected<Error> fail(Exit exit, std::string id,
                                                std::vector<Arg> args = {}, Where where = {}) {
  return tl::unexpected<Error>(
      Error{Message{std::move(id), std::move(args)}, std::move(where), exit});
}

}  // namespace mentor
