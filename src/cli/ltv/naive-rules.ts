import { daysBetween } from '#domain/shared/time.ts';
import { DAYS_PER_UNIT, type TimeUnit } from '#domain/value/purchase-summary.ts';
import type { KnownCustomer } from './known-customers.ts';

/** What somebody without a model would say of the time ahead. Revenue is in minor units. */
export interface NaiveRule {
  readonly key: string;
  readonly name: string;
  readonly predict: (customer: KnownCustomer) => { readonly orders: number; readonly revenueMinor: number };
}

/** The window of the rule that goes by the last weeks: a quarter. */
const RECENT_DAYS = 91;

/** The rules for customers as they were at `endDay`, over a horizon in units of time. */
export function naiveRules(
  customers: readonly KnownCustomer[],
  { endDay, horizon, unit }: { readonly endDay: string; readonly horizon: number; readonly unit: TimeUnit },
): readonly NaiveRule[] {
  const recent = (horizon * DAYS_PER_UNIT[unit]) / RECENT_DAYS;
  const whole = cohort(customers);
  return [
    {
      key: 'own_rate',
      name: 'own rate so far',
      predict: ({ summary: { frequency, age, repeatMeanMinor } }) => {
        const orders = age > 0 ? (frequency / age) * horizon : 0;
        return { orders, revenueMinor: orders * repeatMeanMinor };
      },
    },
    {
      key: 'last_13_weeks',
      name: 'last 13 weeks go on',
      predict: ({ purchases }) => {
        const late = purchases.filter(({ day }) => daysBetween(day, endDay) < RECENT_DAYS);
        return { orders: late.length * recent, revenueMinor: late.reduce((sum, { amountMinor }) => sum + amountMinor, 0) * recent };
      },
    },
    {
      key: 'all_orders_rate',
      name: 'all orders over age',
      predict: ({ summary: { frequency, age, meanMinor } }) => {
        // A customer of this week has been one for a week: a rate over no time would be infinite.
        const orders = ((frequency + 1) / Math.max(1, age)) * horizon;
        return { orders, revenueMinor: orders * meanMinor };
      },
    },
    {
      key: 'cohort_mean',
      name: 'everyone alike',
      predict: () => ({ orders: whole.rate * horizon, revenueMinor: whole.rate * horizon * whole.meanMinor }),
    },
    { key: 'always_0', name: 'nobody comes back', predict: () => ({ orders: 0, revenueMinor: 0 }) },
  ];
}

function cohort(customers: readonly KnownCustomer[]): { readonly rate: number; readonly meanMinor: number } {
  let orders = 0;
  let age = 0;
  let spentMinor = 0;
  for (const { summary } of customers) {
    orders += summary.frequency;
    age += summary.age;
    spentMinor += summary.frequency * summary.repeatMeanMinor;
  }
  return { rate: age > 0 ? orders / age : 0, meanMinor: orders > 0 ? spentMinor / orders : 0 };
}
