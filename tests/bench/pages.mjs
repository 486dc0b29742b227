// pages.mjs SITE... - what a phone gets: Lighthouse (mobile) over the kinds of page of each built site, the median of RUNS (3), and what the first
// view of a product page weighs. LARGE=folder of a built site with thousands of listings: how long a category page, a search and a filter take
// there with the processor slowed down four times, and what the first search loads.
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch as launchChrome } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';

const RUNS = Number(process.env.RUNS || 3), executablePath = process.env.CHROMIUM;
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.xml': 'application/xml', '.webmanifest': 'application/manifest+json' };
const median = list => list.slice().sort((a, b) => a - b)[list.length >> 1];

// As static hosts serve: compressed, with a long life for what has a hash in its name. SENT counts bytes on the line.
async function host(root) {
  const sent = { bytes: 0, kinds: {} }, packed = new Map(); // packed once, as a host's edge does
  const server = createServer((request, response) => {
    let path = join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, 'index.html');
    if (!existsSync(path)) { response.writeHead(404); return response.end(); }
    const type = types[extname(path)] || 'text/plain', head = { 'content-type': type, 'cache-control': 'max-age=31536000' };
    let body = readFileSync(path);
    if (/text|xml|json/.test(type)) {
      if (!packed.has(path)) packed.set(path, gzipSync(body, { level: 9 }));
      body = packed.get(path);
      head['content-encoding'] = 'gzip';
    }
    sent.bytes += body.length;
    sent.kinds[extname(path)] = (sent.kinds[extname(path)] || 0) + body.length;
    response.writeHead(200, head);
    response.end(body);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}/`, sent, close: () => server.close() };
}
const firstIn = (root, folder) => readdirSync(join(root, folder)).filter(name => name !== 'index.html').sort()[0];

async function scores(root) {
  const site = await host(root), chrome = await launchChrome({ chromePath: executablePath, chromeFlags: flags });
  const category = statSync(join(root, 'categories', firstIn(root, 'categories'))).isDirectory() ? `categories/${firstIn(root, 'categories')}/` : 'categories/';
  const pages = ['news.html', 'index.html', 'categories/', category, 'products/' + firstIn(root, 'products'), 'search.html?q=steel', 'inquiry.html'];
  console.log(`\n${root}: medians of ${RUNS}`);
  for (const page of pages) {
    const all = [];
    for (let i = 0; i < RUNS; i++) all.push((await lighthouse(site.base + page, { port: chrome.port, output: 'json', logLevel: 'error' })).lhr);
    if (page === 'news.html') continue; // the browser's own start falls into the first
    const marks = Object.keys(all[0].categories).map(key => `${key} ${Math.round(100 * median(all.map(run => run.categories[key].score)))}`);
    const audit = key => median(all.map(run => run.audits[key].numericValue));
    console.log(`${page.padEnd(40)} ${marks.join(', ')}; blocking ${Math.round(audit('total-blocking-time'))} ms, shift ${audit('cumulative-layout-shift').toFixed(3)}, largest paint ${(audit('largest-contentful-paint') / 1000).toFixed(1)} s`);
  }
  await chrome.kill();
  // The first view of a product page
  const browser = await chromium.launch({ executablePath, args: flags.slice(1) }), tab = await (await browser.newContext({ viewport: { width: 390, height: 850 } })).newPage();
  const hosts = new Set();
  tab.on('request', request => request.url().startsWith('data:') || hosts.add(new URL(request.url()).host));
  site.sent.kinds = {};
  await tab.goto(site.base + pages[4]);
  await tab.waitForTimeout(500);
  const kb = name => (site.sent.kinds[name] || 0) / 1024;
  console.log(`first view of ${pages[4]}: ${(kb('.html') + kb('.css') + kb('.js')).toFixed(1)} KB of HTML, CSS and JS; pictures ${(kb('.jpg') + kb('.webp')).toFixed(1)} KB; ${hosts.size} host`);
  await browser.close();
  site.close();
}

async function large(root) {
  const site = await host(root), browser = await chromium.launch({ executablePath, args: flags.slice(1) });
  const context = await browser.newContext({ viewport: { width: 390, height: 850 } }), tab = await context.newPage(), cdp = await context.newCDPSession(tab);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const word = process.env.WORD || 'steel', times = { 'a page with one word': [], 'category page': [], 'all products': [], 'first search': [], 'search again': [], 'filter': [], 'second filter': [] };
  const category = 'categories/' + firstIn(root, 'categories') + '/';
  let first = 0;
  // From the answer's first byte until the first paint with content; a page with one word shows what the browser takes for itself
  const load = async address => {
    await tab.goto(address);
    return tab.evaluate(() => new Promise(done => new PerformanceObserver(list => list.getEntries().forEach(entry => entry.name === 'first-contentful-paint' &&
      done(entry.startTime - performance.getEntriesByType('navigation')[0].responseStart))).observe({ type: 'paint', buffered: true })));
  };
  const until = (act, selector, was) => tab.evaluate(([code, selector, was]) => new Promise(done => {
    const start = performance.now(), box = document.querySelector(selector);
    const watcher = new MutationObserver(() => { if (was === undefined || box.textContent !== was) { watcher.disconnect(); requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0)); } });
    watcher.observe(box, { childList: true, subtree: true, characterData: true });
    new Function(code)();
  }), [act, selector, was]);
  for (let i = 0; i < RUNS; i++) {
    times['a page with one word'].push(await load(site.base + 'robots.txt'));
    times['category page'].push(await load(site.base + category));
    times['all products'].push(await load(site.base + 'categories/'));
    const before = site.sent.kinds['.js'] || 0;
    await tab.goto(site.base + 'search.html');
    const afterPage = site.sent.kinds['.js'];
    times['first search'].push(await until(`var q = document.querySelector('#q'); q.value = ${JSON.stringify(word)}; q.dispatchEvent(new Event('input'));`, '.find'));
    if (!first) first = (site.sent.kinds['.js'] || 0) - afterPage;
    times['search again'].push(await until(`var q = document.querySelector('#q'); q.value = ${JSON.stringify(word + ' b')}; q.dispatchEvent(new Event('input'));`, '.find'));
    await tab.goto(site.base + category);
    await tab.waitForSelector('.tools button');
    await tab.click('.tools button');
    await tab.waitForSelector('.filters summary');
    await tab.waitForTimeout(500);
    times['filter'].push(await until("document.querySelector('.filters input[type=checkbox]').click();", '[role=status]'));
    await tab.waitForTimeout(200);
    times['second filter'].push(await until("Array.from(document.querySelectorAll('.filters input[type=checkbox]')).filter(function (b) { return !b.checked; })[0].click();", '[role=status]'));
    await tab.waitForTimeout(200);
  }
  console.log(`\n${root}, processor slowed down four times, medians of ${RUNS}, milliseconds:`);
  for (const [what, list] of Object.entries(times)) console.log(`${what.padEnd(20)} ${Math.round(median(list))}  (${list.map(Math.round).join(' ')})`);
  console.log(`the first search loads ${(first / 1024).toFixed(1)} KB beside the page`);
  await browser.close();
  site.close();
}

for (const root of process.argv.slice(2)) await scores(root);
if (process.env.LARGE) await large(process.env.LARGE);
