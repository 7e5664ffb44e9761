import { controls, faults, late, lead, ui } from '#translations/en.json';
import type { AfterwardsMessages } from '#ui/i18n/load-afterwards-messages.ts';
import type { ControlMessages } from '#ui/i18n/load-control-messages.ts';
import type { FaultMessages } from '#ui/i18n/load-fault-messages.ts';
import type { LateMessages } from '#ui/i18n/load-late-messages.ts';
import type { LeadMessages } from '#ui/i18n/load-lead-messages.ts';
import { type Messages, createMessages, createSentences, joinSentences } from '#ui/i18n/messages.ts';

const LOCALE = 'en-US';

/** The sentences of each part in English, those of the controls and what follows together with what comes before. */
export const messages: Messages = createMessages(LOCALE, ui);
export const controlMessages: ControlMessages = joinSentences(messages, createSentences(LOCALE, controls));
export const lateMessages: LateMessages = createSentences(LOCALE, late);
export const faultMessages: FaultMessages = createSentences(LOCALE, faults);
export const afterwardsMessages: AfterwardsMessages = joinSentences(joinSentences(controlMessages, lateMessages), faultMessages);
export const leadMessages: LeadMessages = joinSentences(createSentences(LOCALE, lead), faultMessages);
