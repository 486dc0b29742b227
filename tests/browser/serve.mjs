// The preview: what is edited shows by itself, what breaks is told, what the workbench repairs is what --fix repairs.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync, renameSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { check, launch, sample, skip, until, wait } from './lib.mjs';
import { valid } from './valid.mjs';

const vitrine = process.env.VITRINE;

function start(site, port, environment = {}, program = vitrine) {
  const child = spawn(program, ['serve', '--source', site, '--port', String(port), '--lang', 'en'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (d) => { said += d; const m = said.match(/localhost:(\d+)\/\n/); if (m) resolve({ child, base: `http://localhost:${m[1]}/`, port: Number(m[1]) }); });
    child.stderr.on('data', (d) => { said += d; });
    child.on('exit', () => reject(new Error('serve ended: ' + said)));
    // The first build of the sanitized program, beside all other tests on a slow machine, takes more than a minute; nobody waits for the clock after it.
    setTimeout(() => reject(new Error('serve does not begin: ' + said)), 300000).unref();
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
    await tab.waitForFunction((n) => document.querySelector('h1') && document.querySelector('h1').textContent.includes(`Number ${n}`), i, { polling: 5 });
    times.push(Date.now() - begun);
    await wait(150);
  }
  times.sort((a, b) => a - b);
  console.log(`    save to repaint: median ${times[times.length >> 1]} ms, maximum ${times[times.length - 1]} ms of ${times.length}`);
  check('an edit shows by itself', times.length > 0);
  writeFileSync(file, good.replace(/^sku: .*$/m, 'sku: [broken'));
  await tab.waitForSelector('.vitrine-live .place');
  const place = await tab.textContent('.vitrine-live .place');
  check('what is broken is told with file and line', /content\/products\/bicycle-bell\/index\.md:\d+:\d+/.test(place));
  check('the last good page stays', (await tab.textContent('h1')).includes('Bicycle Bell'));
  writeFileSync(file + '.new', good);
  renameSync(file + '.new', file);
  await tab.waitForSelector('.vitrine-live', { state: 'detached' });
  check('it goes when it is mended, also by an editor that renames', true);
  mkdirSync(join(site, 'content/products/new-thing'));
  writeFileSync(join(site, 'content/products/new-thing/index.md'), good.replace(/^title: .*$/m, 'title: Chrome Bicycle Bell, 60 mm').replace(/^sku: .*$/m, 'sku: LB-NEW').replace(/^images:[\s\S]*?(?=^\w)/m, ''));
  const there = () => fetch(base + 'products/new-thing.html').then((r) => r.status);
  check('a new folder is seen', await until(async () => await there() === 200));
  rmSync(join(site, 'content/products/new-thing'), { recursive: true });
  check('and that it is gone', await until(async () => await there() === 404));
  await tab.context().close();
}

const textOf = (base, path) => fetch(base + path).then((r) => r.text());
const busy = async (base) => JSON.parse(await textOf(base, '_vitrine/state.json')).busy;
// Nothing is being built, and nothing is due: what is asked of the server next is answered from what it has built last.
const settled = (base) => until(async () => !await busy(base));

// A page that is shown before the whole site is built must be the one that the whole build makes.
async function atOnce(site, base) {
  const read = (path) => readFileSync(join(site, path), 'utf8'), page = (path) => textOf(base, path);
  const shown = async (path, text) => { let got = ''; await until(async () => (got = await page(path)).includes(text)); return got; };
  const whole = (path, text) => until(() => read('.vitrine/preview/' + path).includes(text)).then(() => until(async () => await page(path) === read('.vitrine/preview/' + path)));
  for (const [file, path, from, to] of [
    ['content/products/glass-shelf/index.md', 'products/glass-shelf.html', /^title: .*$/m, 'title: Tempered Glass Shelf, 77 cm'],
    ['content/products/glass-shelf/index.md', 'zh/products/glass-shelf.html', /price: [\d.]+/, 'price: 9.87'],
    ['content/products/glass-shelf/index.zh.md', 'zh/products/glass-shelf.html', /^title: .*$/m, 'title: 钢化玻璃置物架七七'],
    ['content/pages/factory.md', 'pages/factory.html', /^---\n\n/m, '---\n\nA sentence that is new.\n\n'],
  ]) {
    await settled(base); // a page is made of what the last build knew
    const good = read(file), mark = to.replace(/^(title|price): /, '').replace(/^---\s*/, '').trim(), before = read('.vitrine/preview/' + path);
    writeFileSync(join(site, file), good.replace(from, to));
    const first = await shown(path, mark);
    check(`${file} shows`, first.includes(mark));
    await whole(path, mark);
    check(`${path}: at once what the whole build makes`, first === (await page(path)) && first === read('.vitrine/preview/' + path));
    writeFileSync(join(site, file), good);
    check(`${file} shows what it was`, await until(async () => await page(path) === before && read('.vitrine/preview/' + path) === before));
  }
  const file = 'content/products/glass-shelf/index.md', good = read(file);
  writeFileSync(join(site, file), good.replace(/^category: .*$/m, 'category: "Fresh Fruit > Apples"'));
  check('another category changes the lists', (await shown('categories/fresh-fruit/apples/index.html', 'glass-shelf')).includes('glass-shelf'));
  writeFileSync(join(site, file), good.replace(/^title: .*$/m, 'title: A Shelf for Search'));
  await shown('products/glass-shelf.html', 'A Shelf for Search');
  check('lists follow', (await shown('categories/home-bath/index.html', 'A Shelf for Search')).includes('A Shelf for Search'));
  writeFileSync(join(site, file), good);
  await shown('categories/home-bath/index.html', good.match(/^title: "?([^"\n]{8})/m)[1]);
}

