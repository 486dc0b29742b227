// The preview: what is edited shows by itself, what breaks is told, what the workbench repairs is what --fix repairs.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync, renameSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { check, launch, wait } from './lib.mjs';

const vitrine = process.env.VITRINE, root = process.env.VITRINE_ROOT;

function start(site, port, environment = {}) {
  const child = spawn(vitrine, ['serve', '--source', site, '--port', String(port), '--lang', 'en'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (d) => { said += d; const m = said.match(/localhost:(\d+)\/\n/); if (m) resolve({ child, base: `http://localhost:${m[1]}/`, port: Number(m[1]) }); });
    child.stderr.on('data', (d) => { said += d; });
    child.on('exit', () => reject(new Error('serve ended: ' + said)));
    setTimeout(() => reject(new Error('serve does not begin: ' + said)), 60000);
  });
}

function raw(port, text, milliseconds = 3000) { // bytes out, bytes in
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1'); let got = '';
    socket.on('data', (d) => { got += d; }); socket.on('error', () => resolve(got)); socket.on('close', () => resolve(got));
    socket.write(text);
    setTimeout(() => { socket.destroy(); resolve(got); }, milliseconds);
  });
}
const status = (answer) => Number((answer.match(/^HTTP\/1\.1 (\d+)/) || [])[1] || 0);

