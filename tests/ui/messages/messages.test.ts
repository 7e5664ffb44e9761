import { describe, expect, it } from 'vitest';
import { ui as english } from '#translations/en.json';
import { loadMessages, translationFor } from '#ui/messages/load-messages.ts';
import { createMessages } from '#ui/messages/messages.ts';

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
    expect((await loadMessages([null, 'xx'])).t('moment.undo')).toBe('Undo');
  });

  it('is read from right to left where it is written so', () => {
    expect(createMessages('ar-EG', english).isRightToLeft).toBe(true);
    expect(messages.isRightToLeft).toBe(false);
  });
});
