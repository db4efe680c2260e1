#include "cells.h"
#include "mentor/render/json.h"
#include "mentor/render/write.h"

namespace mentor {
namespace {

Json rows_json(const doc::Table& table) {
  Json out = Json::array();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    Json row = Json::object().set("row", render::row_id(table, i));
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      row.set(table.columns[column].id, Json::of(render::cell_of(table.rows[i], column)));
    out.push(std::move(row));
  }
  return out;
}

Json tasks_json(const doc::Tasks& tasks) {
  Json out = Json::array();
  for (const doc::Task& task : tasks.tasks) {
    out.push(Json::object()
                 .set("task", task.id)
                 .set("due", task.due ? Json(*task.due) : Json())
                 .set("about", Json::of(task.about)));
  }
  return out;
}

}  // namespace

std::string write_json(const Document& document, const WriteStyle&) {
  Json facts = Json::object();
  for (const doc::Fact& fact : document.facts)
    facts.set(fact.id, Json::of(fact.value));
  Json tables = Json::object();
  Json figures = Json::object();
  Json tasks = Json::object();
  for (const doc::Block& block : document.blocks) {
    if (const auto* table = std::get_if<doc::Table>(&block)) {
      tables.set(table->id, rows_json(*table));
    } else if (const auto* figure = std::get_if<doc::Figure>(&block)) {
      figures.set(figure->id, rows_json(render::table_of(*figure, document.language)));
    } else if (const auto* list = std::get_if<doc::Tasks>(&block)) {
      tasks.set(list->id, tasks_json(*list));
    }
  }
  return json_document(document.name, document.as_of)
             .set("facts", std::move(facts))
             .set("tables", std::move(tables))
             .set("figures", std::move(figures))
             .set("tasks", std::move(tasks))
             .text() +
         "\n";
}

}  // namespace mentor