// Half a word is typed while the site is built again: the field is made anew, and the rest of the word belongs into it. Letters from which an input
// method puts together a word are lost with their field: it is left alone until there is one.
async function typing(tab, site, base) {
  const file = join(site, 'content/products/pvc-slippers/index.md'), good = readFileSync(file, 'utf8'), field = 'input[type=search]';
  const renewed = () => tab.evaluate((f) => document.querySelector(f).dataset.old === undefined, field);
  const edit = async (title) => {
    await tab.evaluate((f) => { document.querySelector(f).dataset.old = 'yes'; }, field);
    const heard = tab.waitForResponse(async (r) => r.url().endsWith('state.json') && (await r.text()).includes(title), { timeout: 60000 });
    writeFileSync(file, good.replace(/^title: .*$/m, 'title: ' + title));
    await heard;
  };
  await tab.goto(base + '_vitrine/#/found');
  await tab.locator(field).pressSequentially('bke');
  await tab.keyboard.press('ArrowLeft');
  await tab.keyboard.press('ArrowLeft');
  await edit('Slippers That Are Seen');
  check('a build draws the page anew', await until(renewed));
  await tab.keyboard.type('i');
  await tab.keyboard.press('End');
  await tab.keyboard.type(' bells');
  check('what is typed meanwhile stays, where it was typed', await tab.inputValue(field) === 'bike bells');
  check('found by a query, with the reason', await until(async () => (await tab.textContent('main ol')).includes('Bicycle Bell')));
  await tab.evaluate((f) => document.querySelector(f).dispatchEvent(new CompositionEvent('compositionstart')), field);
  await edit('Slippers Seen Once More');
  await wait(200);
  check('half a word of an input method is left alone', !await renewed());
  await tab.evaluate((f) => document.querySelector(f).dispatchEvent(new CompositionEvent('compositionend')), field);
  check('and the page follows when there is a whole one', await renewed());
  writeFileSync(file, good);
  await tab.goto(base + '_vitrine/#/');
  await tab.locator('th button', { hasText: 'Category' }).click();
  check('who sorts a table stays at its head', await tab.evaluate(() => document.activeElement.textContent) === 'Category ▲');
}

// Listings are edited while a build runs: their pages were made of what the server knew before, and must follow when that build ends.
async function meanwhile(site, base) {
  const name = join(site, 'content/site.yaml'), was = readFileSync(name, 'utf8'), slugs = ['glass-shelf', 'bicycle-bell'];
  const listings = slugs.map((slug) => join(site, 'content/products', slug, 'index.md')), good = listings.map((f) => readFileSync(f, 'utf8'));
  await settled(base);
  const ear = new AbortController(), stream = await fetch(base + '_vitrine/events', { signal: ear.signal }), seen = [];
  const listening = (async () => {
    let said = '';
    for await (const piece of stream.body) {
      const lines = (said += Buffer.from(piece).toString()).split('\n');
      said = lines.pop();
      if (!lines.some((l) => /^data: \d+$/.test(l))) continue; // a page or two
      for (const slug of slugs) {
        const page = await textOf(base, `products/${slug}.html`);
        if (page.includes('Goods in Between')) seen.push(page.includes('Harbour of Names'));
      }
    }
  })().catch(() => { /* it is ended below */ });
  writeFileSync(name, was.replace(/^name: .*$/m, 'name: Harbour of Names'));
  await until(() => busy(base));
  for (const [i, file] of listings.entries()) {
    writeFileSync(file, good[i].replace(/^title: .*$/m, 'title: Goods in Between, ' + slugs[i]));
    await until(async () => (await textOf(base, `products/${slugs[i]}.html`)).includes('Goods in Between'));
  }
  await until(() => seen.length > 1);
  check('pages that were shown at once follow the build that ran meanwhile', seen.length > 1 && !seen.includes(false));
  writeFileSync(name, was);
  for (const [i, file] of listings.entries()) writeFileSync(file, good[i]);
  await until(async () => !(await textOf(base, 'products/glass-shelf.html')).includes('Harbour of Names'));
  ear.abort();
  await listening;
}

