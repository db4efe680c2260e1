// What commands print by --format json is what schemas/output says; every schema there is met.
//   node outputs.mjs MENTOR SCHEMAS FOLDER
import { execFileSync } from 'node:child_process';
import { validators } from './kinds.mjs';

const [mentor, schemas, folder] = process.argv.slice(2);
const known = validators(`${schemas}/output`);
const met = new Set();
const failures = [];

const COMMANDS = `
status
check
person list
person show P-014
consent missing
survey list
survey results feedback-mentee
survey results intake-mentee
record list
record list meeting
pair list
pair show pair-001
pair show pair-012
pair show pair-016
meeting list
why P-014
why P-014 P-003
match pupil-pupil --dry-run
match teacher-teacher --dry-run
report quarter
report quarter q1
report quarter --for district
report quarter --for partner
report base mentees
report base mentors
report consents
report unmatched
match compare today 2023-09-18-pupil-pupil
match gaps pupil-pupil
match frontier pupil-pupil
pair list --stand-ins
ballot cards pupil-pupil --rounds 3 --tables 4
verify 2023-09-18-pupil-pupil
verify 2023-09-18-teacher-teacher
doctor
`.trim().split('\n');

function run(command) {
  const words = ['-C', folder, '--as-of', '2024-01-15', ...command.split(' '), '--format', 'json'];
  try {
    return execFileSync(mentor, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    // 1 is an answer too: findings.
    if (error.status === 1) return error.stdout;
    failures.push(`${command}: exit ${error.status}: ${error.stderr}`);
    return null;
  }
}

for (const command of COMMANDS) {
  const text = run(command);
  if (text === null) continue;
  const value = JSON.parse(text);
  const name = /^mentor\/([a-z-]+)\/1$/.exec(value.schema)?.[1];
  const own = Object.hasOwn(known, name) ? name : 'document';
  met.add(own);
  if (!known[own](value)) {
    const first = known[own].errors[0];
    failures.push(`${command}: ${own}: ${first.instancePath} ${first.message} ${JSON.stringify(first.params)}`);
  }
}
for (const name of Object.keys(known)) {
  if (!met.has(name)) failures.push(`no output of the schema ${name} was met`);
}
failures.forEach((each) => console.log(each));
console.log(`${COMMANDS.length} outputs of ${met.size} schemas, ${failures.length} wrong`);
process.exit(failures.length === 0 ? 0 : 1);
