// verify: a proposal checked from the folder, and what its certificate proves.
#include <algorithm>

#include "claims.h"
#include "finding_json.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/recheck.h"
#include "why.h"

namespace mentor::cli {
namespace {

// What the stand-alone checker reads: the proposal and the problem it was made from.
Result<void> write_for_checker(Session& session, const Proposal& proposal) {
  const auto write = [&](const char* option, const std::string& text) -> Result<void> {
    return session.write_typed(session.text(option), text, Readers::usual);
  };
  if (session.has("--problem")) {
    auto written = write("--problem", matching::problem_of(session.programme(), proposal));
    if (!written) return written;
  }
  if (session.has("--proposal")) return write("--proposal", proposal_json(proposal).text() + "\n");
  return {};
}

std::size_t mentees_in(const Proposal& proposal) {
  std::size_t mentees = 0;
  for (const ProposedPair& pair : proposal.pairs)
    mentees += pair.mentees.size();
  return mentees;
}

Exit exit_of(const Findings& findings) {
  return findings.empty() ? Exit::done : Exit::findings;
}

Json ids(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& each : all)
    list.push(each);
  return list;
}

Result<Exit> deliver_verdict(Session& session, const Proposal& proposal, const Findings& findings) {
  const Standing standing = findings.empty() ? standing_of(proposal) : Standing{};
  const Json verdict = json_document("verify", session.day())
                           .set("proposal", proposal.id)
                           .set("correct", findings.empty())
                           .set("pairs", proposal.pairs.size())
                           .set("mentees", mentees_in(proposal))
                           .set("proved", ids(standing.proved))
                           .set("claimed", ids(standing.claimed))
                           .set("undecided", ids(standing.undecided))
                           .set("findings", findings_json(findings));
  const auto delivered = session.deliver(verdict.text() + "\n");
  return delivered ? exit_of(findings) : delivered;
}

Result<Exit> print_verdict(Session& session, const Proposal& proposal, const Findings& findings) {
  for (const Finding& finding : findings) {
    session.world().write_out(session.printed(with_rule_in_words(session, proposal.form, finding)));
  }
  if (findings.empty() && !session.quiet()) {
    session.print(session.words().tr(
        "Correct: {0} mentees with {1} mentors; rules, points, places and the proof hold.",
        mentees_in(proposal), proposal.pairs.size()));
    for (const std::string& claim : claims_in_words(session.words(), proposal))
      session.print(claim);
  }
  return exit_of(findings);
}

}  // namespace

Result<Exit> verify(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto named = proposal_named(session, session.operand("PROPOSAL"));
  if (!named) return tl::unexpected<Error>(named.error());
  const Proposal& proposal = **named;
  if (auto written = write_for_checker(session, proposal); !written) {
    return tl::unexpected<Error>(written.error());
  }
  const Findings findings = matching::recheck(session.programme(), proposal);
  return session.text("--format") == "json" ? deliver_verdict(session, proposal, findings)
                                            : print_verdict(session, proposal, findings);
}

}  // namespace mentor::cli
