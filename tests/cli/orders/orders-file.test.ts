import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { anOrdersFile, readOrdersText } from '#builders/an-orders-file.ts';
import { hasData, readData, withoutData } from '#builders/shared-data.ts';
import type { OrdersFile } from '#cli/orders/orders-file.ts';
import { forEachCustomer } from '#cli/orders/purchases.ts';
import { money, toMajor } from '#domain/money/money.ts';
import { purchasesOf } from '#domain/value/purchase-summary.ts';
import { dayName, dayNumber } from '#cli/orders/shop-clock.ts';

const header = 'customer_id,order_id,ordered_at,amount,currency';

function text(...lines: readonly string[]): string {
  return [header, ...lines].join('\n');
}

/** Orders of one customer on days that are written so. */
function dates(...days: readonly string[]): string {
  return text(...days.map((day, index) => `7,${index},${day},1,EUR`));
}

/** What each customer bought by a day: days and minor units. */
function bought(file: OrdersFile, endDay = '2098-01-01'): Readonly<Record<string, readonly (readonly [string, number])[]>> {
  const found: Record<string, readonly (readonly [string, number])[]> = {};
  forEachCustomer(file, dayNumber(endDay), (customer, { days, minors }) => {
    found[file.ids[customer] ?? ''] = days.map((day, index) => [dayName(day), minors[index] ?? 0]);
  });
  return found;
}

