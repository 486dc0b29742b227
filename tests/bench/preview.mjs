// preview.mjs - from save to repaint in a large site: N listings (default 10000), EDITS (default 50) of one of them, a second or less apart.
// BENCH: the folder with gen_catalog.py.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, wait } from '../browser/lib.mjs';

const n = process.env.N || '10000', edits = Number(process.env.EDITS || 50), bench = process.env.BENCH || '../shared/bench';
if (!existsSync(join(bench, 'gen_catalog.py'))) { console.log('skipped: no gen_catalog.py in ' + bench); process.exit(0); }
const work = mkdtempSync(join(tmpdir(), 'preview-')), site = join(work, 'site');
execFileSync('python3', [join(bench, 'gen_catalog.py'), n, site]);
const server = spawn('build/vitrine', ['serve', '--source', site, '--port', '8410'], { stdio: ['ignore', 'pipe', 'pipe'] });
let said = '';
server.stderr.on('data', (d) => { said += d; });
const base = await new Promise((resolve) => server.stdout.on('data', (d) => { said += d; const m = said.match(/(http:\/\/localhost:\d+\/)\n/); if (m) resolve(m[1]); }));
const browser = await launch(), tab = await browser.newPage(), file = join(site, 'content/products/p000500.md'), good = readFileSync(file, 'utf8');
await tab.goto(base + 'products/p000500.html');
await wait(1500);
const times = [];
try {
  for (let i = 0; i < edits; i++) {
    const begun = performance.now();
    writeFileSync(file, good.replace(/^title: .*$/m, `title: Stone Lantern Number ${i}`));
    await tab.waitForFunction((k) => document.querySelector('h1')?.textContent.includes(`Number ${k}`), i, { timeout: 30000, polling: 'raf' });
    times.push(performance.now() - begun);
    await wait(200 + (i * 137) % 900);
  }
  times.sort((a, b) => a - b);
  console.log(`${n} listings, ${times.length} edits, save to repaint: median ${times[times.length >> 1].toFixed(0)} ms, 95 % ${times[Math.floor(times.length * 0.95)].toFixed(0)} ms, maximum ${times.at(-1).toFixed(0)} ms; ${said.match(/built in/g)?.length} whole builds meanwhile`);
  await wait(6000);
  execFileSync('build/vitrine', ['build', '--quiet', '--allow-errors', '--source', site], { stdio: 'ignore' });
} catch (e) { if (e.status !== 1) console.log(String(e), said.slice(-500)); }
try { execFileSync('diff', ['-r', join(site, 'output'), join(site, '.vitrine/preview')]); console.log('the served tree is that of a cold build'); } catch { console.log('the served tree differs from a cold build'); }
server.kill('SIGINT');
await browser.close();
rmSync(work, { recursive: true });
