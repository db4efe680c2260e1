#include <fmt/format.h>

#include <cctype>

#include "cells.h"
#include "escape.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"
#include "numbers.h"

namespace mentor {
namespace {

using render::markdown_block;
using render::markdown_inline;

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Document& document)
      : document_(document), words_(document.language) {}

  std::string write(Evidence evidence) {
    out_ = "# " + markdown_inline(document_.title) + "\n";
    if (!document_.facts.empty()) out_ += '\n';
    for (const doc::Fact& fact : document_.facts)
      out_ += fmt::format("- {}: {}\n", markdown_block(fact.label), cell(fact.value));
    for (const doc::Block& block : document_.blocks) {
      out_ += '\n';
      std::visit([&](const auto& each) { add(each); }, block);
    }
    if (evidence == Evidence::show) add_evidence();
    return std::move(out_);
  }

 private:
  std::string cell(const doc::Cell& each) const {
    return markdown_inline(shown(each, document_.language));
  }

  void add(const doc::Heading& heading) {
    out_ += (heading.level <= 2 ? "## " : "### ") + markdown_inline(heading.text) + "\n";
  }
  void add(const doc::Paragraph& paragraph) { out_ += markdown_block(paragraph.text) + "\n"; }
  void add(const doc::Note& note) { out_ += "> " + markdown_block(note.text) + "\n"; }

  void add(const doc::List& list) {
    int number = 0;
    for (const std::string& item : list.items) {
      out_ += list.kind == doc::ListKind::numbers ? fmt::format("{}. ", ++number) : "- ";
      out_ += markdown_block(item) + "\n";
    }
  }

  void title(const std::string& text) {
    if (!text.empty()) out_ += "### " + markdown_inline(text) + "\n\n";
  }

  void add(const doc::Table& table) {
    title(table.title);
    if (table.rows.empty()) {
      out_ += markdown_block(table.empty_text) + "\n";
      return;
    }
    for (const doc::Column& column : table.columns)
      out_ += "| " + markdown_inline(column.title) + " ";
    out_ += "|\n";
    for (const doc::Column& column : table.columns)
      out_ += column.align == doc::Align::right ? "| ---: " : "| --- ";
    out_ += "|\n";
    for (const doc::Row& row : table.rows)
      add_row(row, table.columns.size());
  }

  void add_row(const doc::Row& row, std::size_t columns) {
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string text = cell(render::cell_of(row, i));
      const bool strong = row.kind == doc::RowKind::total && !text.empty();
      out_ += strong ? "| **" + text + "** " : "| " + text + " ";
    }
    out_ += "|\n";
  }

  void add(const doc::Figure& figure) {
    add(render::table_of(figure, document_.language));
    if (!figure.description.empty()) out_ += "\n" + markdown_block(figure.description) + "\n";
  }

  void add(const doc::Tasks& list) {
    title(list.title);
    if (list.tasks.empty()) out_ += markdown_block(list.empty_text) + "\n";
    for (const doc::Task& task : list.tasks) {
      out_ += "- [ ] " + markdown_block(task.text);
      if (task.due) {
        out_ += " — " + markdown_inline(
                            words_.tr("due {}", render::date_text(*task.due, document_.language)));
      }
      out_ += '\n';
    }
  }

  void add_evidence() {
    const auto all = render::proofs(document_);
    if (all.empty()) return;
    out_ += "\n## " + words_.tr("What the figures were counted from") + "\n\n";
    for (const render::Proof& proof : all) {
      out_ += fmt::format("- {}: {}\n", markdown_block(proof.place),
                          markdown_inline(render::places(proof.where)));
    }
  }

  const Document& document_;
  Words words_;
  std::string out_;
};

}  // namespace

std::string write_markdown(const Document& document, const WriteStyle& style) {
  return MarkdownWriter(document).write(style.evidence);
}

}  // namespace mentor
