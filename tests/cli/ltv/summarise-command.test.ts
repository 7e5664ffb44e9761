import { beforeEach, describe, expect, it } from 'vitest';
import { A_SHOP, shopCsv } from '#builders/a-shop.ts';
import { aShell } from '#builders/a-shell.ts';
import { fitCommand } from '#cli/ltv/fit-command.ts';
import { projectCommand } from '#cli/ltv/project-command.ts';
import { summariseCommand } from '#cli/ltv/summarise-command.ts';

const orders = shopCsv(A_SHOP);

const shell = aShell();
const { machine, files } = shell;

beforeEach(() => {
  shell.reset({ 'orders.csv': orders });
});

function modelAt(path: string): Record<string, unknown> {
  return JSON.parse(files.get(path) ?? '{}');
}

describe('rows that cannot be read', () => {
  const bad = orders + Array.from({ length: 60 }, (_, index) => `lost${index},lost${index},never,500,EUR\n`).join('');

  it('keep the model from being shown above one per cent of money or customers, until somebody accepts it', () => {
    files.set('bad.csv', bad);
    expect(fitCommand(['bad.csv', '--out', 'm.json'], machine)).toBe(0);
    expect(shell.noted).toContain('accept it with --accept-rejected');
    const rejected = { rows: 60, accepted: false, customers: expect.closeTo(60 / 1560, 9) };
    expect(modelAt('m.json')).toMatchObject({ project: false, rejected, warnings: ['much_rejected'] });
    expect(shell.printed).toContain('Left out, as they could not be read: 60 rows');
    expect(fitCommand(['bad.csv', '--out', 'm.json', '--accept-rejected'], machine)).toBe(0);
    expect(modelAt('m.json')).toMatchObject({ project: true, rejected: { rows: 60, accepted: true }, warnings: [] });
  });
});

describe('summarise', () => {
  it('writes a table that fit and project read', () => {
    expect(summariseCommand(['orders.csv', '--at', '2023-12-31'], machine)).toBe(0);
    const table = shell.printed;
    expect(table.split('\n')[0]).toBe('customer_id,frequency,recency,T,monetary_value');
    files.set('table.csv', table);
    shell.printed = '';
    expect(fitCommand(['table.csv'], machine)).toBe(0);
    expect(shell.noted).toContain('names no currency');
    expect(shell.printed).toContain('a summary does not tell when orders came');
    expect(fitCommand(['table.csv', '--currency', 'EUR', '--calibration-end', '2023-12-31', '--out', 'table.json'], machine)).toBe(0);
    expect(fitCommand(['orders.csv', '--calibration-end', '2023-12-31', '--out', 'orders.json'], machine)).toBe(0);
    const [fromTable, fromOrders] = [modelAt('table.json'), modelAt('orders.json')] as { tx: { r: number; alpha: number } }[];
    expect(fromTable?.tx.r).toBeCloseTo(fromOrders?.tx.r ?? 0, 6);
    expect(fromTable).toMatchObject({ customers: fromOrders === undefined ? 0 : modelAt('orders.json')['customers'], project: false });
    shell.printed = '';
    expect(projectCommand(['--model', 'orders.json', 'table.csv'], machine)).toBe(0);
    const projected = shell.printed;
    shell.printed = '';
    expect(projectCommand(['--model', 'orders.json', 'orders.csv', '--at', '2023-12-31'], machine)).toBe(0);
    expect(projected).toBe(shell.printed);
  });

  it('names every row that it cannot read', () => {
    files.set('bad.csv', orders + Array.from({ length: 25 }, (_, index) => `x,x${index},never,5,EUR\n`).join(''));
    expect(summariseCommand(['bad.csv'], machine)).toBe(0);
    expect(shell.noted.match(/line \d+: ordered_at "never"/g)).toHaveLength(25);
  });

  it('adds the gaps where they are asked for, and takes no table', () => {
    files.set('two.csv', 'customer_id,order_id,ordered_at,amount,currency\na,2,2026-01-01,30,EUR\na,3,2026-01-15,50,EUR\n');
    expect(summariseCommand(['two.csv', '--log-gaps'], machine)).toBe(0);
    expect(shell.printed).toBe(`customer_id,frequency,recency,T,monetary_value,log_gaps\na,1,2,2,40,${Math.log(13.5 / 7)}\n`);
    files.set('table.csv', shell.printed);
    expect(summariseCommand(['table.csv'], machine)).toBe(1);
    expect(shell.noted).toContain('is a summary table');
  });

  it.each([
    ['more purchase days than the file has days', 'a,8,1,1,20,0', 'frequency 8 is more than the days from the first order to the last one'],
    ['repeat orders on the day of the first one', 'a,3,0,0,20,0', 'frequency 3 is more than the days from the first order to the last one'],
    ['a customer of ages ago', 'a,0,0,1000000000,20,0', 'T is more than a century: it is counted in weeks'],
    ['money beyond counting', 'a,0,0,5,1e300,0', 'monetary_value is more than can be counted'],
    ['gaps that do not add up', 'a,2,10,12,20,900', 'log_gaps 900 does not fit frequency and recency'],
    ['gaps shorter than a day', 'a,2,10,12,20,-900', 'log_gaps -900 does not fit frequency and recency'],
    ['gaps where there is one order', 'a,0,0,12,20,1', 'log_gaps 1 does not fit frequency and recency'],
  ])('is not read with %s', (_, row, sentence) => {
    files.set('table.csv', `customer_id,frequency,recency,T,monetary_value,log_gaps\n${row}\n`);
    expect(fitCommand(['table.csv', '--currency', 'EUR'], machine)).toBe(1);
    expect(shell.noted).toContain(sentence);
  });

  it('is not read where two columns have the same name', () => {
    files.set('table.csv', 'customer_id,frequency,recency,T,t,monetary_value\na,0,0,5,7,20\n');
    expect(fitCommand(['table.csv', '--currency', 'EUR'], machine)).toBe(1);
    expect(shell.noted).toContain('The column "t" stands more than once in the first line');
    files.set('two.csv', 'customer_id,order_id,ordered_at,amount,Amount,currency\na,2,2026-01-01,30,50,EUR\n');
    expect(summariseCommand(['two.csv'], machine)).toBe(1);
    expect(shell.noted).toContain('The column "amount" stands more than once in the first line');
  });

  it.each([
    [['orders.csv', '--at', 'soon'], '--at needs a day'],
    [['orders.csv', '--map', 'customer=Email'], '--map names a field and its column'],
    [['orders.csv', '--date-order', 'year'], '--date-order is day or month'],
  ])('called with %j says what is wrong, and ends with 2', (args, sentence) => {
    expect(summariseCommand(args, machine)).toBe(2);
    expect(shell.noted).toContain(sentence);
  });

  it('takes columns by the names a shop has for them', () => {
    files.set('own.csv', 'Email;Nr;Tag;Summe\na@x.example;1;2026-01-01;"3,50"\n');
    const map = ['--map', 'customer_id="Email"', '--map', 'order_id=Nr,ordered_at=Tag,amount=Summe'];
    expect(summariseCommand(['own.csv', ...map, '--currency', 'EUR'], machine)).toBe(0);
    expect(shell.printed).toContain('a@x.example,0,0,0,3.5');
  });
});
