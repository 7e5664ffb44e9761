import type { Cause } from '#domain/incidents/incidents.ts';
import { type Money, money } from '#domain/money/money.ts';
import { type MomentRow, isGiven } from './moment-row.ts';

/** What some moments come to: how many, and what was given that stands, one sum for each currency. */
export interface Share<Key> {
  readonly key: Key;
  readonly count: number;
  readonly sums: readonly Money[];
}

/** Who gave what for what, of the moments that a list shows. */
export interface Summary {
  readonly all: Share<''>;
  /** The most moments first. */
  readonly byPerson: readonly Share<string>[];
  /** The same; without moments that are about no cause. */
  readonly byCause: readonly Share<Cause>[];
}

/** Sums up moments: each counts, and what was given and stands is summed. */
export function summaryOf(rows: readonly MomentRow[]): Summary {
  const [all = { key: '' as const, count: 0, sums: [] }] = shares(rows, () => '' as const);
  return {
    all,
    byPerson: shares(rows, ({ agentId }) => agentId),
    byCause: shares(
      rows.filter(({ cause }) => cause !== ''),
      ({ cause }) => cause,
    ),
  };
}

function shares<Key extends string>(rows: readonly MomentRow[], keyOf: (row: MomentRow) => Key): readonly Share<Key>[] {
  const found = new Map<Key, { count: number; readonly minors: Map<Money['currency'], number> }>();
  for (const row of rows) {
    const key = keyOf(row);
    const share = found.get(key) ?? { count: 0, minors: new Map<Money['currency'], number>() };
    found.set(key, share);
    share.count += 1;
    const { amount, outcome } = row;
    if (!isGiven(outcome) || amount === null || amount.amountMinor === 0) continue;
    share.minors.set(amount.currency, (share.minors.get(amount.currency) ?? 0) + amount.amountMinor);
  }
  return [...found]
    .map(([key, { count, minors }]) => ({ key, count, sums: [...minors].map(([currency, minor]) => money(minor, currency)) }))
    .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}
