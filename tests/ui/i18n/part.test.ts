import { describe, expect, it } from 'vitest';
import { createPart, formatLocale, translationFor } from '#ui/i18n/part.ts';

const part = createPart({
  '/translations/en.json?of=sample': () => Promise.resolve({ section: { retry: 'Try again' } }),
  '/translations/de.json?of=sample': () => Promise.resolve({ section: { retry: 'Erneut versuchen' } }),
});

describe('the language of a person', () => {
  it('is the translation of the region, then of the language, then none', () => {
    expect(translationFor('pt-BR', ['pt', 'pt-br'])).toBe('pt-br');
    expect(translationFor('de-AT', ['en', 'de'])).toBe('de');
    expect(translationFor('xx', ['en'])).toBeNull();
  });

  it('is Norwegian by whatever name a person has it', () => {
    expect(['no', 'nb', 'nb-NO', 'nn', 'no_NO'].map((locale) => translationFor(locale, ['en', 'no']))).toEqual([
      'no',
      'no',
      'no',
      'no',
      'no',
    ]);
    expect(translationFor('nb', ['en'])).toBeNull();
    expect(['no', 'no-NO', 'nb'].map(formatLocale)).toEqual(['nb', 'nb-NO', 'nb']);
    expect(formatLocale('nn')).toBe('nn');
  });

  it('keeps the region for dates and amounts, and falls back to English', async () => {
    const austrian = await part.load(['de_AT']);
    expect([austrian.locale, austrian.t('section.retry')]).toEqual(['de-AT', 'Erneut versuchen']);
    const other = await part.load([null, 'xx']);
    expect([other.locale, other.t('section.retry')]).toEqual(['en', 'Try again']);
  });

  it('is the first of several that there is a translation for', async () => {
    expect((await part.load(['xx', 'de', 'en'])).locale).toBe('de');
  });

  it('is known before its sentences are there', () => {
    expect([['xx', 'de_AT', 'en'], [null, 'xx'], []].map(part.localeFor)).toEqual(['de-AT', 'en', 'en']);
  });

  it('is named by the file of its translation, wherever that lies', async () => {
    const elsewhere = createPart({ '/app/translations/fi.json': () => Promise.resolve({ section: { retry: 'Yritä uudelleen' } }) });
    expect((await elsewhere.load(['fi-FI'])).t('section.retry')).toBe('Yritä uudelleen');
  });

  it('cannot be loaded from a package without translations', async () => {
    await expect(createPart({}).load(['de'])).rejects.toThrow('There is no translation en');
  });

  it('is English where the browser cannot read the locale', () => {
    expect(formatLocale('not a locale')).toBe('en');
  });
});

it('sentences that are fetched ahead of need are those of the language that will be shown', () => {
  const fetched: string[] = [];
  const file = (name: string) => () => {
    fetched.push(name);
    return Promise.resolve({});
  };
  createPart({ '/translations/en.json': file('en'), '/translations/de.json': file('de') }).fetch(['xx', 'de']);
  expect(fetched).toEqual(['de']);
});

it('sentences that cannot be fetched ahead of need do no harm, and fail once they are needed', async () => {
  const broken = createPart({ '/translations/en.json?of=sample': () => Promise.reject(new Error('offline')) });
  expect(() => {
    broken.fetch(['en']);
  }).not.toThrow();
  await expect(broken.load(['en'])).rejects.toThrow('offline');
});
