#include "forget_act.h"

#include <algorithm>
#include <map>
#include <set>

#include "event_words.h"
#include "file_leaks.h"
#include "mentor/base/text.h"
#include "mentor/model/stub.h"
#include "mentor/state/people.h"
#include "own_texts.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

std::vector<std::string> data_of(Session& session, PersonId id) {
  const Words& words = session.words();
  std::vector<std::string> data;
  const auto add = [&](const std::string& title, bool there) {
    if (there) data.push_back(title);
  };
  const auto hidden = session.private_cards().find(id);
  if (hidden != session.private_cards().end()) {
    const PrivateCard& card = hidden->second;
    add(words.tr("family name, given name, patronymic"), !full_name(card.name).empty());
    add(words.tr("date of birth"), card.birth_date.has_value());
    add(words.tr("telephones"), !card.phones.empty());
    add(words.tr("e-mail addresses"), !card.emails.empty());
    add(words.tr("name and telephone of the representative"), card.representative.has_value());
    add(words.tr("confidential notes"), !card.notes.empty());
  }
  const Person& card = session.programme().people.at(id);
  add(words.tr("facts of the card"), !card.facts.empty());
  add(words.tr("people never to be paired with"), !card.blocks.empty());
  add(words.tr("post and department"),
      !card.post.empty() || !card.department.empty() || !card.group.empty());
  return data;
}

// --- the act -------------------------------------------------------------------------------------

// Why: as said, else what the journal tells.
std::string ground_of(Session& session, PersonId id) {
  if (session.has("--reason")) return session.text("--reason");
  const Words& words = session.words();
  const PersonState* person = find_person(session.state(), id);
  const auto standing = consent_standing(session.state(), *person, "processing", session.day());
  if (standing.status == ConsentStatus::withdrawn) {
    for (auto each = person->consents.rbegin(); each != person->consents.rend(); ++each) {
      if (each->kind != "processing" || !each->withdrawn) continue;
      return words.tr("the consent was withdrawn on {}",
                      day_in_words(session.words(), *each->withdrawn));
    }
  }
  if (standing.status == ConsentStatus::expired) {
    return words.tr("the term of the consent ended on {}",
                    day_in_words(session.words(), *standing.until));
  }
  return words.tr("decision of the operator");
}

doc::Table destroyed_table(Session& session, const Forgetting& forgetting) {
  const Words& words = session.words();
  doc::Table table{"destroyed", words.tr("Destroyed data"), {}, {}, words.tr("None.")};
  table.columns = {{"data", words.tr("Kind of data")}};
  for (const std::string& each : forgetting.data)
    table.rows.push_back({"", {each}});
  return table;
}

doc::Table log_table(Session& session, const Forgetting& forgetting) {
  const Words& words = session.words();
  doc::Table table{"log", words.tr("Events of the journal"), {}, {}, {}};
  table.columns = {{"date", words.tr("Day")},
                   {"what", words.tr("What")},
                   {"details", words.tr("Details")},
                   {"place", words.tr("Where")}};
  for (const Entry& entry : session.programme().journal) {
    const bool ours = entry.event == EventKind::enrolled || entry.event == EventKind::consent ||
                      entry.event == EventKind::withdrawn || entry.event == EventKind::left ||
                      entry.event == EventKind::forgotten;
    if (!ours || subject_person(entry) != forgetting.person) continue;
    const bool bare = entry.event == EventKind::forgotten;
    table.rows.push_back({"",
                          {entry.date, event_label(words, entry.event),
                           bare ? doc::Cell(doc::Missing{}) : details_label(words, entry),
                           place_text(session, entry.place)}});
  }
  if (forgetting.before != nullptr) return table;
  const Entry last = session.entry(EventKind::forgotten, forgetting.person, session.day());
  table.rows.push_back(
      {"", {last.date, event_label(words, last.event), doc::Missing{}, path_of(last)}});
  return table;
}

void add_extract(Session& session, const Forgetting& forgetting, Document& act) {
  const Words& words = session.words();
  act.blocks.emplace_back(doc::Heading{2, words.tr("Extract of the log of events")});
  doc::Table table{"extract", {}, {}, {}, {}};
  table.columns = {{"what", words.tr("What")}, {"value", words.tr("Value")}};
  const ProgrammeCard& card = session.programme().card;
  const auto row = [&](const char* id, const std::string& title, const std::string& value) {
    table.rows.push_back({id, {title, value}});
  };
  row("subject", words.tr("Subject of the data"), forgetting.name);
  row("data", words.tr("Kinds of data"), join(forgetting.data, ", "));
  row("system", words.tr("Information system"),
      words.tr("folder “{}” of the program mentor", card.id));
  row("ground", words.tr("Ground"), ground_of(session, forgetting.person));
  row("date", words.tr("Day of destruction"), day_in_words(session.words(), session.day()));
  act.blocks.emplace_back(std::move(table));
  act.blocks.emplace_back(log_table(session, forgetting));
}

