// yaml-language-server over standard input and output, as an editor starts it: a right card has no
// complaints, a wrong one has them in the right lines, and keys are completed.
//   node editor.mjs TOOLS FOLDER
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, folder] = process.argv.slice(2);
const server = spawn(process.execPath,
  [path.join(tools, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
  { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = new Map();
const diagnostics = new Map();
let received = Buffer.alloc(0);
let lastId = 0;

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function ask(method, params) {
  lastId += 1;
  const id = lastId;
  send({ id, method, params });
  return new Promise((resolve) => answers.set(id, resolve));
}

function take(message) {
  if (message.method === 'textDocument/publishDiagnostics') {
    const waiting = diagnostics.get(message.params.uri);
    if (waiting) waiting(message.params.diagnostics);
  } else if (message.method === 'workspace/configuration') {
    send({ id: message.id, result: message.params.items.map(() => ({})) });
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (answers.has(message.id)) {
    answers.get(message.id)(message.result);
  }
}

server.stdout.on('data', (chunk) => {
  received = Buffer.concat([received, chunk]);
  for (;;) {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, end).toString())[1]);
    if (received.length < end + 4 + length) return;
    const body = received.subarray(end + 4, end + 4 + length).toString();
    received = received.subarray(end + 4 + length);
    take(JSON.parse(body));
  }
});

function open(name, text) {
  const uri = pathToFileURL(path.join(folder, name)).href;
  const told = new Promise((resolve) => diagnostics.set(uri, resolve));
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
  });
  return told;
}

function fail(text) {
  console.log(text);
  server.kill();
  process.exit(1);
}

setTimeout(() => fail('the server has not answered in 60 s'), 60000).unref();
const root = pathToFileURL(folder).href;
await ask('initialize', {
  processId: process.pid,
  rootUri: root,
  workspaceFolders: [{ uri: root, name: 'school' }],
  capabilities: { textDocument: { publishDiagnostics: {}, completion: {} } },
});
send({ method: 'initialized', params: {} });
send({
  method: 'workspace/didChangeConfiguration',
  params: { settings: { yaml: { validate: true, completion: true, schemaStore: { enable: false } } } },
});

for (const name of ['people/P-001.yaml', 'journal/2023-12.yaml', 'programme.yaml', 'pairs/pair-001.yaml']) {
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  if (!text.includes('yaml-language-server: $schema=')) fail(`${name} has no modeline`);
  const told = await open(name, text);
  if (told.length > 0) fail(`${name} is right, but: ${JSON.stringify(told)}`);
}

const modeline = '# yaml-language-server: $schema=../schemas/person.json\n';
const wrong = await open('people/P-900.yaml', `${modeline}id: P-900\ncategry: pupil\nborn: 2010-13\n`);
const lines = new Set(wrong.map((each) => each.range.start.line));
if (!lines.has(2) || !lines.has(3)) fail(`a wrong card: ${JSON.stringify(wrong)}`);
const entry = '# yaml-language-server: $schema=../schemas/journal.json\n'
  + '- {date: 2023-12-11, pair: pair-001, event: meting}\n';
if ((await open('journal/2024-05.yaml', entry)).length === 0) fail('an unknown event is not seen');

const uri = pathToFileURL(path.join(folder, 'people/P-901.yaml')).href;
await open('people/P-901.yaml', `${modeline}id: P-901\n\n`);
const offered = await ask('textDocument/completion', { textDocument: { uri }, position: { line: 2, character: 0 } });
const labels = offered.items.map((each) => each.label);
for (const key of ['category', 'class', 'facts']) {
  if (!labels.includes(key)) fail(`${key} is not offered: ${labels}`);
}
console.log(`the editor sees 4 right files, 2 wrong ones, and offers ${labels.length} keys`);
server.kill();
process.exit(0);
