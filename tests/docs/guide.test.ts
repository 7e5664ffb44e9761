import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const GUIDE = readFileSync('src/docs/guide.md', 'utf8');
const NOTES = new Map([...GUIDE.matchAll(/^\[\^(\w+)\]: (.+)$/gm)].map(([, name = '', text = '']) => [name, text]));
const BODY = GUIDE.replaceAll(/^\[\^.*$/gm, '');

/** What was found elsewhere, which is no part of the project: POLICY_EVIDENCE, or its usual place beside it. */
const evidence = process.env['POLICY_EVIDENCE'] ?? '../shared/design/EVIDENCE.md';

/** Words by which a paragraph says that somebody found something out, or does it so. */
const CLAIMS =
  /\b(experiments?|one company|a public guide|guidance|filmed|marketplace|another study|programmes|hotel|satisfaction|earlier purchases)\b/i;

describe('the guide for leads', () => {
  it('is read within five minutes', () => {
    expect(BODY.split(/\s+/).length).toBeLessThanOrEqual(5 * 230);
  });

  it('has a note for each that it names, and none besides', () => {
    const named = new Set([...BODY.matchAll(/\[\^(\w+)\]/g)].map(([, name = '']) => name));
    expect([...named].toSorted()).toEqual([...NOTES.keys()].toSorted());
  });

  it('says of every note where it is from, or that nothing more is known of it', () => {
    const without = [...NOTES].filter(([, text]) => !/<https?:\/\/[^>]+>/.test(text) && !/without (?:a study|figures)/.test(text));
    expect(without).toEqual([]);
  });

  it('has a note behind whatever somebody else found out', () => {
    const paragraphs = BODY.split('\n').filter((line) => CLAIMS.test(line));
    expect(paragraphs.length).toBeGreaterThan(7);
    expect(paragraphs.filter((line) => !line.includes('[^'))).toEqual([]);
  });

  it.skipIf(!existsSync(evidence))('takes every source from what was found (skipped where that is not: set POLICY_EVIDENCE=file)', () => {
    const found = readFileSync(evidence, 'utf8');
    const addresses = [...GUIDE.matchAll(/<(https?:\/\/[^>]+)>/g)].map(([, address = '']) =>
      address.replace(/^https?:\/\/(doi\.org|www\.nber\.org\/papers)\//, ''),
    );
    expect(addresses.filter((address) => !found.includes(address))).toEqual([]);
  });
});
