// Every link, picture, script and fragment inside the tree leads somewhere; none leads to another host but those a person clicks.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { below, check, files } from './lib.mjs';

const decode = s => s.replace(/&amp;/g, '&').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>');
export function links(root) {
  const pages = new Map(), bad = [], external = [];
  const idsOf = path => {
    if (!pages.has(path)) pages.set(path, new Set([...readFileSync(path, 'utf8').matchAll(/\sid="([^"]*)"/g)].map(m => decode(m[1]))));
    return pages.get(path);
  };
  let n = 0;
  for (const page of files(root, '.html')) {
    const html = readFileSync(page, 'utf8'), rooted = page.endsWith('404.html');
    const found = [...html.matchAll(/\s(href|src|action)="([^"]*)"/g)].map(m => [m[1], decode(m[2])]);
    for (const m of html.matchAll(/\ssrcset="([^"]*)"/g)) for (const part of decode(m[1]).split(', ')) found.push(['src', part.split(' ')[0]]);
    for (const [kind, url] of found) {
      n++;
      if (/^(mailto|tel|data):/.test(url)) continue;
      if (/^https?:/.test(url)) { if (kind === 'src') external.push(below(root, page) + ' ' + url); continue; }
      const [path, fragment] = url.split('#');
      const plain = decodeURIComponent(path.split('?')[0]);
      const target = plain === '' ? page : rooted && plain.startsWith('/') ? join(root, plain) : resolve(dirname(page), plain);
      if (!existsSync(target) || !resolve(target).startsWith(resolve(root))) bad.push(`${below(root, page)} -> ${url}`);
      else if (fragment && target.endsWith('.html') && !idsOf(target).has(decodeURIComponent(fragment))) bad.push(`${below(root, page)} -> ${url} (fragment)`);
    }
  }
  check(`${n} links of ${pages.size} pages`, n > 100 && bad.length === 0, bad.slice(0, 10).join('\n'));
  check('no request to another host', external.length === 0, external.slice(0, 5).join('\n'));
}
