// pair list: the pairs and groups, each with its standing and health.
#include <algorithm>

#include "mentor/monitoring/health.h"
#include "mentor/render/health_words.h"
#include "pair_commands.h"
#include "pair_words.h"
#include "tables_apart.h"

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

// `Буквицын Ф.`; of two who read alike, and of somebody without a name, the code tells who it is.
class BriefNames {
 public:
  explicit BriefNames(const PrivateCards& cards) {
    std::map<std::string, int> alike;
    for (const auto& [id, card] : cards)
      ++alike[brief(card.name)];
    for (const auto& [id, card] : cards) {
      const std::string name = brief(card.name);
      names_[id] = alike[name] > 1 ? mentor::text(id) + " " + name : name;
    }
  }

  [[nodiscard]] doc::References of(const std::vector<PersonId>& people) const {
    doc::References named;
    for (const PersonId id : people) {
      const auto known = names_.find(id);
      const std::string code = mentor::text(id);
      named.push_back({code, known == names_.end() ? code : known->second});
    }
    return named;
  }

 private:
  static std::string brief(const FullName& name) {
    FullName without_patronymic;
    without_patronymic.family = name.family;
    without_patronymic.given = name.given;
    return short_name(without_patronymic);
  }

  std::map<PersonId, std::string> names_;
};

// Of a pair that works, how it goes; of any other there is nothing more to say than that.
std::string standing_and_health(const Words& words, PairStanding standing, Health health) {
  return standing == PairStanding::active ? health_title(health, words)
                                          : label(words, standing).text;
}

doc::Row brief_row(const Session& session, const BriefNames& names, const PairState& pair,
                   PairStanding standing, const PairHealth& health) {
  const Date day = session.day();
  return {mentor::text(pair.id),
          {mentor::text(pair.id), form_label(session, pair.card->form),
           names.of(shown_mentors(pair, day)), names.of(shown_mentees(pair, day)),
           standing_and_health(session.words(), standing, health.health), pair.meetings.size(),
           last_meeting(pair)}};
}

std::vector<doc::Column> brief_columns(const Words& words) {
  return {{"pair", words.tr("Pair")},         {"form", words.tr("Form")},
          {"mentors", words.tr("Mentor")},    {"mentees", words.tr("Mentees")},
          {"state", words.tr("How it goes")}, {"meetings", words.tr("Meetings"), doc::Align::right},
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
  const bool brief = reads_a_person(session);
  doc::Table table{"pairs",
                   "",
                   brief ? brief_columns(words) : columns(words),
                   {},
                   words.tr("There are no such pairs.")};
  const BriefNames names(session.private_cards());
  std::set<PairId> shown;
  const State& state = session.state();
  const HealthGround ground = health_ground(state, session.day());
  for (const auto& [id, pair] : state.pairs) {
    const PairStanding standing = standing_of(pair, session.day());
    if (!fits(filter, pair, standing, words)) continue;
    const PairHealth health = pair_health(ground, pair);
    if (!filter.health.empty() && filter.health != id_of(health.health)) continue;
    table.rows.push_back(brief ? brief_row(session, names, pair, standing, health)
                               : row_of(session, pair, standing, health));
    shown.insert(id);
  }
  if (session.has("--stand-ins")) return show_stand_ins(session, shown);
  Document document = session.document("pairs", words.tr("Pairs and groups"));
  if (!brief) {
    document.blocks.emplace_back(std::move(table));
    return session.show(document);
  }
  for (doc::Table& each : apart_by(session, std::move(table), "form", ""))
    document.blocks.emplace_back(std::move(each));
  return session.show(document);
}

}  // namespace mentor::cli
