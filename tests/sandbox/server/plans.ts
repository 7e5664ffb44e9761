interface Plan {
  /** As `currentAccount.planName` says it. */
  name: string;
  hasCustomObjects: boolean;
  requestsPerMinute: number;
}

/** Zendesk's plans, with what this app meets of their differences. */
export const plans = {
  support_team: { name: 'Support Team', hasCustomObjects: false, requestsPerMinute: 200 },
  support_professional: { name: 'Support Professional', hasCustomObjects: false, requestsPerMinute: 400 },
  support_enterprise: { name: 'Support Enterprise', hasCustomObjects: true, requestsPerMinute: 700 },
  suite_team: { name: 'Suite Team', hasCustomObjects: true, requestsPerMinute: 200 },
  suite_growth: { name: 'Suite Growth', hasCustomObjects: true, requestsPerMinute: 400 },
  suite_professional: { name: 'Suite Professional', hasCustomObjects: true, requestsPerMinute: 400 },
  suite_enterprise: { name: 'Suite Enterprise', hasCustomObjects: true, requestsPerMinute: 700 },
  suite_enterprise_plus: { name: 'Suite Enterprise Plus', hasCustomObjects: true, requestsPerMinute: 2500 },
} satisfies Record<string, Plan>;

export type PlanKey = keyof typeof plans;

function isPlanKey(key: string): key is PlanKey {
  return Object.hasOwn(plans, key);
}

/** The plan of that key or name, such as `suite_growth` or `Suite Growth`; null where there is none. */
export function planOf(given: unknown): PlanKey | null {
  const key =
    typeof given === 'string'
      ? given
          .trim()
          .toLowerCase()
          .replaceAll(/[\s-]+/g, '_')
      : '';
  return isPlanKey(key) ? key : null;
}
