// Every YAML file of the folders named validates; every kind is met; the modelines name their schema.
//   node validate.mjs SCHEMAS PROBLEM.json… FOLDER…
import fs from 'node:fs';
import path from 'node:path';
import { filesUnder, kindOf, validators, valueOf } from './kinds.mjs';

const [schemas, ...named] = process.argv.slice(2);
const known = validators(schemas);
const met = new Set();
let files = 0;
let wrong = 0;

function tell(text) {
  wrong += 1;
  console.log(text);
}

function checkModeline(file, text, kind) {
  const line = /^# yaml-language-server: \$schema=(\S+)/m.exec(text);
  if (!line) return;
  const named = path.resolve(path.dirname(file), line[1]);
  if (path.basename(named) !== `${kind}.json`) tell(`${file}: the modeline names ${line[1]}`);
}

function checkValue(file, value, kind) {
  if (known[kind](value)) return;
  const first = known[kind].errors[0];
  tell(`${file}: ${first.instancePath} ${first.message} ${JSON.stringify(first.params)}`);
}

for (const file of named.filter((each) => each.endsWith('.json'))) {
  files += 1;
  met.add('problem');
  checkValue(file, JSON.parse(fs.readFileSync(file, 'utf8')), 'problem');
}
for (const folder of named.filter((each) => !each.endsWith('.json'))) {
  for (const name of filesUnder(folder).filter((each) => each.endsWith('.yaml'))) {
    const kind = kindOf(name);
    if (kind === null) continue;
    const file = path.join(folder, name);
    const text = fs.readFileSync(file, 'utf8');
    files += 1;
    met.add(kind);
    checkModeline(file, text, kind);
    checkValue(file, valueOf(text), kind);
  }
}
for (const kind of Object.keys(known)) {
  if (!met.has(kind)) tell(`no file of the kind ${kind} was met`);
}
console.log(`${files} files of ${met.size} kinds, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);
