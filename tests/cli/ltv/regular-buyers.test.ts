import { describe, expect, it } from 'vitest';
import { anOrdersFile } from '#builders/an-orders-file.ts';
import { hasData, readData, withoutData } from '#builders/shared-data.ts';
import { fitAll, fitToAll } from '#cli/ltv/fit-all.ts';
import { chooseTicks, fitPurchases } from '#cli/ltv/fit-purchases.ts';
import { patternsOf, patternsOfShop, purchaseLogLikelihood } from '#cli/ltv/purchase-likelihood.ts';
import { everyNth, summariesOf, summaryAt } from '#cli/ltv/summaries.ts';
import { evaluateCases } from '#tools/ltv-evaluate/evaluate.ts';
import { simulateShop } from '../../bench/value-shops.ts';

const chance = { customers: 400, seed: 7, k: 1, r: 3, alpha: 1.5, a: 0.5, b: 4, spend: { p: 6 } } as const;
const steady = { customers: 600, seed: 8, k: 4, r: 2, alpha: 4, a: 0.6, b: 3, spend: { p: 6 } } as const;

function summarised(terms: Parameters<typeof simulateShop>[0]) {
  const file = anOrdersFile(simulateShop(terms).csv);
  return summariesOf(file, { endDay: file.lastDay, unit: 'week' }, 100);
}

describe('how regular buyers are', () => {
  it('is not at all where chance alone brings them twice a week, although gaps are whole days', () => {
    const patterns = patternsOfShop(summarised(chance));
    expect(chooseTicks(patterns, fitPurchases('mbg', patterns))).toBe(1);
  });

  it('is found where it is so, by gaps and by counts and times alone', () => {
    const summaries = summarised(steady);
    const patterns = patternsOfShop(summaries);
    expect(chooseTicks(patterns, fitPurchases('mbg', patterns))).toBe(4);
    const alone = patternsOfShop({ ...summaries, logGaps: null });
    expect([3, 4, 5]).toContain(chooseTicks(alone, fitPurchases('mbg', alone)));
  });

  it('is the same in days', () => {
    const file = anOrdersFile(simulateShop(steady).csv);
    const inDays = patternsOfShop(summariesOf(file, { endDay: file.lastDay, unit: 'day' }, 100));
    const inWeeks = patternsOfShop(summariesOf(file, { endDay: file.lastDay, unit: 'week' }, 100));
    const [days, weeks] = [inDays, inWeeks].map((patterns) => fitPurchases('mbg', patterns, { k: 4 }));
    expect((days?.alpha ?? 0) / 7 / (weeks?.alpha ?? 1)).toBeCloseTo(1, 3);
    // By how much regular buyers are likelier than chance buyers does not depend on the unit either.
    const [daysOfChance, weeksOfChance] = [inDays, inWeeks].map((patterns) => fitPurchases('mbg', patterns));
    const gain = (weeks?.logLik ?? 0) - (weeksOfChance?.logLik ?? 0);
    expect((days?.logLik ?? 0) - (daysOfChance?.logLik ?? 0)).toBeCloseTo(gain, 1);
  });
});

describe('customers counted together', () => {
  it('are as likely as one by one', () => {
    const summaries = summarised(steady);
    const process = { kind: 'mbg', k: 3, r: 0.8, alpha: 4, a: 0.5, b: 2 } as const;
    const together = patternsOfShop({ ...summaries, logGaps: null });
    const apart = patternsOf(Array.from({ length: summaries.count }, (_, index) => summaryAt(summaries, index)));
    expect(purchaseLogLikelihood(process, together)).toBeCloseTo(purchaseLogLikelihood(process, apart), 6);
    expect(together.customers).toBe(summaries.count);
    expect(together.repeatBuyers).toBe(apart.repeatBuyers);
  });

  it('of many a part gives a start, and all of them the fit', () => {
    const summaries = summarised(steady);
    const part = everyNth(summaries, 3);
    expect(part.count).toBe(Math.ceil(summaries.count / 3));
    expect(part.ids[1]).toBe(summaries.ids[3]);
    const near = fitPurchases('mbg', patternsOfShop(part), { k: 4 });
    const all = patternsOfShop(summaries);
    expect(fitPurchases('mbg', all, { k: 4, near }).logLik).toBeCloseTo(fitPurchases('mbg', all, { k: 4 }).logLik, 3);
    const models = fitAll(summaries, { onProgress: () => undefined });
    expect(fitToAll(models.processes.mbg, models)).toBe(models.processes.mbg);
    const onPart = { ...models, patterns: patternsOfShop(part), all };
    expect(fitToAll(near, onPart).logLik).toBeCloseTo(models.processes.mbg.logLik, 3);
  });
});

const data = ['ltv_next_cases.json', 'cdnow_orders.csv', 'online_retail_orders.csv'];
interface Case {
  readonly fn: string;
  readonly expected: unknown;
  readonly tolerance: number | string | Readonly<Record<string, number>>;
  readonly value?: unknown;
}

describe.skipIf(!hasData(...data))(`the cases of regular buyers ${withoutData}`, () => {
  const cases = hasData(...data) ? (JSON.parse(readData('ltv_next_cases.json')) as readonly Case[]) : [];
  const answered = evaluateCases(cases, { model: null, readData: (name) => (hasData(name) ? readData(name) : null) }) as readonly Case[];

  it.each(answered.map((one, index) => ({ ...one, title: `${index + 1}: ${one.fn}` })))('$title', ({ value, expected, tolerance }) => {
    const fields = typeof expected === 'number' ? { value: expected } : (expected as Readonly<Record<string, number>>);
    for (const [name, wanted] of Object.entries(fields)) {
      const found = typeof expected === 'number' ? Number(value) : Number(Reflect.get(Object(value), name));
      const bound =
        typeof tolerance === 'number'
          ? tolerance
          : typeof tolerance === 'object'
            ? (tolerance[name] ?? 0)
            : tolerance.startsWith('rel ')
              ? Number(tolerance.slice(4)) * Math.abs(wanted)
              : 0.01 * (fields['high'] ?? 0);
      expect(Math.abs(found - wanted)).toBeLessThanOrEqual(bound);
    }
  });
});
