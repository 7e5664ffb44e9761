import { describe, expect, it } from 'vitest';
import { ui as english } from '#translations/en.json';
import { loadMessages, translationFor } from '#ui/i18n/load-messages.ts';
import { loadAfterwardsMessages } from '#ui/i18n/load-afterwards-messages.ts';
import { type Messages, createMessages } from '#ui/i18n/messages.ts';
import { controlMessages, lateMessages } from '../english.ts';

const messages = createMessages('en-US', english);

describe('a sentence', () => {
  it('has its values filled in, numbers in the style of the language', () => {
    expect(messages.t('incidents.not_all', { all: 12_345, read: 100 })).toBe('Newest 100 of 12,345 tickets');
  });

  it('takes the plural form of its count', () => {
    expect(messages.t('value.orders', { count: 1 })).toBe('1 order');
    expect(messages.t('value.orders', { count: 0 })).toBe('0 orders');
  });

  it('shows its address where there is no such sentence, and breaks nothing', () => {
    expect(messages.find('cause.not_a_cause')).toBeNull();
    expect(createMessages('en', { ...english, loading: undefined as never }).t('loading')).toBe('loading');
  });
});

describe('the language of a person', () => {
  it('is the translation of the region, then of the language, then none', () => {
    expect(translationFor('pt-BR', ['pt', 'pt-br'])).toBe('pt-br');
    expect(translationFor('de-AT', ['en', 'de'])).toBe('de');
    expect(translationFor('xx', ['en'])).toBeNull();
  });

  it('keeps the region for dates and amounts, and falls back to English', async () => {
    expect((await loadMessages(['en-GB'])).locale).toBe('en-GB');
    expect((await loadMessages([null, 'xx'])).t('section.retry')).toBe('Try again');
  });

  it('is read from right to left where it is written so', () => {
    expect(createMessages('ar-EG', english).isRightToLeft).toBe(true);
    expect(messages.isRightToLeft).toBe(false);
  });
});

describe('sentences of several parts', () => {
  it('are those of each, with values and plural forms, and the address of one that none has', () => {
    expect(controlMessages.t('over.choose')).toBe('Choose less, or a way that costs time rather than money.');
    expect(controlMessages.t('value.orders', { count: 1 })).toBe('1 order');
    expect(controlMessages.find('not.a_sentence')).toBeNull();
  });

  it('load in the language of those that are there, and keep its region', async () => {
    const all = await loadAfterwardsMessages(await loadMessages(['de-AT']));
    expect([all.locale, all.t('section.retry'), all.t('moment.amount'), all.t('moment.undo')]).toEqual([
      'de-AT',
      'Erneut versuchen',
      'Betrag',
      'Rückgängig machen',
    ]);
  });

  it('can be asked only of who has them', () => {
    // @ts-expect-error The sidebar's first sentences do not hold those of the form.
    expect(createMessages('en', english).t('moment.amount')).toBe('moment.amount');
    // @ts-expect-error What has fewer sentences does not pass for what has more.
    const passed: typeof controlMessages = createMessages('en', english);
    expect(passed.find('over.choose')).toBeNull();
    const fewer: Messages = controlMessages;
    expect(fewer.t('loading')).toBe('Loading …');
    // @ts-expect-error Those that come late hold nothing of the sidebar.
    expect(lateMessages.t('loading')).toBe('loading');
  });
});
