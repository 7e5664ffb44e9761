import type { Limits } from '#domain/journal/limits.ts';
import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { givenStep } from '#domain/money/given-sum.ts';
import { DEFAULT_LIMIT_STEPS, DEFAULT_SETTINGS } from './default-settings.ts';
import { isBlank } from './setting-text.ts';
import { type Reading, type Take, faulty, fine, isNone, readDecimal, readLimit } from './setting-values.ts';

/** Ten years: further back no entry is looked for. */
const WINDOW_DAYS_AT_MOST = 3650;

/** Takes the limits. `currency` null: it is not known, so no amount can be judged and none is permitted; `standIn` is what they are then said to be in. */
export function takeLimits(take: Take, currency: Currency | null, standIn: Currency): Limits {
  const takeLimit = (setting: keyof typeof DEFAULT_LIMIT_STEPS): number | null =>
    take<number | null>(setting, (value) => {
      if (isBlank(value)) return currency === null ? fine(0) : usualLimit(setting, currency);
      return currency === null ? readUnjudged(value) : readLimit(value, currency);
    });
  // In the order of the form, in which what is wrong is said.
  const gestureMinor = takeLimit('gesture_limit');
  const agentDayMinor = takeLimit('agent_daily_limit');
  const customerMinor = takeLimit('customer_limit');
  const { days, isKnown } = take('customer_window_days', readWindowDays);
  const customerGestureCount = take('customer_gesture_count', readCount);
  const teamMonthMinor = takeLimit('team_monthly_budget');
  const leadGestureMinor = takeLimit('lead_gesture_limit');
  return {
    currency: currency ?? standIn,
    gestureMinor,
    leadGestureMinor,
    agentHourMinor: null,
    agentDayMinor,
    // Where it cannot be read how far back they count, the default may be less than was meant, and so permit more.
    customerWindowMinor: isKnown ? customerMinor : 0,
    customerWindowDays: days,
    customerGestureCount,
    teamMonthMinor,
  };
}

/** The built-in limit in the team's currency. Where nobody can say what people give in it, there is none, and nothing is permitted until somebody writes one. */
function usualLimit(setting: keyof typeof DEFAULT_LIMIT_STEPS, currency: Currency): Reading<number> {
  const step = givenStep(currency);
  return step === null ? faulty(0, 'no_usual_sum', 'nothing_permitted') : fine(DEFAULT_LIMIT_STEPS[setting] * step.amountMinor);
}

const DIFFERENT_DIGITS = ['JPY', 'EUR', 'KWD'];

/** Permits nothing, and finds fault only with what is wrong in every currency. */
function readUnjudged(value: unknown): Reading<number> {
  const read = DIFFERENT_DIGITS.flatMap((code) => {
    const currency = parseCurrency(code);
    return currency.ok ? [readLimit(value, currency.value)] : [];
  });
  const isWrong = read.every(({ fault }) => fault !== null);
  return { value: 0, fault: isWrong ? (read[0]?.fault ?? null) : null };
}

interface CustomerWindow {
  readonly days: number;
  readonly isKnown: boolean;
}

/** A longer window counts more, so what can be made whole or possible is made so upwards. */
function readWindowDays(value: unknown): Reading<CustomerWindow> {
  const days = readDecimal(value);
  if (!days.ok && days.error === 'not_a_number') return unknownWindow('not_a_number');
  const most = { days: WINDOW_DAYS_AT_MOST, isKnown: true };
  if (!days.ok || days.value > WINDOW_DAYS_AT_MOST) return faulty(most, 'too_large', 'largest');
  if (days.value < 0) return unknownWindow('negative');
  // A window of no days would lift the customer's limit, which nobody means by 0.
  if (days.value === 0) return unknownWindow('less_than_one');
  const whole = { days: Math.ceil(days.value), isKnown: true };
  return Number.isInteger(days.value) ? fine(whole) : faulty(whole, 'not_whole', 'rounded_up');
}

function unknownWindow(problem: 'not_a_number' | 'negative' | 'less_than_one'): Reading<CustomerWindow> {
  return faulty({ days: DEFAULT_SETTINGS.customer_window_days, isKnown: false }, problem, 'no_money');
}

function readCount(value: unknown): Reading<number | null> {
  if (isNone(value)) return fine(null);
  const count = readDecimal(value);
  if (!count.ok) return faulty(0, count.error === 'not_a_number' ? 'not_a_limit' : count.error, 'nothing_permitted');
  if (count.value < 0) return faulty(0, 'negative', 'nothing_permitted');
  return Number.isInteger(count.value) ? fine(count.value) : faulty(Math.floor(count.value), 'not_whole', 'rounded_down');
}
