import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';

/** Script and style until value and verdict can be read, the sentences among them; Zendesk's own script comes from Zendesk. */
const FIRST_VIEW_BYTES = 80_000;
/** What asks Zendesk before anything else is read. */
const BOOT_BYTES = 3_120;
const FILES = 9;

const folder = 'dist/assets';

function gzipBytes(file: string): number {
  return gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length;
}

function named(pattern: RegExp): readonly string[] {
  return [...new Set([...readFileSync(`${folder}/sidebar.html`, 'utf8').matchAll(pattern)].map((match) => match[1] ?? ''))];
}

const first = named(/assets\/([\w-]+\.(?:js|css))"/g);
/** Those of the first view in English, as the document's own script fetches them. */
const [sentences] = named(/"en":"([\w-]+\.js)"/g);

test('value and verdict can be read with 80 kB of script and style, while all that comes later is held back', async ({ open, context }) => {
  const arrived = new Set<string>();
  await context.route('**/assets/*.{js,css}', async (route) => {
    const file = new URL(route.request().url()).pathname.replace(/.*\//, '');
    // The sentences of the first view are fetched by their language, the SDK that the package brings in the place of Zendesk's.
    if (!first.includes(file) && file !== sentences && !/^(?:bundled-sdk|lib)-/.test(file)) return;
    arrived.add(file);
    await route.continue();
  });
  const desk = await open();
  await expect(desk.region('Customer value').locator('.lead')).toContainText('so far');
  await expect(desk.region('Suggested gesture').locator('.lead')).toHaveText('€20 store credit');
  const own = [...arrived].filter((file) => !/^(?:bundled-sdk|lib)-/.test(file));
  const bytes = own.map(gzipBytes).reduce((sum, size) => sum + size, 0);
  expect(bytes, own.join(' ')).toBeLessThanOrEqual(FIRST_VIEW_BYTES);
  expect(own.length, own.join(' ')).toBeLessThanOrEqual(FILES);
});

test('what asks Zendesk first is at most 3.1 kB, and needs nothing else', () => {
  const [start = ''] = named(/<script type="module"[^>]*assets\/([\w-]+\.js)"/g);
  const imported = [...readFileSync(`${folder}/${start}`, 'utf8').matchAll(/from"\.\/([\w-]+\.js)"/g)].map((match) => match[1] ?? '');
  const boot = [start, ...imported];
  for (const file of imported) expect(readFileSync(`${folder}/${file}`, 'utf8')).not.toMatch(/from"\.\//);
  expect(boot.map(gzipBytes).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BOOT_BYTES);
});

test('the first view carries neither React DOM nor a component library', () => {
  for (const file of first)
    expect(readFileSync(`${folder}/${file}`, 'utf8'), file).not.toMatch(/data-styled|hydrateRoot|styled-components/);
});
