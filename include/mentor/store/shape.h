// Shape: what a file may hold, said once; the reader's check and the JSON Schema both come from it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/store/yaml_tree.h"

namespace mentor {

enum class Presence { required, optional };

/// A text with rules of its own, for example a person's code. `accepts` and `pattern` (ECMAScript,
/// anchored) say the same thing, one for the reader, one for editors.
struct TextFormat {
  enum class Looks {
    text,    ///< no accepted text looks like a number, so a schema asks for a string
    number,  ///< some do (`2010`, `2.3`), so a schema lets numbers pass
  };
  std::string id;  ///< named in `format-wrong` as arg `format`, for example `person-code`
  std::string pattern;
  bool (*accepts)(std::string_view) = nullptr;
  Looks looks = Looks::text;
};

struct ShapeField;
struct ShapeCase;

/// Build with the functions below; cheap to copy. `null`-like plain values (Node::is_nothing) count
/// as an absent key when the field is optional, and as an error (`value-missing`) anywhere else.
struct Shape {
  enum class Kind {
    text,         ///< any scalar, as written: `010`, `no`, `12:30` stay these texts
    format,       ///< a text that a TextFormat accepts
    integer,      ///< plain decimal digits without leading zeros, `min`..`max`
    number,       ///< plain decimal digits, perhaps with a point
    date,         ///< YYYY-MM-DD, a day that exists
    boolean,      ///< true, false, yes, no, да, нет; also Capitalised or UPPER
    choice,       ///< one of `words`, exactly
    list,         ///< a list of `inner`
    one_or_list,  ///< `inner`, or a list of it
    record,       ///< a map of `fields`
    open_map,     ///< a map of any keys to `inner`
    fact,         ///< a scalar or a list of scalars
    one_of,       ///< a map whose word under `tag` chooses among `cases`
    any,          ///< anything
  };
  Kind kind = Kind::text;
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::vector<std::string> words;
  std::shared_ptr<const TextFormat> format;
  std::shared_ptr<const Shape> inner;
  std::vector<ShapeField> fields;
  std::string tag;
  std::vector<ShapeCase> cases;
};

struct ShapeField {
  std::string name;
  Presence presence = Presence::optional;
  Shape shape;
  std::string title;  ///< description in the schema, shown by editors; may be empty
};

/// One alternative of `one_of`: holds when the tag is `word` and the key `subject` is there (empty
/// = always). Of several cases with one word the first that holds is taken. `fields` must include
/// the tag and the subject.
struct ShapeCase {
  std::string word;
  std::string subject;
  std::vector<ShapeField> fields;
};

[[nodiscard]] Shape any_text();
[[nodiscard]] Shape text_as(TextFormat format);
[[nodiscard]] Shape integer_between(std::int64_t min, std::int64_t max);
[[nodiscard]] Shape decimal_number();
[[nodiscard]] Shape date_shape();
[[nodiscard]] Shape boolean_shape();
[[nodiscard]] Shape choice_of(std::vector<std::string> words);
/// A list of at least `min` items.
[[nodiscard]] Shape list_of(Shape item, std::int64_t min = 0);
[[nodiscard]] Shape one_or_list_of(Shape item);
[[nodiscard]] Shape record_of(std::vector<ShapeField> fields);
[[nodiscard]] Shape map_of(Shape value);
[[nodiscard]] Shape fact_shape();
[[nodiscard]] Shape one_of(std::string tag, std::vector<ShapeCase> cases);
[[nodiscard]] Shape anything();

[[nodiscard]] ShapeField needed(std::string name, Shape shape, std::string title = {});
[[nodiscard]] ShapeField allowed(std::string name, Shape shape, std::string title = {});

/// Every way in which the tree departs from the shape, with places, in the order of the file. An
/// empty file is an empty list, or a map without keys. All errors. Ids: `key-unknown` (key, near),
/// `key-missing` (key), `value-missing` (key), `kind-wrong` (key, expected and found: scalar, list,
/// map; expected also fact), `integer-wrong`, `number-wrong`, `date-wrong`, `boolean-wrong` (key,
/// value), `integer-range` (key, value, min, max), `word-unknown` (key, value, near, words),
/// `format-wrong` (key, value, format), `list-short` (key, min), `case-unknown` (key, value, near).
/// `near` is the likeliest right word, or empty; `key` is empty for the whole file.
[[nodiscard]] Findings validate(const Tree& tree, const Shape& shape, const std::string& file);

/// The same for one node; `key` names it in messages.
[[nodiscard]] Findings validate(const Node& node, const Shape& shape, const std::string& file);

/// The shape as a JSON Schema (draft-07), for editors. Editors see values where we see spelling
/// (YAML 1.2 core): a text field therefore lets numbers and booleans pass, an integer field cannot
/// tell `1e1` or `0x0A` from 10, and a null passes exactly where a field is optional. Otherwise the
/// schema accepts exactly what validate() accepts. Ends with `\n`.
[[nodiscard]] std::string to_json_schema(const Shape& shape, const std::string& title);

/// The value of a scalar that validate() accepted as `integer` or `boolean`.
[[nodiscard]] std::int64_t integer_in(const Node& node);
[[nodiscard]] bool boolean_in(const Node& node);

}  // namespace mentor
