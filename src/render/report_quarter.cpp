#include <algorithm>

#include "mentor/render/reports.h"
#include "numbers.h"
#include "report_cells.h"
#include "report_quarter_tables.h"
#include "report_tasks.h"

namespace mentor {
namespace {

using Ids = std::vector<std::string>;

class QuarterWriter {
 public:
  explicit QuarterWriter(const QuarterPen& pen) : pen_(pen), words_(pen.words) {}

  Document document() {
    heading();
    changes();
    people();
    consents();
    meetings();
    plans();
    feedback();
    satisfaction();
    health();
    unmatched();
    roadmap();
    records();
    tasks();
    return std::move(document_);
  }

 private:
  void add(doc::Block block) { document_.blocks.push_back(std::move(block)); }
  void section(std::string_view english) { add(doc::Heading{2, words_.tr(english)}); }
  void note(std::string text) { add(doc::Note{std::move(text)}); }
  void fact(std::string id, std::string label, doc::Cell cell) {
    document_.facts.push_back({std::move(id), std::move(label), std::move(cell)});
  }
  void figures(std::string id, std::string title, const Ids& measures) {
    add(figures_table(pen_, std::move(id), std::move(title), measures));
  }
  [[nodiscard]] bool shows_people() const { return sees_people(pen_.report.audience); }
  [[nodiscard]] std::string period_text(const PeriodOfYear& period) const {
    return period_title(period) + ", " + render::date_text(period.period.from, words_.language()) +
           " – " + render::date_text(period.period.to, words_.language());
  }

  void heading() {
    const QuarterReport& report = pen_.report;
    const ProgrammeCard& card = report.programme->card;
    document_.name = "quarter";
    document_.language = words_.language();
    document_.as_of = report.as_of;
    document_.title = words_.tr("Mentoring programme: report for the period");
    const Organisation& school = card.organisation;
    fact("organisation", words_.tr("Organisation"),
         text_or_missing(school.name.empty() ? school.short_name : school.name));
    if (!card.title.empty()) fact("programme", words_.tr("Programme"), card.title);
    fact("year", words_.tr("School year"), report.period.year);
    fact("period", words_.tr("Period"), doc::Label{report.period.id(), period_text(report.period)});
    fact("day", words_.tr("State on"), report.day);
    doc::References curators;
    for (const Appointment& each : report.curators)
      curators.push_back(pen_.person(each.person));
    if (!curators.empty()) fact("curator", words_.tr("Curator"), curators);
  }

  void changes() {
    const QuarterReport& report = pen_.report;
    if (!report.previous || !shows_people()) return;
    add(doc::Heading{2, words_.tr("What has changed since {}", period_text(*report.previous))});
    add(changes_table(pen_));
  }

  void people() {
    section(TR_NOOP("People and pairs"));
    figures("summary", words_.tr("Participants and pairs"),
            {"people.mentees", "people.mentors", "pairs.active", "pairs.mentees", "unmatched",
             "unmatched.ready", "unmatched.not_ready", "pipeline"});
    if (!pen_.report.people.empty() || shows_people()) add(people_table(pen_));
    const Ids contingent = measures_from(pen_.report, "contingent.");
    if (!contingent.empty()) figures("contingent", words_.tr("Coverage"), contingent);
    funnel();
  }

  void funnel() {
    static constexpr std::string_view titles[] = {TR_NOOP("enrolled"), TR_NOOP("with consents"),
                                                  TR_NOOP("in a pair"), TR_NOOP("completed")};
    doc::Funnel funnel;
    for (std::size_t i = 0; i < pen_.report.funnel.size(); ++i) {
      const FunnelStep& step = pen_.report.funnel[i];
      funnel.steps.push_back({step.id, words_.tr(titles[i]), step.count});
    }
    if (funnel.steps.empty()) return;
    add(doc::Figure{"funnel", words_.tr("The mentees' way through the programme"),
                    words_.tr("How many mentees of the school year are enrolled, have their "
                              "consents, work in a pair and have completed the programme."),
                    std::move(funnel)});
  }

  void consents() {
    section(TR_NOOP("Consents, baseline, readiness of mentors"));
    figures("readiness", words_.tr("Consents and readiness"),
            {"consents.mentees", "consents.mentors", "base.baseline", "mentors.selected",
             "mentors.trained"});
  }

