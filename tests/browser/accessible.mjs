// axe finds no violation on the kinds of page there are, in light and dark, at a phone's width and a desk's.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { check } from './lib.mjs';

export async function accessible(browser, root) {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const product = 'products/' + readdirSync(join(root, 'products'))[0];
  const pages = ['index.html', 'categories/index.html', product, 'search.html?q=steel', 'inquiry.html', 'compare.html', 'catalog.html', 'news.html', '404.html']
    .concat(['pages/about.html']).filter(page => existsSync(join(root, page.split('?')[0])));
  for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    const errors = [];
    let turn = 0;
    tab.on('pageerror', e => errors.push(e.message));
    for (const page of ['index.html', 'inquiry.html', 'compare.html'].concat(pages)) {
      if (page === pages[0] && turn++) { // from the second time on there is something in the basket and in the comparison
        await tab.goto('file://' + join(root, product));
        await tab.click('.add button[type=submit]');
        await tab.click('.compare');
      }
      await tab.goto('file://' + join(root, page));
      await tab.waitForTimeout(150);
      await tab.evaluate(axe);
      const result = await tab.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      check(`axe ${page} ${width} ${colorScheme}`, result.violations.length === 0,
        result.violations.map(v => `${v.id}: ${v.nodes.slice(0, 2).map(n => n.html.slice(0, 200) + ' ' + (n.any[0]?.message || n.all[0]?.message || '')).join(' | ')}`).join('\n'));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
      check(`${page} fits ${width} px`, !wide);
    }
    check('no script error', errors.length === 0, errors.join('; '));
    await context.close();
  }
}
