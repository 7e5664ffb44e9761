import { beforeEach, describe, expect, it } from 'vitest';
import { aShell } from '#builders/a-shell.ts';
import { aValueModel } from '#builders/a-value-model.ts';
import { projectCommand } from '#cli/ltv/project-command.ts';

const shell = aShell();
const { machine, files } = shell;

const HEADER = 'customer_id,order_id,ordered_at,amount,currency';
/** Today is 2026-03-18; the model knows orders from 2024-03-18 until today. */
const FIRST = 'a,1,2024-03-20,30,EUR';
const LAST = 'a,2,2026-03-10,50,EUR';

function orders(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

function summary(...rows: readonly string[]): string {
  return ['customer_id,frequency,recency,T,monetary_value', ...rows, ''].join('\n');
}

/** Projects `two.csv` with `model.json`. */
function project(...more: readonly string[]): number {
  return projectCommand(['--model', 'model.json', 'two.csv', '--for-zendesk', ...more], machine);
}

/** What comes of projecting, with flags. */
function outcome(...more: readonly string[]) {
  const code = project(...more);
  return { code, printed: shell.printed, noted: shell.noted };
}

/** Refused, in a sentence, before anything is written. */
function refused(sentence: string, code = 1) {
  return { code, printed: '', noted: expect.stringContaining(sentence) };
}

beforeEach(() => shell.reset({ 'two.csv': orders(FIRST, LAST), 'model.json': JSON.stringify(aValueModel()) }));

describe('a list for Zendesk', () => {
  it('has a column a user field, and no money where that is not to be shown', () => {
    expect(project()).toBe(0);
    expect(shell.printed).toMatch(/^external_id,custom_fields\.expected_orders,.*\na,\d+\.\d\d,\d+\.\d\d,\d+\.\d\d,\d+\.\d\d,\w+\n$/);
    const [shown, unclear] = [{ verdict: 'project', why: null } as const, { verdict: 'unclear', why: 'too_little' } as const];
    const verdicts = { counts: shown, money: unclear, chance: shown };
    // Nobody needs tiers where no money is shown.
    files.set('model.json', JSON.stringify(aValueModel({ verdicts, tiers: [] })));
    shell.printed = '';
    expect(project()).toBe(0);
    expect(shell.printed).toMatch(/\na,\d+\.\d\d,,,,\n$/);
  });

  it('is of the 12 months that the app shows, whatever the unit of the model', () => {
    const { tx, medianGap } = aValueModel();
    const model = aValueModel({ unit: 'day', horizon: 365, tx: { ...tx, alpha: 7 * tx.alpha }, medianGap: 7 * medianGap });
    const ordersIn = (): number => Number(shell.printed.split('\n')[1]?.split(',')[1]);
    files.set('model.json', JSON.stringify({ ...model, tx: { ...model.tx, r: 200 } }));
    expect(project()).toBe(0);
    const written = ordersIn();
    shell.printed = '';
    expect(projectCommand(['--model', 'model.json', 'two.csv', '--weeks', String(365 / 7)], machine)).toBe(0);
    expect(Number(shell.printed.split('\n')[1]?.split(',')[5])).toBeCloseTo(written, 2);
  });

  it.each([
    [{ project: false }, 'model.json: the model is stored as one that is not to be projected with.'],
    [
      { verdicts: { counts: { verdict: 'unclear' }, money: { verdict: 'project' }, chance: { verdict: 'project' } } },
      'model.json: the model is stored as one that is not to be projected with.',
    ],
    [{ currency: '' }, 'model.json: its currency is "", which is none that is known.'],
    [{ horizon: 26 }, 'model.json: its horizon is 26 weeks, and not 12 months, which are 52.'],
    [{ tiers: [] }, 'model.json: it has no tiers.'],
    [{ dataFrom: undefined }, 'model.json: it does not say from which day to which it knows orders'],
    [{ dataTo: 'yesterday' }, 'model.json: it does not say from which day to which it knows orders'],
    [{ dataTo: '2025-02-10' }, 'model.json: it knows orders until 2025-02-10 alone, 401 days ago.'],
  ])('is not written with a model that has %j', (part, sentence) => {
    files.set('model.json', JSON.stringify({ ...aValueModel(), ...part }));
    expect(outcome()).toEqual(refused(sentence));
    expect(shell.noted).toContain('Nothing is written for Zendesk.');
  });

  it('is written with a model of 400 days ago', () => {
    files.set('model.json', JSON.stringify(aValueModel({ dataTo: '2025-02-11' })));
    expect(project()).toBe(0);
  });

  it.each([
    ['an export that ended long ago', [FIRST, 'a,2,2026-02-14,50,EUR'], 'its customers are summed up as of 2026-02-14, 32 days ago'],
    ['an export of the last weeks', ['a,1,2024-04-19,30,EUR', LAST], 'its first order is of 2024-04-19, and the model knows orders from'],
    [
      'customers whose ids differ in case alone',
      [FIRST, 'A,2,2026-03-10,50,EUR'],
      'the customers "a" and "A" differ in capital letters alone',
    ],
    ['an id that a spreadsheet shortened', [FIRST, LAST, '8.1234E+12,3,2026-03-10,50,EUR'], 'the customer "8.1234E+12" is a number that'],
    ['rows that cannot be read', [FIRST, LAST, 'b,3,soon,50,EUR'], 'rows that could not be read are'],
  ])('is not written from %s', (_, rows, sentence) => {
    files.set('two.csv', orders(...rows));
    expect(outcome()).toEqual(refused(`two.csv: ${sentence}`));
    expect(shell.noted).toContain('Nothing is written for Zendesk.');
  });

  it('is written where days are 31 apart', () => {
    files.set('two.csv', orders('a,1,2024-04-18,30,EUR', 'a,2,2026-02-15,50,EUR'));
    expect(project()).toBe(0);
  });

  it('is not written from an export that ends before the model', () => {
    files.set('two.csv', orders(FIRST, 'a,2,2026-02-14,50,EUR'));
    expect(outcome('--at', '2026-03-18')).toEqual(
      refused('two.csv: its last order by 2026-03-18 is of 2026-02-14, and the model knows orders until 2026-03-18'),
    );
  });

  it('is not written as of a day before the first order', () => {
    files.set('two.csv', orders('a,1,2026-03-10,30,EUR'));
    expect(outcome('--at', '2026-03-09')).toEqual(refused('two.csv: nobody has ordered by 2026-03-09.'));
  });

  it.each([
    [['--weeks', '26'], '--weeks is 26: what is written for Zendesk is of the next 12 months'],
    [['--at', '2026-03-19'], '--at is 2026-03-19, which is still to come'],
    [['--currency', 'USD'], '--currency is USD, and model.json is a model in EUR'],
  ])('is not written when called with %j', (more, sentence) => {
    expect(outcome(...more)).toEqual(refused(sentence, 2));
  });

  it('of a summary table needs the day and the currency of that, and goes by them', () => {
    files.set('two.csv', summary('a,1,103,104,40'));
    const named = ['--at', '2026-03-18', '--currency', 'EUR'];
    const sentence = 'two.csv is a summary table, which tells neither its day nor its currency';
    for (const more of [[], named.slice(0, 2), named.slice(2)]) expect(outcome(...more)).toEqual(refused(sentence, 2));
    expect(project(...named)).toBe(0);
    expect(shell.printed).toContain('\na,');
    shell.printed = '';
    expect(outcome('--at', '2026-02-14', '--currency', 'EUR')).toEqual(refused('two.csv: its customers are summed up as of 2026-02-14'));
    files.set('two.csv', summary('a,1,2,104,40'));
    expect(outcome(...named)).toEqual(refused('two.csv: its last order by 2026-03-18 is of 2024-04-03'));
    files.set('two.csv', summary('a,1,9,10,40'));
    expect(outcome(...named)).toEqual(refused('two.csv: its first order is of 2026-01-07'));
  });
});
