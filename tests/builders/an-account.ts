import type { Account } from '#features/lead/parts/lead-sentences.ts';
import { NOW_MS, TIME_ZONE } from './clock.ts';
import { EUR } from './currencies.ts';

/** The account as lead 91 reads of it, who knows two agents by name. */
export function anAccount(overrides: Partial<Account> = {}): Account {
  const names = new Map([
    ['11', 'Ben Sample'],
    ['12', 'Cy Other'],
  ]);
  return { names, ownId: '91', currency: EUR, nowMs: NOW_MS, timeZone: TIME_ZONE, ...overrides };
}
