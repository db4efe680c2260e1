// Taking what single files hold into the whole that they make.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "bulk_files.h"
#include "mentor/store/load.h"
#include "read_cards.h"

namespace mentor {

struct PathOfKind {
  std::string path;
  FileKind kind = FileKind::programme;
};

/// Those of the paths that a programme is read from, each put behind Programme::files; strays among
/// the others are told. `private/` is not looked at.
[[nodiscard]] std::vector<PathOfKind> programme_paths(const std::vector<std::string>& paths,
                                                      Loaded& loaded);

/// What the file of a card gives, and what is wrong in it.
struct CardFile {
  std::variant<ProgrammeCard, MatchingRules, Roadmap, Year, Person, Pair, Questionnaire, Proposal>
      card;
  std::string code;  ///< under which it is known, as written, and where in the file that stands
  int line = 0;
  int column = 0;
  Findings unreadable;
  Findings findings;  ///< the file's wrong name
};

/// Of any kind but journals and answers. For several threads at once.
[[nodiscard]] CardFile decode_card_file(const ReadFile& read);

/// Tells a code that comes twice.
void take_card_file(CardFile file, Loaded& loaded);

/// Order is left to put_in_order().
void take_bulk_file(BulkFile part, Loaded& loaded);

/// Journal, answers and findings, once everything is taken.
void put_in_order(Loaded& loaded);

[[nodiscard]] bool has_programme_card(const std::vector<std::string>& paths);
void tell_missing_programme(Loaded& loaded);

}  // namespace mentor
