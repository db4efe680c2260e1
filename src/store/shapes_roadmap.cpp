#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

// A text or a map: what exactly, decode_roadmap says.
Shape step_time_shape() {
  return anything();
}

Shape step_shape() {
  const Shape proof = record_of(
      {required("measure", any_text()), required("at_least", share_shape(), "5, or 80%")});
  return record_of(
      {required("id", any_text()), optional("activity", any_text()), required("title", any_text()),
       optional("side", choice_of({"inside", "outside"})),
       optional(
           "when", one_or_list_of(step_time_shape()),
           "a day, a month, a range 2023-12..2024-06, {every: …}, all-year, as-needed, at-end"),
       optional("responsible", texts_shape()), optional("result", any_text()),
       optional("after", texts_shape(), "steps that must be done before"),
       optional("proof", proof, "a measure that must hold")});
}

Shape stage_shape() {
  return record_of({required("id", any_text()), optional("title", any_text()),
                    required("steps", list_of(step_shape()))});
}

}  // namespace

Shape roadmap_shape() {
  const Shape approved = record_of(
      {optional("by", any_text()), optional("order", any_text()), optional("date", date_shape())});
  return record_of({optional("title", any_text()), optional("approved", approved),
                    required("stages", list_of(stage_shape()))});
}

}  // namespace mentor
