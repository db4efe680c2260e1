#include "enroll_import.h"

#include "import_plan.h"
#include "mentor/intake/tables.h"
#include "session.h"

namespace mentor::cli {
namespace {

Result<EnrolmentDefaults> defaults_of(Session& session) {
  EnrolmentDefaults defaults;
  if (session.has("--role")) {
    defaults.role = session.text("--role") == "mentor" ? Role::mentor : Role::mentee;
  }
  if (session.has("--form")) {
    const auto form = session.form(session.text("--form"));
    if (!form) return tl::unexpected<Error>(form.error());
    defaults.form = *form;
  }
  if (session.has("--category")) {
    const auto category = session.category(session.text("--category"));
    if (!category) return tl::unexpected<Error>(category.error());
    defaults.category = *category;
  }
  return defaults;
}

}  // namespace

const PrivateCards* cards_for_import(const Session& session) {
  const bool nobody_yet = session.programme().people.empty();
  return session.has_names() || nobody_yet ? &session.private_cards() : nullptr;
}

Result<Exit> import_people(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto defaults = defaults_of(session);
  if (!defaults) return tl::unexpected<Error>(defaults.error());
  const auto table = read_import_table(session, [](const std::vector<std::string>& titles) {
    return known_titles(TableKind::enrolments, titles);
  });
  if (!table) return tl::unexpected<Error>(table.error());
  const auto plan = plan_without_names(session, [&](const NamesInCells& names) {
    return plan_enrolments(session.state(), cards_for_import(session), *table, *defaults, names);
  });
  if (!plan) return no_plan(session, *table, plan.error());
  return finish_import(session, *table, *plan);
}

}  // namespace mentor::cli
