#include "person_forget.h"

#include "forget_act.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "mentor/model/stub.h"
#include "mentor/state/people.h"
#include "people_edits.h"
#include "session.h"

namespace mentor::cli {
namespace {

Result<void> refuse_member(Session& session, PersonId id) {
  for (const Role role : {Role::mentee, Role::mentor}) {
    for (const PairState* pair : unclosed_pairs(session.state(), id, role, {})) {
      return fail(Exit::refused, "forget-in-pair",
                  {{"person", session.named(id)}, {"pair", mentor::text(pair->id)}});
    }
  }
  return {};
}

// The act has the name, and after this no scan can find the name any more.
Result<void> refuse_output_in_folder(Session& session) {
  const std::string typed = session.text("--output");
  if (typed.empty() || typed == "-") return {};
  if (!open_path_in_folder(session, typed)) return {};
  return fail(Exit::usage, "act-in-folder", {{"path", typed}});
}

Edits edits_for(Session& session, const Forgetting& forgetting) {
  Edits edits;
  edits.removals = forgetting.files.cards;
  edits.stubs.push_back(stub_of(session.programme().people.at(forgetting.person)));
  edits.entries.push_back(session.entry(EventKind::forgotten, forgetting.person, session.day()));
  return edits;
}

// The act must not be lost for a wrong -o: by now nothing can make it again.
Result<Exit> hand_over(Session& session, const Document& act) {
  auto shown = session.show(act);
  if (!shown) session.world().write_out(write(act, Format::text));
  return shown;
}

}  // namespace

Result<Exit> forget_person(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto id = session.person(session.operand("PERSON"));
  if (!id) return tl::unexpected<Error>(id.error());
  if (auto free = refuse_member(session, *id); !free) return tl::unexpected<Error>(free.error());
  if (auto outside = refuse_output_in_folder(session); !outside) {
    return tl::unexpected<Error>(outside.error());
  }
  const auto forgetting = gather(session, *id);
  if (!forgetting) return tl::unexpected<Error>(forgetting.error());
  const Document act = act_of(session, *forgetting);
  const Edits edits = edits_for(session, *forgetting);
  if (session.has("--dry-run")) return session.commit(edits);
  const auto agreed = session.confirm(session.words().tr(
      "Destroy the private data of {} for good? This cannot be undone.", forgetting->name));
  if (!agreed) return tl::unexpected<Error>(agreed.error());
  if (!*agreed) return Exit::refused;
  const auto committed = session.commit_silently(edits);
  if (!committed && committed.error().message.id != "commit-failed") return committed;
  const auto shown = hand_over(session, act);
  return committed ? shown : committed;
}

}  // namespace mentor::cli
