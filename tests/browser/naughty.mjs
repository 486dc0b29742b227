// The naughty strings through every field into every output: nothing breaks, nothing runs in a browser.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { check, files, skip } from './lib.mjs';
import { valid } from './valid.mjs';

const quoted = s => JSON.stringify(s).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));

function listing(s, i) {
  const q = quoted(s), key = quoted(`k ${s}`);
  return `---
title: ${q}
description: ${q}
keywords: ${q}
category: All
sku: ${quoted(`${i} ${s}`)}
brand: ${q}
model: ${q}
series: ${q}
certifications: [{name: ${q}, number: ${q}, issuer: ${q}}]
specs: {${key}: ${q}}
options: {${key}: [${q}, b]}
price: {currency: USD, unit: ${q}, incoterm: FOB, port: ${q}, tiers: [{from: 1, price: 2.50}, {from: 10, price: 2}]}
lead_time: ${q}
supply: ${q}
payment: [${q}]
warranty: ${q}
selling_points: [${q}]
sample: {fee: ${q}, days: 7}
packing: {carton: ${q}, gross_weight: ${q}, net_weight: ${q}}
images: [{file: photo.jpg, alt: ${q}, view: overview}]
questions: [{ask: ${q}, answer: ${q}}]
date: 2026-01-02
---
${s}

${s.replace(/\n/g, ' ')}

| ${s.replace(/[\n|]/g, ' ')} | b |
|---|---|
| ${s.replace(/[\n|]/g, ' ')} | c |
`;
}

const worst = `"'><script>ran(1)</script><img src=x onerror=ran(2)>{{name}}]]>&amp;\${ran(3)}\\`;

function site() {
  const q = quoted(worst);
  return `name: ${q}
description: ${q}
languages: [en]
base_url: https://n.example/
currency: USD
categories: [{name: All, description: ${q}}, {name: ${q}}]
contact: {email: "a@n.example", phone: ${q}, address: ${q}, person: ${q}}
selling_points: [${q}]
certifications: [{name: ${q}, number: ${q}}]
`;
}

// What could break out of a style, an address, a format or a plural rule; the settings of a firm reach all of them.
const settings = [worst, 'javascript:ran(4)', ' JaVaScRiPt:ran(5)//', 'data:text/html,<script>ran(6)</script>', 'red;}body{background:url(https://evil.example/x)}',
  'url(javascript:ran(7))', 'expression(ran(8))', '</style><script>ran(9)</script>', '*/</style><img src=x onerror=ran(10)>', '\\22;}@import url(https://evil.example/y);',
  '//evil.example/%0d%0aSet-Cookie:a', '%s%n%p%1$s', '{0,plural,other{#}}', "'{", '../../../etc/passwd', 'x'.repeat(5000)];

// Every field of site.yaml (content/README.md, "site") that takes a text of its own, with the string S in it.
function settingsOf(s) {
  const q = quoted(s);
  return `name: ${q}
tagline: ${q}
description: ${q}
note: ${q}
bank: ${q}
terms: ${q}
inquiry_endpoint: ${q}
redirects: {${quoted(`old ${s}`)}: ${q}}
company: {legal_name: ${q}, founded: ${q}, staff: ${q}, area: ${q}, lines: ${q}, markets: [${q}, ${q}], export_share: ${q}, response_time: ${q}, address: ${q},
  map: ${q}, hours: ${q}, email: ${q}, phone: ${q}, whatsapp: ${q}, wechat: ${q}, contact: {name: ${q}, role: ${q}, email: ${q}, phone: ${q}, whatsapp: ${q}, wechat: ${q}},
  pictures: [{file: products/photo.jpg, alt: ${q}}, {file: ${q}}], certifications: [{name: ${q}, number: ${q}, issuer: ${q}, file: ${q}}]}
look: {logo: ${q}, icon: ${q}, accent: ${q}, font: ${q}, hero: products/photo.jpg, hero_title: ${q}, hero_text: ${q}}
`;
}

