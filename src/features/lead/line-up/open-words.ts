import type { ChallengeReason, OpenWound } from '#domain/line-up/line-up.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { causeName } from '#ui/i18n/sentences.ts';
import { formatWeekday } from './format-weekday.ts';
import type { About } from './telling.ts';

/** A failure after which a customer has nothing yet, in words. */
export interface WoundWords {
  readonly id: string;
  readonly ticketId: string;
  readonly text: string;
}

/** Why a challenge is told: what is owed and by whom, or how severe it was. Whoever asked is not named. */
export function challengeWhy(about: About, reason: ChallengeReason, told: ServiceMoment): string {
  const { sentences } = about;
  switch (reason.kind) {
    case 'unanswered':
    case 'asked_back':
    case 'approved':
      return sentences.t(`line_up.why.${reason.kind}`, daysOf(about, told));
    case 'undone_step':
      return sentences.t('line_up.why.undone_step', {
        step: stepName(sentences, reason.step),
        day: formatWeekday(sentences.locale, reason.since),
      });
    case 'handled':
      return sentences.t(`line_up.why.handled_${reason.severity >= 4 ? 4 : 3}`);
  }
}

export function woundWords(about: About, { told, why }: OpenWound): WoundWords {
  const { sentences, telling } = about;
  const cause = causeName(sentences, told.cause === '' ? null : told.cause, telling.policy);
  return { id: told.id, ticketId: told.ticketId, text: sentences.t(`line_up.wounds.${why}`, { cause, ...daysOf(about, told) }) };
}

/** `day` it was asked for or given, and `said` the day of the last line of its request. */
function daysOf({ sentences, telling }: About, { day, giving }: ServiceMoment): { readonly day: string; readonly said: string } {
  const last = giving?.decision.request?.at(-1);
  const said = last === undefined ? day : localDay(last.atMs, telling.account.timeZone);
  return { day: formatWeekday(sentences.locale, day), said: formatWeekday(sentences.locale, said) };
}

const STEPS = [
  'arrange_redo',
  'call_customer',
  'raise_priority',
  'issue_credit',
  'issue_refund',
  'issue_discount',
  'issue_gift',
  'issue_surprise',
] as const;

function stepName({ t }: Sentences, step: string): string {
  return t(`line_up.step.${STEPS.find((known) => known === step) ?? 'other'}`);
}
