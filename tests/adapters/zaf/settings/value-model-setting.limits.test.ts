import { describe, expect, it } from 'vitest';
import { readValueModel } from '#adapters/zaf/settings/value-model-setting.ts';
import { aValueModel } from '#builders/a-value-model.ts';
import { EUR } from '#builders/currencies.ts';

const model = aValueModel();
const score = { mae: 0, rmse: 0, bias: -1, top10: 1, naive: {} };
const backtest = { calEnd: '2025-03-18', horizon: 52, customers: 2000, orders: score, revenue: score, passed: true };

function read(changes: object): ReturnType<typeof readValueModel> {
  return readValueModel({ ...model, ...changes }, EUR);
}

const many = <T>(count: number, one: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => one(index));
const rules = (count: number) => Object.fromEntries(many(count, (index) => [`rule${index}`, index]));

describe('a value model within its limits', () => {
  it('is read as an object as well as from text', () => {
    expect(readValueModel(model, EUR)).toEqual({ model, problems: [] });
    expect(readValueModel(JSON.stringify(model), EUR)).toEqual({ model, problems: [] });
  });

  it.each<[string, object]>([
    ['a back-test with nothing in it', { backtest }],
    ['twenty naive rules', { backtest: { ...backtest, orders: { ...score, naive: rules(20) } } }],
    ['any kind of model', { model: 'bg' }],
    ['a model without a chance to drop out', { model: 'nbd', tx: { ...model.tx, a: 0 } }],
    ['days', { unit: 'day', horizon: 365 }],
    ['months', { unit: 'month', horizon: 12 }],
    ['a year of 53 weeks', { horizon: 53 }],
    ['a year of 51 weeks', { horizon: 51 }],
    ['the spend after the first order', { spend: { ...model.spend, basis: 'repeat' } }],
    ['nobody', { customers: 0, repeatBuyers: 0 }],
    ['rates of 0 and 1', { marginRate: 0, annualDiscount: 1 }],
    ['a gap of 3,650', { medianGap: 3650 }],
    ['ten tiers', { tiers: many(10, (index) => ({ name: `${index}`, min: 0 })) }],
    [
      'tiers at the limits of what is counted',
      {
        tiers: [
          { name: 'x'.repeat(100), min: 1e9 },
          { name: 'low', min: -1e9 },
        ],
      },
    ],
    ['no tier', { tiers: [] }],
    ['twenty warnings', { warnings: many(20, (index) => `warning ${index}`) }],
  ])('is read: %s', (_title, changes) => {
    expect(read(changes)).toEqual({ model: { ...model, ...changes }, problems: [] });
  });

  it.each<[string, object]>([
    ['was not tried', { backtest: null, project: true }],
    ['lost', { backtest: { ...backtest, passed: false }, project: true }],
    ['is not to be shown', { backtest, project: false }],
  ])('projects nothing where it %s', (_title, changes) => {
    expect(read(changes).model?.project).toBe(false);
  });
});

