#include "event_words.h"

#include <algorithm>

namespace mentor::cli {
namespace {

struct Title {
  EventKind kind;
  const char* title;
};

constexpr Title titles[] = {
    {EventKind::enrolled, TR_NOOP("taken into the base")},
    {EventKind::form, TR_NOOP("form chosen")},
    {EventKind::joined_class, TR_NOOP("change of class")},
    {EventKind::consent, TR_NOOP("consent")},
    {EventKind::withdrawn, TR_NOOP("consent withdrawn")},
    {EventKind::nominated, TR_NOOP("nominated")},
    {EventKind::selected, TR_NOOP("selection")},
    {EventKind::agreement, TR_NOOP("agreement")},
    {EventKind::cleared, TR_NOOP("clearance")},
    {EventKind::reference, TR_NOOP("reference")},
    {EventKind::fact, TR_NOOP("fact")},
    {EventKind::search, TR_NOOP("search for a mentor")},
    {EventKind::support, TR_NOOP("support")},
    {EventKind::urgent, TR_NOOP("urgency")},
    {EventKind::willing, TR_NOOP("willing")},
    {EventKind::achievement, TR_NOOP("achievement")},
    {EventKind::appointed, TR_NOOP("appointment")},
    {EventKind::relieved, TR_NOOP("relieved of a post")},
    {EventKind::order, TR_NOOP("order")},
    {EventKind::pin, TR_NOOP("pin")},
    {EventKind::ban, TR_NOOP("ban")},
    {EventKind::unpin, TR_NOOP("unpin")},
    {EventKind::training, TR_NOOP("training")},
    {EventKind::award, TR_NOOP("award")},
    {EventKind::held, TR_NOOP("event")},
    {EventKind::helper, TR_NOOP("helper")},
    {EventKind::outreach, TR_NOOP("outreach")},
    {EventKind::partner, TR_NOOP("partner")},
    {EventKind::programme_material, TR_NOOP("material")},
    {EventKind::publication, TR_NOOP("publication")},
    {EventKind::practice, TR_NOOP("practice")},
    {EventKind::document, TR_NOOP("document")},
    {EventKind::decision, TR_NOOP("decision")},
    {EventKind::resource, TR_NOOP("resource")},
    {EventKind::quality, TR_NOOP("quality")},
    {EventKind::programme_approved, TR_NOOP("personal programme approved")},
    {EventKind::pair_joined, TR_NOOP("joined the group")},
    {EventKind::mentor_changed, TR_NOOP("change of mentor")},
    {EventKind::set, TR_NOOP("pair's settings")},
    {EventKind::goal, TR_NOOP("goal")},
    {EventKind::task, TR_NOOP("task")},
    {EventKind::meeting, TR_NOOP("meeting")},
    {EventKind::task_done, TR_NOOP("task done")},
    {EventKind::fit, TR_NOOP("fit")},
    {EventKind::rating, TR_NOOP("rating")},
    {EventKind::material, TR_NOOP("material used")},
    {EventKind::risk, TR_NOOP("risk")},
    {EventKind::done, TR_NOOP("step done")},
    {EventKind::partly, TR_NOOP("step done in part")},
    {EventKind::moved, TR_NOOP("step moved")},
    {EventKind::cancelled, TR_NOOP("step cancelled")},
    {EventKind::person_paused, TR_NOOP("pause")},
    {EventKind::person_resumed, TR_NOOP("end of the pause")},
    {EventKind::pair_paused, TR_NOOP("pause of the pair")},
    {EventKind::pair_resumed, TR_NOOP("end of the pair's pause")},
    {EventKind::pair_left, TR_NOOP("left the group")},
    {EventKind::left, TR_NOOP("left the programme")},
    {EventKind::closed, TR_NOOP("pair closed")},
    {EventKind::reopened, TR_NOOP("pair reopened")},
    {EventKind::forgotten, TR_NOOP("forgotten")},
};

}  // namespace

std::string event_title(const Words& words, EventKind kind) {
  const auto* found = std::find_if(std::begin(titles), std::end(titles),
                                   [&](const Title& each) { return each.kind == kind; });
  if (found == std::end(titles)) return std::string(spec_of(kind).name);
  return std::string(words.translated(found->title));
}

std::string entry_details(const Words& words, const Entry& entry) {
  std::string details;
  const auto add = [&](const std::string& part) {
    if (!details.empty()) details += ", ";
    details += part;
  };
  for (const Field& field : entry.fields) {
    add(std::string(field.key) + ": " + plain_text(field.value));
  }
  if (!entry.by.empty()) add(words.tr("by") + ": " + entry.by);
  if (!entry.note.empty()) add(words.tr("remark") + ": " + entry.note);
  return details;
}

}  // namespace mentor::cli
