import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shop, shopCsv } from '#builders/a-shop.ts';
import { CDNOW_MBG } from '#builders/a-value-model.ts';
import { processes, summaries } from '#builders/purchases.ts';
import { chooseProcess, fitAll } from '#cli/ltv/fit-all.ts';
import { fitPurchases, isDropoutIdentified, standardErrors } from '#cli/ltv/fit-purchases.ts';
import { type KnownCustomer, knownCustomers } from '#cli/ltv/known-customers.ts';
import { parseOrders } from '#cli/ltv/orders-file.ts';
import { patternsOf, purchaseLogLikelihood } from '#cli/ltv/purchase-likelihood.ts';
import type { TimeUnit } from '#domain/value/purchase-summary.ts';

const shop: Shop = {
  process: { kind: 'mbg', r: 0.6, alpha: 5, a: 0.9, b: 2.2 },
  spend: { p: 6, q: 4, v: 40 },
  customers: 6000,
  seed: 11,
  firstWeeks: 26,
  weeks: 104,
};

function customersOf(own: Shop, unit: TimeUnit = 'week'): readonly KnownCustomer[] {
  const file = parseOrders(shopCsv(own), { timeZone: 'UTC', currency: null });
  if (!file.ok) throw new Error(file.error);
  return knownCustomers(file.value, { endDay: file.value.lastDay, unit, timeZone: 'UTC' });
}

const quietly = { minorPerMajor: 100, onProgress: () => undefined };
const known = customersOf(shop);
const fitted = fitAll(known, quietly);

describe('the likelihood of buying', () => {
  const rows = fc.array(summaries, { minLength: 1, maxLength: 12 });

  it('is finite for every legal input', () => {
    fc.assert(
      fc.property(processes, rows, (process, own) => {
        expect(Number.isFinite(purchaseLogLikelihood(process, patternsOf(own)))).toBe(true);
      }),
    );
  });

  it('of a row with a weight of 2 is that of two such rows', () => {
    fc.assert(
      fc.property(processes, rows, (process, own) => {
        const doubled = purchaseLogLikelihood(process, patternsOf(own.map((row) => ({ ...row, weight: 2 }))));
        expect(purchaseLogLikelihood(process, patternsOf([...own, ...own]))).toBeCloseTo(doubled, 6);
      }),
    );
  });

  it('does not depend on the order of the rows, to the last digit', () => {
    fc.assert(
      fc.property(processes, rows, (process, own) => {
        const turned = purchaseLogLikelihood(process, patternsOf(own.toReversed()));
        expect(turned).toBe(purchaseLogLikelihood(process, patternsOf(own)));
      }),
    );
  });
});

describe('a fit to generated customers', () => {
  it('finds the parameters they were generated with, within four standard errors', () => {
    const { mbg } = fitted.processes;
    const errors = standardErrors(mbg, fitted.patterns);
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect([name, Math.abs(mbg[name] - shop.process[name]) < 4 * (errors?.[name] ?? 0)]).toEqual([name, true]);
    expect(errors?.r).toBeLessThan(0.1);
  });

  it('finds the spend within a tenth', () => {
    for (const basis of ['all', 'repeat'] as const) {
      const spend = fitted.spend[basis];
      expect(Math.abs((spend?.p ?? 0) / 6 - 1)).toBeLessThan(0.1);
      expect(Math.abs((spend?.q ?? 0) / 4 - 1)).toBeLessThan(0.1);
      expect(Math.abs((spend?.v ?? 0) / 40 - 1)).toBeLessThan(0.15);
    }
  });

  it('prefers the process that generated them', () => {
    expect(fitted.processes.mbg.logLik).toBeGreaterThan(fitted.processes.bg.logLik);
    expect(chooseProcess(fitted, null).kind).toBe('mbg');
    expect(chooseProcess(fitted, 'bg').kind).toBe('bg');
    const bought = fitAll(customersOf({ ...shop, process: { ...shop.process, kind: 'bg' } }), quietly);
    expect(chooseProcess(bought, null).kind).toBe('bg');
  });

  it('is the same in days as in weeks, but for the unit', () => {
    const inDays = fitPurchases('mbg', patternsOf(customersOf(shop, 'day').map(({ summary }) => summary)));
    expect(inDays.alpha / 7).toBeCloseTo(fitted.processes.mbg.alpha, 4);
    expect(inDays.b).toBeCloseTo(fitted.processes.mbg.b, 4);
  });

  it('tells that nobody leaves where nobody does', () => {
    const loyal = fitAll(customersOf({ ...shop, customers: 1500, process: { kind: 'mbg', r: 2, alpha: 12, a: 1e-9, b: 10 } }), quietly);
    expect(isDropoutIdentified(loyal.processes.mbg, loyal.processes.nbd)).toBe(false);
    expect(chooseProcess(loyal, null)).toMatchObject({ kind: 'nbd', a: 0 });
    expect(chooseProcess(loyal, 'bg').kind).toBe('nbd');
    expect(isDropoutIdentified(fitted.processes.mbg, fitted.processes.nbd)).toBe(true);
  });

  it('ends also where there is nothing to tell the parameters by', () => {
    const same = patternsOf(Array.from({ length: 50 }, () => ({ frequency: 0, recency: 0, age: 10 })));
    expect(Number.isFinite(fitPurchases('mbg', same).logLik)).toBe(true);
    const today = patternsOf([{ frequency: 0, recency: 0, age: 0 }]);
    expect(Number.isFinite(fitPurchases('bg', today).logLik)).toBe(true);
  });
});

describe('standard errors', () => {
  it('are none where the likelihood is flat', () => {
    const flat = { ...CDNOW_MBG, logLik: 0, evaluations: 0 };
    expect(standardErrors(flat, patternsOf([{ frequency: 0, recency: 0, age: 0 }]))).toBeNull();
  });
});