describe('a value model beyond its limits', () => {
  it.each<[object, string, string, string]>([
    [{ version: '1' }, '.version', 'unknown_value', '1'],
    [{ unit: 'year' }, '.unit', 'unknown_value', 'year'],
    [{ fittedAt: 'today' }, '.fittedAt', 'invalid', 'today'],
    [{ dataFrom: '2024-13-01' }, '.dataFrom', 'invalid', '2024-13-01'],
    [{ dataTo: undefined }, '.dataTo', 'missing', ''],
    [{ customers: -1 }, '.customers', 'negative', '-1'],
    [{ repeatBuyers: 0.5 }, '.repeatBuyers', 'not_whole', '0.5'],
    [{ tx: { ...model.tx, logLik: '0' } }, '.tx.logLik', 'not_a_number', '0'],
    [{ tx: null }, '.tx', 'invalid', 'null'],
    [{ tx: { ...model.tx, r: 0 } }, '.tx', 'invalid', JSON.stringify({ ...model.tx, r: 0 }).slice(0, 60)],
    [{ spend: { ...model.spend, basis: 'last' } }, '.spend.basis', 'unknown_value', 'last'],
    [{ spend: { ...model.spend, p: 0 } }, '.spend', 'invalid', JSON.stringify({ ...model.spend, p: 0 }).slice(0, 60)],
    [{ currency: 'euro' }, '.currency', 'unknown_currency', 'euro'],
    [{ currency: 978 }, '.currency', 'invalid', '978'],
    [{ currency: 'JPY' }, '.currency', 'other_currency', 'JPY'],
    [{ marginRate: 1.01 }, '.marginRate', 'too_large', '1.01'],
    [{ tx: { ...model.tx, logLik: -Infinity } }, '.tx.logLik', 'invalid', 'null'],
    [{ horizon: 53.1 }, '.horizon', 'invalid', '53.1'],
    [{ horizon: 50.9 }, '.horizon', 'invalid', '50.9'],
    [{ horizon: -1 }, '.horizon', 'negative', '-1'],
    [{ medianGap: 3651 }, '.medianGap', 'too_large', '3651'],
    [{ tiers: [{ name: 'x'.repeat(101), min: 0 }] }, '.tiers.0.name', 'too_large', 'x'.repeat(60)],
    [{ tiers: [{ name: 'x', min: 1e9 + 1 }] }, '.tiers.0.min', 'too_large', '1000000001'],
    [{ tiers: [{ name: 'x', min: -1e9 - 1 }] }, '.tiers.0.min', 'too_large', '-1000000001'],
    [{ backtest: { ...backtest, calEnd: 'then' } }, '.backtest.calEnd', 'invalid', 'then'],
    [{ backtest: { ...backtest, passed: 'yes' } }, '.backtest.passed', 'invalid', 'yes'],
    [{ backtest: { ...backtest, orders: { ...score, top10: 2 } } }, '.backtest.orders.top10', 'too_large', '2'],
    [{ backtest: { ...backtest, revenue: { ...score, mae: -0.1 } } }, '.backtest.revenue.mae', 'negative', '-0.1'],
    [{ backtest: { ...backtest, orders: { ...score, naive: { ' ': 1 } } } }, '.backtest.orders.naive. ', 'empty', ''],
    [{ project: 1 }, '.project', 'invalid', '1'],
    [{ warnings: [''] }, '.warnings.0', 'empty', ''],
  ])('is none, and the place is named: %j', (changes, path, problem, given) => {
    expect(read(changes)).toEqual({
      model: null,
      problems: [{ setting: 'value_model', path: `value_model${path}`, problem, given, used: 'ignored' }],
    });
  });

  it('is none with more tiers, naive rules or warnings than anybody reads', () => {
    const tried = { ...backtest, revenue: { ...score, naive: rules(21) } };
    expect(read({ backtest: tried }).problems).toMatchObject([{ path: 'value_model.backtest.revenue.naive', problem: 'too_large' }]);
    const tiers = many(11, (index) => ({ name: `${index}`, min: 0 }));
    expect(read({ tiers }).problems).toMatchObject([{ path: 'value_model.tiers', problem: 'too_large' }]);
    expect(read({ warnings: many(21, String) }).problems).toMatchObject([{ path: 'value_model.warnings', problem: 'too_large' }]);
  });

  it('is told of twenty of its faults', () => {
    const { problems } = read({ warnings: many(19, () => ''), customers: -1, tiers: [{}] });
    expect(problems).toHaveLength(20);
    expect(read({ warnings: many(18, () => ''), customers: -1 }).problems).toHaveLength(19);
  });

  it.each([
    ['no JSON', '{', 'not_json', '{'],
    ['yes', true, 'not_json', 'true'],
    ['a number', 7, 'invalid', '7'],
    ['a list', [], 'missing', ''],
  ])('is none where it is %s', (_title, value, problem, given) => {
    expect(readValueModel(value, EUR).model).toBeNull();
    expect(readValueModel(value, EUR).problems[0]).toMatchObject({ setting: 'value_model', problem, given, used: 'ignored' });
  });

  it('is read from 8,192 characters, and not from more', () => {
    const text = JSON.stringify(model);
    const long = (length: number) => `${text.slice(0, -1)}${' '.repeat(length - text.length)}}`;
    expect(readValueModel(long(8192), EUR).problems).toEqual([]);
    expect(readValueModel(long(8193), EUR).problems).toMatchObject([{ path: 'value_model', problem: 'too_large' }]);
  });
});
