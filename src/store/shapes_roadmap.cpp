#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

// A text or a map, which no shape can tell apart: decode_roadmap checks it.
Shape step_time_shape() {
  return anything();
}

Shape step_shape() {
  const Shape proof =
      record_of({needed("measure", any_text()), needed("at_least", share_shape(), "5, or 80%")});
  return record_of(
      {needed("id", any_text()), allowed("activity", any_text()), needed("title", any_text()),
       allowed("side", choice_of({"inside", "outside"})),
       allowed("when", one_or_list_of(step_time_shape()),
               "a day, a month, a range 2023-12..2024-06, {every: …}, all-year, as-needed, at-end"),
       allowed("responsible", texts_shape()), allowed("result", any_text()),
       allowed("after", texts_shape(), "steps that must be done before"),
       allowed("proof", proof, "a measure that must hold")});
}

Shape stage_shape() {
  return record_of({needed("id", any_text()), allowed("title", any_text()),
                    needed("steps", list_of(step_shape()))});
}

}  // namespace

Shape roadmap_shape() {
  const Shape approved = record_of(
      {allowed("by", any_text()), allowed("order", any_text()), allowed("date", date_shape())});
  return record_of({allowed("title", any_text()), allowed("approved", approved),
                    needed("stages", list_of(stage_shape()))});
}

}  // namespace mentor