async function manners(port, base) {
  const ask = (path, headers = '') => raw(port, `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${headers}Connection: close\r\n\r\n`);
  for (const path of ['/../../../etc/passwd', '/..%2f..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/products/../../../content/site.yaml', '//etc/passwd', '/.vitrine/lock', '/\\..\\..\\etc', '/%00', '/index.html%00.png'])
    check(`nothing outside the tree: ${path}`, ![200, 500].includes(status(await ask(path))));
  check('another host is refused', status(await raw(port, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')) === 421);
  check('no host is refused', [400, 421].includes(status(await raw(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'))));
  check('a long header is refused', [431, 413, 414, 400, 0].includes(status(await ask('/', `X: ${'a'.repeat(40000)}\r\n`))));
  check('a long address is refused', [431, 413, 414, 404, 400, 0].includes(status(await ask('/' + 'a'.repeat(40000)))));
  check('half a request ends', (await raw(port, 'GET / HTT', 500)) === '');
  const head = await raw(port, `HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  check('HEAD tells the length and sends nothing', status(head) === 200 && /content-length: [1-9]/i.test(head) && head.endsWith('\r\n\r\n'));
  check('PUT is refused', status(await raw(port, `PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)) === 405);
  const page = await fetch(base), tag = page.headers.get('etag'), text = await page.text();
  check('the page is the published one, byte for byte', text === readFileSync(join(manners.site, '.vitrine/preview/index.html'), 'utf8'));
  check('304 for what is known', (await fetch(base, { headers: { 'If-None-Match': tag } })).status === 304);
  const part = await fetch(base, { headers: { Range: 'bytes=5-9' } });
  check('a range', part.status === 206 && (await part.text()) === text.slice(5, 10) && part.headers.get('content-range').startsWith('bytes 5-9/'));
  const tail = await fetch(base, { headers: { Range: 'bytes=-4' } });
  check('the end of a file', tail.status === 206 && (await tail.text()).length === 4);
  check('a range behind the end', (await fetch(base, { headers: { Range: 'bytes=99999999-' } })).status === 416);
  check('404 with its page', (await fetch(base + 'no-such-page')).status === 404);
  check('a folder leads to its index or nowhere', [301, 404].includes((await fetch(base + 'zh', { redirect: 'manual' })).status));
  for (const [path, type] of [['site.webmanifest', ''], ['sitemap.xml', 'application/xml'], ['robots.txt', 'text/plain'], ['index.html', 'text/html']]) {
    const answer = await fetch(base + path);
    if (type) check(`type of ${path}`, answer.headers.get('content-type').startsWith(type));
  }
  const post = (headers) => fetch(base + '_vitrine/fix', { method: 'POST', body: '0', headers }).then((r) => r.status);
  check('a repair wants the token', (await post({ Origin: base.slice(0, -1) })) === 403);
  const token = (await (await fetch(base + '_vitrine/')).text()).match(/vitrine-token" content="(\w+)"/)[1];
  check('and the same origin', (await post({ 'X-Vitrine-Token': token, Origin: 'http://evil.example' })) === 403);
  check('a number that is none', [409].includes(await fetch(base + '_vitrine/fix', { method: 'POST', body: '99999', headers: { 'X-Vitrine-Token': token, Origin: base.slice(0, -1) } }).then((r) => r.status)));
  const long = await raw(port, `POST /_vitrine/fix HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 9000\r\nConnection: close\r\n\r\n${'1'.repeat(9000)}`);
  check('a long body is refused', status(long) !== 200);
  const open = await Promise.all(Array.from({ length: 1000 }, () => new Promise((resolve) => { const s = connect(port, '127.0.0.1', () => resolve(s)); s.on('error', () => resolve(null)); })));
  check('1,000 idle connections, and it still answers', (await fetch(base)).status === 200);
  open.forEach((s) => s && s.destroy());
}

async function editing(browser, site, base) {
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage(), file = join(site, 'content/products/bicycle-bell/index.md'), good = readFileSync(file, 'utf8');
  await tab.goto(base + 'products/bicycle-bell.html');
  await wait(600);
  const times = [];
  for (let i = 0; i < (Number(process.env.EDITS) || 10); i++) {
    const begun = Date.now();
    writeFileSync(file, good.replace(/^title: .*$/m, `title: Brass Bicycle Bell Number ${i}, 55 mm`));
    await tab.waitForFunction((n) => document.querySelector('h1') && document.querySelector('h1').textContent.includes(`Number ${n}`), i, { timeout: 15000, polling: 5 });
    times.push(Date.now() - begun);
    await wait(150);
  }
  times.sort((a, b) => a - b);
  console.log(`    save to repaint: median ${times[times.length >> 1]} ms, maximum ${times[times.length - 1]} ms of ${times.length}`);
  check('an edit shows by itself', times.length > 0);
  writeFileSync(file, good.replace(/^sku: .*$/m, 'sku: [broken'));
  await tab.waitForSelector('.vitrine-live .place', { timeout: 15000 });
  const place = await tab.textContent('.vitrine-live .place');
  check('what is broken is told with file and line', /content\/products\/bicycle-bell\/index\.md:\d+:\d+/.test(place));
  check('the last good page stays', (await tab.textContent('h1')).includes('Bicycle Bell'));
  writeFileSync(file + '.new', good);
  renameSync(file + '.new', file);
  await tab.waitForSelector('.vitrine-live', { state: 'detached', timeout: 15000 });
  check('it goes when it is mended, also by an editor that renames', true);
  mkdirSync(join(site, 'content/products/new-thing'));
  writeFileSync(join(site, 'content/products/new-thing/index.md'), good.replace(/^title: .*$/m, 'title: Chrome Bicycle Bell, 60 mm').replace(/^sku: .*$/m, 'sku: LB-NEW').replace(/^images:[\s\S]*?(?=^\w)/m, ''));
  let there = 0;
  for (let i = 0; i < 60 && there !== 200; i++) { await wait(100); there = (await fetch(base + 'products/new-thing.html')).status; }
  check('a new folder is seen', there === 200);
  rmSync(join(site, 'content/products/new-thing'), { recursive: true });
  for (let i = 0; i < 60 && there === 200; i++) { await wait(100); there = (await fetch(base + 'products/new-thing.html')).status; }
  check('and that it is gone', there === 404);
  await tab.context().close();
}

async function repairing(browser, site, base) {
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage(), file = join(site, 'content/products/pvc-slippers/index.md'), good = readFileSync(file, 'utf8');
  tab.on('pageerror', (e) => check('the workbench runs: ' + e, false));
  const bad = good.replace(/^keywords: .*$/m, 'keywords: PVC slippers; bath slippers # ours');
  writeFileSync(file, bad);
  cpSync(site, site + '-fixed', { recursive: true });
  try { execFileSync(vitrine, ['check', '--quiet', '--fix', '--source', site + '-fixed'], { stdio: 'ignore' }); } catch { /* findings are left */ }
  await tab.goto(base + '_vitrine/#/listing/' + encodeURIComponent('content/products/pvc-slippers/index.md'));
  await tab.waitForSelector('.finding button', { timeout: 15000 });
  while (await tab.locator('.finding button').count()) {
    const before = readFileSync(file, 'utf8');
    await tab.locator('.finding button').first().click();
    for (let i = 0; i < 80 && readFileSync(file, 'utf8') === before; i++) await wait(50);
    await wait(500);
  }
  check('repairs are those of --fix', readFileSync(file, 'utf8') === readFileSync(join(site + '-fixed', 'content/products/pvc-slippers/index.md'), 'utf8') && readFileSync(file, 'utf8') !== bad);
  while (await tab.locator('#nav button').count()) { await tab.click('#nav button'); await wait(500); }
  check('taking them back restores every byte', readFileSync(file, 'utf8') === bad);
  writeFileSync(file, good);
  await wait(600);
  await tab.goto(base + '_vitrine/#/found');
  await tab.fill('input[type=search]', 'bike bells');
  check('found by a query, with the reason', (await tab.textContent('main ol')).includes('Bicycle Bell'));
  await tab.goto(base + '_vitrine/#/ready');
  check('before upload', (await tab.textContent('main')).includes('ready'));
  await tab.context().close();
}

async function looks(browser, base) {
  const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  for (const [hash, scheme, width] of [['', 'light', 1280], ['#/found', 'light', 390], ['#/ready', 'dark', 1280], ['#/listing/' + encodeURIComponent('content/products/bicycle-bell/index.md'), 'dark', 390]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true }), tab = await context.newPage();
    await tab.goto(base + '_vitrine/' + hash);
    await tab.waitForSelector('main h1', { timeout: 15000 });
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].target)));
    check(`axe on the workbench ${hash.slice(0, 9)} ${scheme} ${width}: ${found.join('; ')}`, found.length === 0);
    check(`no sideways scrolling at ${width} ${hash.slice(0, 9)}`, await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await context.close();
  }
}

export async function serve(work) {
  const site = join(work, 'served'), browser = await launch();
  mkdirSync(site);
  cpSync(join(root, 'content'), join(site, 'content'), { recursive: true });
  const server = await start(site, 8160);
  server.child.on('exit', () => {});
  manners.site = site;
  try {
    await manners(server.port, server.base);
    await editing(browser, site, server.base);
    await repairing(browser, site, server.base);
    await looks(browser, server.base);
    execFileSync(vitrine, ['build', '--quiet', '--source', site]);
    let same = true;
    try { execFileSync('diff', ['-r', join(site, 'output'), join(site, '.vitrine/preview')]); } catch { same = false; }
    check('the preview is what build publishes', same);
  } finally {
    const ended = new Promise((resolve) => server.child.on('exit', (code) => resolve(code)));
    server.child.kill('SIGINT');
    check('Ctrl-C ends it cleanly', (await ended) === 0);
    await browser.close();
  }
  const polling = await start(site, 8180, { VITRINE_POLL: '1' });
  const file = join(site, 'content/products/bicycle-bell/index.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: Polled Brass Bicycle Bell, 55 mm'));
  let seen = false;
  for (let i = 0; i < 50 && !seen; i++) { await wait(100); seen = (await (await fetch(polling.base + 'products/bicycle-bell.html')).text()).includes('Polled'); }
  check('changes are seen without inotify', seen);
  polling.child.removeAllListeners('exit');
  polling.child.kill('SIGTERM');
}
