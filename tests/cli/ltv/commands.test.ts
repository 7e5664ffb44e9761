import { beforeEach, describe, expect, it } from 'vitest';
import { A_SHOP, shopCsv } from '#builders/a-shop.ts';
import { aShell } from '#builders/a-shell.ts';
import { aValueModel } from '#builders/a-value-model.ts';
import { STEADY } from '#builders/purchases.ts';
import { backtestCommand } from '#cli/ltv/backtest-command.ts';
import type { Machine } from '#cli/shared/machine.ts';
import { evaluateCommand } from '#tools/ltv-evaluate/evaluate-command.ts';
import { fitCommand } from '#cli/ltv/fit-command.ts';
import { MODEL_BYTES_AT_MOST, parseModel } from '#cli/ltv/model-file.ts';
import { projectCommand } from '#cli/ltv/project-command.ts';

const orders = shopCsv(A_SHOP);

const shell = aShell();
const { machine, files } = shell;

beforeEach(() => {
  shell.reset({ 'orders.csv': orders });
});

function modelAt(path: string): Record<string, unknown> {
  return JSON.parse(files.get(path) ?? '{}');
}

describe('fit', () => {
  it('writes a report, a plot, and a model that fits into a setting', () => {
    expect(fitCommand(['orders.csv', '--calibration-end', '2023-12-31', '--margin=0.4', '--out', 'out/model.json'], machine)).toBe(0);
    const text = files.get('out/model.json') ?? '';
    expect(text.length).toBeLessThan(MODEL_BYTES_AT_MOST);
    expect(shell.printed).toContain(text.trim());
    expect(shell.printed).toContain('Back-test: known until 2023-12-31');
    expect(files.get('out/model.svg')).toContain('</svg>');
    expect(shell.noted).toContain('fitting MBG/CNBD-k with k = 1');
    expect(modelAt('out/model.json')).toMatchObject({
      version: 2,
      model: 'mbg',
      tx: { k: 1 },
      verdicts: { counts: { verdict: 'project', why: null }, money: { verdict: 'project' }, chance: { verdict: 'project' } },
      rejected: { rows: 0, money: 0, customers: 0, accepted: false },
      unit: 'week',
      fittedAt: '2026-03-18',
      dataTo: '2023-12-31',
      currency: 'EUR',
      marginRate: 0.4,
      backtest: { calEnd: '2023-12-31', passed: true },
      project: true,
      warnings: [],
    });
  });

  it('of customers who leave after a time says so, and writes what project reads', () => {
    files.set('timed.csv', shopCsv({ ...A_SHOP, process: STEADY, customers: 1200, firstWeeks: 90 }));
    expect(fitCommand(['timed.csv', '--out', 'timed.json'], machine)).toBe(0);
    expect(modelAt('timed.json')).toMatchObject({
      model: 'pareto',
      tx: { k: 4, s: expect.any(Number), beta: expect.any(Number) },
      project: true,
    });
    expect(shell.printed).toMatch(/leave after a time, and not at an order, is likelier by \d/);
    expect(shell.printed).toMatch(/Stored: Pareto\/CNBD-4, standard errors r .*, s .*, beta /);
    expect(shell.printed).toContain('On orders Pareto/CNBD-4 beats every naive rule');
    shell.printed = '';
    expect(projectCommand(['--model', 'timed.json', 'timed.csv'], machine)).toBe(0);
    const rows = shell.printed.trim().split('\n').slice(1);
    expect(rows).toHaveLength(1200);
    expect(
      rows.every((row) =>
        row
          .split(',')
          .slice(4, 8)
          .every((value) => Number(value) >= 0),
      ),
    ).toBe(true);
  });

  it('keeps the columns of its report apart, however wide the figures', () => {
    const large = orders.replace(/,([\d.]+),EUR/g, (_, amount: string) => `,${Number(amount) * 1e8},EUR`);
    files.set('large.csv', large);
    expect(fitCommand(['large.csv', '--calibration-end', '2023-12-31', '--currency', 'EUR'], machine)).toBe(0);
    const cellsOf = (name: string): readonly number[] =>
      shell.printed
        .split('\n')
        .filter((line) => line.startsWith(`${name}  `))
        .map((line) => line.split(/ {2,}/).length);
    // Once as it was fitted, and twice in the back-test: orders and revenue, which takes figures of more than 12 digits.
    expect(shell.printed).toMatch(/MBG\/NBD +\d{10,}\.\d/);
    expect(cellsOf('MBG/NBD')).toEqual([6, 5, 5]);
    expect(cellsOf('Orders')).toEqual([6, 5]);
    expect(cellsOf('all orders')).toEqual([7]);
    expect(cellsOf('Spend')).toEqual([7]);
  });

  it('fits the family that is asked for, and says that the other is likelier', () => {
    expect(fitCommand(['orders.csv', '--kind', 'pareto', '--out', 'm.json'], machine)).toBe(0);
    expect(modelAt('m.json')).toMatchObject({ model: 'pareto' });
    expect(shell.printed).toContain('is less likely by');
    shell.printed = '';
    expect(fitCommand(['orders.csv', '--kind', 'mbg'], machine)).toBe(0);
    expect(shell.printed).not.toContain('Pareto');
  });

  it('without a calibration fits all, and tries a model of the first half on the second', () => {
    expect(fitCommand(['orders.csv', '--out', 'm.json'], machine)).toBe(0);
    const { dataTo, backtest } = modelAt('m.json') as { dataTo: string; backtest: { calEnd: string } };
    expect(dataTo > '2024-11').toBe(true);
    expect(backtest.calEnd.slice(0, 7)).toBe('2023-12');
  });

  it('refuses too few repeat buyers, and of a few more shows only what can be told', () => {
    files.set('few.csv', shopCsv({ ...A_SHOP, customers: 20 }));
    expect(fitCommand(['few.csv', '--out', 'm.json'], machine)).toBe(1);
    expect(shell.noted).toContain('too little data');
    expect(files.has('m.json')).toBe(false);
    files.set('some.csv', shopCsv({ ...A_SHOP, customers: 60 }));
    expect(fitCommand(['some.csv', '--out', 'm.json'], machine)).toBe(0);
    expect(modelAt('m.json')).toMatchObject({ project: true, warnings: ['revenue_unclear', 'chance_withheld'] });
    expect(shell.printed).toContain('money too little to tell');
  });

  it('refuses several currencies in words', () => {
    files.set('mixed.csv', `${orders}x,x1,2024-01-01,5,USD\n`);
    expect(fitCommand(['mixed.csv'], machine)).toBe(1);
    expect(shell.noted).toContain('several currencies');
    expect(fitCommand(['mixed.csv', '--currency', 'EUR'], machine)).toBe(0);
    expect(shell.noted).toContain('1 rows in other currencies than EUR are left out');
  });

  it('names the rows it cannot read, the first ten of them', () => {
    files.set('bad.csv', orders + Array.from({ length: 12 }, (_, index) => `x,x${index},never,5,EUR\n`).join(''));
    expect(fitCommand(['bad.csv'], machine)).toBe(0);
    expect(shell.noted).toContain('12 rejected');
    expect(shell.noted).toContain('ordered_at "never"');
    expect(shell.noted).toContain('… and 2 more');
  });

  it.each([
    [[], 'The file is missing'],
    [['orders.csv', '--colour', 'red'], 'There is no flag "--colour"'],
    [['orders.csv', '--margin', '40'], '--margin is a rate from 0 to 1'],
    [['orders.csv', '--unit', 'fortnight'], '--unit is day, week or month'],
    [['orders.csv', '--calibration-end', '2023-02-30'], '--calibration-end needs a day'],
    [['orders.csv', '--calibration-end', '2033-01-01'], 'is outside the file'],
    [['orders.csv', '--calibration-end'], '--calibration-end needs a value'],
    [['orders.csv', '--time-zone', 'Mars'], '--time-zone needs a name'],
    [['orders.csv', '--kind', 'weibull'], '--kind is mbg, bg, nbd or pareto'],
    [['orders.csv', '--spend', 'some'], '--spend is all or repeat'],
    [['orders.csv', 'more.csv'], 'One file is read at a time'],
  ])('called with %j says what is wrong, and ends with 2', (args, sentence) => {
    expect(fitCommand(args, machine)).toBe(2);
    expect(shell.noted).toContain(sentence);
  });

  it('says that a file is not there', () => {
    expect(fitCommand(['none.csv'], machine)).toBe(1);
    expect(shell.noted).toContain('none.csv cannot be read');
  });

  it('says that the result cannot be written', () => {
    const full: Machine = {
      ...machine,
      write: () => {
        throw new Error('no space');
      },
    };
    expect(fitCommand(['orders.csv'], full)).toBe(1);
    expect(shell.noted).toContain('no space');
  });
});

