/**
 * What stands for a setting in which nothing stands: what the form of Admin Center offers, as manifest.json has it. Zendesk's command
 * line sends no setting that nobody typed, and reads no default. The currency is not among them: until somebody has
 * chosen it, nobody knows what an amount is. Nor are the limits in money: the form would offer the same number in every currency.
 */
export const DEFAULT_SETTINGS = {
  customer_window_days: 60,
  customer_gesture_count: '3',
  leads_group: 'Team leads',
  value_source: 'user_fields',
  reply_language: 'en',
} as const;

const defaults: ReadonlyMap<string, string | number> = new Map(Object.entries(DEFAULT_SETTINGS));

export function defaultOf(setting: string): string | number | undefined {
  return defaults.get(setting);
}

/** What stands for a limit in which nothing stands, in steps of the currency, which are about one euro each. Our choice. */
export const DEFAULT_LIMIT_STEPS = {
  gesture_limit: 25,
  agent_daily_limit: 100,
  customer_limit: 50,
  team_monthly_budget: 1000,
  lead_gesture_limit: 100,
} as const;

/** Every setting for which a value is built in: what teams leave empty and goes on working. */
export const BUILT_IN: readonly string[] = [...Object.keys(DEFAULT_LIMIT_STEPS), ...Object.keys(DEFAULT_SETTINGS), 'policy'];
