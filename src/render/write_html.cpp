#include <fmt/format.h>

#include "cells.h"
#include "embedded.h"
#include "escape.h"
#include "mentor/render/svg.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"
#include "numbers.h"

namespace mentor {
namespace {

using render::xml;
using render::xml_id;

// A dash stays with the word before it, an initial with the one before it, as printers set them.
std::string kept_together(std::string text) {
  static constexpr std::string_view no_break = "\u00a0";
  for (std::size_t space = text.find(' '); space != std::string::npos;
       space = text.find(' ', space + 1)) {
    const std::string_view after = std::string_view(text).substr(space + 1);
    const bool initial = space > 0 && text[space - 1] == '.' && after.find('.') <= 2;
    if (initial || after.starts_with("— ")) text.replace(space, 1, no_break);
  }
  return text;
}

// More columns than that are set smaller; more than these need paper that lies on its side.
constexpr std::size_t many_columns = 8;
constexpr std::size_t upright_columns = 12;

std::string_view paper(const Document& document) {
  for (const doc::Block& block : document.blocks) {
    const auto* table = std::get_if<doc::Table>(&block);
    if (table != nullptr && table->columns.size() > upright_columns) {
      return "@page { size: A4 landscape; }\n";
    }
  }
  return "";
}

class HtmlWriter {
 public:
  HtmlWriter(const Document& document, Evidence evidence)
      : document_(document), evidence_(evidence), words_(document.language) {}

  std::string write() {
    head();
    for (const doc::Block& block : document_.blocks)
      std::visit([&](const auto& each) { add(each); }, block);
    if (evidence_ == Evidence::show) add_evidence();
    return std::move(out_) + "</main>\n</body>\n</html>\n";
  }

 private:
  void head() {
    const std::string title = xml(document_.title);
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{0}\" "
        "xml:lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
        "style-src &#39;unsafe-inline&#39;\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<title>{1}</title>\n<style>\n{2}{3}</style>\n</head>\n<body>\n<header>\n<h1>{1}</h1>\n",
        code(document_.language), title, render::report_css(), paper(document_));
    if (!document_.facts.empty()) {
      out_ += "<dl>\n";
      for (const doc::Fact& fact : document_.facts)
        out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", xml(fact.label), linked(fact.value));
      out_ += "</dl>\n";
    }
    out_ += "</header>\n<main>\n";
  }

  // Of several people each begins a line.
  std::string marked_up(const doc::Cell& cell) const {
    const auto* people = std::get_if<doc::References>(&cell.value);
    if (people == nullptr || people->size() < 2) {
      return xml(kept_together(shown(cell, document_.language)));
    }
    std::string out;
    for (const doc::Reference& each : *people) {
      const std::string text = xml(kept_together(shown(doc::Cell(each), document_.language)));
      out += (out.empty() ? "" : ",</span> ") + ("<span class=\"who\">" + text);
    }
    return out + "</span>";
  }

  // The value, and with evidence a link to its place in the list at the end; the numbers there
  // count the same values in the same order.
  std::string linked(const doc::Cell& cell) {
    const std::string text = marked_up(cell);
    if (evidence_ == Evidence::hide || cell.evidence.empty()) return text;
    return fmt::format("<a href=\"#proof-{}\">{}</a>", ++proof_, text);
  }

  void add(const doc::Heading& heading) {
    const int level = heading.level <= 2 ? 2 : 3;
    out_ += fmt::format("<h{0}>{1}</h{0}>\n", level, xml(heading.text));
  }
  void add(const doc::Paragraph& each) { out_ += "<p>" + xml(each.text) + "</p>\n"; }
  void add(const doc::Note& each) { out_ += "<p class=\"note\">" + xml(each.text) + "</p>\n"; }

  void add(const doc::List& list) {
    const std::string_view tag = list.kind == doc::ListKind::numbers ? "ol" : "ul";
    out_ += fmt::format("<{}>\n", tag);
    for (const std::string& item : list.items)
      out_ += "<li>" + xml(item) + "</li>\n";
    out_ += fmt::format("</{}>\n", tag);
  }

