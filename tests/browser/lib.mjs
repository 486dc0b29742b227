// What the browser tests share: counting, a browser, files of a tree.
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export const counts = { passed: 0, failed: 0, skipped: 0 };
export function check(what, isTrue, detail = '') {
  if (isTrue) counts.passed++;
  else { counts.failed++; console.error(`failed: ${what}${detail ? ': ' + detail : ''}`); }
}
export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
export async function until(isSo) { // within a time that is long enough for a machine that does other things as well
  const end = Date.now() + 60000;
  let so = false;
  while (!(so = await isSo()) && Date.now() < end) await wait(20);
  return so;
}
export function skip(what) { counts.skipped++; console.log('skipped: ' + what); }
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}
export function sample(folder) { execFileSync('sh', [join(process.env.VITRINE_ROOT, 'tests/sample.sh'), folder]); }
export function files(root, ending) {
  const found = [];
  const walk = dir => { for (const name of readdirSync(dir).sort()) { const path = join(dir, name); statSync(path).isDirectory() ? walk(path) : path.endsWith(ending) && found.push(path); } };
  walk(root);
  return found;
}
export const below = (root, path) => relative(root, path);
