// Which schema a file of a programme folder has, by its place; and the validators themselves.
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import YAML from 'yaml';

const PLACES = [
  [/^programme\.yaml$/, 'programme'],
  [/^matching\.yaml$/, 'matching'],
  [/^roadmap\.yaml$/, 'roadmap'],
  [/^years\/[^/]+\.yaml$/, 'year'],
  [/^people\/[^/]+\.yaml$/, 'person'],
  [/^pairs\/[^/]+\.yaml$/, 'pair'],
  [/^questionnaires\/[^/]+\.yaml$/, 'questionnaire'],
  [/^journal\/[^/]+\.yaml$/, 'journal'],
  [/^answers\/[^/]+\.yaml$/, 'answers'],
  [/^proposals\/[^/]+\.yaml$/, 'proposal'],
  [/^private\/[^/]+\.yaml$/, 'private'],
];

export function kindOf(name) {
  const found = PLACES.find(([place]) => place.test(name));
  return found ? found[1] : null;
}

export function validators(folder) {
  const found = {};
  for (const name of fs.readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const schema = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true });
    found[path.basename(name, '.json')] = ajv.compile(schema);
  }
  return found;
}

// As YAML 1.2 readers see it; dates stay texts, an empty journal is null.
export function valueOf(text) {
  const document = YAML.parseDocument(text, { version: '1.2', uniqueKeys: true });
  if (document.errors.length > 0) throw document.errors[0];
  return document.toJS();
}

export function filesUnder(folder, inside = '') {
  const names = [];
  for (const each of fs.readdirSync(path.join(folder, inside), { withFileTypes: true })) {
    const name = inside ? `${inside}/${each.name}` : each.name;
    if (each.isDirectory()) names.push(...filesUnder(folder, name));
    else names.push(name);
  }
  return names.sort();
}
