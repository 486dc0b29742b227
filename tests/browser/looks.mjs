// The six kinds of page at a phone's width and a desk's, beside reference pictures in looks/. LOOKS=write makes the references anew: look at them
// before you commit them. A picture that differs is left in build/looks/ with a map of where.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { check } from './lib.mjs';

const here = join(import.meta.dirname, 'looks'), left = join(import.meta.dirname, '../../build/looks');
const kinds = { home: 'index.html', category: 'categories/home-bath/index.html', product: 'products/bicycle-bell.html', search: 'search.html?q=steel', basket: 'inquiry.html', compare: 'compare.html' };
const SHARE = 0.01; // of the pixels; another release of the browser smooths letters another way, a moved line is several times this

async function shot(tab, address) {
  await tab.goto(address);
  await tab.addStyleTag({ content: ':root{--font:"Noto Sans","Noto Sans CJK SC"!important}.card{content-visibility:visible!important}*{transition:none!important;caret-color:transparent!important}' });
  await tab.waitForLoadState('networkidle'); // lists of search, basket and comparison are filled by scripts
  await tab.evaluate(() => Promise.all(Array.from(document.images, image => { image.loading = 'eager'; return image.decode().catch(() => 0); })));
  return PNG.sync.read(await tab.screenshot({ fullPage: true, animations: 'disabled' }));
}
function compare(name, now) {
  const path = join(here, name + '.png');
  if (process.env.LOOKS === 'write') { mkdirSync(here, { recursive: true }); writeFileSync(path, PNG.sync.write(now, { colorType: 2, deflateLevel: 9 })); return; }
  if (!existsSync(path)) return check(`${name}: there is a reference`, false, 'LOOKS=write makes it');
  const was = PNG.sync.read(readFileSync(path)), width = was.width, height = Math.min(was.height, now.height), map = new PNG({ width, height });
  const cut = image => image.data.subarray(0, width * height * 4);
  const share = now.width === width ? pixelmatch(cut(was), cut(now), map.data, width, height, { threshold: 0.2 }) / (width * height) : 1;
  const isSame = share <= SHARE && Math.abs(was.height - now.height) <= 0.01 * was.height;
  check(`${name} looks as before`, isSame, `${(100 * share).toFixed(1)} % of it differ, ${now.height} instead of ${was.height} px high; see build/looks`);
  if (!isSame) { mkdirSync(left, { recursive: true }); writeFileSync(join(left, name + '.png'), PNG.sync.write(now)); writeFileSync(join(left, name + '-differs.png'), PNG.sync.write(map)); }
}

export async function looks(browser, root) {
  const base = 'file://' + root + '/';
  for (const width of [390, 1440]) {
    const context = await browser.newContext({ viewport: { width, height: 850 }, deviceScaleFactor: 0.5, locale: 'en', timezoneId: 'UTC' }), tab = await context.newPage();
    for (const product of ['bicycle-bell', 'kitchen-faucet']) {
      await tab.goto(`${base}products/${product}.html`);
      await tab.click('.add button[type=submit]');
      await tab.click('.compare');
    }
    await tab.evaluate(() => localStorage.removeItem('vitrine-recent'));
    for (const [kind, page] of Object.entries(kinds)) compare(`${kind}-${width}`, await shot(tab, base + page));
    await context.close();
  }
}
