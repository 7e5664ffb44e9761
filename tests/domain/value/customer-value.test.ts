import { describe, expect, it } from 'vitest';
import { aProvenance } from '#builders/a-provenance.ts';
import { aValueModel } from '#builders/a-value-model.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { ok } from '#domain/shared/result.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import {
  type CustomerValue,
  type Projector,
  type TiersBy,
  NEW_CUSTOMER_DAYS,
  customerValue,
  tierOf,
} from '#domain/value/customer-value.ts';
import type { Projection } from '#domain/value/model.ts';
import { projectCustomer } from '#domain/value/projection.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';

const provenance = aProvenance();
const { tiers } = builtInPolicy(EUR);
const projection: Projection = {
  aliveChance: 0.9,
  expectedOrders12m: 4,
  noFurtherOrderChance: 0.1,
  ordersRange: { low: 1, high: 8 },
  valueMinor: 0,
  shows: { money: true, chance: true },
  valueRangeMinor: { low: 0, high: 0 },
  basis: 'own',
  tier: 'base',
  isNew: false,
};

function valueOf(histories: readonly OrderHistory[], marginPercent: number | null = null, project: Projector | null = null): CustomerValue {
  return customerValue({ histories, provenance }, { currency: EUR, marginPercent, tiers, tiersBy: 'so_far', project, nowMs: NOW_MS });
}

describe('the value of a customer', () => {
  it('is unknown where the source has nothing, never 0', () => {
    expect(valueOf([])).toEqual({ kind: 'unknown', provenance });
  });

  it('is known to be 0 where everything was refunded', () => {
    expect(valueOf([anOrderHistory({ net: eur(0), orders: 0, firstOrderAtMs: null })])).toMatchObject({ kind: 'known', isNew: false });
  });

  it('leads with the currency of the team and shows the others beside it', () => {
    const yen = anOrderHistory({ net: money(9000, JPY) });
    const euros = anOrderHistory();
    expect(valueOf([yen, euros])).toMatchObject({ history: euros, others: [yen] });
  });

  it('has no tier where it is all in another currency, since no cut-off applies', () => {
    expect(valueOf([anOrderHistory({ net: money(9_000_000, JPY) })])).toMatchObject({ kind: 'known', tier: null, others: [] });
  });

  it('has a margin only where a rate is set, and a rate of 0 is a rate', () => {
    expect(valueOf([anOrderHistory({ net: eur(1001) })])).toMatchObject({ margin: null });
    expect(valueOf([anOrderHistory({ net: eur(1001) })], 50)).toMatchObject({ margin: eur(501) });
    expect(valueOf([anOrderHistory({ net: eur(1001) })], 0)).toMatchObject({ margin: eur(0) });
  });

  it('says new up to the last millisecond of the thirtieth day after the first order', () => {
    const firstOrderAtMs = daysBefore(NEW_CUSTOMER_DAYS);
    expect(valueOf([anOrderHistory({ firstOrderAtMs: firstOrderAtMs + 1 })])).toMatchObject({ isNew: true });
    expect(valueOf([anOrderHistory({ firstOrderAtMs })])).toMatchObject({ isNew: false });
  });
});

describe('what is expected of a customer', () => {
  const model = aValueModel();
  const project: Projector = (history, invoiced) => projectCustomer(history, model, { nowMs: NOW_MS, timeZone: 'UTC', invoiced });

  it('is nothing without a model, and no reason is given', () => {
    expect(valueOf([anOrderHistory()])).toMatchObject({ projection: null, noProjection: null });
  });

  it('is what the model projects', () => {
    const projected = projectCustomer(anOrderHistory(), model, { nowMs: NOW_MS, timeZone: 'UTC' });
    expect(valueOf([anOrderHistory()], null, project)).toMatchObject({ projection: projected.ok && projected.value, noProjection: null });
  });

  it('leaves the tier of the policy as it is', () => {
    expect(valueOf([anOrderHistory()], null, project)).toMatchObject({ tier: { key: 'gold' } });
  });

  it('is nothing where the model refuses, with its reason', () => {
    const yen = anOrderHistory({ net: money(9000, JPY) });
    expect(valueOf([yen], null, project)).toMatchObject({ projection: null, noProjection: { kind: 'other_currency' } });
  });

  it('lets the model say who is new', () => {
    const young = anOrderHistory({ orders: 1, firstOrderAtMs: daysBefore(29), lastOrderAtMs: daysBefore(29) });
    expect(valueOf([young])).toMatchObject({ isNew: true });
    expect(valueOf([young], null, project)).toMatchObject({ isNew: false });
  });
});

describe('a tier', () => {
  it.each([
    [100_000, 'gold'],
    [99_999, 'silver'],
    [25_000, 'silver'],
    [24_999, 'bronze'],
    [0, 'bronze'],
    [-1, undefined],
  ])('of %i cents is %s: the cut-off itself belongs to it', (netMinor, key) => {
    expect(tierOf(eur(netMinor), tiers)?.key).toBe(key);
  });

  it('does not depend on the order in which tiers are listed', () => {
    expect(tierOf(eur(30_000), tiers.toReversed())?.key).toBe('silver');
    expect(tierOf(eur(30_000), [])).toBeNull();
  });
});

function expecting(valueMinor: number): Projector {
  return () => ok({ ...projection, valueMinor });
}

/** The tier of a customer who has bought for 200 euros. */
function tierBy(tiersBy: TiersBy, project: Projector | null, marginPercent: number | null = null): string | null {
  const value = customerValue(
    { histories: [anOrderHistory({ net: eur(20_000) })], provenance },
    { currency: EUR, marginPercent, tiers, tiersBy, project, nowMs: NOW_MS },
  );
  return value.kind === 'known' ? (value.tier?.key ?? null) : null;
}

describe('the tier', () => {
  it('goes by what came in so far, what is expected, or both, as the policy says', () => {
    expect(tierBy('so_far', expecting(90_000))).toBe('bronze');
    expect(tierBy('expected', expecting(90_000))).toBe('silver');
    expect(tierBy('both', expecting(90_000))).toBe('gold');
    expect(tierBy('both', expecting(90_000), 40)).toBe('silver');
  });

  it('by what is expected alone is none where nothing is, and by both goes by what came in', () => {
    expect(tierBy('expected', null)).toBeNull();
    expect(tierBy('both', null)).toBe('bronze');
  });
});
