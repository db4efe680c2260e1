// The act of destruction of personal data, the extract of the log, and what is left to people.
#pragma once

#include <string>
#include <vector>

#include "forget_files.h"
#include "forget_git.h"
#include "mentor/checks/free_texts.h"
#include "session.h"

namespace mentor::cli {

/// Gathered before anything is deleted: afterwards nobody could find the name.
struct Forgetting {
  PersonId person;
  std::string name;  ///< named_in_full()
  FilesAbout files;
  std::vector<std::string> data;  ///< kinds of data that are destroyed, in words
  std::vector<FreeText> texts;    ///< that people have to remove
  GitTraces git;
  const Entry* before =
      nullptr;  ///< by which the person was forgotten in another copy of the folder
};

/// The code and the whole name, while it is known.
[[nodiscard]] std::string named_in_full(const Session& session, PersonId person);

/// Looks for the person everywhere that a command may not write.
[[nodiscard]] Result<Forgetting> gather(Session& session, PersonId person);

/// Russia's Роскомнадзор order № 179 of 28.10.2022: what the act and the extract must tell.
[[nodiscard]] Document act_of(Session& session, const Forgetting& forgetting);

}  // namespace mentor::cli