// Clicks what SELECTOR names until there is none, and waits each time for FILE to change. One may go meanwhile, when a build ends: nothing is left to click then.
async function clickAll(tab, selector, file) {
  for (let round = 0; round < 20 && await tab.locator(selector).count(); round++) {
    const before = readFileSync(file, 'utf8');
    await tab.locator(selector).first().click({ timeout: 3000 }).catch(() => { /* it went: what is in FILE afterwards is checked */ });
    for (let i = 0; i < 80 && readFileSync(file, 'utf8') === before; i++) await wait(50);
    await wait(500);
  }
}

async function repairing(browser, site, base) {
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage(), file = join(site, 'content/products/pvc-slippers/index.md'), good = readFileSync(file, 'utf8');
  tab.on('pageerror', (e) => check('the workbench runs: ' + e, false));
  const bad = good.replace(/^keywords: .*$/m, 'keywords: PVC slippers; bath slippers # ours');
  writeFileSync(file, bad);
  cpSync(join(site, 'content'), join(site + '-fixed', 'content'), { recursive: true }); // .vitrine/ is being written to just now
  try { execFileSync(vitrine, ['check', '--quiet', '--fix', '--source', site + '-fixed'], { stdio: 'ignore' }); } catch { /* findings are left */ }
  await tab.goto(base + '_vitrine/#/listing/' + encodeURIComponent('content/products/pvc-slippers/index.md'));
  await tab.waitForSelector('.finding button');
  await clickAll(tab, '.finding button', file);
  check('repairs are those of --fix', readFileSync(file, 'utf8') === readFileSync(join(site + '-fixed', 'content/products/pvc-slippers/index.md'), 'utf8') && readFileSync(file, 'utf8') !== bad);
  await tab.waitForSelector('#nav button');
  await clickAll(tab, '#nav button', file);
  check('taking them back restores every byte', readFileSync(file, 'utf8') === bad);
  writeFileSync(file, good);
  await typing(tab, site, base);
  await tab.goto(base + '_vitrine/#/ready');
  check('before upload', await until(async () => (await tab.textContent('main')).includes('ready')));
  await tab.context().close();
}

// Where a photo is sharp: one whose right half was blurred, and one photo twice.
async function pictures(browser, site, base) {
  const folder = join(site, 'content/products/bicycle-bell'), file = join(folder, 'index.md'), good = readFileSync(file, 'utf8');
  execFileSync('convert', [join(folder, 'detail.jpg'), '(', '+clone', '-gravity', 'east', '-crop', '50%x100%+0+0', '+repage', '-blur', '0x8', ')', '-gravity', 'east', '-composite', '-quality', '92', join(folder, 'half.jpg')]);
  execFileSync('convert', [join(folder, 'detail.jpg'), '-resize', '80%', '-quality', '80', join(folder, 'again.jpg')]);
  const map = await fetch(base + '_vitrine/sharpness.json?file=content/products/bicycle-bell/half.jpg').then((r) => r.json());
  const mean = (left) => { const v = map.cells.filter((c, i) => c >= 0 && (i % map.columns < map.columns / 2) === left); return v.reduce((a, b) => a + b, 0) / v.length; };
  check(`the sharp half is sharper (${mean(true).toFixed(0)} and ${mean(false).toFixed(0)})`, mean(true) > 1.6 * mean(false));
  for (const bad of ['../../etc/passwd', 'content/../.vitrine/preview.json', 'content/site.yaml', 'content/none.jpg', '']) check(`no map of ${bad}`, (await fetch(base + '_vitrine/sharpness.json?file=' + encodeURIComponent(bad))).status === 404);
  writeFileSync(file, good.replace(/^images:\n/m, 'images:\n  - {file: again.jpg, alt: the same again, view: detail}\n'));
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await tab.goto(base + '_vitrine/#/listing/' + encodeURIComponent('content/products/bicycle-bell/index.md'));
  await tab.waitForSelector('.pair img');
  check('a photo and its double stand side by side', await until(async () => (await tab.locator('.pair img').count()) === 2));
  await tab.locator('figure button').first().click();
  await tab.waitForSelector('canvas.map');
  check('the map is drawn', await until(() => tab.evaluate(() => {
    const c = document.querySelector('canvas.map'), d = c ? c.getContext('2d').getImageData(0, 0, c.width, c.height).data : [];
    let n = 0;
    for (let i = 3; i < d.length; i += 4) n += d[i] > 0;
    return n > 50;
  })));
  if (process.env.SHOTS) await tab.locator('.pictures').screenshot({ path: join(process.env.SHOTS, 'pictures.png') });
  await tab.locator('figure button').first().click();
  check('and goes again', await until(async () => (await tab.locator('canvas.map').count()) === 0));
  writeFileSync(file, good);
  rmSync(join(folder, 'half.jpg')); rmSync(join(folder, 'again.jpg'));
  await tab.context().close();
}

