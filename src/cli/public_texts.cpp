#include "public_texts.h"

#include <set>

#include "leak_scan.h"
#include "mentor/checks/leaks.h"
#include "mentor/state/publications.h"

namespace mentor::cli {
namespace {

using Texts = std::vector<std::string*>;

struct TextsOf {
  Texts& texts;

  void operator()(std::string& text) const { texts.push_back(&text); }
  void operator()(doc::Label& label) const { texts.push_back(&label.text); }
  void operator()(doc::Reference& reference) const { texts.push_back(&reference.text); }
  void operator()(doc::References& references) const {
    for (doc::Reference& each : references)
      texts.push_back(&each.text);
  }
  void operator()(doc::Cell& cell) const { std::visit(*this, cell.value); }

  void operator()(doc::Heading& heading) const { texts.push_back(&heading.text); }
  void operator()(doc::Paragraph& paragraph) const { texts.push_back(&paragraph.text); }
  void operator()(doc::Note& note) const { texts.push_back(&note.text); }
  void operator()(doc::List& list) const {
    for (std::string& item : list.items)
      texts.push_back(&item);
  }
  void operator()(doc::Table& table) const {
    texts.push_back(&table.title);
    for (doc::Column& column : table.columns)
      texts.push_back(&column.title);
    for (doc::Row& row : table.rows) {
      for (doc::Cell& cell : row.cells)
        (*this)(cell);
    }
  }
  void operator()(doc::Figure& figure) const {
    texts.push_back(&figure.title);
    texts.push_back(&figure.description);
    std::visit(*this, figure.plot);
  }
  void operator()(doc::BarsByAxis& bars) const {
    for (doc::Series& each : bars.series)
      texts.push_back(&each.title);
    for (doc::AxisMeans& each : bars.axes)
      texts.push_back(&each.title);
  }
  void operator()(doc::Funnel& funnel) const {
    for (doc::FunnelStep& step : funnel.steps)
      texts.push_back(&step.title);
  }
  void operator()(doc::Tasks& tasks) const {
    texts.push_back(&tasks.title);
    for (doc::Task& task : tasks.tasks) {
      texts.push_back(&task.text);
      (*this)(task.about);
    }
  }
  template <class Other>
  void operator()(Other& /*without texts*/) const {}
};

Texts texts_of(Document& document) {
  Texts texts{&document.title};
  const TextsOf add{texts};
  for (doc::Fact& fact : document.facts) {
    texts.push_back(&fact.label);
    add(fact.value);
  }
  for (doc::Block& block : document.blocks)
    std::visit(add, block);
  return texts;
}

// The cards without the names that may be published.
PrivateCards not_to_be_named(Session& session) {
  PrivateCards cards = session.private_cards();
  for (auto& [id, card] : cards) {
    const PersonState* person = find_person(session.state(), id);
    const bool may =
        person != nullptr &&
        publication_consent(session.state(), *person, session.day()) == ConsentStatus::valid;
    if (may) card.name = {};
  }
  return cards;
}

// Indices of the texts that name somebody.
std::set<std::size_t> naming(Session& session, const Texts& texts) {
  std::vector<FileText> files;
  for (std::size_t i = 0; i < texts.size(); ++i)
    files.push_back({std::to_string(i), *texts[i]});
  std::set<std::size_t> found;
  for (const Finding& leak : find_leaks(files, not_to_be_named(session))) {
    if (leak.message.id != "leak-unscanned") found.insert(std::stoul(leak.where.file));
  }
  return found;
}

void tell(Session& session, std::size_t count) {
  if (count == 0) return;
  session.tell(session.words().plural(
      "{} text has been left out of the report: it names somebody who has no valid consent to "
      "publication. Say it without the name, or with the code (mentor check tells where).",
      "{} texts have been left out of the report: they name people who have no valid consent to "
      "publication. Say it without the name, or with the code (mentor check tells where).",
      static_cast<std::int64_t>(count)));
}

}  // namespace

void leave_out_names(Session& session, QuarterReport& report) {
  tell_if_no_names(session);
  Texts ids;
  for (RecordRow& row : report.records)
    ids.push_back(&row.id);
  const auto found = naming(session, ids);
  for (const std::size_t i : found)
    ids[i]->clear();
  tell(session, found.size());
}

void leave_out_names(Session& session, Document& document) {
  tell_if_no_names(session);
  const Texts texts = texts_of(document);
  const auto found = naming(session, texts);
  for (const std::size_t i : found)
    *texts[i] = session.words().tr("(left out: names somebody)");
  tell(session, found.size());
}

}  // namespace mentor::cli
