#include "consent_import.h"

#include "enroll_import.h"
#include "import_plan.h"
#include "mentor/intake/tables.h"
#include "session.h"

namespace mentor::cli {

Result<Exit> import_consents(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto table = read_import_table(session, [](const std::vector<std::string>& titles) {
    return known_titles(TableKind::consents, titles);
  });
  if (!table) return tl::unexpected<Error>(table.error());
  const auto plan =
      plan_consents(session.state(), cards_for_import(session), *table, session.text("--kind"));
  if (!plan) return no_plan(session, *table, plan.error());
  return finish_import(session, *table, *plan);
}

}  // namespace mentor::cli
