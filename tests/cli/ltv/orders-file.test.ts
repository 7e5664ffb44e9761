import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { parseOrders, untilDay } from '#cli/ltv/orders-file.ts';

const header = 'customer_id,order_id,ordered_at,amount,currency';
const utc = { timeZone: 'UTC', currency: null };

function parsed(...lines: readonly string[]): ReturnType<typeof parseOrders> {
  return parseOrders([header, ...lines].join('\n'), utc);
}

describe('a file of orders', () => {
  it('gives each customer all orders and refunds, in whole minor units', () => {
    const file = parsed('7,a,2026-01-02,10.5,EUR', '8,b,2026-01-05T23:30:00+01:00,3,EUR', '7,c,2026-01-03,-10.50,EUR');
    expect(file).toMatchObject({
      ok: true,
      value: {
        currency: 'EUR',
        rows: 3,
        firstDay: '2026-01-02',
        lastDay: '2026-01-05',
        rejected: [],
        customers: [
          { id: '7', orders: [{ amount: { amountMinor: 1050 } }, { amount: { amountMinor: -1050 } }] },
          { id: '8', orders: [{ orderedAtMs: Date.UTC(2026, 0, 5, 22, 30) }] },
        ],
      },
    });
  });

  it('may have its columns in any order, more of them, a byte-order mark, and Windows line ends', () => {
    const text = '\uFEFFcurrency,note,customer_id,amount,ordered_at,order_id\r\nJPY,x,7,500,2026-01-02,a\r\n';
    expect(parseOrders(text, utc)).toMatchObject({ ok: true, value: { currency: 'JPY', rows: 1 } });
  });

  it.each([
    [',a,2026-01-02,1,EUR', 'customer_id is empty'],
    ['7,,2026-01-02,1,EUR', 'order_id is empty'],
    ['7,b,2026-02-30,1,EUR', 'ordered_at "2026-02-30"'],
    ['7,b,2026-01-02,"1,234.50",EUR', 'amount "1,234.50"'],
    ['7,b,2026-01-02,1.005,EUR', 'amount "1.005"'],
    ['7,b,2026-01-02,1,EURO', 'currency "EURO"'],
    ['7,b,2026-01-02,1', 'it has 4 fields where the first line has 5'],
    ['7,a,2026-01-02,1,EUR', 'order_id "a" is already on line 2'],
  ])('leaves out %s and says why', (line, reason) => {
    const file = parsed('7,a,2026-01-01,1,EUR', line);
    expect(file).toMatchObject({ ok: true, value: { rows: 1, rejected: [expect.stringContaining(`line 3: ${reason}`)] } });
  });

  it('is refused without a column, and without a row that can be read', () => {
    expect(parseOrders('customer_id,amount\n', utc)).toEqual({
      ok: false,
      error: expect.stringContaining('"order_id", "ordered_at", "currency"'),
    });
    expect(parseOrders('', utc)).toEqual({ ok: false, error: expect.stringContaining('the file is empty') });
    expect(parsed('7,a,never,1,EUR')).toEqual({ ok: false, error: expect.stringContaining('ordered_at "never"') });
  });

  it('is refused with several currencies, unless one is chosen', () => {
    const lines = [header, '7,a,2026-01-01,1,EUR', '7,b,2026-01-02,1,USD', '7,c,2026-01-02,1,EUR'];
    expect(parseOrders(lines.join('\n'), utc)).toEqual({
      ok: false,
      error: expect.stringContaining('several currencies: EUR (2 rows), USD (1 rows)'),
    });
    expect(parseOrders(lines.join('\n'), { ...utc, currency: EUR })).toMatchObject({ ok: true, value: { rows: 2, otherCurrencies: 1 } });
  });

  it('can be seen as it was at the end of a local day', () => {
    const file = parsed('7,a,2026-01-01T22:30:00Z,1,EUR', '7,b,2026-01-01T23:30:00Z,1,EUR');
    const customers = file.ok ? file.value.customers : [];
    expect(untilDay(customers, '2026-01-01', 'UTC')[0]?.orders).toHaveLength(2);
    expect(untilDay(customers, '2026-01-01', 'Europe/Berlin')[0]?.orders).toHaveLength(1);
  });
});
