// No error on any page, by the Nu HTML checker (which runs too briefly for the second compiler of Java to pay off); SARIF by its schema.
import Ajv from 'ajv';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { check, files, skip } from './lib.mjs';

export async function valid(root) {
  const jar = createRequire(import.meta.url)('vnu-jar');
  let text = '';
  try {
    execFileSync('java', ['-Xss4m', '-XX:TieredStopAtLevel=1', '-jar', String(jar.vnu || jar), '--format', 'json', '--errors-only', ...files(root, '.html')],
      { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 });
  } catch (error) { text = String(error.stderr || error); }
  const messages = text.startsWith('{') ? JSON.parse(text).messages : text ? [{ message: text.slice(0, 500), url: '' }] : [];
  check(`vnu on ${files(root, '.html').length} pages`, messages.length === 0, messages.slice(0, 8).map(m => `${m.url}:${m.lastLine}: ${m.message} ${m.extract || ''}`).join('\n'));
}

export async function sarif(path) {
  const schema = join(process.env.CORPORA || '', 'sarif/sarif-schema-2.1.0.json');
  if (!existsSync(schema)) return skip('the SARIF schema (CORPORA)');
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
  const json = JSON.parse(readFileSync(schema, 'utf8'));
  delete json.$schema;
  const validate = ajv.compile(json);
  check('SARIF', validate(JSON.parse(readFileSync(path, 'utf8'))), JSON.stringify(validate.errors || []).slice(0, 500));
}
