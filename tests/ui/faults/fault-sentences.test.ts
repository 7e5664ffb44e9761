import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AppFault, FaultSubject } from '#ports/app-fault.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { type Sentences, createSentences } from '#ui/i18n/registry.ts';
import { everyFault } from '#builders/every-fault.ts';
import { sentences as english } from '../english.ts';

const LOCALES = readdirSync('translations').map((name) => name.replace('.json', ''));
const SUBJECTS: readonly FaultSubject[] = ['journal', 'moments', 'users', 'tickets', 'orders', 'Stripe', 'Shopify'];

function sentencesIn(locale: string): Sentences {
  const { sentences } = JSON.parse(readFileSync(`translations/${locale}.json`, 'utf8')) as { readonly sentences: object };
  return createSentences(locale, sentences);
}

describe.each(LOCALES)('why something was not done, in %s', (locale) => {
  const own = sentencesIn(locale);
  const sentences = SUBJECTS.flatMap((what) => everyFault(what).map((fault) => ({ what, fault, sentence: faultSentence(own, fault) })));

  it('is said of every fault in whole sentences with what to do', () => {
    const broken = sentences.filter(({ sentence }) => !/^[^{}]+[.؛] .*\.$/s.test(sentence) || /app_fault/.test(sentence));
    expect(broken).toEqual([]);
  });

  it('names nothing that only we or Zendesk call so', () => {
    // An admin looks for a field that is missing by its key.
    const said = sentences.map(({ fault, sentence }) =>
      fault.kind === 'lacks_field' ? sentence.replace(fault.fields.join(', '), '') : sentence,
    );
    expect(said.filter((sentence) => /\w_\w|custom_object|undefined|NaN|HTTP/.test(sentence))).toEqual([]);
  });

  it('is another sentence for each fault', () => {
    for (const what of ['journal', 'Stripe'] as const) {
      const all = sentences.filter((one) => one.what === what).map(({ sentence }) => sentence);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('tells whether Zendesk or a vendor did not answer', () => {
    expect(faultSentence(own, { kind: 'unreachable', what: 'journal' })).toContain('Zendesk');
    const ofVendor = faultSentence(own, { kind: 'unreachable', what: 'Stripe' });
    expect(ofVendor).toContain('Stripe');
    expect(ofVendor).not.toContain('Zendesk');
  });
});

function say(fault: AppFault): string {
  return faultSentence(english, fault);
}

describe('what was taken for something else before', () => {
  it('is a plan without custom objects, which installing again would not change', () => {
    const sentence = say({ kind: 'not_set_up', what: 'journal', status: 404, code: 'InvalidEndpoint' });
    expect(sentence).toContain('This account’s plan has no custom objects');
    expect(sentence).toContain('Suite Growth, every higher Suite plan and Support Enterprise include them');
    expect(sentence).not.toContain('install');
    expect(say({ kind: 'not_set_up', what: 'journal', status: 404, code: 'RecordNotFound' })).toContain('reinstall the app');
  });

  it('is an option that the account lacks, named with its field', () => {
    expect(say({ kind: 'lacks_option', what: 'moments', field: 'status', options: ['asked', 'voided'] })).toContain(
      'the field “status” of “Service moment” lacks options the app needs. Nothing can be given until they are there: asked, voided.',
    );
  });

  it('is a script of ours that did not load, and nothing that Zendesk did', () => {
    const sentence = say({ kind: 'chunk', cause: new Error('offline') });
    expect(sentence).toMatch(/Part of the app did not load/);
    expect(sentence).not.toContain('Zendesk');
  });

  it('is a lost race on one record, with what others wrote to be looked at', () => {
    expect(say({ kind: 'raced', what: 'moments' })).toMatch(/Somebody else changed the same record.*Check what it says now/);
  });

  it('is more entries of one customer than are looked through, which trying again does not change', () => {
    const sentence = say({ kind: 'too_much_to_read', what: 'journal' });
    expect(sentence).toMatch(/more journal entries.*cannot be checked.*Tell your lead/);
    expect(sentence).not.toMatch(/try again/i);
  });

  it('is an answer that cannot be parsed', () => {
    expect(say({ kind: 'unreadable', what: 'journal', path: 'meta.has_more' })).toMatch(/answered in a form the app cannot read/);
  });

  it('is a role that may not, with what it may not do', () => {
    expect(say({ kind: 'refused_by_role', what: 'journal', action: 'create' })).toContain('journal entries (create)');
    expect(say({ kind: 'refused_by_role', what: 'moments', action: 'change' })).toContain('moments (change)');
  });

  it('is an object for orders that the settings misname, and no record of ours', () => {
    expect(say({ kind: 'not_set_up', what: 'orders' })).toContain('object for orders');
    expect(say({ kind: 'not_set_up', what: 'journal' })).toContain('The app’s records are missing');
  });
});

it('says a wait as the language counts it, and never none', () => {
  expect(say({ kind: 'rate_limited', what: 'journal', retryAfterMs: 0 })).toContain('in 1 second.');
  expect(say({ kind: 'rate_limited', what: 'journal', retryAfterMs: 1001 })).toContain('in 2 seconds.');
});
