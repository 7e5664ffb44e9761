/**
 * How much customers spend on an order: Gamma with shape `p` and a rate of the customer's own, which is Gamma with shape `q` and rate
 * `v`, in major units of the model's currency. Legal with `p` and `v` above 0 and `q` above 1, below which no mean exists: checked with {@link isSpendModel}. Source:
 * Fader and Hardie 2013, the gamma-gamma model of monetary value.
 */
export interface SpendModel {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** What a customer has spent so far: the number of orders and their mean, both 0 where there is none. */
export interface SpendSoFar {
  readonly orders: number;
  readonly mean: number;
}

export function isSpendModel({ p, q, v }: SpendModel): boolean {
  return [p, v].every((value) => value > 0 && value < Infinity) && q > 1 && q < Infinity;
}

/**
 * The mean a customer is expected to spend on an order: between the customer's own mean and that of all customers, the nearer to
 * their own the more orders there are. In the unit of `mean` and `v`.
 * @example expectedSpend({ p: 6.25, q: 3.74, v: 15.44 }, { orders: 3, mean: 35 }) // 35.03
 */
export function expectedSpend({ p, q, v }: SpendModel, { orders, mean }: SpendSoFar): number {
  return (p * (v + orders * mean)) / (p * orders + q - 1);
}

/** The expected square of a customer's mean spend; null where it is infinite, with `q` at most 2 and no order known. */
export function expectedSquaredSpend(model: SpendModel, soFar: SpendSoFar): number | null {
  const shape = model.p * soFar.orders + model.q;
  return shape > 2 ? (expectedSpend(model, soFar) ** 2 * (shape - 1)) / (shape - 2) : null;
}
