// nginx and Apache serve the sample at the root and under /shop/, with the files that the build makes for them: no failed request, no breach of the
// Content-Security-Policy, the right types, redirects and 404.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, launch, sample, skip, until } from './lib.mjs';

const vitrine = process.env.VITRINE;

function build(work, name, host, path) {
  const site = join(work, name), settings = join(site, 'content/site.yaml');
  sample(site);
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^base_url:.*$/m, `base_url: http://localhost${path}`).replace(/^host:.*$/m, `host: [${host}]`));
  const text = readFileSync(settings, 'utf8').replace(/^redirects:.*$\n(?: .*\n)*/m, '');
  writeFileSync(settings, text + '\nredirects: {old/bell.html: products/bicycle-bell.html}\n');
  execFileSync(vitrine, ['build', '--quiet', '--source', site]);
  return join(site, 'output');
}

async function crawl(browser, server, base) {
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage(), seen = new Set(), queue = [base], faults = [];
  tab.on('response', (r) => { if (r.status() >= 400) faults.push(r.status() + ' ' + r.url()); });
  tab.on('requestfailed', (r) => { if (!/ERR_ABORTED/.test(r.failure().errorText)) faults.push(r.failure().errorText + ' ' + r.url()); });
  tab.on('console', (m) => { if (/Content Security Policy|Refused to/.test(m.text())) faults.push(m.text()); });
  for (let n = 0; queue.length && n < 60; n++) {
    const url = queue.shift();
    await tab.goto(url, { waitUntil: 'load' });
    for (const link of await tab.$$eval('a[href]', (all) => all.map((a) => a.href.split('#')[0])))
      if (link.startsWith(base) && /(\.html|\/)$/.test(link) && !seen.has(link)) { seen.add(link); queue.push(link); }
  }
  check(`${server} ${base}: ${faults.slice(0, 3).join('; ')}`, faults.length === 0);
  check(`${server}: pages were found`, seen.size > 20);
  const missing = await fetch(base + 'no/such/page.html'), moved = await fetch(base + 'old/bell.html', { redirect: 'manual' });
  check(`${server} ${base}: 404 with its page`, missing.status === 404 && (await missing.text()).includes('</html>'));
  check(`${server} ${base}: the redirect (${moved.status} ${moved.headers.get('location')})`, moved.status === 301 && new URL(moved.headers.get('location'), base).pathname === new URL('products/bicycle-bell.html', base).pathname);
  const page = await fetch(base + 'index.html'), picture = await fetch(base + (await page.clone().text()).match(/pictures\/[^" ]+\.webp/)[0]);
  check(`${server}: headers`, /default-src 'none'/.test(page.headers.get('content-security-policy') || '') && page.headers.get('x-content-type-options') === 'nosniff');
  check(`${server}: type of a photo`, picture.headers.get('content-type') === 'image/webp');
  await tab.context().close();
}

function nginx(work, port, tree, path) {
  const conf = join(work, `nginx-${port}.conf`), home = join(work, `ng-${port}`);
  mkdirSync(join(home, 'www'), { recursive: true });
  cpSync(tree, join(home, 'www', path), { recursive: true });
  writeFileSync(conf, `user ${process.getuid() === 0 ? 'root' : 'nobody'};\nworker_processes 1; pid ${home}/pid; error_log ${home}/err; daemon off;\nevents {}\nhttp { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${home}/b; proxy_temp_path ${home}/p; fastcgi_temp_path ${home}/f; uwsgi_temp_path ${home}/u; scgi_temp_path ${home}/s;\n` +
    `server { listen 127.0.0.1:${port}; root ${home}/www; include ${tree}/nginx-vitrine.conf; } }\n`);
  return spawn('nginx', ['-c', conf, '-e', `${home}/err`], { stdio: 'ignore' });
}

function apache(work, port, tree, path) {
  const conf = join(work, `apache-${port}.conf`), home = join(work, `ap-${port}`), modules = '/usr/lib/apache2/modules';
  mkdirSync(join(home, 'www'), { recursive: true });
  cpSync(tree, join(home, 'www', path), { recursive: true });
  writeFileSync(conf, ['mpm_event', 'authz_core', 'mime', 'dir', 'alias', 'headers'].map((m) => `LoadModule ${m}_module ${modules}/mod_${m}.so\n`).join('') +
    `ServerName localhost\nListen 127.0.0.1:${port}\nServerRoot ${home}\nPidFile ${home}/pid\nErrorLog ${home}/err\nTypesConfig /etc/mime.types\nDirectoryIndex index.html\nDocumentRoot ${home}/www\n<Directory ${home}/www>\nAllowOverride All\nRequire all granted\n</Directory>\n` +
    (process.getuid() === 0 ? 'User www-data\nGroup www-data\n' : ''));
  execFileSync('chmod', ['-R', 'a+rX', work]);
  return spawn('apache2', ['-f', conf, '-DFOREGROUND'], { stdio: 'ignore' });
}

export async function hosts(work) {
  const browser = await launch(), has = (p) => ['/usr/sbin/', '/usr/bin/'].some((d) => existsSync(d + p));
  let port = 8420;
  process.env.PATH += ':/usr/sbin';
  for (const [server, start] of [['nginx', nginx], ['apache2', apache]]) {
    if (!has(server)) { skip(server); continue; }
    for (const path of ['', 'shop']) {
      port++;
      const tree = build(work, `${server}-${path || 'root'}`, server === 'nginx' ? 'nginx' : 'apache', path ? `/${path}/` : '/');
      const child = start(work, port, tree, path), base = `http://localhost:${port}/${path ? path + '/' : ''}`;
      try {
        await until(() => fetch(base).then(() => true, () => false));
        await crawl(browser, server, base);
      } catch (error) {
        check(`${server} ${path}: ${error}`, false);
      } finally {
        child.kill('SIGTERM');
      }
    }
  }
  await browser.close();
}
