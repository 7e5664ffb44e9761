import type { Moment } from '#domain/moments/moment.ts';
import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { owedActions } from '#domain/policy/owed.ts';
import type { Option, SuggestionFacts } from '#domain/policy/suggestion.ts';
import { wordsFor } from '#domain/policy/words.ts';
import type { Choice } from '../session/plan.ts';
import { type PlaceholderFacts, fillPlaceholders } from './placeholders.ts';
import type { ReplyRecipient, ReplyTextPort } from '#ports/reply-text.ts';
import type { SessionCore } from '../session/session-core.ts';

/** Whom a reply answers, and under which rules. */
export interface ReplySetting extends PlaceholderFacts {
  readonly policy: Policy;
  readonly fallbackLocale: string;
}

/** What went wrong; whether the customer kept it stands in the decision, where one is known. */
interface FailureTold extends Pick<Moment, 'cause' | 'fault'> {
  readonly decision?: { readonly facts: Pick<SuggestionFacts, 'outcome'> } | null;
}

export interface ReplyFacts extends ReplySetting {
  readonly moment: Pick<Moment, 'gesture' | 'amount' | 'count'> & FailureTold;
  /** What the agent has written instead; null: as suggested. */
  readonly own: string | null;
  readonly isBelow?: boolean;
}

/** Words the reply about a gesture. Empty where the words could not be loaded: no reason to leave a gesture half given. */
export async function replyFor(replyText: ReplyTextPort, about: ReplyFacts): Promise<string> {
  const { moment, own } = about;
  if (own !== null) return fillPlaceholders(own, about);
  const isMoney = isMoneyKind(moment.gesture) && moment.amount.amountMinor > 0;
  return quietly(() =>
    replyText.reply({
      ...recipientOf(moment, about, isMoney),
      gesture: moment.gesture,
      amount: moment.amount,
      ...(moment.count !== undefined && { count: moment.count }),
    }),
  );
}

/** Words a reply that lets the customer choose. Empty where the words could not be loaded. */
export async function choicesFor(
  replyText: ReplyTextPort,
  about: ReplySetting & {
    readonly moment: FailureTold;
    readonly options: readonly Option[];
    readonly isBelow?: boolean;
  },
): Promise<string> {
  const isMoney = about.options.some(({ amount }) => amount !== null);
  return quietly(() => replyText.choices({ ...recipientOf(about.moment, about, isMoney), options: about.options }));
}

/** What the agent has written instead of the suggested words, and whether that is about something else than is given. */
export interface OwnWords {
  readonly text: string;
  readonly isOld: boolean;
}

/** What the agent has written instead of the suggested words; null where that is nothing. `basis` is what is given. */
export function ownWords({ reply }: Pick<Choice, 'reply'>, basis: string): OwnWords | null {
  return reply === null || reply.text.trim() === '' ? null : { text: reply.text, isOld: reply.basis !== basis };
}

/** What replies on a session's ticket have in common. */
export function replySetting(core: Pick<SessionCore, 'context' | 'getFacts' | 'settings'>): ReplySetting {
  const { agent } = core.context;
  const { policy, replyLanguage } = core.settings();
  return { ticket: core.getFacts().ticket, agent, policy, fallbackLocale: replyLanguage };
}

function recipientOf(moment: FailureTold, about: ReplySetting & { readonly isBelow?: boolean }, isMoney: boolean): ReplyRecipient {
  const { requester } = about.ticket;
  const cause = policyFor(about.policy, moment.cause);
  // While nobody knows whose fault it was, nothing is promised to the customer: it may not be due.
  const owed = moment.fault === 'unclear' ? [] : owedActions({ ...moment, outcome: moment.decision?.facts.outcome ?? null }, about.policy);
  return {
    ...(about.isBelow === true && { isBelow: true }),
    words: wordsFor(moment),
    label: cause.cause === moment.cause ? cause.label : null,
    owed,
    ownKinds: about.policy.ownKinds,
    isOnTop: isMoney && owed.length > 0,
    customerName: requester.name,
    customerLocale: requester.locale,
    fallbackLocale: about.fallbackLocale,
  };
}

async function quietly(word: () => Promise<string>): Promise<string> {
  try {
    return await word();
  } catch {
    return '';
  }
}
