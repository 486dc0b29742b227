// A buyer's ways through the storefront, from a disk and from a server, with and without JavaScript, left to right and not.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { check } from './lib.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.xml': 'application/xml', '.webmanifest': 'application/manifest+json' };
function serve(root, prefix) {
  return new Promise(done => {
    const server = createServer((request, response) => {
      let path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
      path = path.startsWith(prefix) ? join(root, path.slice(prefix.length)) : '';
      if (path && existsSync(path) && statSync(path).isDirectory()) path = join(path, 'index.html');
      const found = path && existsSync(path);
      response.writeHead(found ? 200 : 404, { 'content-type': types[extname(path)] || 'text/plain', 'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self' https: mailto:" });
      response.end(found ? readFileSync(path) : 'not found');
    });
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

async function shop(browser, base, width) {
  const context = await browser.newContext({ viewport: { width, height: 850 } }), tab = await context.newPage(), errors = [];
  tab.on('pageerror', e => errors.push(e.message));
  tab.on('console', m => m.type() === 'error' && errors.push(m.text()));
  const name = `${base.slice(0, 5)} ${width}: `;
  // Search with a typing error
  await tab.goto(base + 'index.html');
  await tab.fill('#q', 'bycicle bel');
  await tab.waitForSelector('.suggest li');
  check(name + 'suggestions', (await tab.textContent('.suggest')).includes('Bicycle Bell'));
  await tab.press('#q', 'Enter');
  await tab.waitForSelector('.results .card');
  check(name + 'a typing error still finds the bell', (await tab.textContent('.results .card')).includes('Bicycle Bell'));
  // Filter, and send the view
  await tab.goto(base + 'categories/index.html');
  await tab.click('.tools button');
  await tab.waitForSelector('.filters input');
  const price = tab.locator('.filters input[type=number]').nth(1);
  await price.fill('5');
  await price.press('Enter');
  await price.blur();
  await tab.waitForFunction(() => document.querySelectorAll('.results .card').length === 3);
  check(name + 'three listings cost 5 at most', (await tab.textContent('.results')).includes('PVC Slippers'));
  const address = tab.url();
  check(name + 'the filter stands in the address', address.includes('price-max=5'));
  await tab.goto(base + 'index.html');
  await tab.goto(address);
  await tab.waitForFunction(() => document.querySelectorAll('.results .card').length === 3);
  check(name + 'a filtered view can be sent', true);
  // Product, quantity, compare
  await tab.click('text=PVC Slippers with Massage Insole');
  await tab.waitForSelector('.add:not([hidden])');
  await tab.fill('.add input[name=quantity]', '6000');
  check(name + 'the tier price counts', (await tab.textContent('.sum')).includes('7,080.00'));
  await tab.click('.compare');
  await tab.goto(base + 'products/bicycle-bell.html');
  await tab.click('.compare');
  await tab.click('.sum a');
  await tab.waitForSelector('.comparison th');
  check(name + 'two stand side by side', (await tab.locator('.comparison thead th').count()) === 2);
  // Basket and the message
  for (const [page, quantity] of [['products/bicycle-bell.html', '2000'], ['products/kitchen-faucet.html', '150']]) {
    await tab.goto(base + page);
    await tab.fill('.add input[name=quantity]', quantity);
    if (quantity === '150') await tab.check('.add input[name=sample]');
    await tab.click('.add button[type=submit]');
  }
  check(name + 'the basket counts', (await tab.textContent('.basket-link .count')) === '2');
  await tab.click('.basket-link');
  await tab.waitForSelector('.inquiry:not([hidden])');
  await tab.fill('input[name=name]', 'Anna Kramer');
  await tab.fill('input[name=delivery]', 'Hamburg');
  const text = await tab.inputValue('.made');
  for (const part of ['Brass Bicycle Bell', '[LB-B55]', 'Quantity: 2000', 'USD\u00a01.62', 'sample', 'Hamburg', 'Anna Kramer', 'products/kitchen-faucet.html'])
    check(name + `the message holds ${part}`, text.includes(part), text);
  const mail = await tab.getAttribute('.by-mail', 'href');
  check(name + 'the mail holds the message', mail.startsWith('mailto:sales@') && decodeURIComponent(mail).includes('Bicycle Bell'));
  check(name + 'no error', errors.length === 0, errors.slice(0, 3).join('; '));
  await context.close();
}

async function keyboard(browser, base) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 850 } }), tab = await context.newPage();
  await tab.goto(base + 'products/bicycle-bell.html');
  await tab.keyboard.press('Tab');
  check('the first Tab skips to the content', (await tab.evaluate(() => document.activeElement.className)) === 'skip');
  await tab.focus('.gallery .is-shown');
  await tab.keyboard.press('ArrowRight');
  check('arrows turn the gallery', (await tab.evaluate(() => document.querySelector('.gallery-item.is-shown').id)) === 'picture-2');
  await tab.focus('.gallery .is-shown');
  await tab.keyboard.press('Enter');
  check('Enter enlarges', await tab.waitForSelector('dialog.zoom img', { timeout: 5000 }).then(() => true, () => false)); // once it is loaded
  await tab.keyboard.press('Escape');
  await tab.waitForSelector('dialog', { state: 'detached' });
  check('Escape closes', true);
  await tab.focus('#q');
  await tab.keyboard.type('apple');
  await tab.waitForSelector('.suggest li');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/red-fuji-apple/);
  check('a suggestion is chosen by keyboard', true);
  await context.close();
}

async function withoutScript(browser, base) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 850 } }), tab = await context.newPage();
  await tab.goto(base + 'index.html');
  await tab.click('.menu a >> nth=0');
  await tab.click('.cards .card-link >> nth=0');
  check('without JavaScript: product with all pictures and the mail address', (await tab.locator('.gallery-item img').count()) === 3 && (await tab.locator('a[href^="mailto:"]').count()) > 0);
  check('without JavaScript: the tiers show', (await tab.textContent('.tiers')).includes('USD'));
  await context.close();
}

export async function walks(browser, root) {
  const server = await serve(root, '/shop/'), base = `http://127.0.0.1:${server.address().port}/shop/`;
  await shop(browser, 'file://' + root + '/', 1280);
  await shop(browser, base, 390);
  await keyboard(browser, base);
  await withoutScript(browser, base);
  server.close();
}