describe('backtest', () => {
  it('prints every rule beside the models, and says who won', () => {
    expect(backtestCommand(['orders.csv', '--calibration-end', '2023-12-31'], machine)).toBe(0);
    for (const name of ['MBG/NBD', 'BG/NBD', 'own rate so far', 'last 13 weeks go on', 'everyone alike', 'nobody comes back'])
      expect(shell.printed).toContain(name);
    expect(shell.printed).toContain('On orders MBG/NBD beats every naive rule');
  });

  it('needs a day, and something after it', () => {
    expect(backtestCommand(['orders.csv'], machine)).toBe(2);
    expect(shell.noted).toContain('--calibration-end is missing');
    const days = orders
      .split('\n')
      .map((line) => line.split(',')[2]?.slice(0, 10) ?? '')
      .filter((day) => day < 'o');
    expect(backtestCommand(['orders.csv', '--calibration-end', days.toSorted().at(-1) ?? ''], machine)).toBe(2);
    expect(shell.noted).toContain('Nothing comes after the end of the calibration');
  });
});

describe('project', () => {
  beforeEach(() => {
    files.set('model.json', JSON.stringify(aValueModel()));
    files.set(
      'two.csv',
      'customer_id,order_id,ordered_at,amount,currency\n"b, c",1,2026-01-01,30,EUR\na,2,2026-01-01,30,EUR\na,3,2026-01-15,50,EUR\na,4,2026-02-15,50,EUR\n',
    );
  });

  it('writes one line a customer, as they were on the day', () => {
    expect(projectCommand(['--model', 'model.json', 'two.csv', '--at', '2026-01-29', '--weeks', '39'], machine)).toBe(0);
    const [header, first, second, end] = shell.printed.split('\n');
    expect(header).toBe(
      'customer_id,frequency,recency,age,probability_alive,expected_orders,expected_spend,expected_value,tier,probability_no_order,value_low,value_high,note',
    );
    expect(first).toMatch(/^"b, c",0,0,4,0\.\d+,/);
    const cells = second?.split(',') ?? [];
    expect(cells.slice(0, 4)).toEqual(['a', '1', '2', '4']);
    expect(Number(cells[7])).toBeGreaterThan(0);
    expect(end).toBe('');
  });

  it('warns of a model that is not to be projected with', () => {
    files.set('model.json', JSON.stringify(aValueModel({ project: false })));
    expect(projectCommand(['--model', 'model.json', 'two.csv'], machine)).toBe(0);
    expect(shell.noted).toContain('stored as do not project');
  });

  it('leaves out orders in other currencies than the model’s', () => {
    files.set('model.json', JSON.stringify(aValueModel({ currency: 'USD' })));
    expect(projectCommand(['--model', 'model.json', 'two.csv'], machine)).toBe(1);
    expect(shell.noted).toContain('no order in USD');
  });

  it('leaves out what is beyond any number, and says of how many', () => {
    const { spend } = aValueModel();
    files.set('model.json', JSON.stringify(aValueModel({ spend: { ...spend, v: 1e308 } })));
    expect(projectCommand(['--model', 'model.json', 'two.csv'], machine)).toBe(0);
    expect(shell.printed.trim().split('\n')).toHaveLength(1);
    expect(shell.noted).toMatch(/\d customers? (is|are) left out: what the model expects/);
  });

  it.each([
    [{ version: 3 }, 'version 3 is none that is known here'],
    [{ marginRate: -1 }, 'marginRate has to be a number from 0 to 1, not -1'],
    [{ annualDiscount: 2 }, 'annualDiscount has to be a number from 0 to 1, not 2'],
    [{ horizon: -52 }, 'horizon has to be a number from 0 to 400, not -52'],
    [{ medianGap: -1 }, 'medianGap has to be at least 0, not -1'],
    [{ tx: { r: 1e12, alpha: 6, a: 1, b: 1 } }, 'by its r and alpha customers order more often than can be reckoned with'],
  ])('does not take a model with %j', (part, sentence) => {
    files.set('model.json', JSON.stringify({ ...aValueModel(), ...part }));
    expect(projectCommand(['--model', 'model.json', 'two.csv'], machine)).toBe(1);
    expect(shell.noted).toContain(sentence);
    expect(shell.printed).toBe('');
  });

  it.each([
    [['two.csv'], '--model is missing'],
    [['two.csv', '--model', 'none.json'], 'none.json cannot be read'],
    [['two.csv', '--model', 'two.csv'], 'not JSON'],
    [['two.csv', '--model', 'model.json', '--at', 'today'], '--at needs a day'],
    [['two.csv', '--model', 'model.json', '--weeks', '0'], '--weeks needs a number of weeks'],
  ])('called with %j says what is wrong', (args, sentence) => {
    expect(projectCommand(args, machine)).toBeGreaterThan(0);
    expect(shell.noted).toContain(sentence);
    expect(shell.printed).toBe('');
  });
});

