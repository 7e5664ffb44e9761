import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { ValueModel } from '#domain/value/model.ts';
import type { TimedProcess } from '#domain/value/timed-process.ts';
import { NOW_MS } from './clock.ts';

/** The published fits to the CDNOW sample, time in weeks (Fader, Hardie and Lee 2005; BTYDplus). */
export const CDNOW_BG: PurchaseProcess = { kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
export const CDNOW_MBG: PurchaseProcess = { kind: 'mbg', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
/** The published spend of the same customers, in dollars (Fader and Hardie 2013). */
export const CDNOW_SPEND = { p: 6.25, q: 3.74, v: 15.44 };

/** The published fit to them of the Pareto/NBD (Fader, Hardie and Lee 2005), in which customers leave after a time. */
export const CDNOW_PARETO: TimedProcess = { kind: 'pareto', r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

/** A model in which customers leave at an order. */
type OrderModel = Exclude<ValueModel, { readonly model: 'pareto' }>;

/** A model in euros that may be shown. */
export function aValueModel(overrides: Partial<OrderModel> = {}): OrderModel {
  const { kind, ...tx } = CDNOW_MBG;
  const score = { mae: 0.77, rmse: 1.6, bias: -0.16, top10: 0.48, naive: { own_rate: 2.2 } };
  const day = new Date(NOW_MS).toISOString().slice(0, 10);
  return {
    version: 1,
    model: kind,
    unit: 'week',
    fittedAt: day,
    dataFrom: '2024-03-18',
    dataTo: day,
    customers: 2357,
    repeatBuyers: 946,
    tx: { ...tx, logLik: -9582.1 },
    spend: { basis: 'all', ...CDNOW_SPEND, logLik: -4055.9, corr: 0.11 },
    currency: 'EUR',
    marginRate: 0.4,
    annualDiscount: 0.1,
    horizon: 52,
    medianGap: 4,
    tiers: [
      { name: 'top', min: 48.78 },
      { name: 'high', min: 11.97 },
      { name: 'middle', min: 3.27 },
    ],
    backtest: { calEnd: '2025-03-18', horizon: 52, customers: 2000, orders: score, revenue: score, passed: true },
    project: true,
    warnings: [],
    ...overrides,
  };
}

/** The same, with customers who leave after a time. */
export function aTimedModel(overrides: Partial<OrderModel> = {}): ValueModel {
  const { kind, ...tx } = CDNOW_PARETO;
  return { ...aValueModel(overrides), model: kind, tx: { ...tx, logLik: -9595 } };
}
