import { type LimitInForce, type LimitKey, isSum } from '#domain/journal/chosen-limits.ts';
import type { LimitName, LimitRule } from '#domain/journal/limits.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { SentenceKey, Sentences } from '#ui/i18n/registry.ts';
import { formatDuration, formatTyped } from '#ui/i18n/formats.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import { type Account, byWhom, formatInstant, minor } from '../parts/lead-sentences.ts';
import type { Adding, SaveError, Saving, Trial } from './limits-view.ts';
import { TRIED_DAYS } from './past-reading.ts';
import type { RuleProblem, TypedProblem } from './typed-limits.ts';

const LABELS = {
  gestureMinor: 'settings.label.gesture_limit',
  leadGestureMinor: 'settings.label.lead_gesture_limit',
  agentHourMinor: 'limits.label_hour',
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

/** Whom a rule is about: a tier by its name, a group or a person by what they were called when it was saved. */
export function whomName(sentences: Sentences, rule: Pick<LimitRule, 'kind' | 'id' | 'name'>): string {
  const name = rule.kind === 'tier' ? tierName(sentences, rule.id) : rule.name;
  return sentences.t(`limits.whom.${rule.kind}`, { name: name === '' ? rule.id : name });
}

/** A limit, with whom it is for where that is not everybody. */
export function limitOf(sentences: Sentences, key: LimitKey, rule: Pick<LimitRule, 'kind' | 'id' | 'name'> | null): string {
  const limit = limitLabel(sentences, key);
  return rule === null ? limit : sentences.t('limits.of_whom', { who: whomName(sentences, rule), limit });
}

/** What an empty field means. */
export function hintSentence(sentences: Sentences, { key, ceiling }: LimitInForce, { currency }: Account): string {
  if (key === 'agentHourMinor') return sentences.t('limits.hint_hour');
  return sentences.t(key === 'customerWindowDays' ? 'limits.hint_days' : 'limits.hint', {
    ceiling: limitValue(sentences, key, ceiling, currency),
  });
}

/** What is wrong with what was typed; nothing where nothing is. */
export function problemSentence(
  sentences: Sentences,
  problem: TypedProblem | null,
  { key, ceiling }: Pick<LimitInForce, 'key' | 'ceiling'>,
  { currency }: Account,
): string {
  if (problem === null) return '';
  if (problem === 'beyond') {
    const most = limitValue(sentences, key, ceiling, currency);
    return sentences.t(key === 'customerWindowDays' ? 'limits.problem.beyond_days' : 'limits.problem.beyond', {
      ceiling: most,
      setting: limitLabel(sentences, key),
    });
  }
  const example = problem === 'not_a_sum' ? formatTyped(sentences.locale, money(givenUnit(currency).amountMinor * 2, currency)) : '3';
  return sentences.t(`limits.problem.${problem}`, { example });
}

/** The same for what is to hold for some alone. */
export function ruleProblemSentence(
  sentences: Sentences,
  problem: RuleProblem | null,
  limit: Pick<LimitInForce, 'key' | 'ceiling'>,
  account: Account,
): string {
  if (problem === null || typeof problem === 'string') return problemSentence(sentences, problem, limit, account);
  return sentences.t('limits.problem.changes_nothing', { than: limitValue(sentences, limit.key, problem.than, account.currency) });
}

/** How looking for somebody goes who is to be put into the list. */
export function addingSentence(sentences: Sentences, adding: Adding): string {
  if (adding.phase !== 'failed') return adding.phase === 'working' ? sentences.t('limits.some.working') : '';
  const { error } = adding;
  if (error.kind === 'failed') return sentences.t('limits.some.failed', { reason: faultSentence(sentences, error.error) });
  return sentences.t(`limits.some.problem.${error.kind}`);
}

/** Who chose something, and since when it has been so; the settings where nobody can tell. */
export function sinceSentence(sentences: Sentences, since: LimitInForce['since'], account: Account): string {
  if (since === null) return sentences.t('limits.from_settings');
  return sentences.t('limits.from_lead', {
    who: byWhom(sentences, account, since.byId),
    when: formatInstant(sentences.locale, since.atMs, account.timeZone),
  });
}

/** By whom a limit is as it is, and since when. */
export function fromSentence(sentences: Sentences, { key, value, chosen, since }: LimitInForce, account: Account): string {
  if (chosen === null) return sentences.t('limits.from_settings');
  if (chosen !== value) return sentences.t('limits.settings_less', { chosen: limitValue(sentences, key, chosen, account.currency) });
  return sinceSentence(sentences, since, account);
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
