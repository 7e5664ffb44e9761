import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shop, shopCsv } from '#builders/a-shop.ts';
import { CDNOW_MBG, CDNOW_PARETO } from '#builders/a-value-model.ts';
import { anOrdersFile } from '#builders/an-orders-file.ts';
import { byBruteForce } from '#builders/by-brute-force.ts';
import { STEADY, summaries, timedProcesses } from '#builders/purchases.ts';
import { chooseProcess, fitAll, fitToAll } from '#cli/ltv/fit-all.ts';
import { fitPurchases, fitTimed, timedStandardErrors } from '#cli/ltv/fit-purchases.ts';
import { patternsOf, patternsOfShop, purchaseLogLikelihood } from '#cli/ltv/purchase-likelihood.ts';
import { type Summaries, everyNth, summariesOf } from '#cli/ltv/summaries.ts';
import { timedLikelihoodOfTimes, timedLogLikelihood } from '#cli/ltv/timed-likelihood.ts';

const shop: Shop = { process: STEADY, spend: { p: 6, q: 4, v: 40 }, customers: 1500, seed: 5, firstWeeks: 90, weeks: 104 };
const quietly = { onProgress: () => undefined };

function summarised(own: Shop): Summaries {
  const file = anOrdersFile(shopCsv(own));
  return summariesOf(file, { endDay: file.lastDay, unit: 'week' }, 100);
}

describe('the likelihood of buying and leaving after a time', () => {
  const rows = fc.array(summaries, { minLength: 1, maxLength: 12 });
  const few = { numRuns: 50 };

  it.each([
    [CDNOW_PARETO, { frequency: 0, recency: 0, age: 39 }],
    [CDNOW_PARETO, { frequency: 4, recency: 20, age: 38 }],
    [STEADY, { frequency: 6, recency: 60, age: 64 }],
    [STEADY, { frequency: 3, recency: 12, age: 70 }],
    [
      { ...STEADY, s: 0.5, beta: 0.3 },
      { frequency: 0, recency: 0, age: 50 },
    ],
  ] as const)('of %j and %j is that of rates and times added up', (process, summary) => {
    expect(timedLikelihoodOfTimes(process, patternsOf([summary]))).toBeCloseTo(Math.log(byBruteForce(process, summary).likelihood), 5);
  });

  it('is finite for every legal input', () => {
    fc.assert(
      fc.property(timedProcesses, rows, (process, own) => {
        expect(Number.isFinite(timedLogLikelihood(process, patternsOf(own)))).toBe(true);
      }),
    );
  });

  it('of a row with a weight of 2 is that of two such rows, in any order, to the last digit', () => {
    fc.assert(
      fc.property(timedProcesses, rows, (process, own) => {
        const twice = timedLogLikelihood(process, patternsOf([...own, ...own]));
        expect(twice).toBeCloseTo(timedLogLikelihood(process, patternsOf(own.map((row) => ({ ...row, weight: 2 })))), 6);
        expect(timedLogLikelihood(process, patternsOf([...own, ...own].toReversed()))).toBe(twice);
      }),
      few,
    );
  });

  it('of customers with equal orders and different silences is that of each by themselves', () => {
    const ages = [30, 31, 34, 40, 55, 80, 104];
    for (const process of [CDNOW_PARETO, STEADY, { ...STEADY, k: 16, alpha: 12 }]) {
      const own = ages.map((age) => ({ frequency: 3, recency: 30, age }));
      const apart = own.reduce((sum, summary) => sum + timedLogLikelihood(process, patternsOf([summary])), 0);
      expect(timedLogLikelihood(process, patternsOf(own))).toBeCloseTo(apart, 4);
    }
  });

  it('where hardly anybody leaves is that of a process without dropout', () => {
    const own = patternsOf([
      { frequency: 6, recency: 60, age: 64 },
      { frequency: 3, recency: 12, age: 20 },
      { frequency: 0, recency: 0, age: 10 },
    ]);
    const loyal = { kind: 'nbd', r: 2, alpha: 3, a: 0, b: 1, k: 4 } as const;
    expect(timedLogLikelihood({ ...STEADY, s: 1e-9, beta: 1e6 }, own)).toBeCloseTo(purchaseLogLikelihood(loyal, own), 6);
  });
});

describe('a fit of customers who leave after a time', () => {
  const all = summarised(shop);
  const models = fitAll(all, quietly);

  it('finds what a shop was made with, is clearly likelier, and is chosen', () => {
    const chosen = chooseProcess(models, null);
    expect(chosen).toMatchObject({ kind: 'pareto', k: 4 });
    if (chosen.kind !== 'pareto') throw new Error('leaving by time');
    expect(chosen.logLik - models.processes.mbg.logLik).toBeGreaterThan(10);
    const errors = timedStandardErrors(chosen, models.all);
    for (const name of ['r', 'alpha', 's', 'beta'] as const)
      expect(Math.abs(chosen[name] - STEADY[name])).toBeLessThan(3 * (errors?.[name] ?? 0));
    expect(chosen.evaluations).toBeLessThan(600);
  });

  it('is not chosen where customers leave at an order, nor where it is not to be fitted', () => {
    const atOrder = fitAll(summarised({ ...shop, process: { ...CDNOW_MBG, alpha: 3 } }), quietly);
    expect(atOrder.processes.pareto?.logLik).toBeLessThan(atOrder.processes.mbg.logLik);
    expect(chooseProcess(atOrder, null).kind).toBe('mbg');
    expect(chooseProcess(atOrder, 'pareto').kind).toBe('pareto');
    expect(fitAll(all, { ...quietly, asked: 'mbg' }).processes.pareto).toBeNull();
  });

  it('is not chosen for as little as 5 more, nor where no order tells that anybody leaves', () => {
    const { processes } = models;
    const { mbg, nbd } = processes;
    const of = (gain: number) => ({
      processes: { ...processes, pareto: { ...STEADY, ...mbg, kind: 'pareto', logLik: mbg.logLik + gain } as const },
    });
    expect(chooseProcess(of(5), null).kind).toBe('mbg');
    expect(chooseProcess(of(5.01), null).kind).toBe('pareto');
    const none = { processes: { ...of(50).processes, nbd: { ...nbd, logLik: mbg.logLik } } };
    expect(chooseProcess(none, null).kind).toBe('nbd');
  });

  it('of many a part gives a start, and all of them the fit', () => {
    const { pareto } = models.processes;
    if (pareto === null) throw new Error('a fit');
    const part = patternsOfShop(everyNth(all, 2));
    const onPart = fitTimed(part, fitPurchases('mbg', part, { k: 4 }));
    if (onPart === null) throw new Error('a fit');
    expect(fitToAll(onPart, { ...models, patterns: part }).logLik).toBeCloseTo(pareto.logLik, 3);
    expect(fitToAll(pareto, models)).toBe(pareto);
  });

  it('is refused where its likelihood is no number', () => {
    const broken = { ...patternsOf([{ frequency: 1, recency: 2, age: 3 }]), logGaps: Number.NaN };
    expect(fitTimed(broken, { ...CDNOW_MBG, k: 2 })).toBeNull();
  });
});
