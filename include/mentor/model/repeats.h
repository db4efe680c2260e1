// Facts told word for word a second time: the journal is a set of facts, and each counts once. Two
// branches that a merge joins by lines leave such repeats, and so does a file whose line ends one
// of them changed.
#pragma once

#include <vector>

#include "mentor/model/programme.h"

namespace mentor {

/// Whether nothing but their words puts one before the other: of one day, time, event and subject.
/// In fold order such entries stand side by side.
[[nodiscard]] bool told_at_once(const Entry& a, const Entry& b);

/// Whether two lines likely tell one meeting: told at once, of one kind and topic (case apart; a
/// line without a topic may be of any), whatever else they say. Two meetings of a day have a time
/// each.
[[nodiscard]] bool may_be_one_meeting(const Entry& a, const Entry& b);

struct Repeat {
  Place place;
  Place first;  ///< of what it repeats
};

/// Takes every entry out that says the same as one before it: date, time, subject, event and all
/// keys; the day of entry (`noted`) is none of the fact. `journal` is in fold order and stays so.
[[nodiscard]] std::vector<Repeat> take_out_repeats(std::vector<Entry>& journal);

/// The same for anonymous answers: they are one when questionnaire, period, answers and `source`
/// (the digest of a row and, of equal rows, its number) are the same. Of those of people the fold
/// counts one.
[[nodiscard]] std::vector<Repeat> take_out_repeats(std::vector<Answer>& answers);

/// Takes out of `added` what the journal says already, word for word, or an entry before it does.
void drop_known(const Programme& programme, std::vector<Entry>& added);

}  // namespace mentor
