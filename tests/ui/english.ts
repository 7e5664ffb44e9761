import { controls, late, lead, ui } from '#translations/en.json';
import type { AfterwardsMessages } from '#ui/messages/load-afterwards-messages.ts';
import type { ControlMessages } from '#ui/messages/load-control-messages.ts';
import type { LateMessages } from '#ui/messages/load-late-messages.ts';
import type { LeadMessages } from '#ui/messages/load-lead-messages.ts';
import { type Messages, createMessages, createSentences, joinSentences } from '#ui/messages/messages.ts';

const LOCALE = 'en-US';

/** The sentences of each part in English, those of the controls and what follows together with what comes before. */
export const messages: Messages = createMessages(LOCALE, ui);
export const controlMessages: ControlMessages = joinSentences(messages, createSentences(LOCALE, controls));
export const lateMessages: LateMessages = createSentences(LOCALE, late);
export const afterwardsMessages: AfterwardsMessages = joinSentences(controlMessages, lateMessages);
export const leadMessages: LeadMessages = createSentences(LOCALE, lead);
