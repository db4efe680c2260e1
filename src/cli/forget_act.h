// The act of destruction of personal data, the extract of the log, and what is left to people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forget_files.h"
#include "mentor/checks/free_texts.h"
#include "session.h"

namespace mentor::cli {

/// A text of git's store in which the person was found.
struct GitTrace {
  std::string object;
  std::string path;  ///< where a commit has it; empty for a message, or when none has it any more
};

struct GitTraces {
  std::size_t looked_at = 0;
  std::vector<std::string> commits;  ///< that touched the private card
  bool has_card = false;             ///< commits have the card under people/
  std::vector<GitTrace> traces;
};

/// Gathered before anything is deleted: afterwards nobody could find the name.
struct Forgetting {
  PersonId person;
  std::string name;  ///< as `named` shows it, while it is known
  FilesAbout files;
  std::vector<std::string> data;  ///< kinds of data that are destroyed, in words
  std::vector<FreeText> texts;    ///< that people have to remove
  std::optional<GitTraces> git;   ///< nullopt: the folder is under no git
};

/// Looks for the person everywhere that a command may not write.
[[nodiscard]] Result<Forgetting> gather(Session& session, PersonId person);

/// Russia's Роскомнадзор order № 179 of 28.10.2022: what the act and the extract must tell.
[[nodiscard]] Document act_of(Session& session, const Forgetting& forgetting);

}  // namespace mentor::cli
