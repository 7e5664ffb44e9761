import { type Currency, type Money, add, money, percentOf } from '../money/money.ts';
import type { Result } from '../shared/result.ts';
import { DAY_MS } from '../shared/time.ts';
import type { Projection, ProjectionRefusal } from './model.ts';
import type { OrderHistory } from './order-history.ts';
import type { InvoicedSum, Provenance } from './provenance.ts';

/** What a source knows of a customer. No history means that the source has nothing, never that the value is 0. */
export interface SourcedHistory {
  readonly histories: readonly OrderHistory[];
  readonly provenance: Provenance;
}

/**
 * What the cut-offs of tiers are compared with: net value so far, the margin that a model expects in the next twelve months, or both
 * together, which is the margin so far, or net value where no margin is set, and what is expected.
 */
export type TiersBy = 'so_far' | 'expected' | 'both';

/** A tier by cut-off: everyone whose value is at least `atLeastMinor`, in minor units of the team's currency. */
export interface Tier {
  readonly key: string;
  readonly atLeastMinor: number;
  /** How much a goodwill amount grows, in percent: 0 to 200. */
  readonly upliftPercent: number;
}

export type CustomerValue =
  | {
      readonly kind: 'known';
      readonly history: OrderHistory;
      /** Histories in other currencies, which have no rate here and are shown beside it. */
      readonly others: readonly OrderHistory[];
      readonly margin: Money | null;
      /** The policy's. Null where the history is in another currency than the team's, so that no cut-off applies. */
      readonly tier: Tier | null;
      readonly isNew: boolean;
      /** What a fitted model expects. It is of orders only: what is paid by invoice renews by itself and is no part of it. */
      readonly projection: Projection | null;
      /** Why nothing is expected; null where something is, and where there is no model. */
      readonly noProjection: ProjectionRefusal | null;
      readonly provenance: Provenance;
    }
  | { readonly kind: 'unknown'; readonly provenance: Provenance };

/** A customer counts as new for so many days after the first order. Our choice. */
export const NEW_CUSTOMER_DAYS = 30;

/** Projects a history with the team's model, without what was paid by invoice. */
export type Projector = (history: OrderHistory, invoiced: readonly InvoicedSum[]) => Result<Projection, ProjectionRefusal>;

/**
 * Reads a sourced history as the value that is shown: the history in the team's currency first, with its margin where a
 * rate is set (percent), its tier, the label *new*, and what is expected. `project` is null where the team has no model. With a
 * projection the model says who is new.
 */
export function customerValue(
  sourced: SourcedHistory,
  terms: {
    readonly currency: Currency;
    readonly marginPercent: number | null;
    readonly tiers: readonly Tier[];
    readonly tiersBy: TiersBy;
    readonly project: Projector | null;
    readonly nowMs: number;
  },
): CustomerValue {
  const { histories, provenance } = sourced;
  const history = histories.find((candidate) => candidate.net.currency === terms.currency) ?? histories[0];
  if (history === undefined) return { kind: 'unknown', provenance };
  const isTeamCurrency = history.net.currency === terms.currency;
  const { firstOrderAtMs } = history;
  const projected = terms.project?.(history, provenance.invoiced) ?? null;
  const projection = projected?.ok === true ? projected.value : null;
  const margin = terms.marginPercent === null ? null : percentOf(history.net, terms.marginPercent);
  const measured = measuredBy(terms.tiersBy, { net: history.net, margin, projection });
  const isYoung = firstOrderAtMs !== null && terms.nowMs - firstOrderAtMs < NEW_CUSTOMER_DAYS * DAY_MS;
  return {
    kind: 'known',
    history,
    others: histories.filter((candidate) => candidate !== history),
    margin,
    tier: isTeamCurrency && measured !== null ? tierOf(measured, terms.tiers) : null,
    isNew: projection === null ? isYoung : projection.isNew,
    projection,
    noProjection: projected?.ok === false ? projected.error : null,
    provenance,
  };
}

/** What the cut-offs are compared with; null where only what is expected counts and nothing is. */
function measuredBy(
  by: TiersBy,
  { net, margin, projection }: { readonly net: Money; readonly margin: Money | null; readonly projection: Projection | null },
): Money | null {
  if (by === 'so_far') return net;
  const expected = projection === null ? null : money(projection.valueMinor, net.currency);
  if (by === 'expected') return expected;
  const soFar = margin ?? net;
  return expected === null ? soFar : add(soFar, expected);
}

/** The highest tier whose cut-off the value reaches; null below the lowest. */
export function tierOf(net: Money, tiers: readonly Tier[]): Tier | null {
  const reached = tiers.filter((tier) => net.amountMinor >= tier.atLeastMinor);
  return reached.toSorted((a, b) => b.atLeastMinor - a.atLeastMinor)[0] ?? null;
}