describe('evaluate', () => {
  const cases = [{ fn: 'pAlive', inputs: { x: 0, t_x: 0, T: 38.86 } }, { fn: 'none' }];

  it('prints the same list with a value in each case, and nothing else', () => {
    files.set('cases.json', JSON.stringify(cases));
    files.set('model.json', JSON.stringify(aValueModel()));
    expect(evaluateCommand(['--model', 'model.json', 'cases.json'], machine)).toBe(0);
    expect(JSON.parse(shell.printed)).toEqual([
      { ...cases[0], value: expect.closeTo(0.3897350809187629, 9) },
      { ...cases[1], value: null, error: expect.any(String) },
    ]);
    expect(shell.noted).toBe('');
  });

  it('finds a data file beside the cases', () => {
    files.set('in/cases.json', JSON.stringify([{ fn: 'fit', inputs: { kind: 'nbd', data: 'shop.csv' } }]));
    files.set('in/shop.csv', orders);
    expect(evaluateCommand(['in/cases.json'], machine)).toBe(0);
    expect(JSON.parse(shell.printed)).toMatchObject([{ value: { a: 0, r: expect.any(Number) } }]);
  });

  it('says that a file is no list of cases', () => {
    files.set('cases.json', '{}');
    expect(evaluateCommand(['cases.json'], machine)).toBe(1);
    expect(shell.noted).toContain('not a JSON list of cases');
  });
});

describe('a stored model', () => {
  it('is read as it was written', () => {
    expect(parseModel(JSON.stringify(aValueModel()))).toMatchObject({ ok: true, value: aValueModel() });
  });

  it('needs its parameters and no more', () => {
    const { tx, spend } = aValueModel();
    expect(parseModel(JSON.stringify({ tx, spend }))).toMatchObject({
      ok: true,
      value: { model: 'mbg', unit: 'week', horizon: 52, marginRate: 1 },
    });
    expect(parseModel(JSON.stringify({ tx }))).toEqual({ ok: false, error: expect.stringContaining('spend has to hold') });
    expect(parseModel(JSON.stringify({ tx: { ...tx, r: 0 }, spend }))).toEqual({ ok: false, error: expect.stringContaining('above 0') });
    expect(parseModel('[]')).toEqual({ ok: false, error: 'The model is not a JSON object.' });
  });
});
