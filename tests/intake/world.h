// A small programme to import into, and tables written as text.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "mentor/intake/import.h"
#include "mentor/model/programme.h"
#include "mentor/model/table.h"
#include "mentor/state/state.h"

namespace mentor::test {

/// A school with the form pupil-pupil, the year 2023-2024 with two feedback periods, and nobody.
Programme empty_school();

/// The school with mentees P-001 Ёлкина Анна Петровна 7Б (2010-05-07) and P-002 Пихта Иван 7В, and
/// mentors P-003 Сосна Ольга 9А, P-004 Кедр Егор 9Б; P-005 Ива Вера 9Б was a mentor and left on
/// 2023-10-01.
Programme small_school();
PrivateCards small_school_names();

/// Sign-up sheet of mentees: names, class, birth date, requests, comment, claim of consent.
Questionnaire sign_up();

/// Feedback by code: comfort 1..10 («К1.»), a comment.
Questionnaire feedback();

/// The first row is the header.
Table table_of(const std::vector<std::vector<std::string>>& rows);

/// Takes over what a plan would write.
void write(Programme& programme, PrivateCards& cards, const TablePlan& plan);

/// The fate and the first issue of each row: `added`, `rejected scale-range`, …
std::vector<std::string> fates(const TablePlan& plan);

std::string word(RowFate fate);

}  // namespace mentor::test
