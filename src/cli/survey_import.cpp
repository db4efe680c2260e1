// survey import: a table exported from a form service becomes answers, and people where asked.
#include <algorithm>

#include "enroll_import.h"
#include "import_plan.h"
#include "mentor/intake/columns.h"
#include "mentor/intake/import.h"
#include "survey.h"
#include "values.h"

namespace mentor::cli {
namespace {

Result<const Questionnaire*> questionnaire_for(const Session& session, const Table& table) {
  if (session.has("--questionnaire")) {
    return questionnaire_named(session, session.text("--questionnaire"));
  }
  return choose_questionnaire(session.programme().questionnaires, table);
}

Result<std::optional<Enrolment>> enrolment_option(const Session& session,
                                                  const Questionnaire& questionnaire) {
  const bool enrols = session.has("--enroll");
  if (!enrols && session.has("--form")) return fail(Exit::usage, "form-without-enroll");
  if (!enrols) return std::optional<Enrolment>();
  FormId form;
  if (session.has("--form")) {
    const auto found = session.form(session.text("--form"));
    if (!found) return tl::unexpected<Error>(found.error());
    form = *found;
  }
  const auto enrolment = enrolment_of(session.programme().card, questionnaire, form);
  if (!enrolment) return tl::unexpected<Error>(enrolment.error());
  return std::optional<Enrolment>(*enrolment);
}

// Ballots and requests may be gathered for a period that is still to come.
bool tells_of_work(const Questionnaire& questionnaire) {
  return questionnaire.purpose == Purpose::feedback || questionnaire.purpose == Purpose::outcome;
}

Result<ImportOptions> options_for(const Session& session, const Questionnaire& questionnaire) {
  if (session.has("--asked") && !questionnaire.anonymous) {
    return fail(Exit::usage, "asked-not-anonymous", {{"questionnaire", questionnaire.id.text}});
  }
  ImportOptions options;
  const auto period = period_option(session);
  if (!period) return tl::unexpected<Error>(period.error());
  if (*period && tells_of_work(questionnaire)) {
    auto begun = check_begun(session.programme(), **period, session.day());
    if (!begun) return tl::unexpected<Error>(begun.error());
  }
  if (*period) options.period = (*period)->id();
  auto enrolment = enrolment_option(session, questionnaire);
  if (!enrolment) return tl::unexpected<Error>(enrolment.error());
  options.enroll = std::move(*enrolment);
  return options;
}

// Of the questionnaire that is named, or of the one that knows most.
TitleCount known_titles_of(const Session& session) {
  return [&session](const std::vector<std::string>& titles) {
    int most = 0;
    if (session.has("--questionnaire")) {
      const auto named = questionnaire_named(session, session.text("--questionnaire"));
      return named ? known_titles(**named, titles) : 0;
    }
    for (const auto& [id, questionnaire] : session.programme().questionnaires)
      most = std::max(most, known_titles(questionnaire, titles));
    return most;
  };
}

}  // namespace

Result<Exit> import_answers(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto table = read_import_table(session, known_titles_of(session));
  if (!table) return tl::unexpected<Error>(table.error());
  const auto questionnaire = questionnaire_for(session, *table);
  if (!questionnaire) return no_plan(session, *table, questionnaire.error());
  auto options = options_for(session, **questionnaire);
  if (!options) return tl::unexpected<Error>(options.error());
  auto plan = plan_without_names(session, [&](const NamesInCells& names) {
    options->names = names;
    return plan_import(session.state(), cards_for_import(session), **questionnaire, *table,
                       *options);
  });
  if (!plan) return no_plan(session, *table, plan.error());
  if (auto told = put_asked(session, plan->answers); !told) {
    return tl::unexpected<Error>(told.error());
  }
  if (!session.quiet()) {
    session.tell(session.words().tr("Questionnaire {}: {}", (*questionnaire)->id.text,
                                    (*questionnaire)->title));
  }
  return finish_import(session, *table, *plan);
}

}  // namespace mentor::cli
