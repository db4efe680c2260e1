#include "mentor/store/write_text.h"

#include "encode.h"
#include "mentor/store/schemas.h"

namespace mentor {
namespace {

Result<std::string> card_text(FileKind kind, const OutNode& card) {
  auto text = block_card(card);
  if (text) text->insert(0, modeline(kind));
  return text;
}

std::string path_in(FileKind kind, const std::string& stem) {
  return std::string(folder_of(kind)) + stem + ".yaml";
}

}  // namespace

Result<std::string> person_text(const Person& person) {
  return card_text(FileKind::person, encode_person(person));
}

Result<std::string> pair_text(const Pair& pair) {
  return card_text(FileKind::pair, encode_pair(pair));
}

Result<std::string> private_text(const PrivateCard& card) {
  return card_text(FileKind::private_card, encode_private(card));
}

Result<std::string> year_text(const Year& year) {
  return card_text(FileKind::year, encode_year(year));
}

Result<std::string> questionnaire_text(const Questionnaire& questionnaire) {
  return card_text(FileKind::questionnaire, encode_questionnaire(questionnaire));
}

Result<std::string> proposal_text(const Proposal& proposal) {
  return card_text(FileKind::proposal, encode_proposal(proposal));
}

Result<std::string> entry_line(const Entry& entry) {
  return flow_entry(encode_entry(entry));
}

Result<std::string> answer_line(const Answer& answer) {
  return flow_entry(encode_answer(answer));
}

std::string path_of(const Person& person) {
  return path_in(FileKind::person, text(person.id));
}

std::string path_of(const Pair& pair) {
  return path_in(FileKind::pair, text(pair.id));
}

std::string path_of(const PrivateCard& card) {
  return path_in(FileKind::private_card, text(card.id));
}

std::string path_of(const Year& year) {
  return path_in(FileKind::year, year.year);
}

std::string path_of(const Questionnaire& questionnaire) {
  return path_in(FileKind::questionnaire, questionnaire.id.text);
}

std::string path_of(const Proposal& proposal) {
  return path_in(FileKind::proposal, proposal.id);
}

std::string path_of(const Entry& entry) {
  return path_in(FileKind::journal, iso(entry.date).substr(0, 7));
}

std::string path_of(const Answer& answer) {
  return path_in(FileKind::answers, answer.questionnaire.text);
}

}  // namespace mentor
