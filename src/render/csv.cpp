#include <fmt/format.h>

#include "cells.h"
#include "mentor/base/text.h"
#include "mentor/render/write.h"

namespace mentor {
namespace {

// A spreadsheet runs a text that begins with one of these; an apostrophe makes it text again.
bool would_run(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != text.npos;
}

std::string field(std::string text) {
  if (text.find_first_of(",;\"\r\n\t'") == std::string::npos) return text;
  return "\"" + replace_all(std::move(text), "\"", "\"\"") + "\"";
}

std::string guarded(std::string text) {
  return field(would_run(text) ? "'" + text : std::move(text));
}

struct Place {
  std::string table;
  std::string row;
  std::string column;
};

void add_line(std::string& out, const Place& place, const doc::Cell& cell) {
  const render::Plain plain = render::plain(cell);
  if (plain.value.empty()) return;
  const bool is_text = std::holds_alternative<std::string>(cell.value) ||
                       std::holds_alternative<doc::Label>(cell.value) ||
                       std::holds_alternative<doc::Reference>(cell.value) ||
                       std::holds_alternative<doc::References>(cell.value);
  out += fmt::format("{},{},{},{},{},{}\r\n", guarded(place.table), guarded(place.row),
                     guarded(place.column), is_text ? guarded(plain.value) : plain.value, plain.num,
                     plain.den);
  if (const auto* mean = std::get_if<doc::Mean>(&cell.value))
    add_line(out, {place.table, place.row, place.column + ".n"}, mean->n);
}

void add_table(std::string& out, const doc::Table& table) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      add_line(out, {table.id, render::row_id(table, i), table.columns[column].id},
               render::cell_of(table.rows[i], column));
    }
  }
}

void add_tasks(std::string& out, const doc::Tasks& list) {
  for (std::size_t i = 0; i < list.tasks.size(); ++i) {
    const doc::Task& task = list.tasks[i];
    const std::string row = std::to_string(i + 1);
    add_line(out, {list.id, row, "task"}, task.id);
    if (task.due) add_line(out, {list.id, row, "due"}, *task.due);
    add_line(out, {list.id, row, "about"}, task.about);
  }
}

}  // namespace

std::string write_csv(const Document& document, const WriteStyle&) {
  std::string out = "table,row,column,value,num,den\r\n";
  for (const doc::Fact& fact : document.facts)
    add_line(out, {"facts", fact.id, "value"}, fact.value);
  for (const doc::Block& block : document.blocks) {
    if (const auto* table = std::get_if<doc::Table>(&block)) {
      add_table(out, *table);
    } else if (const auto* figure = std::get_if<doc::Figure>(&block)) {
      add_table(out, render::table_of(*figure, document.language));
    } else if (const auto* list = std::get_if<doc::Tasks>(&block)) {
      add_tasks(out, *list);
    }
  }
  return out;
}

}  // namespace mentor
