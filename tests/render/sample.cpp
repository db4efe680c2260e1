#include "sample.h"

namespace mentor::test {
namespace {

using namespace mentor::doc;

Table people(const std::string& word) {
  Table out{"people",
            "Люди " + word,
            {{"form", "Форма", Align::left},
             {"mentees", word, Align::right},
             {"consents", "С согласиями", Align::right},
             {"useful", "Польза", Align::right},
             {"since", "С какого дня", Align::left},
             {"curators", "Кураторы", Align::left},
             {"closed", "Закрыта", Align::left},
             {"pairs", "Пары", Align::right}},
            {},
            ""};
  const References curators{Reference{"P-001", word}, Reference{"P-002", ""}};
  out.rows.push_back({"a",
                      {Label{"student-student", word}, 41, Share{39, 41}, Mean{133, 4, 5},
                       day(2023, 10, 5), curators, Flag::no, Missing{}}});
  out.rows.push_back({"", {word, 1200, Share{0, 0}, Mean{}, Missing{}, References{}, Flag::yes}});
  out.rows.push_back({"total",
                      {Reference{"P-003", word}, 1241, Share{39, 41}, Decimal{-25, 100}},
                      RowKind::total});
  out.rows[0].cells[1].evidence = {{"people/" + word, 3, 1}};
  return out;
}

Figure meetings(const std::string& word) {
  BarsByWeek plot;
  for (int i = 0; i < 9; ++i)
    plot.weeks.push_back({add_days(day(2023, 11, 6), 7 * i), i * 5 % 7});
  return {"meetings", "Встречи " + word, word, plot};
}

Figure feedback(const std::string& word) {
  BarsByAxis plot;
  plot.series = {{"mentees", word}, {"mentors", "наставники"}};
  plot.axes = {{"useful", word, {{133, 4, 5}, {240, 1, 30}}},
               {"comfort", "Комфорт", {{77, 1, 10}, {0, 1, 0}}}};
  return {"feedback", word, word, plot};
}

Figure funnel(const std::string& word) {
  return {"funnel", word, word, Funnel{{{"enrolled", word, 60}, {"paired", "В парах", 48}}}};
}

}  // namespace

Document sample(Language language, const std::string& word) {
  Document out;
  out.name = "report-sample";
  out.language = language;
  out.as_of = day(2024, 1, 15);
  out.title = word;
  out.facts = {{"school", word, word}, {"consents", "Согласия", Share{57, 60}}};
  out.blocks = {Heading{2, word},
                Heading{3, word},
                Paragraph{word},
                Note{word},
                List{ListKind::bullets, {word, word}},
                List{ListKind::numbers, {word}},
                people(word),
                Table{"none", word, {{"a", "А"}}, {}, word},
                meetings(word),
                feedback(word),
                funnel(word)};
  Tasks tasks{"tasks", word, {}, ""};
  tasks.tasks.push_back({"call", word, day(2024, 1, 18), {Reference{"PR-003", word}}});
  out.blocks.emplace_back(tasks);
  return out;
}

}  // namespace mentor::test
