import { expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { createReplyText } from '#features/ticket/reply/reply-text.ts';
import { sentences } from '../../../ui/english.ts';

it("speaks to the customer in the customer's language and to the agent in the agent's", async () => {
  const replyText = createReplyText(sentences);
  const customer = {
    words: { apology: 'other' },
    label: null,
    owed: [],
    isOnTop: false,
    customerName: 'Ada',
    customerLocale: 'de',
    fallbackLocale: 'en',
  };
  expect(await replyText.reply({ ...customer, gesture: 'apology', amount: eur(0) })).toContain('Guten Tag Ada');
  expect(await replyText.choices({ ...customer, options: [] })).toContain('Guten Tag Ada');
  expect(replyText.saveHeld()).toBe(sentences.t('moment.save_held'));
});
