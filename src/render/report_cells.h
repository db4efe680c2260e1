// From figures of monitoring to cells of a document.
#pragma once

#include <string>
#include <vector>

#include "report_words.h"

namespace mentor {

/// What the builders of one report share.
struct ReportPen {
  const Programme& programme;
  const Words& words;
  Audience audience = Audience::curator;
  const PersonNames* names = nullptr;
  Evidence evidence = Evidence::hide;

  [[nodiscard]] doc::Cell cell(const Figure& figure, const std::vector<Place>& places = {}) const;
  [[nodiscard]] doc::Cell with_places(doc::Cell cell, const std::vector<Place>& places) const;
  [[nodiscard]] doc::Reference person(PersonId id) const;
  [[nodiscard]] doc::References people(const std::vector<PersonId>& ids) const;
  [[nodiscard]] doc::Reference pair(PairId id) const;
  /// The form's title; «no form yet» for an empty one.
  [[nodiscard]] doc::Label form(const FormId& id) const;
};

struct QuarterPen : ReportPen {
  const QuarterReport& report;
};

/// A text, or nothing known when it is empty.
[[nodiscard]] doc::Cell text_or_missing(const std::string& text);

[[nodiscard]] doc::Cell date_or_missing(const std::optional<Date>& date);

/// One row a measure, a column for the whole and one for each form. Measures that are nowhere known
/// are left out.
[[nodiscard]] doc::Table figures_table(const QuarterPen& pen, std::string id, std::string title,
                                       const std::vector<std::string>& measures);

/// Ids of the report's measures that begin so.
[[nodiscard]] std::vector<std::string> measures_from(const QuarterReport& report,
                                                     std::string_view start);

}  // namespace mentor