// The same requests to a server with sanitizers: what it says at its end tells whether one of them did harm.
async function sanitized(site) {
  const program = process.env.VITRINE_ASAN;
  if (!program) return skip('the server under sanitizers (VITRINE_ASAN)');
  const server = await start(site, 8200, { ASAN_OPTIONS: 'detect_leaks=0' }, program);
  let said = '';
  server.child.stderr.on('data', (d) => { said += d; });
  await manners(server.port, server.base);
  for (let i = 0; i < 40; i++) { // half requests, slow ones, and nonsense
    const request = [`GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=${'9'.repeat(i)}-${i}\r\n\r\n`, `GET /${'%'.repeat(i)}${String.fromCharCode(i + 1)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      `POST /_vitrine/fix HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${i * 7}\r\n\r\nab`, `GET /_vitrine/state.json HTTP/1.${i % 3}\r\nHost: localhost\r\nIf-None-Match: ${'"'.repeat(i * 20)}\r\n\r\n`][i % 4];
    await raw(server.port, request.slice(0, request.length - (i % 5)), 40);
  }
  const file = join(site, 'content/products/glass-shelf/index.md'), good = readFileSync(file, 'utf8');
  for (const text of [good.replace(/^title: .*$/m, 'title: One'), good.slice(0, 200), '', good]) { writeFileSync(file, text); await wait(700); }
  check('it still answers', (await fetch(server.base)).status === 200);
  server.child.removeAllListeners('exit');
  const ended = new Promise((resolve) => server.child.on('exit', resolve));
  server.child.kill('SIGINT');
  check('and ends cleanly', (await ended) === 0);
  check('no sanitizer has a word to say: ' + said.slice(-400), !/AddressSanitizer|runtime error|ThreadSanitizer/.test(said));
}

async function looks(browser, base, pages) {
  const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  for (const [hash, scheme, width] of [['', 'light', 1280], ['#/found', 'light', 390], ['#/ready', 'dark', 1280], ['#/listing/' + encodeURIComponent('content/products/bicycle-bell/index.md'), 'dark', 390]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true }), tab = await context.newPage();
    await tab.goto(base + '_vitrine/' + hash);
    await tab.waitForSelector('main h1');
    writeFileSync(join(pages, `workbench-${width}-${scheme}${hash.replace(/\W/g, '').slice(0, 9)}.html`), '<!doctype html>\n' + await tab.evaluate(() => document.documentElement.outerHTML));
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].target)));
    check(`axe on the workbench ${hash.slice(0, 9)} ${scheme} ${width}: ${found.join('; ')}`, found.length === 0);
    check(`no sideways scrolling at ${width} ${hash.slice(0, 9)}`, await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await context.close();
  }
}

export async function serve(work) {
  const site = join(work, 'served'), browser = await launch();
  sample(site);
  const server = await start(site, 8160);
  server.child.on('exit', () => {});
  manners.site = site;
  try {
    await manners(server.port, server.base);
    await editing(browser, site, server.base);
    await atOnce(site, server.base);
    await meanwhile(site, server.base);
    await pictures(browser, site, server.base);
    await repairing(browser, site, server.base);
    mkdirSync(join(work, 'workbench'));
    await looks(browser, server.base, join(work, 'workbench'));
    await valid(join(work, 'workbench'));
    execFileSync(vitrine, ['build', '--quiet', '--source', site]);
    const same = () => { try { execFileSync('diff', ['-r', join(site, 'output'), join(site, '.vitrine/preview')]); return true; } catch { return false; } };
    check('the preview is what build publishes', await until(same)); // the last edit may still be on its way into it
  } finally {
    const ended = new Promise((resolve) => server.child.on('exit', (code) => resolve(code)));
    server.child.kill('SIGINT');
    check('Ctrl-C ends it cleanly', (await ended) === 0);
    await browser.close();
  }
  await sanitized(site);
  const polling = await start(site, 8180, { VITRINE_POLL: '1' });
  const file = join(site, 'content/products/bicycle-bell/index.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: Polled Brass Bicycle Bell, 55 mm'));
  check('changes are seen without inotify', await until(async () => (await textOf(polling.base, 'products/bicycle-bell.html')).includes('Polled')));
  polling.child.removeAllListeners('exit');
  polling.child.kill('SIGTERM');
}
