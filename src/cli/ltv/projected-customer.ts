import type { Expectation } from '#domain/value/create-projection.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';

/** A customer with what is expected of them; money in major units. */
export interface ProjectedCustomer {
  readonly id: string;
  readonly summary: PurchaseSummary;
  readonly expected: Expectation;
  readonly spend: number;
  readonly tier: string;
  readonly isNew: boolean;
  readonly digits: number;
}
