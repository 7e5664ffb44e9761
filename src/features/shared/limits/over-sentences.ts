import { isOncePerFailure } from '#domain/journal/limits.ts';
import type { ExceededLimit, Refusal } from '#domain/journal/admission.ts';
import { giverOf } from '#domain/journal/commitments.ts';
import { isUntold } from '#domain/journal/made-right.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type Currency, money } from '#domain/money/money.ts';
import type { Settings } from '#ports/settings.ts';
import type { SignedInAgent } from '#ports/workspace.ts';
import { formatDuration, formatMoney } from '#ui/i18n/formats.ts';
import { ruleName } from '#ui/i18n/sentences.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import { type When, formatAgo, formatAhead } from '#ui/i18n/time-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** For whom a sentence about a limit is, and when. What it is about the limit itself tells. */
export interface LimitReader extends When {
  readonly currency: Currency;
  /** Whoever reads it is *you*. */
  readonly ownId: string;
}

/** Whoever looks at a screen. */
export function limitReader({
  nowMs,
  timeZone,
  agent,
  settings,
}: When & {
  readonly agent: Pick<SignedInAgent, 'id'>;
  readonly settings: { readonly settings: Pick<Settings, 'currency'> };
}): LimitReader {
  return { nowMs, timeZone, ownId: agent.id, currency: settings.settings.currency };
}

/** Why a limit refuses, what remains, and when what was asked for fits, where it ever does. */
export function overSentence(sentences: Sentences, exceeded: ExceededLimit, reader: LimitReader): string {
  const { limit, limitValue, remaining, windowDays, earlier, freeAtMs, rule } = exceeded;
  if (isOncePerFailure(limit)) {
    if (earlier === null) return sentences.t('over.contended');
    if (limit === 'same_matter' || earlier.state === 'granted') return madeRightSentence(sentences, earlier, reader);
    if (isUntold(earlier)) return sentences.t('over.untold');
    return sentences.t(remaining > 0 ? 'over.care_done' : 'over.same_incident', givenValues(sentences, earlier, reader));
  }
  const name = rule === undefined ? '' : ruleName(sentences, rule);
  const whose = name === '' ? '' : ` ${sentences.t('over.by_rule', { who: name })}`;
  if (limitValue === 0) return sentences.t('over.at_zero', { limit: sentences.t(`limit.${limit}`) }) + whose;
  const sentence = sentences.t(`over.${limit}`, {
    limit: formatMoney(sentences.locale, money(limitValue, reader.currency)),
    left: formatMoney(sentences.locale, money(remaining, reader.currency)),
    count: limitValue,
    span: formatDuration(sentences.locale, { days: windowDays }),
  });
  const free = freeAtMs === null ? '' : ` ${sentences.t('over.free', { when: formatAhead(sentences, freeAtMs, reader) })}`;
  return sentence + whose + free;
}

/** What was given on another ticket for the same failure, or approved and not given yet. */
export function madeRightSentence(sentences: Sentences, earlier: Commitment, reader: LimitReader): string {
  const key = earlier.state === 'granted' ? 'over.approved' : 'over.same_matter';
  return sentences.t(key, { ...givenValues(sentences, earlier, reader), id: earlier.ticketId });
}

function givenValues(sentences: Sentences, given: Commitment, reader: LimitReader) {
  return {
    who: who(sentences, given, reader.ownId),
    when: formatAgo(sentences, given.reservedAtMs, reader),
    what: commitmentName(sentences, given),
  };
}

/** Why nothing was given. */
export function refusalSentence(sentences: Sentences, refusal: Refusal, reader: LimitReader): string {
  return refusal.isContended ? sentences.t('over.contended') : overSentence(sentences, refusal, reader);
}

/** Who gave it, by the name that they left with the entry: of what a lead approved whoever has delivered it. */
export function who(sentences: Sentences, commitment: Commitment, ownId: string): string {
  return personName(sentences, giverOf(commitment), commitment.deliveredByName ?? commitment.detail.agentName, ownId);
}

/** Which lead approved what was delivered; null where nobody had to. */
export function approver(sentences: Sentences, { agentId, detail, deliveredByName }: Commitment, ownId: string): string | null {
  return deliveredByName === undefined ? null : personName(sentences, agentId, detail.agentName, ownId);
}

function personName(sentences: Sentences, id: string, name: string | undefined, ownId: string): string {
  if (id === ownId) return sentences.t('moment.you');
  return name === undefined || name === '' ? sentences.t('moment.a_colleague') : name;
}
