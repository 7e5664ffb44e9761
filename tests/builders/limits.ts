import type { Limits } from '#domain/journal/limits.ts';
import { EUR } from './currencies.ts';

/** No limit but those that are named. */
export function limits(overrides: Partial<Limits> = {}): Limits {
  return {
    currency: EUR,
    gestureMinor: null,
    leadGestureMinor: null,
    agentHourMinor: null,
    agentDayMinor: null,
    customerWindowMinor: null,
    customerWindowDays: 30,
    customerGestureCount: null,
    teamMonthMinor: null,
    ...overrides,
  };
}