describe('a file of orders', () => {
  it('gives each customer their days of purchase, in whole minor units', () => {
    const file = anOrdersFile(text('7,a,2026-01-02,10.5,EUR', '8,b,2026-01-05T23:30:00+01:00,3,EUR', '7,c,2026-01-03,-4.50,EUR'));
    expect(file).toMatchObject({ currency: 'EUR', rows: 3, firstDay: '2026-01-02', lastDay: '2026-01-05', leftOut: { rows: 0 } });
    expect(bought(file)).toEqual({ 7: [['2026-01-02', 600]], 8: [['2026-01-05', 300]] });
  });

  it('may have its columns in any order and case, more of them, a byte-order mark, and Windows line ends', () => {
    const own = '\uFEFFCurrency,note,Customer_ID,AMOUNT,Ordered At,order-id\r\nJPY,x,7,500,2026-01-02,a\r\n';
    expect(anOrdersFile(own)).toMatchObject({ currency: 'JPY', rows: 1 });
  });

  it.each([
    [',a,2026-01-02,1,EUR', 'customer_id is empty'],
    ['7,,2026-01-02,1,EUR', 'order_id is empty'],
    ['7,b,2026-02-30,1,EUR', 'ordered_at "2026-02-30"'],
    ['7,b,2026-01-02,"1,234",EUR', 'amount "1,234" may be thousands'],
    ['7,b,2026-01-02,1.200,EUR', 'amount "1.200" may be thousands'],
    ['7,b,2026-01-02,1.0055,EUR', 'amount "1.0055"'],
    ['7,b,2026-01-02,1,EURO', 'currency "EURO"'],
    ['7,b,2026-01-02,1', 'it has 4 fields where the first line has 5'],
    ['7,a,2026-01-02,1,EUR', 'order_id "a" is already on line 2'],
    ['8,a,2026-01-01,1,EUR', 'order_id "a" is already on line 2'],
    ['7,b,2062-01-02,1,EUR', 'ordered_at "2062-01-02" is after today'],
  ])('leaves out %s and says why', (line, reason) => {
    const file = anOrdersFile(text('7,a,2026-01-01,1,EUR', line), { nowMs: Date.UTC(2026, 2, 1) });
    expect(file).toMatchObject({ rows: 1, leftOut: { rows: 1, messages: [expect.stringContaining(`line 3: ${reason}`)] } });
    expect(file.lastDay).toBe('2026-01-01');
  });

  it('says what part of the money and of the customers was left out', () => {
    const { leftOut } = anOrdersFile(text('7,a,2026-01-01,90,EUR', '8,b,never,10,EUR', '7,c,2026-01-02,100,EUR'));
    expect(leftOut).toMatchObject({ rows: 1, moneyShare: 0.05, customerShare: 0.5 });
  });

  it('sums the lines of one order, and takes a negative row with the id of an order from that order', () => {
    const lines = ['7,a,2026-01-01T10:00:00Z,10,EUR', '7,a,2026-01-01T10:00:00Z,20,EUR', '7,b,2026-02-01,50,EUR', '7,a,2026-03-01,-25,EUR'];
    expect(bought(anOrdersFile(text(...lines)))).toEqual({ 7: [['2026-01-01', 500], ['2026-02-01', 5000]] }); // prettier-ignore
    expect(bought(anOrdersFile(text(...lines.toReversed())))).toEqual({ 7: [['2026-01-01', 500], ['2026-02-01', 5000]] }); // prettier-ignore
    expect(bought(anOrdersFile(text(...lines)), '2026-02-28')).toEqual({ 7: [['2026-01-01', 3000], ['2026-02-01', 5000]] }); // prettier-ignore
  });

  it('takes any other refund from the latest earlier orders, and what is refunded whole is none', () => {
    const lines = [
      '7,a,2026-01-01,10,EUR',
      '7,b,2026-02-01,20,EUR',
      '7,r,2026-02-02,-25,EUR',
      '7,c,2026-03-01,5,EUR',
      '8,f,2026-01-01,0,EUR',
    ];
    expect(bought(anOrdersFile(text(...lines)))).toEqual({ 7: [['2026-01-01', 500], ['2026-03-01', 500]], 8: [['2026-01-01', 0]] }); // prettier-ignore
  });

  it('has no purchase where an order was refunded whole by its own id', () => {
    const lines = ['7,a,2026-01-01,10,EUR', '7,b,2026-01-05,20,EUR', '7,a,2026-02-01,-10,EUR', '7,c,2026-02-02,0,EUR'];
    expect(bought(anOrdersFile(text(...lines)))).toEqual({ 7: [['2026-01-05', 2000], ['2026-02-02', 0]] }); // prettier-ignore
  });

  it('nets refunds and merges days as orders that are read one by one do', () => {
    const rows = fc.array(fc.record({ hour: fc.integer({ min: 0, max: 200 }), minor: fc.integer({ min: -400, max: 300 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(rows, (own) => {
        const orders = own.map(({ hour, minor }) => ({ orderedAtMs: Date.UTC(2026, 0, 1) + hour * 3_600_000, amount: money(minor, EUR) }));
        const lines = orders.map(
          ({ orderedAtMs, amount }, index) => `7,${index},${new Date(orderedAtMs).toISOString()},${toMajor(amount)},EUR`,
        );
        const expected = purchasesOf(orders, 'UTC').map(({ day, amountMinor }) => [day, amountMinor]);
        const found = lines.length === 0 ? [] : (bought(anOrdersFile(text(...lines)))[7] ?? []);
        expect(found).toEqual(expected);
      }),
    );
  });

  it('holds a date alone for a day of the shop’s own zone', () => {
    const file = anOrdersFile(text('7,a,2026-01-01,10,EUR', '7,b,2026-02-01,10,EUR'), { timeZone: 'America/New_York' });
    expect(bought(file)).toEqual({ 7: [['2026-01-01', 1000], ['2026-02-01', 1000]] }); // prettier-ignore
  });

  it('can be seen as it was at the end of a local day', () => {
    const late = text('7,a,2026-01-01T22:30:00Z,1,EUR', '7,b,2026-01-01T23:30:00Z,1,EUR');
    expect(bought(anOrdersFile(late), '2026-01-01')).toEqual({ 7: [['2026-01-01', 200]] });
    expect(bought(anOrdersFile(late, { timeZone: 'Europe/Berlin' }), '2026-01-01')).toEqual({ 7: [['2026-01-01', 100]] });
  });

  it('is refused without a column, and without a row that can be read', () => {
    expect(readOrdersText('customer_id,amount\n')).toEqual({
      ok: false,
      error: expect.stringContaining('"order_id", "ordered_at", "currency"'),
    });
    expect(readOrdersText('')).toEqual({ ok: false, error: expect.stringContaining('the file is empty') });
    expect(readOrdersText(text('7,a,never,1,EUR'))).toEqual({ ok: false, error: expect.stringContaining('ordered_at "never"') });
    expect(readOrdersText(text('7,a,2026-01-01,1,EUR', '7,"b,2026-01-01,1,EUR'))).toEqual({
      ok: false,
      error: expect.stringContaining('a quote is opened and never closed'),
    });
  });

  it('is refused with several currencies, unless one is chosen', () => {
    const mixed = text('7,a,2026-01-01,1,EUR', '7,b,2026-01-02,1,USD', '7,c,2026-01-02,1,EUR');
    expect(readOrdersText(mixed)).toEqual({ ok: false, error: expect.stringContaining('several currencies: EUR (2 rows), USD (1 rows)') });
    expect(anOrdersFile(mixed, { currency: EUR })).toMatchObject({ rows: 2, otherCurrencies: 1 });
  });

  it('may call its columns what it likes, and name no currency, where somebody says which they are', () => {
    const own = 'Email;Bestellung;Datum;Summe\nx@y.example;1;31.12.2025;1.234,50\n';
    const map = new Map([['customer_id', 'email'], ['order_id', 'Bestellung'], ['ordered_at', 'Datum'], ['amount', 'Summe']] as const); // prettier-ignore
    expect(bought(anOrdersFile(own, { map, currency: EUR }))).toEqual({ 'x@y.example': [['2025-12-31', 123_450]] });
    expect(readOrdersText(own, { map: new Map([['amount', 'Total']]) })).toEqual({
      ok: false,
      error: expect.stringContaining('no column "Total"'),
    });
  });

  it('asks for the order of day and month only where no date tells', () => {
    expect(bought(anOrdersFile(dates('03/04/2025', '25/04/2025')))).toMatchObject({ 7: [['2025-04-03', 100], ['2025-04-25', 100]] }); // prettier-ignore
    expect(readOrdersText(dates('03/04/2025'))).toEqual({ ok: false, error: expect.stringContaining('--date-order') });
    expect(bought(anOrdersFile(dates('03/04/2025'), { dateOrder: 'month_first' }))).toMatchObject({ 7: [['2025-03-04', 100]] });
    expect(readOrdersText(dates('25/04/2025', '04/25/2025'))).toEqual({ ok: false, error: expect.stringContaining('two orders') });
  });
});

describe.skipIf(!hasData('orders-cases/README.md'))(`the small files that shops have ${withoutData}`, () => {
  const now = { nowMs: Date.UTC(2026, 10, 28) };

  it('hold ambiguous thousands, lines of orders, an offset without a colon, and a year mistyped', () => {
    const thousands = anOrdersFile(readData('orders-cases/thousands-comma.csv'), now);
    expect(thousands.leftOut.rows).toBe(readData('orders-cases/thousands-comma.csv').match(/"\d,\d{3}"/g)?.length);
    const lineItems = bought(anOrdersFile(readData('orders-cases/line-items.csv'), now));
    expect(new Set(Object.values(lineItems).flatMap((days) => days.map(([, minor]) => minor)))).toEqual(new Set([10_000]));
    expect(anOrdersFile(readData('orders-cases/shopify-dates.csv'), now)).toMatchObject({ rows: 10, leftOut: { rows: 0 } });
    const typo = anOrdersFile(readData('orders-cases/year-typo.csv'), now);
    expect(typo.lastDay < '2026').toBe(true);
    expect(typo.leftOut.messages).toEqual([expect.stringContaining('line 15')]);
  });
});

describe('the reader', () => {
  it('knows no adapter, so that the sandbox may use it', () => {
    expect(readFileSync('src/cli/orders/orders-file.ts', 'utf8')).not.toContain('adapters');
  });
});
