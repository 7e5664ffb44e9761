import { type LimitInForce, type LimitKey, isSum } from '#domain/journal/chosen-limits.ts';
import type { LimitName } from '#domain/journal/limits.ts';
import type { Currency } from '#domain/money/money.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { SentenceKey, Sentences } from '#ui/i18n/registry.ts';
import { formatDuration } from '#ui/i18n/formats.ts';
import { type Account, byWhom, formatInstant, minor } from '../parts/lead-sentences.ts';
import type { SaveError, Saving, Trial } from './limits-state.ts';
import { TRIED_DAYS } from './past-reading.ts';

const LABELS = {
  gestureMinor: 'settings.label.gesture_limit',
  leadGestureMinor: 'settings.label.lead_gesture_limit',
  agentDayMinor: 'settings.label.agent_daily_limit',
  customerWindowMinor: 'settings.label.customer_limit',
  customerGestureCount: 'settings.label.customer_gesture_count',
  customerWindowDays: 'settings.label.customer_window_days',
  teamMonthMinor: 'settings.label.team_monthly_budget',
} as const satisfies Record<LimitKey, SentenceKey>;

/** A limit by the name that its setting has. */
export function limitLabel({ t }: Sentences, key: LimitKey): string {
  return t(LABELS[key]);
}

const KEYS_BY_NAME: Readonly<Partial<Record<LimitName, LimitKey>>> = {
  gesture: 'gestureMinor',
  agent_hour: 'agentHourMinor',
  agent_day: 'agentDayMinor',
  customer_count: 'customerGestureCount',
  customer_window: 'customerWindowMinor',
  team_month: 'teamMonthMinor',
};

/** The setting of a limit by which something is refused; null where none has it. */
export function keyOfLimit(limit: LimitName): LimitKey | null {
  return KEYS_BY_NAME[limit] ?? null;
}

/** A limit's value: a sum, a number of gestures, or a span of days. */
export function limitValue(sentences: Sentences, key: LimitKey, value: number | null, currency: Currency): string {
  if (value === null) return sentences.t('limits.none');
  if (key === 'customerWindowDays') return formatDuration(sentences.locale, { days: value });
  return isSum(key) ? minor(sentences.locale, value, currency) : new Intl.NumberFormat(sentences.locale).format(value);
}

/** By whom a limit is as it is, and since when. */
export function fromSentence(sentences: Sentences, { key, value, chosen, since }: LimitInForce, account: Account): string {
  if (chosen === null) return sentences.t('limits.from_settings');
  const { currency, timeZone } = account;
  if (chosen !== value) return sentences.t('limits.settings_less', { chosen: limitValue(sentences, key, chosen, currency) });
  if (since === null) return sentences.t('limits.from_settings');
  return sentences.t('limits.from_lead', {
    who: byWhom(sentences, account, since.byId),
    when: formatInstant(sentences.locale, since.atMs, timeZone),
  });
}

/** How far a trial has come, or why there is none; nothing where nobody has begun, or it is done. */
export function trialSentence(sentences: Sentences, trial: Trial): string {
  switch (trial.phase) {
    case 'idle':
    case 'done':
      return '';
    case 'reading':
      return sentences.t('limits.reading', { count: trial.read });
    case 'failed':
      return sentences.t('limits.failed', { reason: faultSentence(sentences, trial.error) });
    case 'waiting':
    case 'reckoning':
    case 'stopped':
      return sentences.t(`limits.${trial.phase}`);
  }
}

/** How saving goes or went; nothing where nobody has pressed. */
export function savingSentence(sentences: Sentences, saving: Saving, account: Account): string {
  switch (saving.phase) {
    case 'idle':
      return '';
    case 'working':
      return sentences.t('limits.saving');
    case 'done':
      return sentences.t('limits.saved');
    case 'failed':
      return saveErrorSentence(sentences, saving.error, account);
  }
}

function saveErrorSentence(sentences: Sentences, error: SaveError, account: Account): string {
  if (error.kind === 'changed') return sentences.t('limits.error.changed', { who: byWhom(sentences, account, error.by.byId) });
  if (error.kind === 'failed') return sentences.t('limits.error.failed', { reason: faultSentence(sentences, error.error) });
  return sentences.t(`limits.error.${error.kind}`);
}

/** What of a trial is said to those who do not see it. */
export function announcedTrial(sentences: Sentences, trial: Trial): string {
  if (trial.phase !== 'done') return trial.phase === 'reading' ? '' : trialSentence(sentences, trial);
  return sentences.t('limits.trial.title', { days: formatDuration(sentences.locale, { days: TRIED_DAYS }) });
}
