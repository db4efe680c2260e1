#include "cells.h"

#include <fmt/format.h>

#include "mentor/render/json.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"
#include "numbers.h"

namespace mentor {
namespace {

using doc::Cell;
using render::tenths_text;

struct Shown {
  Language language;

  std::string operator()(const doc::Missing&) const { return render::dash; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t count) const { return std::to_string(count); }
  std::string operator()(const doc::Decimal& decimal) const {
    return tenths_text(doc::tenths(decimal), language);
  }
  std::string operator()(const doc::Mean& mean) const {
    const auto tenths = doc::tenths(mean);
    if (!tenths) return render::dash;
    return fmt::format("{} (n = {})", tenths_text(*tenths, language), mean.n);
  }
  std::string operator()(const doc::Share& share) const {
    const auto percent = doc::percent(share);
    if (!percent) return render::dash;
    return Words(language).tr("{} of {} ({} %)", share.num, share.den, *percent);
  }
  std::string operator()(const Date& date) const { return render::date_text(date, language); }
  std::string operator()(const doc::Label& label) const { return label.text; }
  std::string operator()(const doc::Reference& reference) const {
    return reference.text.empty() ? reference.id : reference.text;
  }
  std::string operator()(const doc::References& references) const {
    if (references.empty()) return render::dash;
    std::string out;
    for (const doc::Reference& each : references)
      out += (out.empty() ? "" : ", ") + (*this)(each);
    return out;
  }
  std::string operator()(doc::Flag flag) const {
    return Words(language).tr(flag == doc::Flag::yes ? TR_NOOP("Yes") : TR_NOOP("No"));
  }
};

Json fraction_json(const doc::Decimal& fraction) {
  return Json::object().set("num", fraction.num).set("den", fraction.den);
}

struct AsJson {
  Json operator()(const doc::Missing&) const { return {}; }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(std::int64_t count) const { return count; }
  Json operator()(const doc::Decimal& decimal) const {
    return Json::object()
        .set("value", Json::tenths(doc::tenths(decimal)))
        .set("num", decimal.num)
        .set("den", decimal.den);
  }
  Json operator()(const doc::Mean& mean) const {
    const auto tenths = doc::tenths(mean);
    if (!tenths) return Json::object().set("mean", Json()).set("n", 0);
    const doc::Decimal exact = doc::fraction(mean);
    return Json::object()
        .set("mean", Json::tenths(*tenths))
        .set("n", mean.n)
        .set("num", exact.num)
        .set("den", exact.den);
  }
  Json operator()(const doc::Share& share) const {
    return fraction_json({.num = share.num, .den = share.den});
  }
  Json operator()(const Date& date) const { return date; }
  Json operator()(const doc::Label& label) const {
    return label.id.empty() ? Json() : Json(label.id);
  }
  Json operator()(const doc::Reference& reference) const { return reference.id; }
  Json operator()(const doc::References& references) const {
    Json out = Json::array();
    for (const doc::Reference& each : references)
      out.push(each.id);
    return out;
  }
  Json operator()(doc::Flag flag) const { return flag == doc::Flag::yes; }
};

struct AsPlain {
  using Plain = render::Plain;
  static Plain exact(std::int64_t tenths, const doc::Decimal& fraction) {
    return {tenths_text(tenths, Language::en), std::to_string(fraction.num),
            std::to_string(fraction.den)};
  }
  Plain operator()(const doc::Missing&) const { return {}; }
  Plain operator()(const std::string& text) const { return {text, {}, {}}; }
  Plain operator()(std::int64_t count) const { return {std::to_string(count), {}, {}}; }
  Plain operator()(const doc::Decimal& decimal) const {
    return exact(doc::tenths(decimal), decimal);
  }
  Plain operator()(const doc::Mean& mean) const {
    const auto tenths = doc::tenths(mean);
    return tenths ? exact(*tenths, doc::fraction(mean)) : Plain{};
  }
  Plain operator()(const doc::Share& share) const {
    const auto percent = doc::percent(share);
    if (!percent) return {};
    return {std::to_string(*percent), std::to_string(share.num), std::to_string(share.den)};
  }
  Plain operator()(const Date& date) const { return {iso(date), {}, {}}; }
  Plain operator()(const doc::Label& label) const { return {label.id, {}, {}}; }
  Plain operator()(const doc::Reference& reference) const { return {reference.id, {}, {}}; }
  Plain operator()(const doc::References& references) const {
    std::string out;
    for (const doc::Reference& each : references)
      out += (out.empty() ? "" : " ") + each.id;
    return {out, {}, {}};
  }
  Plain operator()(doc::Flag flag) const {
    return {flag == doc::Flag::yes ? "true" : "false", {}, {}};
  }
};

}  // namespace

std::string shown(const Cell& cell, Language language) {
  return std::visit(Shown{language}, cell.value);
}

Json Json::of(const Cell& cell) {
  return std::visit(AsJson{}, cell.value);
}

}  // namespace mentor

namespace mentor::render {

Plain plain(const doc::Cell& cell) {
  return std::visit(AsPlain{}, cell.value);
}

std::string row_id(const doc::Table& table, std::size_t row) {
  return table.rows[row].id.empty() ? std::to_string(row + 1) : table.rows[row].id;
}

const doc::Cell& cell_of(const doc::Row& row, std::size_t column) {
  static const doc::Cell missing;
  return column < row.cells.size() ? row.cells[column] : missing;
}

}  // namespace mentor::render
