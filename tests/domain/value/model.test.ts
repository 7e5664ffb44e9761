import { expect, it } from 'vitest';
import { aTimedModel, aValueModel } from '#builders/a-value-model.ts';
import { processOf } from '#domain/value/model.ts';

it('the process of a model has its parameters and its ticks, of which an older model has one', () => {
  const model = aValueModel();
  const { r, alpha, a, b } = model.tx;
  expect(processOf(model)).toEqual({ kind: 'mbg', r, alpha, a, b, k: 1 });
  expect(processOf(aValueModel({ tx: { ...model.tx, k: 3 } }))).toEqual({ kind: 'mbg', r, alpha, a, b, k: 3 });
  expect(processOf(aTimedModel())).toEqual({ kind: 'pareto', r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669, k: 1 });
});
