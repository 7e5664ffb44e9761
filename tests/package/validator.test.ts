import { describe, expect, it } from 'vitest';
import type { PackageFile } from '#tools/validator/package-file.ts';
import { validatePackage } from '#tools/validator/validate.ts';
import { copies, pngHead, samplePackage, withCustomObjects, withEnglish, withLocation, withParameters } from './sample-package.ts';

const field = { object_key: 'thing', title: 'Field', type: 'text' };
const condition = { field: 'note', operator: 'is', value: 'x' };
const trigger = { key: 't', object_key: 'thing', title: 'T', conditions: { all: [condition] }, actions: [{ field: 'f', value: 'v' }] };

const warningCases: readonly (readonly [string, readonly PackageFile[], string])[] = [
  [
    'a secure parameter without scopes',
    withParameters({ name: 'a', secure: true }),
    'The secure parameter "a" has no "scopes": it could be sent anywhere in a request.',
  ],
  [
    'a secret that is not secure',
    withParameters({ name: 'stripe_key' }),
    'The parameter "stripe_key" sounds like a secret and is not secure.',
  ],
  [
    'a default of a hidden parameter',
    withParameters({ name: 'a', type: 'hidden', default: 'x' }),
    'The parameter "a" has a default, which is not stored securely.',
  ],
  [
    'an address without encryption',
    samplePackage({ 'assets/a.js': 'fetch("http://shop.example/a")' }),
    'assets/a.js names addresses without encryption: shop.example.',
  ],
  ['a private key', samplePackage({ 'assets/a.js': '-----BEGIN RSA PRIVATE KEY-----' }), 'assets/a.js looks as if it held a private key.'],
  ['a word that secrets go by', samplePackage({ 'assets/a.js': 'let api_key' }), 'Words that secrets go by are in assets/a.js.'],
  [
    'an image in a drawing',
    samplePackage({ 'assets/a.svg': '<svg><image href="a.png"/></svg>' }),
    'assets/a.svg embeds an image: a placeholder will be shown in its place.',
  ],
  [
    'a script in a drawing',
    samplePackage({ 'assets/a.svg': '<svg><script>1</script></svg>' }),
    'assets/a.svg holds markup that will be removed.',
  ],
];

describe('a package in order', () => {
  it('is accepted without a warning', () => {
    expect(validatePackage(samplePackage())).toEqual({ errors: [], warnings: [] });
  });

  it.each([
    ['an https page', withLocation('https://app.example.com/page')],
    ['a page on localhost', withLocation('http://localhost:4000/page')],
    ['a page a setting names', withLocation('https://{{setting.shop}}/page')],
    ['a page with a query', withLocation('assets/page.html?view=small')],
    ['no page where nothing loads by itself', withLocation({ autoLoad: false })],
    ['a banner of the right size', samplePackage({ 'assets/banner.png': pngHead(830, 200) })],
    ['texts per product', withEnglish({ app: { support: { name: 'Sample' } } })],
    ['exactly 20 fields', withCustomObjects({ object_fields: copies(20, field) })],
    ['a trigger with both lists', withCustomObjects({ object_triggers: [{ ...trigger, conditions: { all: [condition], any: [] } }] })],
    ['a secure parameter with scopes', withParameters({ name: 'stripe_key', secure: true, scopes: ['header'] })],
  ])('may hold %s', (_what, files) => {
    expect(validatePackage(files)).toEqual({ errors: [], warnings: [] });
  });
});

describe('a package is accepted with a warning', () => {
  it.each(warningCases)('%s', (_rule, files, message) => {
    const { errors, warnings } = validatePackage(files);
    expect(errors).toEqual([]);
    expect(warnings).toContain(message);
  });
});

it('hides what is wrong with translations and requirements while the manifest is faulty, as Zendesk does', () => {
  const files = samplePackage({ 'manifest.json': '{}', 'requirements.json': 'x', 'translations/fr.json': 'x' });
  const { errors } = validatePackage(files);
  expect(errors).not.toEqual([]);
  expect(errors.every((error) => error.startsWith('manifest.json:'))).toBe(true);
});
