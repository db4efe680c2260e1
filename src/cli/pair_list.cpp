// pair list: the pairs and groups, each with its standing and health.
#include <algorithm>

#include "mentor/monitoring/health.h"
#include "mentor/render/health_words.h"
#include "pair_commands.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

struct Filter {
  FormId form;
  std::string state;
  std::string health;
};

bool fits(const Filter& filter, const PairState& pair, PairStanding standing, const Words& words) {
  if (!filter.form.empty() && pair.card->form != filter.form) return false;
  if (filter.state == "all") return true;
  // A closed pair is shown when it is asked for, also by its health.
  const bool hide_closed = filter.state.empty() && filter.health != id_of(Health::closed);
  if (hide_closed) return standing != PairStanding::closed;
  return filter.state.empty() || filter.state == label(words, standing).id;
}

doc::Cell last_meeting(const PairState& pair) {
  if (pair.meetings.empty()) return {};
  return pair.meetings.back()->date;
}

doc::Row row_of(Session& session, const PairState& pair, PairStanding standing,
                const PairHealth& health) {
  const Date day = session.day();
  const Words& words = session.words();
  return {mentor::text(pair.id),
          {mentor::text(pair.id), form_label(session, pair.card->form),
           references(session, shown_mentors(pair, day)),
           references(session, shown_mentees(pair, day)), label(words, standing),
           doc::Label{std::string(id_of(health.health)), health_title(health.health, words)},
           pair.meetings.size(), last_meeting(pair)}};
}

std::vector<doc::Column> columns(const Words& words) {
  return {{"pair", words.tr("Pair")},
          {"form", words.tr("Form")},
          {"mentors", words.tr("Mentor")},
          {"mentees", words.tr("Mentees")},
          {"state", words.tr("State")},
          {"health", words.tr("How it goes")},
          {"meetings", words.tr("Meetings"), doc::Align::right},
          {"last", words.tr("Last meeting")}};
}

}  // namespace

Result<Exit> list_pairs(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  Filter filter{{}, session.text("--state"), session.text("--health")};
  if (session.has("--form")) {
    const auto form = session.form(session.text("--form"));
    if (!form) return tl::unexpected<Error>(form.error());
    filter.form = *form;
  }
  const Words& words = session.words();
  doc::Table table{"pairs", "", columns(words), {}, words.tr("There are no such pairs.")};
  std::set<PairId> shown;
  const State& state = session.state();
  const HealthGround ground = health_ground(state, session.day());
  for (const auto& [id, pair] : state.pairs) {
    const PairStanding standing = standing_of(pair, session.day());
    if (!fits(filter, pair, standing, words)) continue;
    const PairHealth health = pair_health(ground, pair);
    if (!filter.health.empty() && filter.health != id_of(health.health)) continue;
    table.rows.push_back(row_of(session, pair, standing, health));
    shown.insert(id);
  }
  if (session.has("--stand-ins")) return show_stand_ins(session, shown);
  Document document = session.document("pairs", words.tr("Pairs and groups"));
  document.blocks.emplace_back(std::move(table));
  return session.show(document);
}

}  // namespace mentor::cli