void add_signatures(const Words& words, Document& act) {
  const std::string line = "____________________";
  act.blocks.emplace_back(
      doc::Paragraph{words.tr("Destroyed by (post, name, signature): {}", line)});
  act.blocks.emplace_back(
      doc::Paragraph{words.tr("Keep the act and the extract for three years.")});
}

std::string shown_text(const Words& words, const FreeText& text) {
  const std::string title = text.asked.empty() ? key_title(words, text.key) : text.asked;
  if (text.of == TextOf::pair) return words.tr("{} (of the pair: read it)", title);
  if (text.of == TextOf::event) return words.tr("{} (of an event: read it)", title);
  return title;
}

void add_texts(Session& session, const Forgetting& forgetting, Document& act) {
  const Words& words = session.words();
  doc::Table table{"texts",
                   words.tr("To be removed by hand"),
                   {},
                   {},
                   words.tr("No texts in words about the person are known.")};
  table.columns = {{"place", words.tr("Where")}, {"key", words.tr("What")}};
  for (const Finding& leak : forgetting.files.leaks) {
    const std::string line = leak.where.line > 0 ? ":" + std::to_string(leak.where.line) : "";
    const bool of_path = leak.message.id == "leak-path";
    const std::string what =
        of_path ? words.tr("the name, in the path of the file") : words.tr("the name or a contact");
    table.rows.push_back({"", {leak.where.file + line, doc::Label{leak.message.id, what}}});
  }
  for (const std::string& path : forgetting.files.copies)
    table.rows.push_back({"", {path, doc::Label{"copy", words.tr("a copy of the card")}}});
  for (const std::string& path : forgetting.files.named) {
    const std::string what = words.tr("named by the code: look what it has");
    table.rows.push_back({"", {path, doc::Label{"named", what}}});
  }
  for (const FreeText& text : forgetting.texts) {
    const std::string shown = shown_text(words, text);
    table.rows.push_back({"", {place_text(session, text.place), doc::Label{text.key, shown}}});
  }
  const bool any = !table.rows.empty();
  act.blocks.emplace_back(std::move(table));
  if (!any) return;
  act.blocks.emplace_back(doc::Paragraph{
      words.tr("Commands never rewrite what people wrote. Put a dash in place of each text, — or "
               "\"-\" in quotes; keep the line, it is counted. Delete copies and other files of no "
               "use.")});
}

// Namesakes, and telephones of a family.
void add_others(const Words& words, const Forgetting& forgetting, Document& act) {
  std::vector<std::string> codes;
  std::vector<std::string> places;
  for (const auto& [owner, own] : forgetting.files.own_of) {
    codes.push_back(mentor::text(owner));
    for (const Finding& each : own)
      places.push_back(each.where.file + ":" + std::to_string(each.where.line));
  }
  if (places.empty()) return;
  places.erase(std::unique(places.begin(), places.end()), places.end());
  act.blocks.emplace_back(doc::Paragraph{
      words.tr("The same name, telephone or e-mail is also that of {}, or of whoever represents "
               "them. That is their own data, leave it; of the other places in this act look whom "
               "they are about. Their cards:",
               join(codes, ", "))});
  act.blocks.emplace_back(doc::List{doc::ListKind::bullets, first_lines(places, words)});
}

void add_unread(const Words& words, const std::vector<std::string>& unread, Document& act) {
  if (unread.empty()) return;
  act.blocks.emplace_back(doc::Paragraph{
      words.tr("These files are no text that the program can look through. Look whether the person "
               "is in them:")});
  act.blocks.emplace_back(doc::List{doc::ListKind::bullets, first_lines(unread, words)});
}

// What stub_of() leaves.
std::vector<std::string> kept_data(const Words& words, const Person& card) {
  std::vector<std::string> kept{words.tr("category")};
  if (!card.school_class.empty()) kept.push_back(words.tr("class"));
  if (!card.organisation.empty()) kept.push_back(words.tr("organisation"));
  if (card.born)
    kept.push_back(card.born->month ? words.tr("month of birth") : words.tr("year of birth"));
  return kept;
}

