import { type Currency, type Money, percentOf } from '../money/money.ts';
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

/** A tier by cut-off: everyone whose net value is at least `atLeastMinor`, in minor units of the team's currency. */
export interface Tier {
  readonly key: string;
  readonly atLeastMinor: number;
  /** How much a goodwill amount grows, in percent: 0 to 30. */
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
  const isYoung = firstOrderAtMs !== null && terms.nowMs - firstOrderAtMs < NEW_CUSTOMER_DAYS * DAY_MS;
  return {
    kind: 'known',
    history,
    others: histories.filter((candidate) => candidate !== history),
    margin: terms.marginPercent === null ? null : percentOf(history.net, terms.marginPercent),
    tier: isTeamCurrency ? tierOf(history.net, terms.tiers) : null,
    isNew: projection === null ? isYoung : projection.isNew,
    projection,
    noProjection: projected?.ok === false ? projected.error : null,
    provenance,
  };
}

/** The highest tier whose cut-off the net value reaches; null below the lowest. */
export function tierOf(net: Money, tiers: readonly Tier[]): Tier | null {
  const reached = tiers.filter((tier) => net.amountMinor >= tier.atLeastMinor);
  return reached.toSorted((a, b) => b.atLeastMinor - a.atLeastMinor)[0] ?? null;
}
