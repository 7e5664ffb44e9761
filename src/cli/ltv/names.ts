import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { TimeUnit } from '#domain/value/purchase-summary.ts';

const KINDS: Readonly<Record<string, PurchaseProcess['kind']>> = {
  bg: 'bg',
  bgnbd: 'bg',
  'bg/nbd': 'bg',
  'bg/cnbd-k': 'bg',
  mbg: 'mbg',
  mbgnbd: 'mbg',
  'mbg/nbd': 'mbg',
  'mbg/cnbd-k': 'mbg',
  nbd: 'nbd',
};

/** The kind a name stands for, in any case; null for none. */
export function kindNamed(name: string): PurchaseProcess['kind'] | null {
  const key = name.toLowerCase();
  return Object.hasOwn(KINDS, key) ? (KINDS[key] ?? null) : null;
}

const UNITS: Readonly<Record<string, TimeUnit>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
};

/** The unit of time a name stands for; null for none. */
export function parseUnit(name: string): TimeUnit | null {
  return Object.hasOwn(UNITS, name) ? (UNITS[name] ?? null) : null;
}
