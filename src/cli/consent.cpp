// consent give|withdraw|missing: papers that allow to process, to publish.
#include <algorithm>
#include <map>

#include "commands.h"
#include "consent_import.h"
#include "event_words.h"
#include "mentor/base/text.h"
#include "mentor/intake/tables.h"
#include "mentor/state/people.h"
#include "people_edits.h"
#include "session.h"

namespace mentor::cli {
namespace {

std::string_view word_of(Signer signer) {
  return signer == Signer::self ? "self" : "representative";
}

std::string kind_said(const Session& session) {
  if (!session.has("--kind")) return "processing";
  return consent_kind_meant(session.programme().card, session.text("--kind"));
}

// The first day on which the card leaves no doubt that the person signs alone.
std::optional<Date> alone_from(const State& state, const PersonState& person, Date date) {
  for (int days = 1; days <= 366; ++days) {
    const Date later = add_days(date, days);
    if (needed_signers(state, person, later) == std::vector<Signer>{Signer::self}) return later;
  }
  return std::nullopt;
}

// Consents go by the card, which everybody has and which tells the month at most; where private/
// knows the day, why more have to sign than that age asks for.
void tell_of_age(Session& session, const PersonState& person, Date date) {
  const auto hidden = session.private_cards().find(person.id);
  const bool known = hidden != session.private_cards().end() && hidden->second.birth_date;
  if (!known || person.card == nullptr || !person.card->born) return;
  if (possible_age_bands(session.state(), person, date).size() < 2) return;
  const int age = age_on(*hidden->second.birth_date, date);
  const auto from = age < 18 ? std::nullopt : alone_from(session.state(), person, date);
  session.tell(session.say({from ? "age-by-month-until" : "age-by-month",
                            {{"person", session.named(person.id)},
                             {"age", std::to_string(age)},
                             {"card", "people/" + mentor::text(person.id) + ".yaml"},
                             {"born", "born: " + mentor::text(*person.card->born)},
                             {"from", from ? iso(*from) : std::string()}}}));
}

// Who signed: as said, else everybody whom the age rule names, when that is one.
Result<std::vector<std::string>> signers_for(Session& session, PersonId id, Date date) {
  if (session.has("--signed-by")) return session.texts("--signed-by");
  const PersonState* person = find_person(session.state(), id);
  std::vector<std::string> needed;
  std::vector<std::string> told;
  for (const Signer signer : needed_signers(session.state(), *person, date)) {
    needed.emplace_back(word_of(signer));
    told.push_back(value_in_words(session.words(), "signed_by", needed.back()));
  }
  if (needed.size() == 1) return needed;
  tell_of_age(session, *person, date);
  return fail(Exit::usage, "signer-needed",
              {{"person", session.named(id)}, {"signers", join(told, ", ")}});
}

Result<Entry> consent_entry(Session& session, PersonId id, Date date) {
  const auto signed_by = signers_for(session, id, date);
  if (!signed_by) return tl::unexpected<Error>(signed_by.error());
  const auto until = session.optional_day("--until");
  if (!until) return tl::unexpected<Error>(until.error());
  Entry entry = session.entry(EventKind::consent, id, date);
  put(entry, "kind", {kind_said(session)});
  put(entry, "signed_by", list_value(*signed_by));
  if (*until) put(entry, "until", {**until});
  if (session.has("--paper")) put(entry, "paper", {session.text("--paper")});
  return entry;
}

// Who else has to sign before the consent holds. Papers that others have signed already count.
std::vector<Signer> still_to_sign(Session& session, PersonId id, const Entry& paper) {
  const PersonState& person = *find_person(session.state(), id);
  const auto standing =
      consent_standing(session.state(), person, text_of(paper, "kind"), paper.date);
  if (standing.status == ConsentStatus::valid) return {};
  std::vector<Signer> rest = standing.status == ConsentStatus::incomplete
                                 ? standing.unsigned_by
                                 : needed_signers(session.state(), person, paper.date);
  const std::vector<std::string> signed_by = texts_of(paper, "signed_by");
  std::erase_if(rest, [&](Signer signer) {
    return std::find(signed_by.begin(), signed_by.end(), word_of(signer)) != signed_by.end();
  });
  return rest;
}

void tell_of_unsigned(Session& session, PersonId id, const Entry& paper) {
  const Words& words = session.words();
  for (const Signer signer : still_to_sign(session, id, paper)) {
    const std::string lack = signer == Signer::self
                                 ? words.tr("not signed by the pupil")
                                 : words.tr("not signed by the parent (representative)");
    session.tell(words.tr("{}: the consent does not hold yet, it is {}.", session.named(id), lack));
  }
}

// Papers add up: a shorter one takes nothing from a longer one, which may be a slip to be mended.
void tell_of_longer(Session& session, PersonId id, const Entry& paper) {
  const auto until = date_of(paper, "until");
  const PersonState* person = find_person(session.state(), id);
  if (!until || person == nullptr) return;
  const auto known = consent_standing(session.state(), *person, text_of(paper, "kind"), paper.date);
  if (known.status != ConsentStatus::valid || (known.until && *known.until <= *until)) return;
  const Words& words = session.words();
  const std::string end = known.until ? words.tr("till {}", day_in_words(words, *known.until))
                                      : words.tr("without an end");
  session.tell(
      words.tr("{}: an earlier paper holds {}, and goes on; if it is wrong, withdraw it "
               "first: mentor consent withdraw",
               session.named(id), end));
}

Result<Exit> give(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto people = session.people(session.operands("PERSON"));
  if (!people) return tl::unexpected<Error>(people.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  Edits edits;
  for (const PersonId id : *people) {
    auto entry = consent_entry(session, id, *date);
    if (!entry) return tl::unexpected<Error>(entry.error());
    tell_of_unsigned(session, id, *entry);
    tell_of_longer(session, id, *entry);
    edits.entries.push_back(std::move(*entry));
  }
  return session.commit(edits);
}

Result<Exit> withdraw(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto people = session.people(session.operands("PERSON"));
  if (!people) return tl::unexpected<Error>(people.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const std::string kind = kind_said(session);
  Edits edits;
  for (const PersonId id : *people) {
    const PersonState* person = find_person(session.state(), id);
    const auto standing = consent_standing(session.state(), *person, kind, *date);
    if (standing.status == ConsentStatus::missing) {
      return fail(Exit::refused, "consent-none", {{"person", session.named(id)}, {"kind", kind}});
    }
    if (standing.status == ConsentStatus::withdrawn) {
      return fail(Exit::refused, "consent-withdrawn-already",
                  {{"person", session.named(id)}, {"kind", kind}});
    }
    Entry entry = session.entry(EventKind::withdrawn, id, *date);
    put(entry, "kind", {kind});
    edits.entries.push_back(std::move(entry));
  }
  return session.commit(edits);
}

doc::Label lack(const Words& words, const ConsentStanding& standing) {
  switch (standing.status) {
    case ConsentStatus::incomplete: {
      const bool self = standing.unsigned_by.front() == Signer::self;
      return self ? doc::Label{"unsigned-self", words.tr("not signed by the pupil")}
                  : doc::Label{"unsigned-representative",
                               words.tr("not signed by the parent (representative)")};
    }
    case ConsentStatus::expired:
      return {"expired", words.tr("ended")};
    case ConsentStatus::withdrawn:
      return {"withdrawn", words.tr("withdrawn")};
    default:
      return {"missing", words.tr("no paper")};
  }
}

using ByClass = std::map<std::string, std::vector<doc::Row>>;

// Who lacks what, under the class that a class teacher is asked about; adults under their post.
ByClass lacking_by_class(Session& session) {
  ByClass lacking;
  const State& state = session.state();
  for (const auto& [id, person] : state.people) {
    if (!takes_part(person, session.day())) continue;
    for (const std::string& kind : lacking_consents(state, person, session.day())) {
      const auto standing = consent_standing(state, person, kind, session.day());
      std::string group = person.school_class;
      if (group.empty()) group = session.words().tr("Staff and guests");
      lacking[group].push_back(
          {mentor::text(id) + " " + kind,
           {session.reference(id), doc::Label{kind, value_in_words(session.words(), "kind", kind)},
            lack(session.words(), standing)}});
    }
  }
  return lacking;
}

Result<Exit> missing(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const Words& words = session.words();
  Document document = session.document("consents-missing", words.tr("Consents that are missing"));
  const ByClass lacking = lacking_by_class(session);
  std::vector<std::string> groups;
  for (const auto& [group, rows] : lacking)
    groups.push_back(group);
  std::sort(groups.begin(), groups.end(), natural_less);
  for (const std::string& group : groups) {
    doc::Table table{"class-" + group, group, {}, lacking.at(group), {}};
    table.columns = {{"person", words.tr("Person")},
                     {"kind", words.tr("Consent")},
                     {"lack", words.tr("What is wrong")}};
    document.blocks.emplace_back(std::move(table));
  }
  if (groups.empty()) {
    document.blocks.emplace_back(doc::Paragraph{words.tr("Nobody lacks a required consent.")});
  }
  return session.show(document);
}

const Operand people_operand{"PERSON", TR_NOOP("codes or names"), true, Times::many};
const Option kind_option{"--kind", "KIND",
                         TR_NOOP("kind of consent: processing (default), distribution, photo …")};
const Option date_option{"--date", "DATE", TR_NOOP("the day of the paper; today by default")};

}  // namespace

std::vector<Command> consent_commands() {
  return {
      {.path = "consent give",
       .group = Group::people,
       .summary = TR_NOOP("record a consent on paper"),
       .operands = {people_operand},
       .options = {kind_option,
                   {"--signed-by",
                    "WHO",
                    TR_NOOP("who signed; say it twice for both"),
                    Times::many,
                    {"representative", "self"}},
                   {"--until", "DATE", TR_NOOP("the last day on which it holds")},
                   {"--paper", "TEXT", TR_NOOP("where the paper lies")},
                   date_option},
       .examples = {{"mentor consent give P-001 --signed-by representative --until 2024-08-31",
                     TR_NOOP("a parent's consent to the end of the school year")}},
       .writes = Writes::folder,
       .run = give},
      {.path = "consent withdraw",
       .group = Group::people,
       .summary = TR_NOOP("record that a consent was withdrawn; it works at once"),
       .operands = {people_operand},
       .options = {kind_option, date_option},
       .examples = {{"mentor consent withdraw P-001", ""}},
       .exits = TR_NOOP("4 there is no such consent"),
       .writes = Writes::folder,
       .run = withdraw},
      {.path = "consent import",
       .group = Group::people,
       .summary = TR_NOOP("record many consents from a table"),
       .operands = {{"FILE", TR_NOOP("CSV, XLSX or JSON; columns: mentor help tables")}},
       .options = {{"--kind", "KIND", TR_NOOP("kind of consent of rows that do not say it")},
                   {"--encoding", "NAME", TR_NOOP("encoding of a CSV, when it is guessed wrong")},
                   {"--sheet", "NAME", TR_NOOP("sheet of an XLSX")}},
       .examples = {{"mentor consent import consents.csv --dry-run", ""}},
       .exits = TR_NOOP("1 some rows were rejected; the good ones are written"),
       .writes = Writes::folder,
       .run = import_consents},
      {.path = "consent missing",
       .group = Group::people,
       .summary = TR_NOOP("who lacks which consent, by class"),
       .operands = {},
       .options = {},
       .examples = {{"mentor consent missing", ""}},
       .shows = Shows::document,
       .run = missing},
  };
}

}  // namespace mentor::cli
