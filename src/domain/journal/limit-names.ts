import type { LimitName } from './limits.ts';

/** The limits, in order of precedence: where several refuse, the first is named. */
export const LIMIT_NAMES = [
  'same_incident',
  'same_matter',
  'gesture',
  'agent_hour',
  'agent_day',
  'customer_count',
  'customer_window',
  'team_month',
] as const satisfies readonly LimitName[];
