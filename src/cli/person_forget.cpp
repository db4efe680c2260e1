#include "person_forget.h"

#include <algorithm>

#include "event_words.h"
#include "forget_act.h"
#include "git.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/model/stub.h"
#include "mentor/render/write.h"
#include "mentor/state/people.h"
#include "moment.h"
#include "people_edits.h"
#include "session.h"

namespace mentor::cli {
namespace {

Result<void> refuse_member(Session& session, PersonId id) {
  if (forgotten_by(session.programme(), id) != nullptr) return {};
  const State state = fold_foreseeing(session.programme(), session.day());
  for (const Role role : {Role::mentee, Role::mentor}) {
    for (const PairState* pair : unclosed_pairs(state, id, role, {})) {
      return fail(Exit::refused, "forget-in-pair",
                  {{"person", session.named(id)},
                   {"code", mentor::text(id)},
                   {"pair", mentor::text(pair->id)}});
    }
  }
  return {};
}

// A clock that was set back, or a day typed: the facts of later days would be those of somebody who
// is no more, and every later command would refuse the folder.
Result<void> refuse_early(Session& session, PersonId id) {
  if (forgotten_by(session.programme(), id) != nullptr) return {};
  const Findings later = find_later_than_forgetting(session.programme(), id, session.day());
  if (later.empty()) return {};
  return fail(Exit::refused, "forget-early",
              {{"person", mentor::text(id)},
               {"date", iso(session.day())},
               {"count", std::to_string(later.size())}},
              later.back().where);
}

// The stub and its entry may have come by git from a copy of the folder where the person was
// forgotten: what is here is to go too. Nothing left here is refused.
Result<void> refuse_forgotten_here(Session& session, PersonId id) {
  const Entry* before = forgotten_by(session.programme(), id);
  if (before == nullptr || !is_stub(session.programme().people.at(id))) return {};
  const auto files = files_about(session, id);
  if (!files) return tl::unexpected<Error>(files.error());
  if (!files->cards.empty()) return {};
  return fail(Exit::refused, "person-is-forgotten",
              {{"person", mentor::text(id)}, {"date", iso(before->date)}});
}

// The act has the name, and after this no scan can find the name any more.
Result<void> refuse_output_in_folder(Session& session) {
  const std::string typed = session.text("--output");
  if (typed.empty() || typed == "-") return {};
  if (!open_path_in_folder(session, typed)) return {};
  return fail(Exit::usage, "act-in-folder", {{"path", typed}});
}

// Two copies may have given one code to two people, and only one of them asked to be forgotten. Who
// is known to be another is refused before; here whoever answers is to compare.
void tell_if_perhaps_another(Session& session, PersonId id) {
  const Entry* before = forgotten_by(session.programme(), id);
  const auto hidden = session.private_cards().find(id);
  if (before == nullptr || hidden == session.private_cards().end()) return;
  const Person& card = session.programme().people.at(id);
  if (is_stub(card) && entered_together(card, hidden->second)) return;
  session.tell(session.words().tr(
      "{0} was forgotten on {1} in another copy of the folder, and nothing tells whether this "
      "private card is of the same person: two copies may have given one code to two people. "
      "Compare the name, {2}, with the act of then; a card of somebody else needs a free code, "
      "nothing else.",
      mentor::text(id), day_in_words(session.words(), before->date), named_in_full(session, id)));
}

Edits edits_for(Session& session, const Forgetting& forgetting) {
  Edits edits;
  edits.removals = forgetting.files.cards;
  const Person& card = session.programme().people.at(forgetting.person);
  if (forgetting.before == nullptr || !is_stub(card)) {
    edits.stubs.push_back(stub_of(card));
    if (!is_moment(card.entered)) edits.stubs.back().entered.clear();  // somebody's own words
  }
  if (forgetting.before != nullptr) return edits;
  edits.entries.push_back(session.entry(EventKind::forgotten, forgetting.person, session.day()));
  return edits;
}

bool goes_to_a_file(const Session& session) {
  return session.has("--output") && session.text("--output") != "-";
}

// Where the act is kept: a path in private/reports/, empty for one outside.
Result<std::string> path_typed(Session& session) {
  const std::string typed = session.text("--output");
  const auto inside = path_in_folder(session, typed);
  if (!inside || !inside->starts_with("private/reports/")) return std::string();
  const auto there = session.files().read(*inside);
  if (!there) return tl::unexpected<Error>(there.error());
  if (*there) return fail(Exit::refused, "act-over-file", {{"path", typed}});
  return *inside;
}

// A name that no older act has.
Result<std::string> path_of_act(Session& session, PersonId id) {
  if (goes_to_a_file(session)) return path_typed(session);
  const std::string stem = "private/reports/" + session.words().tr("act-{}", mentor::text(id));
  std::string path = stem + ".html";
  for (int number = 2;; ++number) {
    const auto there = session.files().read(path);
    if (!there) return tl::unexpected<Error>(there.error());
    if (!*there) return path;
    path = stem + "-" + std::to_string(number) + ".html";
  }
}

// For people the act as it would be, too; programs get what would be written.
Result<Exit> rehearse(Session& session, const Document& act, const Edits& edits,
                      const std::string& path) {
  const Format format = parse_format(session.text("--format")).value_or(Format::text);
  if (format == Format::json || format == Format::csv) return session.commit(edits);
  WriteStyle style;
  style.columns = static_cast<std::size_t>(session.world().columns());
  session.put_out(write(act, format, style));
  if (format != Format::text) return Exit::done;
  const auto shown = session.commit(edits);
  if (!shown) return shown;
  const std::string place = path.empty() ? session.text("--output") : path;
  session.tell(session.words().tr("The act would be written to {}.", place));
  return shown;
}

void tell_of_act(Session& session, const std::string& path) {
  if (!session.quiet()) {
    session.tell(session.words().tr("The act: {}. Print and sign it.", path));
  }
  Git git(session.world(), session.root());
  const auto visible = git.is_there() ? git.visible() : Result<std::vector<std::string>>();
  if (!visible || std::find(visible->begin(), visible->end(), path) == visible->end()) return;
  session.tell(
      session.words().tr("git would take the act, which has the name: add /private/reports/ "
                         "to .gitignore, or move it away."));
}

bool is_done(const Result<Exit>& committed) {
  if (committed) return true;
  const std::string& id = committed.error().message.id;
  return id == "commit-failed" || id == "commit-has-names";  // by git, afterwards
}

// Nothing can make the act again once the name is gone, so it is on the disk before that: by -o, or
// written in one transaction with the destruction.
Result<Exit> destroy_with_act_elsewhere(Session& session, const Document& act, const Edits& edits) {
  if (auto delivered = session.show(act); !delivered) return delivered;
  auto committed = session.commit_silently(edits);
  if (!is_done(committed)) {
    session.tell(session.words().tr("Nothing is destroyed, and the act {} does not hold.",
                                    session.text("--output")));
  }
  return committed;
}

Result<Exit> destroy(Session& session, const Document& act, Edits edits, const std::string& path) {
  const bool typed = goes_to_a_file(session);
  const std::string format = typed ? session.text("--format") : "html";
  edits.files.push_back({path, write(act, parse_format(format).value_or(Format::text))});
  auto committed = session.commit_silently(edits);
  if (!is_done(committed)) return committed;
  auto shown = typed ? Result<Exit>(Exit::done) : session.show(act);
  tell_of_act(session, path);
  return committed ? shown : committed;
}

}  // namespace

Result<Exit> forget_person(Session& session) {
  if (auto opened = session.open(Access::destroy); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto id = session.person(session.operand("PERSON"));
  if (!id) return tl::unexpected<Error>(id.error());
  if (auto free = refuse_member(session, *id); !free) return tl::unexpected<Error>(free.error());
  if (auto here = refuse_forgotten_here(session, *id); !here) {
    return tl::unexpected<Error>(here.error());
  }
  if (auto early = refuse_early(session, *id); !early) return tl::unexpected<Error>(early.error());
  if (auto outside = refuse_output_in_folder(session); !outside) {
    return tl::unexpected<Error>(outside.error());
  }
  const auto path = path_of_act(session, *id);
  if (!path) return tl::unexpected<Error>(path.error());
  tell_if_perhaps_another(session, *id);
  if (!session.has("--dry-run")) {
    const auto agreed = session.confirm(
        session.words().tr("Destroy the private data of {} for good? This cannot be undone.",
                           named_in_full(session, *id)));
    if (!agreed) return tl::unexpected<Error>(agreed.error());
    if (!*agreed) return Exit::refused;
  }
  // After the answer: while the question stood, an editor may have left a copy.
  const auto forgetting = gather(session, *id);
  if (!forgetting) return tl::unexpected<Error>(forgetting.error());
  const Document act = act_of(session, *forgetting);
  const Edits edits = edits_for(session, *forgetting);
  if (session.has("--dry-run")) return rehearse(session, act, edits, *path);
  if (path->empty()) return destroy_with_act_elsewhere(session, act, edits);
  return destroy(session, act, edits, *path);
}

}  // namespace mentor::cli
