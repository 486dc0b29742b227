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

async function shop(browser, base, width, words = { quantity: 'Quantity', one: 'piece', many: 'pieces', sample: 'sample', direction: 'ltr', page: 9 }) {
  const context = await browser.newContext({ viewport: { width, height: 850 } }), tab = await context.newPage(), errors = [];
  tab.on('pageerror', e => errors.push(e.message));
  tab.on('console', m => m.type() === 'error' && errors.push(m.text()));
  const name = `${base.slice(0, 5)} ${width} ${words.direction}: `;
  // Search with a typing error
  await tab.goto(base + 'index.html');
  check(name + 'the page runs its way', (await tab.evaluate(() => document.documentElement.dir)) === words.direction);
  await tab.fill('#q', 'bycicle bel');
  await tab.waitForSelector('.suggest li');
  check(name + 'suggestions', (await tab.textContent('.suggest')).includes('Bicycle Bell'));
  await tab.press('#q', 'Enter');
  await tab.waitForSelector('.results .card');
  check(name + 'a typing error still finds the bell', (await tab.textContent('.results .card')).includes('Bicycle Bell'));
  // Filter, and send the view
  await tab.goto(base + 'categories/index.html');
  await tab.click('.tools button');
  await tab.waitForSelector('.filters input[type=number]');
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
  // Several choices of a kind add up, those of two kinds narrow down; each number tells what a choice would leave
  await tab.goto(base + 'categories/index.html');
  await tab.click('.tools button');
  const group = tab.locator('.filters .group').first();
  await group.waitFor();
  if (!(await group.evaluate(details => details.open))) await group.locator('summary').click();
  const left = n => tab.waitForFunction(n => document.querySelectorAll('.results .card').length === n, n).then(() => true, () => false);
  const row = n => group.locator('label').nth(n);
  const promised = Number(await row(0).locator('span').last().textContent()) + Number(await row(1).locator('span').last().textContent());
  await row(0).click();
  await row(1).click();
  check(name + 'two categories add up to what they promised', await left(promised));
  check(name + 'both stand in the address', tab.url().split('category=').length === 3);
  await tab.locator('.filters input[type=number]').first().fill('10');
  await tab.locator('.filters input[type=number]').first().press('Enter');
  check(name + 'a price narrows them down', await tab.waitForFunction(n => document.querySelectorAll('.results .card').length < n, promised).then(() => true, () => false));
  await tab.click('.filters .tag >> nth=0');
  check(name + 'all stand there again', await left(words.page));
  // Product, quantity, compare
  await tab.goto(base + 'index.html');
  await tab.goto(address);
  await tab.waitForSelector('.browse.has-filters');
  await tab.click('text=PVC Slippers with Massage Insole');
  await tab.waitForSelector('.js .add');
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
  for (const part of ['Brass Bicycle Bell', '[LB-B55]', `${words.quantity}: 2000 ${words.many}`, 'USD\u00a01.62', words.sample, 'Hamburg', 'Anna Kramer', 'products/kitchen-faucet.html'])
    check(name + `the message holds ${part}`, text.includes(part), text);
  const mail = await tab.getAttribute('.by-mail', 'href');
  check(name + 'the mail holds the message', mail.startsWith('mailto:sales@') && decodeURIComponent(mail).includes('Bicycle Bell'));
  await tab.fill('.lines li:first-child input[type=number]', '1');
  check(name + 'one of them is said in the singular', (await tab.inputValue('.made')).includes(`${words.quantity}: 1 ${words.one}\n`));
  await tab.click('.lines li:nth-child(2) .drop');
  const subject = new URL(await tab.getAttribute('.by-mail', 'href')).searchParams.get('subject');
  check(name + 'the subject does not count one product', subject.includes('Bicycle Bell') && !/[({（]/.test(subject.replace(/.*Bell[^(（]*/, '')), subject);
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
  await tab.focus('.add input[name=quantity]');
  await tab.keyboard.press('ControlOrMeta+a');
  await tab.keyboard.type('700');
  await tab.keyboard.press('Enter');
  check('Enter puts it into the basket', (await tab.textContent('.basket-link .count')) === '1');
  await tab.focus('.basket-link');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/inquiry/);
  const reach = async (selector, most = 60) => {
    for (let i = 0; i < most; i++) {
      if (await tab.evaluate(selector => document.activeElement.matches(selector), selector)) return true;
      await tab.keyboard.press('Tab');
    }
    return false;
  };
  for (const selector of ['.lines input[type=number]', '.lines .drop', 'input[name=name]', 'textarea[name=message]', '.by-mail', '.by-csv'])
    check(`Tab reaches ${selector}`, await reach(selector));
  await tab.goto(base + 'categories/index.html');
  check('Tab reaches the filter', await reach('.tools button'));
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('.filters summary');
  check('and its choices', await reach('.filters input[type=checkbox]'));
  await tab.keyboard.press('Space');
  check('Space chooses', await tab.waitForFunction(() => location.hash.length > 1).then(() => true, () => false));
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

// As the script is off, pages of a list are the only way to what stands further down.
async function pagesWithoutScript(browser, base) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 850 } }), tab = await context.newPage(), seen = new Set();
  await tab.goto(base + 'categories/index.html');
  for (let pages = 0; pages < 9; pages++) {
    for (const link of await tab.locator('.cards .card-link').all()) seen.add(await link.getAttribute('href'));
    const next = tab.locator('.pages a[rel=next]');
    if (!(await next.count())) break;
    await next.click();
  }
  check('without JavaScript: the pages of a list lead to every product', seen.size === 9, [...seen].join(' '));
  await context.close();
}

export async function walks(browser, root, rtl) {
  const server = await serve(root, '/shop/'), base = `http://127.0.0.1:${server.address().port}/shop/`;
  await shop(browser, 'file://' + root + '/', 1280);
  await shop(browser, base, 390);
  await shop(browser, 'file://' + rtl + '/ar/', 390, { quantity: 'الكمية', one: 'قطعة', many: 'قطعة', sample: 'عينة', direction: 'rtl', page: 4 });
  await pagesWithoutScript(browser, 'file://' + rtl + '/');
  await keyboard(browser, base);
  await withoutScript(browser, base);
  server.close();
}
