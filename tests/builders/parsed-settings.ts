import type { ParsedSettings, Settings } from '#ports/settings.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { EUR } from './currencies.ts';
import { limits } from './limits.ts';

/** Settings as an admin of a sample team would leave them. */
export function parsedSettings(overrides: Partial<Settings> = {}): ParsedSettings {
  const settings: Settings = {
    currency: EUR,
    hasCurrency: true,
    limits: limits({
      gestureMinor: 5000,
      leadGestureMinor: 20_000,
      agentDayMinor: 10_000,
      customerWindowMinor: 10_000,
      customerGestureCount: 3,
      teamMonthMinor: 200_000,
    }),
    leadsGroup: 'Team leads',
    valueSource: { kind: 'user_fields' },
    valueModel: null,
    marginPercent: null,
    causeFieldId: null,
    policy: builtInPolicy(EUR),
    replyLanguage: 'en',
    serviceStandard: [],
    executors: { byKind: {}, owed: null, expiryDays: {}, webhook: null, shop: null },
    ...overrides,
  };
  return { settings, problems: [], builtIn: [] };
}