// A language a string, so that one build takes many; the first language's look is that of all, so each string has a turn at it.
function writeSettings(root, strings, tags) {
  const photo = join(root, 'content/products/photo.jpg');
  mkdirSync(join(root, 'content/products'), { recursive: true });
  writeFileSync(photo, readFileSync(join(root, '../naughty/content/products/photo.jpg')));
  const q = quoted(strings[0]);
  writeFileSync(join(root, 'content/site.yaml'), settingsOf(strings[0]) + `languages: [${tags.slice(0, strings.length).join(', ')}]
base_url: https://n.example/
currency: ${q}
theme: default
host: [netlify, nginx, ${q}]
menu: [about, ${q}]
featured: [${q}]
per_page: 1
rates: {${quoted(`k ${strings[0]}`)}: ${q}}
categories: [{name: All}, {name: ${quoted(`c ${strings[0]}`)}, slug: ${q}, description: ${q}, image: ${q}, children: [{name: ${quoted(`d ${strings[0]}`)}}]}]
checks: {off: [${q}], brands: [${q}], certifications: [${q}], acronyms: [${q}]}
editions: [{name: ${q}, buyer: ${q}, categories: [${q}], currency: ${q}}]
`);
  strings.slice(1).forEach((s, i) => writeFileSync(join(root, `content/site.${tags[i + 1]}.yaml`), settingsOf(s)));
  writeFileSync(join(root, 'content/products/one.md'), listing('plain', 1));
  writeFileSync(join(root, 'content/products/two.md'), listing('other', 2).replace('category: All', `category: ${quoted(`d ${strings[0]}`)}`));
  mkdirSync(join(root, 'content/pages'), { recursive: true });
  writeFileSync(join(root, 'content/pages/about.md'), '---\ntitle: About\n---\nText.\n');
}

function wellFormed(output) {
  const all = files(output, '.xml'), linted = spawnSync('xmllint', ['--noout', '--huge', ...all], { encoding: 'utf8' });
  check(`naughty: ${all.length} XML files are well-formed`, all.length > 0 && linted.status === 0, linted.stderr.slice(0, 500));
}

// Compiled as a browser does, and not run.
function scripts(output) {
  for (const f of files(output, '.js'))
    try { check(`naughty: ${f} is a script`, Boolean(new Script(readFileSync(f, 'utf8'), { filename: f }))); } catch (error) { check(`naughty: ${f} is a script`, false, String(error)); }
}

// Pages, XML, JSON, scripts and structured data are what they should be.
async function sound(output) {
  await valid(output);
  wellFormed(output);
  for (const f of files(output, '.webmanifest')) JSON.parse(readFileSync(f, 'utf8'));
  scripts(output);
  for (const f of files(output, '.html'))
    for (const [, json] of readFileSync(f, 'utf8').matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g))
      try { JSON.parse(json); } catch (error) { check(`naughty: structured data of ${f}`, false, String(error)); }
}

// A context whose pages tell when one of the strings runs: "ran" is what they call, and the dialogs that they open.
async function watched(browser, options) {
  const context = await browser.newContext(options);
  await context.addInitScript(() => { window.ran = window.alert = window.confirm = window.prompt = () => { window.hasRun = true; }; });
  return context;
}

// Opens the pages of QUEUE, three at a time, and follows what leads nowhere else; FOUND gets what ran, failed or was asked of others.
async function visit(context, queue, found) {
  const visitor = async () => {
    const page = await context.newPage();
    page.on('pageerror', error => found.push(`${page.url()}: ${error}`));
    page.on('request', request => { if (!/^(file|data|blob):/.test(request.url())) found.push(`${page.url()} asks for ${request.url()}`); });
    for (let next; (next = queue.pop());) {
      await page.goto(pathToFileURL(next).href);
      await page.evaluate(() => document.querySelectorAll('a[target],a[href^="#"]').forEach(a => a.click())); // whatever could carry an address of the firm's
      if (await page.evaluate(foreign, '')) found.push(`${next}: something ran`);
    }
    await page.close();
  };
  await Promise.all([visitor(), visitor(), visitor()]);
}

