// all.mjs WORK - every browser test over WORK/sample/output, and WORK/luma/output when it is there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { counts, launch, skip } from './lib.mjs';
import { links } from './links.mjs';
import { valid, sarif } from './valid.mjs';
import { accessible } from './accessible.mjs';
import { looks } from './looks.mjs';
import { walks } from './walks.mjs';
import { serve } from './serve.mjs';
import { hosts } from './hosts.mjs';
import { naughty } from './naughty.mjs';

const work = process.argv[2], sample = join(work, 'sample/output'), luma = join(work, 'luma/output');
const browser = await launch();
try {
  links(sample);
  await valid(sample);
  await sarif(join(work, 'report.sarif'));
  await accessible(browser, sample);
  await accessible(browser, join(work, 'rtl/output/ar'));
  links(join(work, 'rtl/output'));
  await valid(join(work, 'rtl/output'));
  await looks(browser, sample);
  await walks(browser, sample, join(work, 'rtl/output'));
  await serve(work);
  await hosts(work);
  await naughty(browser, work);
  if (existsSync(luma)) { links(luma); await valid(luma); await accessible(browser, luma); } else skip('catalog-luma (CORPORA)');
} finally {
  await browser.close();
}
console.log(`browser: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed ? 1 : 0);
