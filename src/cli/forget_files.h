// Where in the folder a person to be forgotten is still to be found.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "session.h"

namespace mentor::cli {

struct FilesAbout {
  std::vector<std::string> cards;   ///< the private card and its copies under private/
  std::vector<std::string> copies;  ///< what editors and backups left of a card elsewhere
  std::vector<std::string> named;   ///< other files whose path has the code
  Findings leaks;                   ///< names and contacts in all other files
  std::map<PersonId, Findings>
      own_of;                       ///< the same words as others' own: namesakes, shared contacts
  std::vector<std::string> unread;  ///< files that nobody can say that of
};

/// Looks through every file of the folder, also those that git never sees and what cut off commands
/// left in .mentor.
[[nodiscard]] Result<FilesAbout> files_about(Session& session, PersonId person);

/// The private cards without all others.
[[nodiscard]] PrivateCards only(const Session& session, PersonId person);

}  // namespace mentor::cli
