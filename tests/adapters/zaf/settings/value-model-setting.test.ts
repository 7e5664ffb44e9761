import { describe, expect, it } from 'vitest';
import { aFittedModel } from '#builders/a-fitted-model.ts';
import { CDNOW_PARETO, aValueModel } from '#builders/a-value-model.ts';
import { EUR, JPY } from '#builders/currencies.ts';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import { readValueModel } from '#adapters/zaf/settings/value-model-setting.ts';

function read(changes: object) {
  return readValueModel(JSON.stringify({ ...aValueModel(), ...changes }), EUR);
}

describe('the setting value_model', () => {
  it.each([undefined, null, '', ' \n'])('is none where it is empty: %j', (given) => {
    expect(readValueModel(given, EUR)).toEqual({ model: null, problems: [] });
  });

  it('takes what the command line writes, word for word', () => {
    const text = aFittedModel();
    expect(readValueModel(text, EUR)).toEqual({ model: JSON.parse(text) as unknown, problems: [] });
    expect(readValueModel(text, EUR).model?.project).toBe(true);
  });

  it('takes a model in which customers leave after a time, with parameters of its own', () => {
    const { kind: model, ...parameters } = CDNOW_PARETO;
    const tx = { ...parameters, k: 1, logLik: -9595 };
    expect(read({ model, tx })).toEqual({ model: { ...aValueModel(), model, tx }, problems: [] });
    expect(read({ model, tx: { ...tx, s: 0 } }).problems).toMatchObject([{ path: 'value_model.tx', problem: 'invalid' }]);
    expect(read({ model, tx: { ...tx, s: undefined } }).problems).toMatchObject([{ path: 'value_model.tx.s', problem: 'missing' }]);
    expect(read({ model }).problems[0]).toMatchObject({ path: 'value_model.tx.s', problem: 'missing' });
    expect(read({ model: undefined }).problems).toMatchObject([{ path: 'value_model.model', problem: 'missing' }]);
  });

  it('is read together with the other settings', async () => {
    const { settings, problems } = await parseSettings({ currency: 'EUR', value_model: JSON.stringify(aValueModel()) });
    expect(settings.valueModel).toEqual(aValueModel());
    expect(problems).toEqual([]);
  });

  it('does not project with a model that was not tried, or that lost, whatever it says of itself', () => {
    const { backtest } = aValueModel();
    expect(read({ backtest: null }).model?.project).toBe(false);
    expect(read({ backtest: { ...backtest, passed: false } }).model?.project).toBe(false);
    const [project, unclear] = [{ verdict: 'project', why: null } as const, { verdict: 'unclear', why: 'too_little' } as const];
    const noMoney = { counts: project, money: unclear, chance: project };
    expect(read({ backtest: { ...backtest, passed: false }, verdicts: noMoney }).model?.project).toBe(true);
    expect(read({ verdicts: { ...noMoney, counts: unclear } }).model?.project).toBe(false);
  });

  it('leaves out what it does not know, since a later command line may write more', () => {
    expect(read({ shoe: 43 })).toEqual({ model: aValueModel(), problems: [] });
  });

  it.each([
    [{ version: 3 }, 'version', 'unknown_value'],
    [{ model: 'weibull' }, 'model', 'unknown_value'],
    [{ dataTo: 'lately' }, 'dataTo', 'invalid'],
    [{ tx: { ...aValueModel().tx, r: 'much' } }, 'tx.r', 'not_a_number'],
    [{ tx: { ...aValueModel().tx, alpha: 0 } }, 'tx', 'invalid'],
    [{ model: 'nbd' }, 'tx', 'invalid'],
    [{ spend: { ...aValueModel().spend, q: 1 } }, 'spend', 'invalid'],
    [{ spend: undefined }, 'spend', 'missing'],
    [{ marginRate: 1.5 }, 'marginRate', 'too_large'],
    [{ annualDiscount: -0.1 }, 'annualDiscount', 'negative'],
    [{ customers: 1.5 }, 'customers', 'not_whole'],
    [{ horizon: 26 }, 'horizon', 'invalid'],
    [{ unit: 'month' }, 'horizon', 'invalid'],
    [{ tiers: [{ name: 'top' }] }, 'tiers.0.min', 'missing'],
    [{ tiers: [{ name: '', min: 1 }] }, 'tiers.0.name', 'empty'],
    [{ tiers: [{ name: 'top', min: 1e12 }] }, 'tiers.0.min', 'too_large'],
    [{ currency: 'EURO' }, 'currency', 'unknown_currency'],
  ])('is left out with the place of what is wrong: %j', (changes, path, problem) => {
    expect(read(changes)).toMatchObject({
      model: null,
      problems: [{ setting: 'value_model', path: `value_model.${path}`, problem, used: 'ignored' }],
    });
  });

  it.each([
    ['{', 'not_json'],
    ['null', 'invalid'],
    [`{"a": "${'x'.repeat(9000)}"}`, 'too_large'],
  ])('is left out where it is no model at all: %j', (text, problem) => {
    expect(readValueModel(text, EUR)).toMatchObject({ model: null, problems: [{ path: 'value_model', problem, used: 'ignored' }] });
  });

  it('is left out where it is in another currency than the gestures of the team', () => {
    expect(readValueModel(JSON.stringify(aValueModel()), JPY)).toMatchObject({
      model: null,
      problems: [{ path: 'value_model.currency', problem: 'other_currency', given: 'EUR' }],
    });
  });
});
