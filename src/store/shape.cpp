#include "mentor/store/shape.h"

#include <utility>

namespace mentor {
namespace {

Shape of_kind(Shape::Kind kind) {
  Shape shape;
  shape.kind = kind;
  return shape;
}

Shape around(Shape::Kind kind, Shape inner) {
  Shape shape = of_kind(kind);
  shape.inner = std::make_shared<const Shape>(std::move(inner));
  return shape;
}

}  // namespace

Shape any_text() {
  return of_kind(Shape::Kind::text);
}

Shape text_as(TextFormat format) {
  Shape shape = of_kind(Shape::Kind::format);
  shape.format = std::make_shared<const TextFormat>(std::move(format));
  return shape;
}

Shape integer_between(std::int64_t min, std::int64_t max) {
  Shape shape = of_kind(Shape::Kind::integer);
  shape.min = min;
  shape.max = max;
  return shape;
}

Shape decimal_number() {
  return of_kind(Shape::Kind::number);
}
Shape date_shape() {
  return of_kind(Shape::Kind::date);
}
Shape boolean_shape() {
  return of_kind(Shape::Kind::boolean);
}

Shape choice_of(std::vector<std::string> words) {
  Shape shape = of_kind(Shape::Kind::choice);
  shape.words = std::move(words);
  return shape;
}

Shape list_of(Shape item, std::int64_t min) {
  Shape shape = around(Shape::Kind::list, std::move(item));
  shape.min = min;
  return shape;
}

Shape one_or_list_of(Shape item) {
  return around(Shape::Kind::one_or_list, std::move(item));
}

Shape record_of(std::vector<ShapeField> fields) {
  Shape shape = of_kind(Shape::Kind::record);
  shape.fields = std::move(fields);
  return shape;
}

Shape map_of(Shape value) {
  return around(Shape::Kind::open_map, std::move(value));
}
Shape fact_shape() {
  return of_kind(Shape::Kind::fact);
}

Shape one_of(std::string tag, std::vector<ShapeCase> cases) {
  Shape shape = of_kind(Shape::Kind::one_of);
  shape.tag = std::move(tag);
  shape.cases = std::move(cases);
  return shape;
}

Shape anything() {
  return of_kind(Shape::Kind::any);
}

ShapeField needed(std::string name, Shape shape, std::string title) {
  return {std::move(name), Presence::required, std::move(shape), std::move(title)};
}

ShapeField allowed(std::string name, Shape shape, std::string title) {
  return {std::move(name), Presence::optional, std::move(shape), std::move(title)};
}

}  // namespace mentor