  void meetings() {
    section(TR_NOOP("Meetings"));
    Ids ids = measures_from(pen_.report, "meetings.held");
    ids.emplace_back("meetings.minutes");
    const Measured* untimed = find_measured(pen_.report.measures, "meetings.untimed");
    if (untimed != nullptr && untimed->figure != Figure(Count{0})) ids.push_back(untimed->id);
    ids.insert(ids.end(), {"meetings.first", "meetings.sequence"});
    figures("meetings", words_.tr("Meetings of the period"), ids);
    doc::BarsByWeek bars;
    for (const WeekOfMeetings& week : pen_.report.weeks)
      bars.weeks.push_back({week.week, week.count});
    add(doc::Figure{"weeks", words_.tr("Meetings by week"),
                    words_.tr("How many meetings were held in each week of the period."),
                    std::move(bars)});
    if (!shows_people()) return;
    add(pairs_table(pen_));
    without_meetings();
  }

  void without_meetings() {
    std::vector<std::string> codes;
    for (const PairRow& pair : pen_.report.pairs) {
      if (pair.meetings == 0 && pair.health.health != Health::closed)
        codes.push_back(text(pair.id));
    }
    if (codes.empty()) return;
    add(doc::Paragraph{words_.tr("Pairs without a meeting in the period:")});
    add(doc::List{doc::ListKind::bullets, std::move(codes)});
  }

  void plans() {
    section(TR_NOOP("Plans"));
    figures("plans", words_.tr("Plans of the pairs"), {"plans.exist", "plans.done"});
  }

  void feedback() {
    section(TR_NOOP("Feedback"));
    figures("response", words_.tr("Who answered"),
            {"feedback.answered", "feedback.answered.mentees", "feedback.answered.mentors"});
    note(
        words_.tr("Asked are mentors and mentees with 14 days or more in a pair within the "
                  "period. Answers without a name, and of those who were not asked, count in the "
                  "means only."));
    add(axes_table(pen_));
    axes_figure();
  }

  void axes_figure() {
    doc::BarsByAxis bars;
    bars.series = {{"mentees", words_.tr("Mentees")}, {"mentors", words_.tr("Mentors")}};
    for (const std::string& axis : axes_of(pen_.report)) {
      doc::AxisMeans means{axis, axis_title(axis, words_), {}};
      for (const char* end : {".mentees", ".mentors"})
        means.means.push_back(mean_of("feedback.axis." + axis + end));
      bars.axes.push_back(std::move(means));
    }
    if (bars.axes.empty()) return;
    add(doc::Figure{
        "axes", words_.tr("Feedback by indicator"),
        words_.tr("Mean scores of mentees and mentors on each indicator, from 1 to 10."),
        std::move(bars)});
  }

  [[nodiscard]] doc::Mean mean_of(const std::string& id) const {
    const Measured* measured = find_measured(pen_.report.measures, id);
    const Mean* mean = measured == nullptr ? nullptr : std::get_if<Mean>(&measured->figure);
    return mean == nullptr ? doc::Mean{} : doc::Mean{mean->sum.num, mean->sum.den, mean->n};
  }

  void satisfaction() {
    section(TR_NOOP("Satisfaction"));
    figures("satisfaction", words_.tr("Satisfied with the programme"),
            {"satisfaction.mentees", "satisfaction.mentors"});
    const Fraction limit = nearest_thousandth(pen_.report.programme->card.thresholds.satisfied);
    const std::string shown =
        mentor::shown(doc::Cell(doc::Decimal{limit.num, limit.den}), words_.language());
    note(
        words_.tr("Satisfied is a respondent whose mean score is {} of 10 or higher, unless the "
                  "form sets a limit of its own.",
                  shown));
  }

  void health() {
    if (pen_.report.health.empty() && !shows_people()) return;
    section(TR_NOOP("Health of the pairs"));
    if (!pen_.report.health.empty()) add(health_counts_table(pen_));
    if (!shows_people()) return;
    add(attention_table(pen_));
    if (!pen_.report.early_ends.empty()) add(early_ends_table(pen_));
  }

  void unmatched() {
    if (!shows_people()) return;
    section(TR_NOOP("Without a pair"));
    add(unmatched_table(pen_, pen_.report.unmatched));
  }

  void roadmap() {
    section(TR_NOOP("Roadmap"));
    figures("roadmap", words_.tr("Steps of the roadmap"), {"roadmap.done", "roadmap.late"});
    add(steps_table(pen_, StepsShown::late));
    add(steps_table(pen_, StepsShown::due));
  }

  void records() {
    section(TR_NOOP("Events of the period"));
    add(records_table(pen_));
  }

  void tasks() {
    if (!shows_people()) return;
    add(doc::Heading{2, words_.tr("Tasks of the curator")});
    add(task_list(pen_.report.tasks, pen_, TaskCommands::hide));
  }

  const QuarterPen& pen_;
  const Words& words_;
  Document document_;
};

}  // namespace

Document quarter_document(const QuarterReport& report, const Words& words, const PersonNames* names,
                          Evidence evidence) {
  const QuarterPen pen{{*report.programme, words, report.audience, names, evidence}, report};
  return QuarterWriter(pen).document();
}

}  // namespace mentor
