import { describe, expect, it } from 'vitest';
import { aProvenance } from '#builders/a-provenance.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { NOW_MS } from '#builders/clock.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { type CustomerValue, customerValue } from '#domain/value/customer-value.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';
import { proportionOf, relationOf } from '#domain/value/proportion.ts';

const { tiers } = builtInPolicy(EUR);

function worth(history: Partial<OrderHistory>, marginPercent: number | null = 40, provenance = aProvenance()): CustomerValue {
  const histories = [anOrderHistory({ net: eur(124_000), orders: 14, ...history })];
  return customerValue({ histories, provenance }, { currency: EUR, marginPercent, tiers, tiersBy: 'so_far', project: null, nowMs: NOW_MS });
}

describe('a gesture beside the relation', () => {
  it('is measured by the margin so far, and by what an order brings of it', () => {
    expect(proportionOf(eur(2000), relationOf(worth({})))).toEqual({
      of: 'margin',
      total: eur(49_600),
      percent: (2000 / 49_600) * 100,
      order: eur(3542),
    });
  });

  it('is measured by what was bought where nobody has said how much of that is margin', () => {
    expect(proportionOf(eur(2000), relationOf(worth({}, null)))).toMatchObject({ of: 'sales', total: eur(124_000), order: eur(8857) });
    expect(proportionOf(eur(2000), relationOf(worth({}, 0)))).toMatchObject({ of: 'sales' });
  });

  it.each<[string, ReturnType<typeof proportionOf>]>([
    ['no money is given', proportionOf(eur(0), relationOf(worth({})))],
    ['as much was refunded as bought', proportionOf(eur(2000), relationOf(worth({ net: eur(0) })))],
    ['more was refunded than bought', proportionOf(eur(2000), relationOf(worth({ net: eur(-1) })))],
    ['nothing was ordered', proportionOf(eur(2000), relationOf(worth({ orders: 0 })))],
    ['the orders are in another currency', proportionOf(eur(2000), relationOf(worth({ net: money(9000, JPY) })))],
    ['the value is not known', proportionOf(eur(2000), relationOf({ kind: 'unknown', provenance: aProvenance() }))],
    [
      'the orders may be those of somebody else',
      proportionOf(
        eur(2000),
        relationOf(worth({}, 40, aProvenance({ identity: { by: 'email', isVerified: false, addresses: [], accounts: 1 } }))),
      ),
    ],
  ])('is nothing where %s', (_where, proportion) => {
    expect(proportion).toBeNull();
  });
});
