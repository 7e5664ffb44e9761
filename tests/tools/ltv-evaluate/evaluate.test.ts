import { describe, expect, it } from 'vitest';
import { CDNOW_BG, CDNOW_MBG, CDNOW_SPEND } from '#builders/a-value-model.ts';
import { evaluateCases } from './evaluate.ts';
import type { EvaluationContext } from './evaluation-context.ts';

const { kind: _bg, ...bg } = CDNOW_BG;
const { kind: _mbg, ...mbg } = CDNOW_MBG;
const often = { x: 2, t_x: 30.43, T: 38.86 };
const alone: EvaluationContext = { model: null, readData: () => null };
const withModel: EvaluationContext = { ...alone, model: { process: CDNOW_MBG, spend: CDNOW_SPEND } };

function answer(fn: unknown, inputs: unknown, context: EvaluationContext = alone): Record<string, unknown> {
  return evaluateCases([{ fn, inputs }], context)[0] as Record<string, unknown>;
}

describe('a case', () => {
  it('keeps all it had, and gets a value', () => {
    const [answered] = evaluateCases([{ fn: 'expectedNew', inputs: { params: bg, kind: 'bg', t: 2 }, id: 7 }], alone);
    expect(answered).toEqual({
      fn: 'expectedNew',
      inputs: { params: bg, kind: 'bg', t: 2 },
      id: 7,
      value: expect.closeTo(0.1033897397563, 9),
    });
  });

  it('is answered with its own parameters before those of the model', () => {
    expect(answer('pAlive', often, withModel)['value']).toBeCloseTo(0.7062022651184873, 9);
    expect(answer('pAlive', { ...often, kind: 'bg', params: bg }, withModel)['value']).toBeCloseTo(0.726, 2);
    expect(answer('ggMean', { x: 3, m: 35, params: { tx: mbg, gg: CDNOW_SPEND } })['value']).toBeCloseTo(35.0279199628, 9);
  });

  it('of residual value takes both sets of parameters, and either convention', () => {
    const inputs = {
      ...often,
      m: 22.35,
      horizonWeeks: 52,
      annualRate: 0.1,
      margin: 0.4,
      buckets: 12,
      params: { tx: mbg, gg: CDNOW_SPEND },
    };
    const middle = Number(answer('residualValue', inputs)['value']);
    expect(middle).toBeCloseTo(15.0861088819739, 8);
    expect(answer('residualValue', { ...inputs, margin: 0.8 })['value']).toBeCloseTo(2 * middle, 8);
    expect(answer('residualValue', { ...inputs, timing: 'end' })['value']).toBeLessThan(middle);
  });

  it('in a group takes the parameters and the kind of the group', () => {
    const group = { model: 'bgnbd', params: bg, cases: [{ fn: 'cet', inputs: { ...often, t: 39 } }] };
    expect(evaluateCases([group], alone)).toMatchObject([{ cases: [{ value: expect.closeTo(1.22602817477, 9) }] }]);
  });

  it('of a fit may bring its rows along', () => {
    const customers = [
      [0, 0, 30],
      [3, 20, 30],
      [1, 5, 28],
      [6, 25, 27, 2],
    ];
    expect(answer('fit', { kind: 'nbd', customers })['value']).toMatchObject({ a: 0, logLik: expect.any(Number) });
    expect(answer('logLik', { kind: 'bg', params: bg, customers: [[2, 30.43, 38.86]] })['value']).toBe(
      answer('logLik1', { kind: 'bg', params: bg, ...often })['value'],
    );
  });

  it('of a quantile, of no further order and of the distribution agree', () => {
    const none = Number(answer('noFurtherOrder', { ...often, t: 39 }, withModel)['value']);
    expect(1 - Number(answer('predictiveSurvival', { ...often, t: 39, j: 0 }, withModel)['value'])).toBeCloseTo(none, 12);
    expect(answer('pmf', { ...often, t: 39, n: 0 }, withModel)['value']).toBe(none);
    expect(answer('quantile', { ...often, t: 39, level: none - 0.01 }, withModel)['value']).toBe(0);
    expect(answer('quantile', { ...often, t: 39, level: none + 0.01 }, withModel)['value']).toBe(1);
  });

  it('of a subscription may have a payment due', () => {
    const inputs = { margin: 10, retention: 0.9, discount: 0.1 };
    expect(answer('contractualInfinite', inputs)['value']).toBeCloseTo(45, 12);
    expect(answer('contractualInfinite', { ...inputs, dueNow: true })['value']).toBeCloseTo(55, 12);
    expect(answer('contractualHorizon', { ...inputs, periods: 12 })['value']).toBeCloseTo(40.95041606304758, 11);
  });
});

