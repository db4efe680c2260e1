#include "report_causes.h"

#include <algorithm>
#include <map>

#include "match_words.h"
#include "mentor/matching/propose.h"
#include "mentor/model/proposals.h"

namespace mentor::cli {
namespace {

bool is_ready(const UnmatchedRow& row) {
  return row.waiting.missing.empty() && !row.waiting.form.empty();
}

// Nothing where the matcher does not know the person.
std::optional<doc::Cell> cause_of(Session& session, const Proposal& proposal, PersonId mentee) {
  if (const auto mentor = mentor_in(proposal, mentee)) {
    return doc::Label{
        "proposed", session.words().tr("{0} can be the mentor: mentor match {1} proposes the pair",
                                       session.named(*mentor), proposal.form.text)};
  }
  const Unmatched* left = unmatched_of(proposal, mentee);
  if (left == nullptr) return std::nullopt;
  return doc::Label{matching::word_of(left->cause), cause_in_words(session, proposal.form, *left)};
}

}  // namespace

doc::Table causes_table(Session& session, const UnmatchedReport& report) {
  const Words& words = session.words();
  doc::Table table{"causes", words.tr("Why there is no mentor yet"), {}, {}, {}};
  table.columns = {
      {"person", words.tr("Mentee")}, {"form", words.tr("Form")}, {"cause", words.tr("Why")}};
  const bool any = std::any_of(report.rows.begin(), report.rows.end(), is_ready);
  if (!any || !rules_hold(session)) return table;
  std::map<FormId, Proposal> proposals;
  for (const UnmatchedRow& row : report.rows) {
    if (!is_ready(row)) continue;
    const FormId& form = row.waiting.form;
    auto found = proposals.find(form);
    if (found == proposals.end()) {
      const matching::Admission admission(session.state(), form);
      found = proposals.emplace(form, matching::propose(admission, {}).proposal).first;
    }
    const auto cause = cause_of(session, found->second, row.waiting.person);
    if (!cause) continue;
    const Form* card = find_form(session.programme().card, form);
    table.rows.push_back(
        {mentor::text(row.waiting.person),
         {session.reference(row.waiting.person),
          doc::Label{form.text, card == nullptr ? form.text : card->title}, *cause}});
  }
  return table;
}

}  // namespace mentor::cli
