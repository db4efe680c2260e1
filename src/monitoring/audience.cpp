#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "mentor/monitoring/quarter.h"
#include "mentor/state/publications.h"

namespace mentor {
namespace {

// What counts people or pairs; meetings, minutes and steps say nothing of anybody.
bool counts_people(std::string_view id) {
  for (const std::string_view start :
       {"people.", "consents.", "base.", "mentors.", "pairs.", "unmatched", "plans.", "feedback.",
        "satisfaction.", "influence.", "contingent.", "pipeline", "meetings.first",
        "meetings.sequence"}) {
    if (id.starts_with(start)) return true;
  }
  return false;
}

bool is_small(std::int64_t count, int group) {
  return count > 0 && count < group;
}

struct Small {
  int group = 5;
  bool of_rest = true;  ///< the rest of a share is a group as well
  bool operator()(const NoFigure&) const { return false; }
  bool operator()(const Hidden&) const { return true; }
  bool operator()(const Count& count) const { return is_small(count.value, group); }
  bool operator()(const Mean& mean) const { return is_small(mean.n, group); }
  bool operator()(const Share& share) const {
    return is_small(share.num, group) || is_small(share.den, group) ||
           (of_rest && is_small(share.den - share.num, group));
  }
};

// Who did not answer is no group that a report speaks of; who answered stands under every mean.
bool rest_is_group(std::string_view id) {
  return !id.starts_with("feedback.answered");
}

// One of these is what is left of the first without the other.
constexpr std::array<std::string_view, 3> with_and_without_pair{"people.mentees", "pairs.mentees",
                                                                "unmatched"};

struct Known {
  std::string_view count;
  std::string_view share;  ///< is of so many
};

// A share tells the count that it is a share of, exactly or nearly: who is asked for feedback are
// the mentees in pairs and about one mentor for each pair.
constexpr std::array told_by_shares{Known{"people.mentees", "consents.mentees"},
                                    Known{"people.mentors", "consents.mentors"},
                                    Known{"people.mentors", "mentors.selected"},
                                    Known{"people.mentors", "mentors.trained"},
                                    Known{"pairs.mentees", "base.baseline"},
                                    Known{"pairs.mentees", "feedback.answered.mentees"},
                                    Known{"pairs.mentees", "feedback.answered"},
                                    Known{"pairs.active", "meetings.first"},
                                    Known{"pairs.active", "meetings.sequence"},
                                    Known{"pairs.active", "plans.exist"}};

// Hides what the rest would give away.
void hide_told(std::set<std::string>& hidden) {
  const auto is_hidden = [&](std::string_view id) { return hidden.contains(std::string(id)); };
  const auto known =
      std::count_if(with_and_without_pair.begin(), with_and_without_pair.end(), is_hidden);
  if (known == 1) {
    hidden.emplace(with_and_without_pair[1]);
    hidden.emplace(with_and_without_pair[2]);
  }
  for (const Known& each : told_by_shares) {
    if (is_hidden(each.count)) hidden.emplace(each.share);
  }
}

// Parts that coverage tells of everybody in one role; who is in none of them is the rest.
struct Coverage {
  std::string_view all;
  std::array<std::string_view, 2> parts;
};
constexpr std::array coverages{
    Coverage{"people.mentees", {"contingent.pupils_10_19", "contingent.teachers_young"}},
    Coverage{"people.mentors", {"contingent.pupils_15_19", {}}}};

const Figure* figure_of(const std::vector<Measured>& measures, std::string_view id) {
  const Measured* found = find_measured(measures, id);
  return found == nullptr ? nullptr : &found->figure;
}

// Whether what one part, or all of them, leave of everybody is a small group, or a part is hidden.
bool tells_the_rest(const std::vector<Measured>& measures, const std::set<std::string>& hidden,
                    const Coverage& coverage, int group) {
  const Figure* all = figure_of(measures, coverage.all);
  const auto* count = all == nullptr ? nullptr : std::get_if<Count>(all);
  if (count == nullptr) return false;
  std::int64_t rest = count->value;
  for (const std::string_view id : coverage.parts) {
    const Figure* part = figure_of(measures, id);
    const auto* share = part == nullptr ? nullptr : std::get_if<Share>(part);
    if (share == nullptr) continue;
    if (hidden.contains(std::string(id)) || is_small(count->value - share->num, group)) return true;
    rest -= share->num;
  }
  return is_small(rest, group);
}

bool is_small_mean(const Figure& figure, int group) {
  const auto* mean = std::get_if<Mean>(&figure);
  return mean != nullptr && is_small(mean->n, group);
}

// Parts of one whole: with one of them hidden the rest would give it away.
std::string whole_of(const std::string& id) {
  for (const std::string_view end : {".mentees", ".mentors", ".ready", ".not_ready"}) {
    if (id.ends_with(end)) return id.substr(0, id.size() - end.size());
  }
  return id;
}

class Shield {
 public:
  Shield(Audience audience, int group) : audience_(audience), group_(group) {}

  [[nodiscard]] bool hides(const std::string& id, const Figure& figure) const {
    if (audience_ == Audience::district) return is_small_mean(figure, group_);
    return counts_people(id) && std::visit(Small{group_, rest_is_group(id)}, figure);
  }

