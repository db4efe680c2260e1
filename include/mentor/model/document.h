// Document: a report as typed values that every writer of render shows in its own format.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/base/result.h"

namespace mentor {

/// The languages that the program speaks.
enum class Language { ru, en };

/// `ru` or `en`; nullopt for anything else.
[[nodiscard]] std::optional<Language> parse_language(std::string_view text);

/// `ru` or `en`.
[[nodiscard]] std::string_view code(Language language);

}  // namespace mentor

/// The parts of a Document. Ids are English, stable, unique among their neighbours and never
/// localised: JSON and CSV name things by them. Titles and texts are in the document's language.
namespace mentor::doc {

/// `num` of `den`; with `den` = 0 there was nothing to count, which is not the same as none.
struct Share {
  std::int64_t num = 0;
  std::int64_t den = 0;
  friend auto operator<=>(const Share&, const Share&) = default;
};

/// The mean `sum_num / sum_den / n` of `n` values, kept as an exact fraction (values may be
/// fractions: scales are mapped to 1..10). `n` = 0: no answers, no mean. `sum_den` > 0.
struct Mean {
  std::int64_t sum_num = 0;
  std::int64_t sum_den = 1;
  std::int64_t n = 0;
  friend auto operator<=>(const Mean&, const Mean&) = default;
};

/// The exact number `num / den`; `den` > 0.
struct Decimal {
  std::int64_t num = 0;
  std::int64_t den = 1;
  friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

/// A word: `stalled` for programs, «замерла» for people; without an id for people alone.
struct Label {
  std::string id;
  std::string text;
  friend auto operator<=>(const Label&, const Label&) = default;
};

/// A person, a pair or anything else that has a code; `text` is what people see (the code itself
/// when empty). Only `id` reaches JSON and CSV.
struct Reference {
  std::string id;
  std::string text;
  friend auto operator<=>(const Reference&, const Reference&) = default;
};

using References = std::vector<Reference>;

enum class Flag { no, yes };

/// Nothing known: shown as a dash, `null` in JSON, empty in CSV; never zero.
struct Missing {
  friend auto operator<=>(const Missing&, const Missing&) = default;
};

using Value = std::variant<Missing, std::string, std::int64_t, Decimal, Mean, Share, Date, Label,
                           Reference, References, Flag>;

struct Cell {
  Value value;
  std::vector<Where> evidence;  ///< the facts that the value was counted from, may be empty

  Cell() = default;
  template <class T>
  requires std::constructible_from<Value, T> Cell(T each) : value(std::move(each)) {}
  Cell(const char* text) : value(std::string(text)) {}
  Cell(std::size_t count) : value(static_cast<std::int64_t>(count)) {}
  Cell(int count) : value(static_cast<std::int64_t>(count)) {}
};

enum class Align { left, right };

struct Column {
  std::string id;
  std::string title;
  Align align = Align::left;
};

enum class RowKind { body, total };

struct Row {
  std::string id;           ///< empty: the row's number from 1 stands for it
  std::vector<Cell> cells;  ///< one per column; fewer = the rest is missing
  RowKind kind = RowKind::body;
};

enum class Page { goes_on, begins };

/// The first column heads its rows. A table without rows is shown by `empty_text`.
struct Table {
  std::string id;
  std::string title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::string empty_text;
  Page page = Page::goes_on;  ///< on paper
};

/// Counts by week; weeks without anything have to be there with 0. `week` is a Monday.
struct WeekCount {
  Date week{};
  std::int64_t count = 0;
};

struct BarsByWeek {
  std::vector<WeekCount> weeks;
};

struct Series {
  std::string id;
  std::string title;
};

struct AxisMeans {
  std::string id;
  std::string title;
  std::vector<Mean> means;  ///< one per series
};

/// Means on a scale from `low` to `high`, one group of bars an axis, one pattern a series.
struct BarsByAxis {
  std::vector<Series> series;
  std::vector<AxisMeans> axes;
  int low = 1;
  int high = 10;
};

struct FunnelStep {
  std::string id;
  std::string title;
  std::int64_t count = 0;
};

/// Steps of a way, each a part of the one before.
struct Funnel {
  std::vector<FunnelStep> steps;
};

struct Figure {
  std::string id;
  std::string title;
  std::string description;  ///< for those who cannot see it: what it shows
  std::variant<BarsByWeek, BarsByAxis, Funnel> plot;
};

struct Heading {
  int level = 2;  ///< 2 or 3; the document's title is 1
  std::string text;
};

struct Paragraph {
  std::string text;
};

/// A remark under a figure or table: thresholds, definitions, warnings.
struct Note {
  std::string text;
};

enum class ListKind { bullets, numbers };

struct List {
  ListKind kind = ListKind::bullets;
  std::vector<std::string> items;
};

struct Task {
  std::string id;  ///< what kind of task, for example consent-ends
  std::string text;
  std::optional<Date> due;
  References about;  ///< people and pairs
};

struct Tasks {
  std::string id;
  std::string title;
  std::vector<Task> tasks;
  std::string empty_text;
};

using Block = std::variant<Heading, Paragraph, Note, List, Table, Figure, Tasks>;

/// A line of the heading: period, day of the report, school.
struct Fact {
  std::string id;
  std::string label;
  Cell value;
};

/// The mean in tenths, rounded half away from zero; nullopt when there is none.
[[nodiscard]] std::optional<std::int64_t> tenths(const Mean& mean);

/// The number in tenths, rounded half away from zero.
[[nodiscard]] std::int64_t tenths(const Decimal& decimal);

/// Whole percents, rounded half up; nullopt when there was nothing to count.
[[nodiscard]] std::optional<std::int64_t> percent(const Share& share);

/// The mean as one reduced fraction: 37 of 5. Requires n > 0.
[[nodiscard]] Decimal fraction(const Mean& mean);

/// The mean of all the values of two means; exact.
[[nodiscard]] Mean joined(const Mean& a, const Mean& b);

}  // namespace mentor::doc

namespace mentor {

/// A report ready to be written. Blocks stand in the order of reading.
struct Document {
  std::string name;  ///< of the schema: `mentor/<name>/1`
  Language language = Language::ru;
  std::optional<Date> as_of;
  std::string title;
  std::vector<doc::Fact> facts;
  std::vector<doc::Block> blocks;
};

}  // namespace mentor
