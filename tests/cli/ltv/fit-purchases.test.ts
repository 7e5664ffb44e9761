import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shop, shopCsv, shopSpend, shopSummaries } from '#builders/a-shop.ts';
import { CDNOW_MBG } from '#builders/a-value-model.ts';
import { processes, summaries } from '#builders/purchases.ts';
import { chooseProcess, fitAll } from '#cli/ltv/fit-all.ts';
import { fitPurchases, isDropoutIdentified, standardErrors } from '#cli/ltv/fit-purchases.ts';
import { fitSpend } from '#cli/ltv/fit-spend.ts';
import { type Summaries, summariesOf } from '#cli/ltv/summaries.ts';
import { anOrdersFile } from '#builders/an-orders-file.ts';
import { patternsOf, patternsOfShop, purchaseLogLikelihood } from '#cli/ltv/purchase-likelihood.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { TimeUnit } from '#domain/value/purchase-summary.ts';

const truth: PurchaseProcess = { kind: 'mbg', r: 0.6, alpha: 5, a: 0.9, b: 2.2 };
const shop: Shop = {
  process: truth,
  spend: { p: 6, q: 4, v: 40 },
  customers: 4000,
  seed: 11,
  firstWeeks: 26,
  weeks: 104,
};

function customersOf(own: Shop, unit: TimeUnit = 'week'): Summaries {
  const file = anOrdersFile(shopCsv(own));
  return summariesOf(file, { endDay: file.lastDay, unit }, 100);
}

const quietly = { onProgress: () => undefined };
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
  it.each([
    { kind: 'mbg', r: 0.6, alpha: 5, a: 0.9, b: 2.2 },
    { kind: 'bg', r: 0.25, alpha: 4.5, a: 0.8, b: 2.5 },
    { kind: 'mbg', r: 2, alpha: 12, a: 0.3, b: 3 },
  ] as const)('finds the parameters they were generated with, within three standard errors: %o', (process) => {
    const patterns = patternsOf(shopSummaries({ ...shop, process }));
    const found = fitPurchases(process.kind, patterns);
    const errors = standardErrors(found, patterns);
    const names = ['r', 'alpha', 'a', 'b'] as const;
    expect(names.filter((name) => !(Math.abs(found[name] - process[name]) < 3 * (errors?.[name] ?? 0)))).toEqual([]);
    expect(names.filter((name) => !((errors?.[name] ?? Infinity) < 0.2 * process[name]))).toEqual([]);
  });

  it('finds the spend of twenty thousand customers within a tenth', () => {
    const spend = fitSpend(shopSpend({ ...shop, customers: 20_000 }));
    expect(Math.abs((spend?.p ?? 0) / shop.spend.p - 1)).toBeLessThan(0.1);
    expect(Math.abs((spend?.q ?? 0) / shop.spend.q - 1)).toBeLessThan(0.1);
    expect(Math.abs((spend?.v ?? 0) / shop.spend.v - 1)).toBeLessThan(0.1);
  });

  it('prefers the process that generated them', () => {
    expect(fitted.processes.mbg.logLik).toBeGreaterThan(fitted.processes.bg.logLik);
    expect(chooseProcess(fitted, null).kind).toBe('mbg');
    expect(chooseProcess(fitted, 'bg').kind).toBe('bg');
    const bought = fitAll(customersOf({ ...shop, process: { ...truth, kind: 'bg' } }), quietly);
    expect(chooseProcess(bought, null).kind).toBe('bg');
  });

  it('is the same in days as in weeks, but for the unit', () => {
    const inDays = fitPurchases('mbg', patternsOfShop(customersOf(shop, 'day')));
    expect(inDays.alpha / 7).toBeCloseTo(fitted.processes.mbg.alpha, 4);
    expect(inDays.b).toBeCloseTo(fitted.processes.mbg.b, 4);
  });

  it('tells that nobody leaves where nobody does', () => {
    const loyal = fitAll(
      customersOf({ ...shop, customers: 1500, seed: 7, process: { kind: 'mbg', r: 2, alpha: 12, a: 1e-9, b: 10 } }),
      quietly,
    );
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
    const flat = { ...CDNOW_MBG, logLik: 0, evaluations: 0, inverse: [] };
    expect(standardErrors(flat, patternsOf([{ frequency: 0, recency: 0, age: 0 }]))).toBeNull();
  });
});