  // Hides the small ones, what stands beside them, and the other parts of every whole that has a
  // hidden part.
  [[nodiscard]] std::set<std::string> hidden_in(const std::vector<Measured>& measures) const {
    std::set<std::string> hidden;
    for (const Measured& each : measures) {
      if (hides(each.id, each.figure)) hidden.insert(each.id);
    }
    for (std::size_t before = 0; before != hidden.size();) {
      before = hidden.size();
      if (!exact_counts()) {
        hide_told(hidden);
        hide_coverage(measures, hidden);
      }
      hide_parts(measures, hidden);
    }
    return hidden;
  }

 private:
  [[nodiscard]] bool exact_counts() const { return audience_ == Audience::district; }

  void hide_coverage(const std::vector<Measured>& measures, std::set<std::string>& hidden) const {
    for (const Coverage& each : coverages) {
      if (!tells_the_rest(measures, hidden, each, group_)) continue;
      for (const std::string_view id : each.parts)
        if (figure_of(measures, id) != nullptr) hidden.emplace(id);
    }
  }

  // All parts of a whole that is hidden or has a hidden part.
  void hide_parts(const std::vector<Measured>& measures, std::set<std::string>& hidden) const {
    std::set<std::string> wholes;
    for (const std::string& id : hidden)
      wholes.insert(whole_of(id));
    for (const Measured& each : measures) {
      const bool is_part = whole_of(each.id) != each.id && wholes.contains(whole_of(each.id));
      if (is_part && (!exact_counts() || std::holds_alternative<Mean>(each.figure))) {
        hidden.insert(each.id);
      }
    }
  }

  Audience audience_;
  int group_;
};

void hide(std::vector<Measured>& measures, const std::set<std::string>& hidden) {
  for (Measured& each : measures) {
    each.evidence.clear();
    if (hidden.contains(each.id)) each.figure = Hidden{};
  }
}

// A figure hidden for one form is hidden for all of them, as the total would give it away; nor do
// the forms stand where their total is hidden.
void shield_figures(QuarterReport& report, const Shield& shield) {
  const std::set<std::string> in_total = shield.hidden_in(report.measures);
  std::set<std::string> in_forms = in_total;
  for (const FormFigures& form : report.by_form)
    in_forms.merge(shield.hidden_in(form.measures));
  for (FormFigures& form : report.by_form)
    hide(form.measures, in_forms);
  hide(report.measures, in_total);
}

void shield_rows(QuarterReport& report, const Shield& shield) {
  bool small_people = false;
  for (PeopleRow& row : report.people) {
    row.evidence.clear();
    small_people = small_people || shield.hides("people.", row.count);
  }
  if (small_people) report.people.clear();
  bool small_health = false;
  for (const HealthCount& each : report.health) {
    small_health = small_health || shield.hides("pairs.", each.count);
  }
  if (small_health) report.health.clear();
}

bool has_small_step(const std::vector<FunnelStep>& steps, int group) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (is_small(steps[i].count, group)) return true;
    if (i > 0 && is_small(steps[i - 1].count - steps[i].count, group)) return true;
  }
  return false;
}

void drop_people(QuarterReport& report) {
  report.pairs.clear();
  report.unmatched.clear();
  report.early_ends.clear();
  report.tasks.clear();
  report.curators.clear();
  for (RecordRow& row : report.records) {
    row.evidence.clear();
  }
  for (auto* steps : {&report.late_steps, &report.due_steps}) {
    for (StepProgress& step : *steps) {
      step.evidence.clear();
      step.proof.reset();
    }
  }
}

// What names somebody without a consent to it has to be taken down, and is not told on. A consent
// that was taken back after the period counts as well.
void drop_what_is_to_take_down(QuarterReport& report) {
  const auto is_publication = [](const RecordRow& row) {
    return row.kind == EventKind::publication;
  };
  if (std::none_of(report.records.begin(), report.records.end(), is_publication)) return;
  const State state = fold(*report.programme, report.as_of);
  std::set<std::string> ids;
  for (const PublishedPerson& each : to_take_down(state))
    ids.insert(each.publication->id);
  std::erase_if(report.records,
                [&](const RecordRow& row) { return is_publication(row) && ids.contains(row.id); });
}

}  // namespace

std::optional<Audience> parse_audience(std::string_view text) {
  if (text == "curator") return Audience::curator;
  if (text == "head") return Audience::head;
  if (text == "district") return Audience::district;
  if (text == "partner") return Audience::partner;
  if (text == "public") return Audience::everybody;
  return std::nullopt;
}

bool sees_people(Audience audience) {
  return audience == Audience::curator || audience == Audience::head;
}

QuarterReport for_audience(QuarterReport report, Audience audience) {
  report.audience = audience;
  if (sees_people(audience)) return report;
  const int group = report.programme->card.thresholds.small_group;
  const Shield shield(audience, group);
  drop_people(report);
  drop_what_is_to_take_down(report);
  shield_figures(report, shield);
  shield_rows(report, shield);
  // What changed tells a small group as the difference of two large ones.
  report.changes.clear();
  if (audience == Audience::district) return report;
  if (has_small_step(report.funnel, group)) report.funnel.clear();
  for (RecordRow& row : report.records) {
    if (row.people && is_small(*row.people, group)) row.people.reset();
  }
  return report;
}

}  // namespace mentor
