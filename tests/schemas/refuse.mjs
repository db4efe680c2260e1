// The schemas accept what the reader accepts and refuse what it refuses, card by card.
//   node refuse.mjs MENTOR SCHEMAS FOLDER
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { kindOf, validators, valueOf } from './kinds.mjs';

const [mentor, schemas, folder] = process.argv.slice(2);
const known = validators(schemas);

const PERSON = 'people/P-001.yaml';
const JOURNAL = 'journal/2023-10.yaml';
const YEAR = 'years/2030-2031.yaml';
const PAIR = 'pairs/pair-001.yaml';
// [file, text, right?]
const CARDS = [
  [PERSON, 'id: P-001\ncategory: pupil\n', true],
  [PERSON, 'id: P-001\ncategory: [pupil, teacher]\nborn: 2010\n', true],
  [PERSON, 'id: P-001\ncategory: pupil\nborn: 2010-05\nfacts: {a: 1, b: да, c: [x, y], d: 1.5}\n', true],
  [PERSON, 'id: P-001\ncategory: pupil\nborn: 2010-13\n', false],
  [PERSON, 'id: P-001\ncategory: pupil\nborn: 2010-05-14\n', false],
  [PERSON, 'id: P-001\n', false],
  [PERSON, 'id: P-01\ncategory: pupil\n', false],
  [PERSON, 'id: p-001\ncategory: pupil\n', false],
  [PERSON, 'id: P-001\ncategry: pupil\n', false],
  [PERSON, 'id: P-001\ncategory: pupil\nfacts: [a, b]\n', false],
  [PERSON, 'id: P-001\ncategory: pupil\nfacts: {a: {b: c}}\n', false],
  [PERSON, '- id: P-001\n', false],
  [JOURNAL, '', true],
  [JOURNAL, '# nothing yet\n', true],
  [JOURNAL, '[]\n', true],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: enrolled, role: mentee}\n', true],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: enrolled, role: mentee, capacity: 3}\n', true],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: enroled, role: mentee}\n', false],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: enrolled, role: pupil}\n', false],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: enrolled, rol: mentee}\n', false],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: enrolled}\n', false],
  [JOURNAL, '- {person: P-001, event: enrolled, role: mentee}\n', false],
  [JOURNAL, '- {date: 02.10.2023, person: P-001, event: enrolled, role: mentee}\n', false],
  [JOURNAL, '- {date: 2023-10-02, pair: pair-001, event: enrolled, role: mentee}\n', false],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: urgent, value: 4}\n', false],
  [JOURNAL, '- {date: 2023-10-02, person: P-001, event: urgent, value: 3}\n', true],
  [JOURNAL, '- {date: 2023-10-02, pair: pair-001, event: meeting, minutes: много}\n', false],
  [JOURNAL, '- {date: 2023-10-02, event: held, id: h1, title: Совет, count: 3}\n', true],
  [YEAR, 'year: 2030-2031\nperiods:\n  feedback:\n    - {id: q1, title: I, from: 2030-09-01, to: 2030-10-29}\n', true],
  [YEAR, 'year: 2030\n', false],
  [YEAR, 'year: 2030-2031\nholidays: [{from: 2030-10-30}]\n', false],
  [YEAR, 'year: 2030-2031\nholiday: []\n', false],
  [PAIR, 'id: pair-001\nform: pupil-pupil\nmentors: [P-003]\nmentees: [P-001]\nfrom: 2023-11-08\n', true],
  [PAIR, 'id: pair-1\nform: pupil-pupil\nmentors: [P-003]\nmentees: [P-001]\nfrom: 2023-11-08\n', false],
  [PAIR, 'id: pair-001\nform: pupil-pupil\nmentors: P-003\nmentees: [P-001]\nfrom: 2023-11-08\n', false],
  [PAIR, 'id: pair-001\nform: pupil-pupil\nmentors: [Кедрова]\nmentees: [P-001]\nfrom: 2023-11-08\n', false],
];

// The reader's word: exit 3 means that the file is not what it may be.
function readerAccepts(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  const ended = spawnSync(mentor, ['-C', folder, 'check'], { encoding: 'utf8' });
  fs.rmSync(file);
  if (ended.status !== 0 && ended.status !== 1 && ended.status !== 3) {
    throw new Error(`check ends with ${ended.status}: ${ended.stderr}`);
  }
  return ended.status !== 3;
}

let wrong = 0;
for (const [name, text, right] of CARDS) {
  const reader = readerAccepts(name, text);
  const schema = known[kindOf(name)](valueOf(text));
  if (reader === right && schema === right) continue;
  wrong += 1;
  console.log(`wanted ${right}, the reader ${reader}, the schema ${schema}: ${name}\n${text}`);
}
console.log(`${CARDS.length} cards, ${wrong} judged otherwise`);
process.exit(wrong === 0 ? 0 : 1);