bool has_words_of(const Proposal& proposal, PersonId id) {
  return std::any_of(proposal.pairs.begin(), proposal.pairs.end(), [&](const ProposedPair& pair) {
    return std::any_of(pair.mentees.begin(), pair.mentees.end(), [&](const ProposedMentee& mentee) {
      return (pair.mentor == id || mentee.id == id) && !mentee.matched.empty();
    });
  });
}

std::vector<std::string> proposals_with_words(const Programme& programme, PersonId id) {
  std::vector<std::string> found;
  for (const auto& [name, proposal] : programme.proposals) {
    if (has_words_of(proposal, id)) found.push_back(proposal.id);
  }
  return found;
}

void add_rest(Session& session, const Forgetting& forgetting, Document& act) {
  const Words& words = session.words();
  act.blocks.emplace_back(doc::Heading{2, words.tr("What stays")});
  act.blocks.emplace_back(doc::Paragraph{
      words.tr("The code {} stays as a stub without a name, so that the counts stay right; it is "
               "never given again. The card keeps: {}.",
               mentor::text(forgetting.person),
               join(kept_data(words, session.programme().people.at(forgetting.person)), ", "))});
  const auto proposals = proposals_with_words(session.programme(), forgetting.person);
  if (!proposals.empty()) {
    act.blocks.emplace_back(
        doc::Paragraph{words.tr("Proposals keep the words by which the person was matched: {}. "
                                "Delete a proposal that nobody needs any more.",
                                join(proposals, ", "))});
  }
  add_texts(session, forgetting, act);
  add_others(words, forgetting, act);
  add_unread(words, forgetting.files.unread, act);
  if (!session.private_cards().contains(forgetting.person)) {
    act.blocks.emplace_back(doc::Paragraph{
        words.tr("There is no private card here that tells the name, so nothing here was looked "
                 "through for it: look for it yourself, or where the private card is.")});
  }
  add_git(session, forgetting.git, forgetting.person, act);
  act.blocks.emplace_back(doc::Paragraph{
      words.tr("Backups, printed papers, mail and copies of the folder on other computers are out "
               "of the program's sight: destroy them too.")});
}

}  // namespace

std::string named_in_full(const Session& session, PersonId person) {
  const auto card = session.private_cards().find(person);
  if (card == session.private_cards().end() || full_name(card->second.name).empty()) {
    return session.named(person);
  }
  return mentor::text(person) + " " + full_name(card->second.name);
}

Result<Forgetting> gather(Session& session, PersonId person) {
  Forgetting found;
  found.person = person;
  found.name = named_in_full(session, person);
  found.before = forgotten_by(session.programme(), person);
  auto files = files_about(session, person);
  if (!files) return tl::unexpected<Error>(files.error());
  found.files = std::move(*files);
  found.data = data_of(session, person);
  found.texts = free_texts_about(session.programme(), person, own_texts());
  auto git = git_traces(session, person);
  if (!git) return tl::unexpected<Error>(git.error());
  found.git = std::move(*git);
  return found;
}

Document act_of(Session& session, const Forgetting& forgetting) {
  const Words& words = session.words();
  Document act =
      session.document("person-forgotten", words.tr("Act of destruction of personal data"));
  const Organisation& operator_ = session.programme().card.organisation;
  const auto fact = [&](const char* id, const std::string& title, doc::Cell value) {
    act.facts.push_back({id, title, std::move(value)});
  };
  fact("operator", words.tr("Operator"), operator_.name);
  if (!operator_.settlement.empty()) fact("place", words.tr("Place"), operator_.settlement);
  fact("date", words.tr("Day of destruction"), session.day());
  if (forgetting.before != nullptr) {
    fact("before", words.tr("Destroyed before, in another copy of the folder"),
         forgetting.before->date);
  }
  fact("subject", words.tr("Subject of the data"),
       doc::Reference{mentor::text(forgetting.person), forgetting.name});
  fact("ground", words.tr("Ground"), ground_of(session, forgetting.person));
  fact("method", words.tr("Way of destruction"),
       words.tr("the files are deleted by a program, the card is reduced to what is counted"));
  std::string files = join(forgetting.files.cards, ", ");
  if (files.empty()) files = words.tr("there was no private card in this copy of the folder");
  fact("files", words.tr("Deleted files"), files);
  act.blocks.emplace_back(destroyed_table(session, forgetting));
  add_signatures(words, act);
  add_extract(session, forgetting, act);
  add_rest(session, forgetting, act);
  return act;
}

}  // namespace mentor::cli
