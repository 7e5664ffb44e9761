import { describe, expect, it } from 'vitest';
import { filesBelow, read } from './repository.ts';

/** What a key of each vendor looks like, and the parts of one that nobody was ever given: joined, they are found. */
const SHAPES: readonly (readonly [name: string, shape: RegExp, ...madeUp: string[]])[] = [
  ['a live key of Stripe', /\b[srp]k_live_\w*/, 'sk_', 'live_', 'x'],
  ['a test key of Stripe', /\b[srp]k_test_[\dA-Za-z]{16,}/, 'rk_', 'test_', 'a1'.repeat(12)],
  ['a webhook secret of Stripe', /\bwhsec_[\d+/A-Za-z=]{16,}/, 'wh', 'sec_', 'a1'.repeat(16)],
  ['a token of Shopify', /\bshp(?:at|ca|pa|ss|ua)_[\da-f]{32}/i, 'shp', 'at_', 'a1'.repeat(16)],
  ['an access key of AWS', /\b(?:AKIA|ASIA)[\dA-Z]{16}\b/, 'AK', 'IA', 'A1'.repeat(8)],
  ['a secret key of AWS', /aws_?secret_?\w*["']?\s*[:=]\s*["']?[\d+/A-Za-z]{40}\b/i, 'aws_secret', '_access_key = ', 'a1'.repeat(20)],
  ['a token of GitHub', /\bgh[oprsu]_[\dA-Za-z]{36}/, 'gh', 'p_', 'a1'.repeat(18)],
  ['a fine-grained token of GitHub', /\bgithub_pat_\w{22,}/, 'github', '_pat_', 'a1'.repeat(11)],
  ['a token of npm', /\bnpm_[\dA-Za-z]{36}/, 'np', 'm_', 'a1'.repeat(18)],
  ['a login of npm', /_(?:authToken|auth|password)\s*=\s*[^\s$]{8,}/, '//registry.example/:_auth', 'Token=', 'a1'.repeat(8)],
  ['a token of Slack', /\bxox[abeoprs]-[\dA-Za-z-]{10,}/, 'xo', 'xb-', '1'.repeat(12)],
  ['an address of Slack that takes messages', /hooks\.slack\.com\/services\/T\w+\/B\w+/, 'hooks.slack', '.com/services/', 'T00/B00'],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\n)*[\d+/A-Za-z]{16,}/, '-----BEGIN ', 'PRIVATE KEY-----\n', 'a1'.repeat(16)],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, 'ey', `J${'a'.repeat(9)}.ey`, `J${'a'.repeat(9)}.${'b'.repeat(9)}`],
  ['an API token of Zendesk', /\/token:[\dA-Za-z]{40}\b/, 'a@b.example', '/token:', 'a1'.repeat(20)],
  ['a login of Zendesk', /ZENDESK_(?:API|OAUTH)_TOKEN["']?\s*[:=]\s*["']?[\da-z]{20,}/i, 'ZENDESK_OAUTH', '_TOKEN=', 'a1'.repeat(32)],
  ['a bearer token', /\bBearer [\d+./A-Z_a-z~-]{32,}/, 'Bear', 'er ', 'a1'.repeat(20)],
];

/** Whoever reads such a text knows that it opens nothing. */
const SAMPLE = /sample|example|sandbox/i;

function keysIn(text: string): readonly string[] {
  return SHAPES.flatMap(([name, shape]) => {
    const found = [...text.matchAll(new RegExp(shape, `${shape.flags}g`))].some(([key]) => !SAMPLE.test(key));
    return found ? [name] : [];
  });
}

describe('no key is in the project', () => {
  it('nothing in any file has the shape of one', () => {
    const found = filesBelow('.').flatMap((path) => keysIn(read(path)).map((name) => `${path} holds ${name}`));
    expect(found).toEqual([]);
  });

  it.each(SHAPES.map(([name, , ...madeUp]) => [name, madeUp.join('')] as const))('%s would be found', (name, key) => {
    expect(keysIn(`const key = '${key}';`)).toContain(name);
  });

  it('a sample hides no other of its shape behind it', () => {
    const [sample, real] = [`sk_test_${'sandboxSample'.repeat(2)}`, `sk_test_${'a1'.repeat(16)}`];
    expect(keysIn(sample)).toEqual([]);
    expect(keysIn(`${sample} and ${real}`)).toEqual(keysIn(real));
    expect(keysIn(real)).toHaveLength(1);
  });

  it('what calls itself a sample is none', () => {
    const [real, sample] = [`shpat_${'a1'.repeat(16)}`, 'sk_test_sandboxSampleSample'];
    expect(keysIn(`${real} and ${sample}`)).toEqual(['a token of Shopify']);
  });
});
