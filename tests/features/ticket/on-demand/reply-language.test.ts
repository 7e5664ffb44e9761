import { expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { replyLanguage } from '#features/ticket/on-demand/reply-language.ts';

it.each([
  ['fi', 'de', 'fi'],
  ['de-AT', 'en', 'de-AT'],
  ['pt-BR', 'de', 'de'],
  [null, 'fr', 'fr'],
  [null, 'xx', 'en'],
])('a customer of %s is answered, where %s is the language of replies, in %s', (locale, fallback, language) => {
  const ticket = aTicket({ requester: { locale } });
  expect(replyLanguage({ ticket, settings: parsedSettings({ replyLanguage: fallback }) })).toBe(language);
});
