// report quarter|base|consents|unmatched, and status.
#include <map>

#include "commands.h"
#include "mentor/monitoring/bases.h"
#include "mentor/monitoring/report_day.h"
#include "mentor/monitoring/status.h"
#include "mentor/render/reports.h"
#include "public_texts.h"
#include "report_causes.h"
#include "session.h"
#include "status.h"

namespace mentor::cli {
namespace {

// Initials, but where two people would read alike, in full.
PersonCards cards_of(const Session& session) {
  PersonCards cards;
  std::map<std::string, int> alike;
  for (const auto& [id, card] : session.private_cards())
    ++alike[short_name(card.name)];
  for (const auto& [id, card] : session.private_cards()) {
    const std::string name = short_name(card.name);
    cards.names[id] = mentor::text(id) + " " + (alike[name] > 1 ? full_name(card.name) : name);
    std::string contact = card.phones.empty() ? std::string() : card.phones.front();
    if (contact.empty() && card.representative) contact = card.representative->phone;
    if (contact.empty() && !card.emails.empty()) contact = card.emails.front();
    if (!contact.empty()) cards.contacts[id] = contact;
  }
  return cards;
}

std::map<PersonId, Date> births_of(const Session& session) {
  std::map<PersonId, Date> births;
  for (const auto& [id, card] : session.private_cards())
    if (card.birth_date) births[id] = *card.birth_date;
  return births;
}

Evidence evidence_of(const Session& session) {
  return session.has("--evidence") ? Evidence::show : Evidence::hide;
}

bool wants_json(const Session& session) {
  return session.text("--format") == "json";
}

Result<Exit> quarter(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const std::string typed = session.operand("PERIOD");
  const auto named = typed.empty() ? std::nullopt : std::optional<std::string_view>(typed);
  const auto period = period_of_report(session.programme(), named, session.day());
  if (!period) return tl::unexpected<Error>(period.error());
  const auto audience = parse_audience(session.has("--for") ? session.text("--for") : "curator");
  QuarterReport report = for_audience(quarter_report(session.programme(), *period, session.day()),
                                      audience.value_or(Audience::curator));
  const bool goes_out = !sees_people(report.audience);
  if (goes_out && wants_json(session)) leave_out_names(session, report);
  if (wants_json(session)) return session.deliver(quarter_json(report));
  const PersonCards cards = cards_of(session);
  const PersonNames* names = session.has_names() && !goes_out ? &cards.names : nullptr;
  Document document = quarter_document(report, session.words(), names, evidence_of(session));
  if (goes_out) leave_out_names(session, document);
  return session.show(document);
}

Result<Exit> base(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const Role role = session.operand("ROLE") == "mentors" ? Role::mentor : Role::mentee;
  const PersonCards cards = cards_of(session);
  return session.show(base_document(base_report(session.state(), role), session.words(),
                                    session.has_names() ? &cards : nullptr));
}

Result<Exit> consents(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const PersonCards cards = cards_of(session);
  return session.show(consents_document(consents_report(session.state()), session.words(),
                                        session.has_names() ? &cards.names : nullptr));
}

Result<Exit> unmatched(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const PersonCards cards = cards_of(session);
  const UnmatchedReport report = unmatched_report(session.state());
  Document document =
      unmatched_document(report, session.words(), session.has_names() ? &cards.names : nullptr);
  if (doc::Table causes = causes_table(session, report); !causes.rows.empty())
    document.blocks.insert(document.blocks.begin() + 1, std::move(causes));
  return session.show(document);
}

}  // namespace

Result<Exit> status(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const PersonCards cards = cards_of(session);
  Status status = status_on(session.programme(), session.day());
  tell_birthdays(status, births_of(session));
  Document document =
      status_document(status, session.words(), session.has_names() ? &cards.names : nullptr);
  if (!session.has("--format") || session.text("--format") == "text") {
    keep_to_a_screen(document, session.words());
  }
  return session.show(document);
}

std::vector<Command> report_commands() {
  return {
      {.path = "report quarter",
       .group = Group::reports,
       .summary = TR_NOOP("the quarter: people, consents, pairs, meetings, feedback, tasks"),
       .operands = {{"PERIOD", TR_NOOP("q1, 2022-2023/q4 …; the last that has ended by default"),
                     false}},
       .options = {{"--for",
                    "WHOM",
                    TR_NOOP("for whom: names and small numbers go by it"),
                    Times::once,
                    {"curator", "head", "district", "partner", "public"}}},
       .examples = {{"mentor report quarter", ""},
                    {"mentor report quarter q2 --format html -o q2.html",
                     TR_NOOP("one file with pictures, to print or to send")}},
       .exits = TR_NOOP("4 no period has ended yet"),
       .shows = Shows::document,
       .run = quarter},
      {.path = "report base",
       .group = Group::reports,
       .summary = TR_NOOP("the base of mentees or of mentors"),
       .operands = {{"ROLE", TR_NOOP("which base"), true, Times::once, {"mentors", "mentees"}}},
       .options = {},
       .examples = {{"mentor report base mentees", ""}},
       .shows = Shows::document,
       .run = base},
      {.path = "report consents",
       .group = Group::reports,
       .summary = TR_NOOP("consents by class: how many, and who lacks which"),
       .operands = {},
       .options = {},
       .examples = {{"mentor report consents", ""}},
       .shows = Shows::document,
       .run = consents},
      {.path = "report unmatched",
       .group = Group::reports,
       .summary = TR_NOOP("mentees without a mentor: how long, why, what is done"),
       .operands = {},
       .options = {},
       .examples = {{"mentor report unmatched", ""}},
       .shows = Shows::document,
       .run = unmatched},
  };
}

}  // namespace mentor::cli