  void add_empty(const std::string& title, const std::string& text) {
    if (!title.empty()) out_ += "<h3>" + xml(title) + "</h3>\n";
    out_ += "<p class=\"empty\">" + xml(text) + "</p>\n";
  }

  void add(const doc::Table& table) {
    if (table.rows.empty()) return add_empty(table.title, table.empty_text);
    const std::string_view page = table.page == doc::Page::begins ? " sheet" : "";
    const std::string_view many = table.columns.size() > many_columns ? " class=\"many\"" : "";
    out_ +=
        fmt::format("<div class=\"wide{}\"><table id=\"t{}\"{}>\n", page, xml_id(table.id), many);
    if (!table.title.empty()) out_ += "<caption>" + xml(table.title) + "</caption>\n";
    out_ += "<thead><tr>";
    for (const doc::Column& column : table.columns) {
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", classes(column.align), xml(column.title));
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const doc::Row& row : table.rows)
      add_row(table, row);
    out_ += "</tbody></table></div>\n";
  }

  static std::string_view classes(doc::Align align) {
    return align == doc::Align::right ? " class=\"right\"" : "";
  }

  void add_row(const doc::Table& table, const doc::Row& row) {
    out_ += row.kind == doc::RowKind::total ? "<tr class=\"total\">" : "<tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const doc::Cell& cell = render::cell_of(row, i);
      std::string names = table.columns[i].align == doc::Align::right ? "right" : "";
      const bool fixed = render::is_number(cell) || std::holds_alternative<Date>(cell.value) ||
                         std::holds_alternative<doc::Reference>(cell.value);
      if (fixed) names += names.empty() ? "fixed" : " fixed";
      if (!names.empty()) names = " class=\"" + names + "\"";
      const std::string_view tag = i == 0 ? "th" : "td";
      out_ += fmt::format("<{0}{1}{2}>{3}</{0}>", tag, i == 0 ? " scope=\"row\"" : "", names,
                          linked(cell));
    }
    out_ += "</tr>\n";
  }

  void add(const doc::Figure& figure) {
    out_ += fmt::format("<figure id=\"f{}\">\n<figcaption>{}</figcaption>\n{}", xml_id(figure.id),
                        xml(figure.title), svg(figure, document_.language));
    if (!figure.description.empty()) out_ += "<p>" + xml(figure.description) + "</p>\n";
    out_ += "</figure>\n";
  }

  void add(const doc::Tasks& list) {
    if (list.tasks.empty()) return add_empty(list.title, list.empty_text);
    if (!list.title.empty()) out_ += "<h3>" + xml(list.title) + "</h3>\n";
    out_ += "<ul class=\"tasks\">\n";
    for (const doc::Task& task : list.tasks) {
      out_ += "<li>" + xml(task.text);
      if (task.due) {
        const std::string due =
            words_.tr("due {}", render::date_text(*task.due, document_.language));
        out_ += " <span class=\"due\">— " + xml(due) + "</span>";
      }
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void add_evidence() {
    const auto all = render::proofs(document_);
    if (all.empty()) return;
    out_ += "<h2>" + xml(words_.tr("What the figures were counted from")) +
            "</h2>\n<ol class=\"proofs\">\n";
    for (std::size_t i = 0; i < all.size(); ++i) {
      out_ += fmt::format("<li id=\"proof-{}\">{}: {}</li>\n", i + 1, xml(all[i].place),
                          xml(render::places(all[i].where)));
    }
    out_ += "</ol>\n";
  }

  const Document& document_;
  Evidence evidence_;
  Words words_;
  int proof_ = 0;
  std::string out_;
};

}  // namespace

std::string write_html(const Document& document, const WriteStyle& style) {
  return HtmlWriter(document, style.evidence).write();
}

}  // namespace mentor
