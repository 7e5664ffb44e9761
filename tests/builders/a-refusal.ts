import type { Refusal } from '#domain/journal/admission.ts';

/** Others who are deciding hold what is left of the team's month. */
export function aRefusal(): Refusal {
  return {
    askedMinor: 1000,
    windowDays: 30,
    limit: 'team_month',
    limitValue: 1500,
    remaining: 500,
    freeAtMs: null,
    earlier: null,
    isContended: true,
  };
}