async function naughtySettings(browser, work, strings) {
  const tags = ['en', 'zh', 'es', 'fr', 'de', 'pt', 'ru', 'ar', 'ja', 'ko', 'tr', 'vi'], found = [], context = await watched(browser);
  let first = 0, visited = 0;
  for (; first < strings.length; first += tags.length) {
    const root = join(work, `settings-${first}`), output = join(root, 'output'), turn = strings.slice(first, first + tags.length);
    writeSettings(root, turn, tags);
    const built = spawnSync(process.env.VITRINE, ['build', '--allow-errors', '--quiet'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
    check(`naughty settings from ${first}: it builds`, built.status <= 1, built.stderr.slice(-500));
    await sound(output);
    const pages = files(output, '.html');
    for (const f of pages) {
      const bad = readFileSync(f, 'utf8').match(/(?:href|src|action)="\s*(?:javascript|data:text)[^"]*/i);
      if (bad) found.push(`${f}: ${bad[0]}`);
    }
    visited += pages.length;
    await visit(context, pages, found);
    const pdf = spawnSync(process.env.VITRINE, ['catalog', '--quiet', '-o', 'c.pdf'], { cwd: root, encoding: 'utf8' });
    check(`naughty settings from ${first}: a PDF`, pdf.status === 0 && spawnSync('qpdf', ['--check', join(root, 'c.pdf')]).status === 0, pdf.stderr.slice(-300));
  }
  await context.close();
  check(`naughty settings: nothing runs on ${visited} pages`, found.length === 0, found.slice(0, 8).join('\n'));
}

function csvRows(text) {
  const rows = [[]];
  let cell = '', inQuotes = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inQuotes) { if (c === '"' && text[i + 1] === '"') { cell += '"'; i++; } else if (c === '"') inQuotes = false; else cell += c; }
    else if (c === '"') inQuotes = true;
    else if (c === ',' || c === '\n') { rows.at(-1).push(cell); cell = ''; if (c === '\n') rows.push([]); }
    else if (c !== '\r') cell += c;
  }
  if (cell || rows.at(-1).length) rows.at(-1).push(cell); else rows.pop();
  return rows;
}

// In a browser: whether something ran, or the page HTML, or the one that is open, has what runs and is none of the theme's: a script in its middle, an
// attribute that is one, an address that is one.
function foreign(html) {
  const page = html ? new DOMParser().parseFromString(html, 'text/html') : document;
  return window.hasRun === true || page.querySelector('main script:not([type*=json]):not([src])') !== null ||
    [...page.querySelectorAll('*')].some(e => [...e.attributes].some(a => /^on/i.test(a.name) || (/^(href|src|action|formaction|xlink:href)$/i.test(a.name) && /^\s*(javascript|data:text)/i.test(a.value))));
}