describe('a case of customers who leave after a time', () => {
  const params = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
  const timed = { kind: 'pareto', params };

  it('is answered under the same names', () => {
    expect(answer('pAlive', { ...timed, x: 0, t_x: 0, T: 39 })['value']).toBeCloseTo(0.294, 3);
    expect(answer('expectedNew', { ...timed, t: 52 })['value']).toBeCloseTo(1.4731, 3);
    const none = Number(answer('noFurtherOrder', { ...timed, ...often, t: 39 })['value']);
    expect(answer('cnbdOrderCountChance', { ...timed, ...often, t: 39, n: 0 })['value']).toBeCloseTo(none, 12);
    expect(answer('valueRange', { ...timed, ...often, t: 39, orders: 3, mean: 30, spend: CDNOW_SPEND })['value']).toMatchObject({ low: 0 });
    const customers = [[0, 0, 30], [3, 20, 30], [1, 5, 28], [6, 25, 27, 2]]; // prettier-ignore
    expect(answer('fit', { kind: 'pareto', customers })['value']).toMatchObject({ s: expect.any(Number), beta: expect.any(Number) });
    expect(answer('cnbdFit', { kind: 'pareto', customers, k: 2 })['value']).toMatchObject({ k: 2, s: expect.any(Number) });
    expect(answer('cnbdChooseK', { kind: 'pareto', customers })['value']).toBe(answer('cnbdChooseK', { customers })['value']);
    expect(answer('logLik', { ...timed, customers: [[2, 30.43, 38.86]] })['value']).toBe(
      answer('logLik1', { ...timed, ...often })['value'],
    );
  });

  it('cannot be answered with parameters of the other family', () => {
    expect(answer('pAlive', { ...often, kind: 'pareto', params: mbg })['error']).toContain('s has to be a number');
    expect(answer('pAlive', { ...often, kind: 'pareto', params: { ...params, s: -1 } })['error']).toContain(
      's and beta have to be above 0',
    );
    expect(answer('pAlive', { ...often, kind: 'pareto' }, withModel)['error']).toContain('the model is no pareto');
    const model = { process: { kind: 'pareto', ...params } as const };
    expect(answer('pAlive', often, { ...alone, model })['value']).toBe(answer('pAlive', { ...often, ...timed })['value']);
  });
});

describe('a summary of orders', () => {
  it('takes refunds off, merges days and sorts by id', () => {
    const orders = [
      ['b', '2015-01-05', 10],
      ['a', '2015-01-01T08:00:00Z', 5],
      ['a', '2015-01-01T20:00:00Z', 5],
      ['a', '2015-01-08', 20],
      ['a', '2015-01-09', -8],
    ];
    expect(answer('summary', { orders, observationEnd: '2015-01-15', unit: 'weeks' })['value']).toEqual([
      ['a', 1, 1, 2, 12],
      ['b', 0, 0, 10 / 7, 0],
    ]);
  });

  it('leaves out what came after the observation', () => {
    const orders = [
      [1, '2015-01-01', 5],
      [1, '2015-02-01', 5],
      [2, '2015-02-02', 5],
    ];
    expect(answer('summary', { orders, observationEnd: '2015-01-31' })['value']).toEqual([[1, 0, 0, 30, 0]]);
    expect(answer('summary', { orders: [] })['value']).toEqual([]);
  });
});

describe('a case that cannot be answered', () => {
  it.each([
    ['of an unknown function', 'toString', {}, 'there is no function "toString"'],
    ['without inputs', 'cet', null, 'inputs have to be an object'],
    ['without parameters', 'cet', { ...often, t: 1 }, 'there are no parameters'],
    ['of a customer who cannot be', 'reject', { x: 0, t_x: 1, T: 5 }, 'recency must be 0 when x=0'],
    ['with recency beyond age', 'pAlive', { x: 1, t_x: 6, T: 5, params: mbg }, 'recency t_x must not be greater than age T'],
    ['with half an order', 'pAlive', { x: 1.5, t_x: 1, T: 5, params: mbg }, 'x must be a whole number'],
    ['with text for a number', 'pAlive', { x: '1', t_x: 1, T: 5, params: mbg }, 'x has to be a number'],
    ['with parameters below 0', 'pAlive', { ...often, params: { ...mbg, r: -1 } }, 'r, alpha and b have to be above 0'],
    ['of an unknown kind', 'pAlive', { ...often, params: mbg, kind: 'weibull' }, 'kind has to be'],
    ['in negative time', 'cet', { ...often, t: -1, params: mbg }, 't must be at least 0'],
    ['in endless time', 'cet', { ...often, t: 1e300, params: mbg }, 'not a legal input'],
    ['without a mean spend', 'ggMean', { x: 1, m: 5, params: { p: 6, q: 0.9, v: 15 } }, 'q above 1'],
    ['with a negative mean', 'ggMean', { x: 1, m: -5, params: CDNOW_SPEND }, 'm must be at least 0'],
    ['of a file that is not here', 'fit', { data: 'none.csv' }, 'the file none.csv is not here'],
    ['of a fit without repeat orders', 'fit', { customers: [[0, 0, 3]] }, 'no repeat purchase'],
    ['of orders that are none', 'summary', { orders: [[1, 'yesterday', 3]] }, 'is no order'],
    [
      'of a variance that is infinite',
      'valueVariance',
      { x: 0, t_x: 0, T: 1, t: 5, params: { tx: mbg, gg: { p: 6, q: 1.5, v: 15 } } },
      'infinite',
    ],
    ['of a subscription nobody leaves', 'contractualInfinite', { margin: 1, retention: 1, discount: 0 }, 'not a legal input'],
  ])('%s says why', (_, fn, inputs, reason) => {
    const { value, error } = answer(fn, inputs);
    expect(value).toBeNull();
    expect(error).toContain(reason);
  });

  it('does not stop the others', () => {
    const [first, second, third] = evaluateCases([7, { inputs: {} }, { fn: 'reject', inputs: { x: 0, t_x: 0, T: 5 } }], alone);
    expect(first).toMatchObject({ value: null });
    expect(second).toMatchObject({ value: null, error: expect.stringContaining('fn') });
    expect(third).toMatchObject({ value: 'accepted' });
  });
});
