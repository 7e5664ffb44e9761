import { describe, expect, it } from 'vitest';
import { hasData, readData, withoutData } from '#builders/shared-data.ts';
import { evaluateCases } from '#tools/ltv-evaluate/evaluate.ts';
import { type FittedModels, fitAll } from '#cli/ltv/fit-all.ts';
import { summariesOf } from '#cli/ltv/summaries.ts';
import { anOrdersFile } from '#builders/an-orders-file.ts';

interface Case {
  readonly fn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly tolerance: number | string;
  readonly value?: unknown;
  readonly error?: string;
}
interface Group {
  readonly model: string;
  readonly cases: readonly Case[];
}

const data = ['cdnow_orders.csv', 'ltv_reference.json'];
const groups: readonly Group[] = hasData(...data) ? JSON.parse(readData('ltv_reference.json')) : [];

/** Relative where a tolerance says `rel`, else absolute; two where there are two, the second for the likelihood. */
function isWithin(value: number, expected: number, tolerance: number | string, name = ''): boolean {
  const parts = String(tolerance).split(',');
  const part = (name === 'logLik' ? parts.at(-1) : parts[0]) ?? '';
  const bound = Number(/[\d.]+(?:e-?\d+)?/i.exec(part)?.[0] ?? 0);
  return Math.abs(value - expected) <= (/rel/.test(part) ? bound * Math.abs(expected) : bound);
}

function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** What is wrong with an answer. */
function faultsOf({ value, expected, tolerance, error, inputs }: Case): readonly string[] {
  if (typeof expected === 'number') return isWithin(Number(value), expected, tolerance) ? [] : [`${String(value)} instead of ${expected}`];
  if (typeof expected === 'string') return `error: ${error}` === expected ? [] : [`"${error}" instead of "${expected}"`];
  if (Array.isArray(expected)) return JSON.stringify(value) === JSON.stringify(expected) ? [] : [JSON.stringify(value)];
  return fieldsOf(expected).flatMap(([name, figure]) => {
    // The rounded likelihood of the paper has no tolerance of its own.
    const own = inputs['data'] === 'cdnow_customers_summary.csv' && name === 'logLik' ? 'abs 0.05' : tolerance;
    const found = Number(Reflect.get(Object(value), name));
    return isWithin(found, Number(figure), own, name) ? [] : [`${name} is ${found} instead of ${String(figure)}`];
  });
}

describe.skipIf(groups.length === 0)(`the published cases ${withoutData}`, () => {
  const answered = evaluateCases(groups, { model: null, readData: (name) => (hasData(name) ? readData(name) : null) }) as readonly Group[];
  const cases = answered.flatMap(({ model, cases: own }) =>
    own.map((one, index) => ({ ...one, title: `${model} ${index + 1}: ${one.fn}` })),
  );

  it.each(cases)('$title', (one) => {
    expect(faultsOf(one)).toEqual([]);
  });

  it('there are at least fifty of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
  });
});

function fitted(): FittedModels {
  const file = anOrdersFile(readData('cdnow_orders.csv'));
  return fitAll(summariesOf(file, { endDay: '1997-09-30', unit: 'week' }, 100), { onProgress: () => undefined });
}

describe.skipIf(groups.length === 0)(`the fits to the CDNOW sample ${withoutData}`, () => {
  it('are the published ones', () => {
    const { processes, spend } = fitted();
    expect(Math.abs(processes.bg.logLik - -9582.429)).toBeLessThan(0.001);
    expect([processes.bg.r, processes.bg.alpha, processes.bg.a, processes.bg.b].map((value) => value.toFixed(3))).toEqual([
      '0.243',
      '4.414',
      '0.793',
      '2.426',
    ]);
    expect([processes.mbg.r, processes.mbg.alpha, processes.mbg.a, processes.mbg.b].map((value) => value.toFixed(3))).toEqual([
      '0.525',
      '6.183',
      '0.891',
      '1.614',
    ]);
    expect(Math.abs((processes.pareto?.logLik ?? 0) - -9594.98)).toBeLessThan(0.005);
    const { r, alpha, s, beta } = processes.pareto ?? { r: 0, alpha: 0, s: 0, beta: 0 };
    expect([r, alpha, s].map((value) => value.toFixed(2))).toEqual(['0.55', '10.58', '0.61']);
    expect(beta).toBeCloseTo(11.67, 1);
    expect([spend.repeat?.p, spend.repeat?.q, spend.repeat?.v].map((value) => value?.toFixed(2))).toEqual(['6.25', '3.74', '15.44']);
    expect(spend.repeat?.customers).toBe(946);
  });

  it('take a few hundred looks at the data', () => {
    const { processes } = fitted();
    expect(processes.bg.evaluations).toBeLessThan(600);
    expect(processes.mbg.evaluations).toBeLessThan(600);
  });
});
