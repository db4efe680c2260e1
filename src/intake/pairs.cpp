#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/intake/tables.h"
#include "mentor/state/order_numbers.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "sheet.h"

namespace mentor {
namespace {

using intake::SheetRow;

class PairPlanner {
 public:
  PairPlanner(const State& state, const PrivateCards* cards, const PairDefaults& defaults)
      : state_(state),
        people_(state, cards),
        defaults_(defaults),
        next_(next_pair_id(*state.programme)) {}

  RowFate read(SheetRow& row) {
    Pair pair;
    pair.mentors = members(row, "mentor", Role::mentor);
    pair.mentees = members(row, "mentee", Role::mentee);
    refuse_common(row, pair);
    pair.form = read_form(row);
    pair.order = row.has("order") ? row.text("order") : defaults_.order;
    if (pair.order.empty()) row.reject("order", {"order-missing", {}});
    read_days(row, pair);
    pair.role_model = row.text("role_model");
    pair.format = row.text("format");
    pair.source = "manual";
    if (row.rejected()) return RowFate::rejected;
    std::sort(pair.mentors.begin(), pair.mentors.end());
    std::sort(pair.mentees.begin(), pair.mentees.end());
    check_size(row, pair);
    return row.rejected() ? RowFate::rejected : add(row, std::move(pair));
  }

  TablePlan take() { return std::move(plan_); }

 private:
  std::vector<PersonId> members(SheetRow& row, std::string_view key, Role role) {
    auto found = row.persons(key, people_);
    if (found.empty() && !row.has(key)) row.reject(key, {"member-missing", {}});
    for (const PersonId id : found) {
      if (!takes_part(state_, id, role)) {
        row.reject(key, {"person-without-role",
                         {{"role", role == Role::mentor ? "mentor" : "mentee"},
                          {"person", people_.label(id)}}});
      }
    }
    return found;
  }

  static void refuse_common(SheetRow& row, const Pair& pair) {
    for (const PersonId mentor : pair.mentors) {
      const auto& mentees = pair.mentees;
      if (std::find(mentees.begin(), mentees.end(), mentor) == mentees.end()) continue;
      row.reject("mentee", {"pair-with-oneself", {{"person", text(mentor)}}});
    }
  }

  FormId read_form(SheetRow& row) {
    const std::string typed = row.has("form") ? row.text("form") : defaults_.form.text;
    if (typed.empty()) {
      row.reject("form", {"form-missing", {}});
      return {};
    }
    std::vector<std::string> names;
    for (const Form& form : state_.programme->card.forms) {
      for (const std::string& name : {form.id.text, form.title}) {
        if (plain(name) == plain(typed)) return form.id;
        names.push_back(name);
      }
    }
    row.reject("form", {"form-unknown", {{"value", typed}, {"nearest", nearest(typed, names)}}});
    return {};
  }

  // «ученик-ученик» and «ученик — ученик» are one title.
  static std::string plain(const std::string& text) { return replace_all(fold(text), " ", ""); }

  void read_days(SheetRow& row, Pair& pair) {
    const auto from = row.has("from") ? row.date("from") : defaults_.from;
    pair.to = row.has("to") ? row.date("to") : defaults_.to;
    if (!from) {
      if (!row.has("from")) row.reject("from", {"date-missing", {}});
      return;
    }
    pair.from = *from;
    if (pair.to && *pair.to < pair.from) {
      row.reject("to", {"until-before-date", {{"value", iso(*pair.to)}, {"date", iso(pair.from)}}});
    }
  }

  void check_size(SheetRow& row, const Pair& pair) {
    const Form* form = find_form(state_.programme->card, pair.form);
    const int size = static_cast<int>(pair.mentees.size());
    if (size <= form->group_max) return;
    row.reject("mentee", {"group-too-big",
                          {{"size", std::to_string(size)},
                           {"max", std::to_string(form->group_max)},
                           {"form", pair.form.text}}});
  }

  using Members = std::tuple<FormId, std::vector<PersonId>, std::vector<PersonId>>;

  [[nodiscard]] bool is_recorded(const Members& members) const {
    return std::any_of(state_.pairs.begin(), state_.pairs.end(), [&](const auto& each) {
      const PairState& known = each.second;
      if (known.card == nullptr || is_closed(known, state_.day)) return false;
      const Date on = std::max(state_.day, known.from);
      return members == Members{known.card->form, mentors_on(known, on), mentees_on(known, on)};
    });
  }

  static std::vector<PersonId> sorted(std::vector<PersonId> people) {
    std::sort(people.begin(), people.end());
    return people;
  }

  // Whatever became of it since: a row of before does not make a pair that ended again.
  [[nodiscard]] bool has_card(const Pair& pair) const {
    const auto& cards = state_.programme->pairs;
    return std::any_of(cards.begin(), cards.end(), [&](const auto& each) {
      const Pair& known = each.second;
      return known.form == pair.form && known.from == pair.from &&
             order_key(known.order) == order_key(pair.order) &&
             sorted(known.mentors) == pair.mentors && sorted(known.mentees) == pair.mentees;
    });
  }

  RowFate add(SheetRow& row, Pair pair) {
    const Members members{pair.form, pair.mentors, pair.mentees};
    if (is_recorded(members) || has_card(pair)) return RowFate::unchanged;
    const int number = row.verdict().row;
    const auto [first, fresh] = planned_.try_emplace(members, number);
    if (!fresh) {
      row.report("mentee", Severity::note, {"row-repeated", {}});
      row.verdict().superseded_by = first->second;
      return RowFate::superseded;
    }
    pair.id = next_;
    ++next_.number;
    plan_.pairs.push_back(std::move(pair));
    return RowFate::added;
  }

  const State& state_;
  People people_;
  const PairDefaults& defaults_;
  PairId next_;
  std::map<Members, int> planned_;  ///< who -> row
  TablePlan plan_;
};

}  // namespace

Result<TablePlan> plan_pairs(const State& state, const PrivateCards* cards, const Table& table,
                             const PairDefaults& defaults) {
  auto columns = intake::sheet_columns(table, TableKind::pairs);
  if (auto error =
          intake::lacking_columns(table, columns, TableKind::pairs, {{"mentor"}, {"mentee"}})) {
    return tl::unexpected<Error>(std::move(*error));
  }
  PairPlanner planner(state, cards, defaults);
  auto rows = intake::read_sheet(table, columns, [&](SheetRow& row) { return planner.read(row); });
  TablePlan plan = planner.take();
  plan.rows = std::move(rows);
  plan.counts = count(plan.rows);
  plan.notes = columns.notes;
  return plan;
}

}  // namespace mentor
