import type { BuyingProcess } from '#domain/value/buying-process.ts';
import type { TimeUnit } from '#domain/value/purchase-summary.ts';

const KINDS: Readonly<Record<string, BuyingProcess['kind']>> = {
  bg: 'bg',
  bgnbd: 'bg',
  'bg/nbd': 'bg',
  'bg/cnbd-k': 'bg',
  mbg: 'mbg',
  mbgnbd: 'mbg',
  'mbg/nbd': 'mbg',
  'mbg/cnbd-k': 'mbg',
  nbd: 'nbd',
  pareto: 'pareto',
  paretonbd: 'pareto',
  'pareto/nbd': 'pareto',
  'pareto/cnbd-k': 'pareto',
  pnbd: 'pareto',
};

/** The kind a name stands for, in any case; null for none. */
export function kindNamed(name: string): BuyingProcess['kind'] | null {
  const key = name.toLowerCase();
  return Object.hasOwn(KINDS, key) ? (KINDS[key] ?? null) : null;
}

/** A kind of process with dropout, with how regular its buyers are. */
export function familyName(kind: 'bg' | 'mbg' | 'pareto', k: number): string {
  const name = kind === 'pareto' ? 'Pareto' : kind.toUpperCase();
  return k === 1 ? `${name}/NBD` : `${name}/CNBD-${k}`;
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
