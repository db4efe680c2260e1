// What the history of git still has of a person to be forgotten, and how the act tells it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session.h"

namespace mentor::cli {

/// An object of git's store in which the person was found.
struct GitTrace {
  std::string object;
  std::string path;  ///< where a commit has it; empty for a message, or when none has it any more
};

struct GitTraces {
  bool there = false;              ///< the folder lies in a work tree
  std::optional<Message> refusal;  ///< why git could not be asked; then nothing below is known
  bool named_here = true;          ///< there is a private card to know the name from
  std::size_t looked_at = 0;
  std::vector<std::string> commits;  ///< that touched the private card
  bool has_card = false;             ///< commits have the card under people/
  std::vector<GitTrace> traces;      ///< in texts, in paths, in who made a commit
  std::vector<std::string> refs;     ///< branches and tags that are named after the person
  std::vector<GitTrace> of_others;   ///< cards in which the same words are their owners' own
  std::vector<GitTrace> named;       ///< whose path has the code, but for the cards
  std::vector<GitTrace> unread;      ///< that nobody can say that of
  std::vector<GitTrace> damaged;     ///< that git has and cannot read
  bool unlisted = false;             ///< git could not go through the commits, so paths are unknown
  std::vector<std::string> own;  ///< files of git itself with the name: messages, settings, logs
  std::vector<std::string> indexed;  ///< paths with the name that are staged
  bool shallow = false;              ///< the commits before some day were never fetched
  std::size_t missing = 0;           ///< objects that the history names and that are not here
  std::vector<std::string> sources;  ///< where the rest may be: remotes with their addresses
};

/// True where the history, or part of it, is not here, or not whole, to be looked through.
[[nodiscard]] bool is_partial(const GitTraces& git);

/// Looks through every object of the store, reachable or not, and through the names of refs.
/// Nothing is fetched for that: what is not here is counted.
[[nodiscard]] Result<GitTraces> git_traces(Session& session, PersonId person);

void add_git(Session& session, const GitTraces& git, PersonId person, Document& act);

/// Twenty at most, and how many more there are.
[[nodiscard]] std::vector<std::string> first_lines(std::vector<std::string> lines,
                                                   const Words& words);

}  // namespace mentor::cli
