#include <algorithm>

#include "help.h"

namespace mentor::cli {
namespace {

struct Topic {
  const char* name;
  const char* text;
};

constexpr Topic topics[] = {
    {"dates", TR_NOOP("Dates are typed as 2024-01-15, 15.01.2024, today, yesterday, tomorrow, +3d, "
                      "-2w, +1m, a weekday (mon: the next one, today included), a month (2023-10, "
                      "october 2023), a period of the school (q2, 2022-2023/q1) or a school year "
                      "(2023-2024, 2023/24).\nWhere one day is wanted, a month or a period is "
                      "refused. --as-of sets the day on which everything is looked at.")},
    {"exit-codes",
     TR_NOOP("0   done (check: also with warnings, unless --strict)\n"
             "1   findings (check, verify), an import that rejected rows after writing the good "
             "ones,\n"
             "    or files that --commit left out of git because of names in them\n"
             "2   wrong usage: an option, a date, a code, an ambiguous name\n"
             "3   no folder, or a file that cannot be read or decoded\n"
             "4   refused: a rule, a missing consent, a stale proposal, no period ended, nobody to "
             "ask\n"
             "5   input/output, or the lock is held\n"
             "70  a bug of the program")},
    {"folder", TR_NOOP("programme.yaml        the school, forms, categories of people, thresholds\n"
                       "years/2023-2024.yaml  periods, holidays, classes and their teachers\n"
                       "matching.yaml         rules and criteria with weights\n"
                       "roadmap.yaml          stages, steps, dates, responsible, proofs\n"
                       "people/P-014.yaml     one person under a code, without a name\n"
                       "pairs/pair-007.yaml   an approved pair or group\n"
                       "questionnaires/       questions and where the answers go\n"
                       "journal/2023-10.yaml  the facts of that month, one line each\n"
                       "answers/              answers, one line each\n"
                       "proposals/            runs of the matcher\n"
                       "private/P-014.yaml    name, birth date, contacts; never in git\n"
                       "reports/              frozen reports")},
    {"matching",
     TR_NOOP("match FORM proposes pairs by the rules and criteria of matching.yaml. Levels are "
             "reached one after another, exactly: the most mentees served (the urgent first), then "
             "the points, then lots. why explains a pair, verify checks a proposal without the "
             "solver, approve records the signed order. A rule that fails is never traded against "
             "points; match pin and match ban are the curator's word.")},
    {"environment", TR_NOOP("MENTOR_DIR      the programme folder, unless -C is given\n"
                            "MENTOR_AS_OF    the day, unless --as-of is given\n"
                            "MENTOR_LANG     ru or en, unless --lang is given\n"
                            "NO_COLOR        no colours\n"
                            "CLICOLOR_FORCE  colours also without a terminal")},
};

}  // namespace

const std::vector<std::string>& help_topics() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Topic& topic : topics)
      all.emplace_back(topic.name);
    all.emplace_back("tables");
    return all;
  }();
  return names;
}

std::optional<std::string> topic_help(const Words& words, const std::string& topic) {
  for (const auto& [name, text] : topics) {
    if (topic == name) return std::string(words.translated(text)) + "\n";
  }
  if (topic == "tables") return tables_help(words);
  return std::nullopt;
}

}  // namespace mentor::cli