export async function naughty(browser, work) {
  const list = join(process.env.CORPORA || '', 'naughty/blns.json');
  if (!existsSync(list)) return skip('naughty strings (CORPORA)');
  const strings = [...new Set(JSON.parse(readFileSync(list, 'utf8')).filter(Boolean)), worst];
  const root = join(work, 'naughty'), output = join(root, 'output');
  const photo = files(join(work, 'sample/content'), '.jpg')[0];
  mkdirSync(join(root, 'content/products'), { recursive: true });
  writeFileSync(join(root, 'content/site.yaml'), site());
  writeFileSync(join(root, 'content/products/photo.jpg'), readFileSync(photo));
  strings.forEach((s, i) => writeFileSync(join(root, `content/products/n${i}.md`), listing(s, i)));
  const run = (...args) => spawnSync(process.env.VITRINE, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });

  const built = run('build', '--allow-errors', '--quiet');
  check('naughty: it builds', built.status <= 1, built.stderr.slice(-500));
  const pages = files(output, '.html').filter(f => f.includes('/products/'));
  check(`naughty: a page each of ${strings.length} strings`, pages.length >= strings.length - 2, `${pages.length}`);
  const unread = JSON.parse(run('check', '--format', 'json').stdout).findings.filter(f => f.rule === 'file-unreadable' || f.rule === 'front-matter');
  check('naughty: every listing is read', unread.length === 0, JSON.stringify(unread.slice(0, 3)));
  await sound(output);
  for (const [form, file] of [['shopify', 'a.csv'], ['meta', 'b.csv']]) {
    const done = run('export', '--format', form, '--out', file);
    check(`naughty: ${form} is written`, done.status <= 1, done.stderr.slice(-300));
    const rows = csvRows(readFileSync(join(root, file), 'utf8'));
    check(`naughty: every row of ${form} has all cells`, rows.length > 100 && rows.every(r => r.length === rows[0].length), String(rows.find(r => r.length !== rows[0].length)));
  }
  run('export', '--format', 'jsonfeed', '--out', 'c.json');
  check('naughty: JSON Feed', JSON.parse(readFileSync(join(root, 'c.json'), 'utf8')).items.length > 400);
  run('export', '--format', 'spreadsheet', '--out', 'd.xlsx');
  const again = run('import', '--dry-run', 'd.xlsx');
  check('naughty: an untouched spreadsheet changes nothing', again.status === 0 && !/^[-+]/m.test(again.stdout), (again.stdout + again.stderr).slice(0, 600));
  check('naughty: a PDF', run('catalog', '--quiet', '--layout', 'list', '-o', 'c.pdf').status === 0 && spawnSync('qpdf', ['--check', join(root, 'c.pdf')]).status === 0);
  check('naughty: one HTML file', run('catalog', '--quiet', '-o', 'one.html').status === 0);
  check('naughty: a letter', run('announce', '--since', '2026-01-01', '-o', 'l.eml').status === 0);

  // Nothing may run. The browser's parser reads every page; a page is opened when its
  // string has a character by which a text could end or a script could begin, or is none of a product's.
  const context = await watched(browser, { viewport: { width: 320, height: 480 } });
  const found = [], reader = await context.newPage();
  for (const f of pages)
    if (await reader.evaluate(foreign, readFileSync(f, 'utf8'))) found.push(`${f}: a script`);
  for (const bad of ['<main><script>1</script>', '<p onclick=1>', '<a href=" JavaScript:1">'])
    check(`naughty: ${bad} would be seen`, await reader.evaluate(foreign, bad));
  await reader.close();
  const idle = new Set(strings.map((s, i) => /[<>"'`&=$\\(){}]/.test(s) ? '' : `n${i}.html`)), opened = pages.filter(f => !idle.has(basename(f)));
  const queue = [...opened, ...files(output, '.html').filter(f => !f.includes('/products/')).slice(0, 40), join(root, 'one.html')];
  await visit(context, queue, found);
  const page = await context.newPage();
  page.on('pageerror', error => found.push(`search: ${error}`));
  for (const query of ['script', 'img onerror', 'undefined', '"><script>ran(9)</script>', "'", '<', 'alert', '田中', '{{', '__proto__', 'constructor', 'hasOwnProperty']) {
    await page.goto(pathToFileURL(join(output, 'search.html')).href + '?q=' + encodeURIComponent(query));
    await page.waitForTimeout(150);
    if (await page.evaluate(() => window.hasRun)) found.push(`search for ${query}: something ran`);
  }
  await context.close();
  check(`naughty: nothing runs of ${pages.length} pages, ${opened.length} of them opened, and in 12 searches`, pages.length > opened.length && opened.length > 200 && found.length === 0, found.slice(0, 8).join('\n'));
  await naughtySettings(browser, work, [...settings, ...strings.filter((_, i) => i % 40 === 0)]);
}
