// pair list --stand-ins: for every pair the mentor who could step in.
#include <algorithm>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/stand_ins.h"
#include "pair_commands.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

using matching::StandIn;
using matching::StandIns;

doc::Cell best_cell(Session& session, const StandIns& of) {
  if (of.able.empty()) return {};
  return session.reference(of.able.front().mentor);
}

doc::Cell points_cell(const StandIns& of) {
  if (of.able.empty()) return {};
  return of.able.front().points;
}

// The way in: the mentor of no group takes the pair over, another one's group takes its mentees in.
doc::Cell way_cell(const Words& words, const StandIns& of) {
  if (of.able.empty()) return {};
  if (of.able.front().has_group) return doc::Label{"join", words.tr("into the mentor's own group")};
  return doc::Label{"replace", words.tr("takes the pair over")};
}

doc::Cell others_cell(Session& session, const StandIns& of) {
  doc::References others;
  for (std::size_t i = 1; i < of.able.size(); ++i)
    others.push_back(session.reference(of.able[i].mentor));
  if (others.empty()) return {};
  return others;
}

std::string kept_away_by(Session& session, const FormId& form, const std::string& rule) {
  const Words& words = session.words();
  if (rule == matching::stand_in_takes_nobody) return words.tr("takes nobody (capacity 0)");
  if (rule == matching::stand_in_few_places) return words.tr("has too few free places for all");
  if (rule == matching::stand_in_mate_is_full)
    return words.tr("no free place with whom the mentor leads a group");
  return obstacle_in_words(words, session.programme(), form, rule);
}

// What keeps mentors away, most of them first, where nobody can step in; to programs the first.
doc::Cell obstacle_cell(Session& session, const FormId& form, const StandIns& of) {
  if (!of.able.empty()) return {};
  const Words& words = session.words();
  if (of.removed_by.empty())
    return doc::Label{"no-mentor", words.tr("the form has no other mentor")};
  std::vector<std::pair<int, std::string>> counted;
  for (const auto& [rule, mentors] : of.removed_by)
    counted.emplace_back(-mentors, rule);
  std::sort(counted.begin(), counted.end());
  std::vector<std::string> said;
  for (const auto& [mentors, rule] : counted)
    said.push_back(words.tr("{0} (mentors: {1})", kept_away_by(session, form, rule), -mentors));
  return doc::Label{counted.front().second, join(said, "; ")};
}

doc::Table table_of(Session& session, const std::vector<StandIns>& all,
                    const std::set<PairId>& shown) {
  const Words& words = session.words();
  doc::Table table{"stand-ins", "", {}, {}, words.tr("There are no such pairs.")};
  table.columns = {{"pair", words.tr("Pair")},
                   {"mentors", words.tr("Mentor")},
                   {"mentees", words.tr("Mentees")},
                   {"stand_in", words.tr("Who could step in")},
                   {"points", words.tr("Points"), doc::Align::right},
                   {"way", words.tr("How")},
                   {"others", words.tr("Who else")},
                   {"obstacle", words.tr("Why nobody")}};
  const State& state = session.state();
  for (const StandIns& each : all) {
    if (!shown.contains(each.pair)) continue;
    const PairState& pair = state.pairs.at(each.pair);
    table.rows.push_back(
        {mentor::text(each.pair),
         {mentor::text(each.pair), references(session, shown_mentors(pair, state.day)),
          references(session, shown_mentees(pair, state.day)), best_cell(session, each),
          points_cell(each), way_cell(words, each), others_cell(session, each),
          obstacle_cell(session, pair.card->form, each)}});
  }
  return table;
}

bool is_any_for_own_group(const std::vector<StandIns>& all, const std::set<PairId>& shown) {
  return std::any_of(all.begin(), all.end(), [&](const StandIns& each) {
    return shown.contains(each.pair) && !each.able.empty() && each.able.front().has_group;
  });
}

}  // namespace

Result<Exit> show_stand_ins(Session& session, const std::set<PairId>& pairs) {
  const Words& words = session.words();
  Document document =
      session.document("stand-ins", words.tr("Who could step in for the mentor of a pair"));
  const std::vector<StandIns> all = matching::stand_ins(session.state());
  document.blocks.emplace_back(table_of(session, all, pairs));
  document.blocks.emplace_back(
      doc::Note{words.tr("Every pair by itself: one mentor may stand here for several pairs, but "
                         "may lack the places to take them all. The rules, consents and free "
                         "places are those of today. Next: mentor pair replace PAIR --mentor … "
                         "--order №")});
  // A mentor has one group of a form, which pair replace would make two of.
  if (is_any_for_own_group(all, pairs)) {
    document.blocks.emplace_back(doc::Note{
        words.tr("Into the mentor's own group: mentor pair close PAIR --outcome early --reason …, "
                 "then mentor pair join GROUP CODE --order №")});
  }
  return session.show(document);
}

}  // namespace mentor::cli
