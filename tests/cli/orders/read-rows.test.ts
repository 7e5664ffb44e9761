import { describe, expect, it } from 'vitest';
import { anOrdersFile, readOrdersText } from '#builders/an-orders-file.ts';
import { EUR, USD } from '#builders/currencies.ts';
import type { FileOptions, OrdersFile } from '#cli/orders/orders-file.ts';
import { forEachCustomer } from '#cli/orders/purchases.ts';
import { dayName } from '#cli/orders/shop-clock.ts';

/** What each customer bought: day and minor units. */
function bought(file: OrdersFile): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  forEachCustomer(file, 100_000, (customer, { days, minors }) => {
    found[file.ids[customer] ?? ''] = days.map((day, index) => `${dayName(day)} ${minors[index]}`);
  });
  return found;
}

function read(lines: readonly string[], options: Partial<FileOptions> = {}): OrdersFile {
  return anOrdersFile(lines.join('\n'), options);
}

const OWN = 'customer_id,order_id,ordered_at,amount,currency';

describe('exports as shops have them', () => {
  it('of Shopify: an order of several lines counts once, a partial refund is taken off, and whoever gave no address is named', () => {
    const file = read([
      'Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Refunded Amount,Cancelled at,Shipping Zip',
      '#1,ada@a.example,paid,EUR,35.00,2025-10-07 09:50:26 +0200,1,"Mug, blue",0.00,,\'01099',
      '#1,ada@a.example,,,,2025-10-07 09:50:26 +0200,2,"A 12"" plate",,,',
      '#2,Ada@A.example,partially_refunded,EUR,50.00,2025-11-07 23:50:26 -0800,1,Pan,20.00,,',
      '#3,bob@b.example,refunded,EUR,20.00,2025-11-08 09:00:00 +0100,1,Pan,20.00,,',
      '#4,bob@b.example,paid,EUR,20.00,2025-11-09 09:00:00 +0100,1,Pan,0.00,2025-11-09 10:00:00 +0100,',
      '#5,,paid,EUR,20.00,2025-11-09 09:00:00 +0100,1,Pan,0.00,,',
      '#6,cleo@c.example,paid,EUR,"1,200.00",2025-11-09 09:00:00 +0100,1,Pan,0.00,,',
    ]);
    expect(bought(file)).toEqual({
      'ada@a.example': ['2025-10-07 3500', '2025-11-08 3000'],
      'cleo@c.example': ['2025-11-09 120000'],
    });
    expect([file.read.voided, file.leftOut.messages]).toEqual([2, ['line 7: customer_id is empty']]);
  });

  it('of WooCommerce: states with a prefix, guests by their address, months first by one date that decides, and what was refunded', () => {
    const file = read([
      'order_id,order_date,status,order_total,order_currency,customer_id,customer_email,refunded_total',
      '1,04/13/2026 10:00,completed,"19,90",EUR,7,x@x.example,0',
      '2,04/05/2026 10:00,wc-processing,20.00,EUR,0,guest@g.example,0',
      '3,05/01/2026 10:00,wc-cancelled,20.00,EUR,7,x@x.example,0',
      '4,05/03/2026 10:00,completed,30.00,EUR,7,x@x.example,10',
    ]);
    expect(bought(file)).toEqual({ 7: ['2026-04-13 1990', '2026-05-03 2000'], 'guest@g.example': ['2026-04-05 2000'] });
  });

  it('of Stripe’s balance: charges and what went back of them, and neither payouts nor fees', () => {
    const file = read([
      'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Customer ID',
      'txn_1,charge,ch_1,15.00,0.50,14.50,eur,2026-03-01 23:30,2026-03-05 00:00,cus_1',
      'txn_2,refund,re_1,-5.00,0,-5.00,eur,2026-03-03 23:30,2026-03-05 00:00,cus_1',
      'txn_3,payout,po_1,-14.50,0,-14.50,eur,2026-03-06 23:30,2026-03-06 00:00,',
      'txn_4,stripe_fee,fee_1,-2.00,0,-2.00,eur,2026-03-06 23:30,2026-03-06 00:00,',
    ]);
    expect(bought(file)).toEqual({ cus_1: ['2026-03-01 1000'] });
    expect([file.read.layoutName, file.read.otherKinds, file.leftOut.rows]).toEqual(['Stripe balance', 2, 0]);
  });

  it('of Stripe’s balance by activity: a refund is of the charge that it names', () => {
    const file = read([
      'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,customer_id,charge_id',
      'txn_1,2026-03-01 23:30:00,eur,15.00,0.5,14.5,charge,ch_1,cus_1,ch_1',
      'txn_2,2026-03-02 23:30:00,eur,40.00,0.5,39.5,charge,ch_2,cus_1,ch_2',
      'txn_3,2026-03-05 23:30:00,eur,-15.00,0,-15.00,refund,re_1,cus_1,ch_1',
      'txn_4,2026-03-06 23:30:00,eur,-25.00,0,-25.00,payout,po_1,,',
    ]);
    expect(bought(file)).toEqual({ cus_1: ['2026-03-02 4000'] });
  });

  it('of Square: signs in amounts, brackets for what went back, and the clock of its zone', () => {
    const file = read(
      [
        'Date,Time,Time Zone,Net Sales,Tax,Tip,Total Collected,Transaction ID,Event Type,Customer ID',
        '03/08/2026,01:59:59,Eastern Time (US & Canada),$10.00,$0.80,$1.00,$11.80,T1,Payment,C1',
        '03/13/2026,23:30:01,Eastern Time (US & Canada),"$1,210.00",$0.80,$1.00,$11.80,T2,Payment,C1',
        '03/14/2026,09:00:01,Eastern Time (US & Canada),($4.00),$0.00,$0.00,($4.00),T1,Refund,C1',
      ],
      { currency: USD, timeZone: 'America/New_York' },
    );
    expect(bought(file)).toEqual({ C1: ['2026-03-08 600', '2026-03-13 121000'] });
  });

  it('of PayPal: an hour that the clock skips, refunds by the payment they name, and no withdrawals', () => {
    const file = read(
      [
        '\uFEFF"Date","Time","TimeZone","Type","Status","Currency","Gross","From Email Address","Transaction ID","Reference Txn ID"',
        '"29/03/2026","02:30:00","Europe/Berlin","Express Checkout Payment","Completed","EUR","1.210,50","ann@a.example","A1",""',
        '"30/03/2026","02:30:00","Europe/Berlin","Payment Refund","Completed","EUR","-210,50","shop@s.example","A2","A1"',
        '"30/03/2026","03:30:00","Europe/Berlin","General Withdrawal","Completed","EUR","-500,00","shop@s.example","A3",""',
        '"31/03/2026","03:30:00","PST","Website Payment","Pending","EUR","20,00","bo@b.example","A4",""',
      ],
      { timeZone: 'Europe/Berlin' },
    );
    expect(bought(file)).toEqual({ 'ann@a.example': ['2026-03-29 100000'] });
  });
});

describe('rows that are awkward', () => {
  it('may end in every way there is, now so and now so', () => {
    const file = anOrdersFile(`${OWN}\r\na,1,2026-01-01,5,EUR\na,2,2026-01-02,6,EUR\rb,3,2026-01-02,7,EUR\r\nb,4,2026-01-05,8,EUR`);
    expect(bought(file)).toEqual({ a: ['2026-01-01 500', '2026-01-02 600'], b: ['2026-01-02 700', '2026-01-05 800'] });
  });

  it('may hold line breaks and inches in a remark', () => {
    const file = anOrdersFile(
      'customer_id,note,order_id,ordered_at,amount,currency\na,"one\nline ""two""\r\nthree",1,2026-01-01,5,EUR\na,12" pan,2,2026-01-19,6,EUR\na,6" and 7" pan,3,2026-01-29,6,EUR\n',
    );
    expect(bought(file)).toEqual({ a: ['2026-01-01 500', '2026-01-19 600', '2026-01-29 600'] });
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'America/Santiago', 'Pacific/Apia', 'Africa/Casablanca'])(
    'have days alone, which are days of the shop’s own zone also where its clocks change: %s',
    (timeZone) => {
      const days = ['2026-03-08', '2026-03-29', '2026-09-06', '2026-10-25', '2026-11-01', '2026-12-31', '2011-12-29'];
      const file = read([OWN, ...days.map((day, index) => `a,${index},${day},1,EUR`)], { timeZone });
      expect(bought(file)).toEqual({ a: days.toSorted().map((day) => `${day} 100`) });
    },
  );

  it('may come with a refund before its order, and with more refunded than was paid', () => {
    const file = read([
      OWN,
      'a,1,2026-01-05,-5.00,EUR',
      'a,1,2026-01-01,20.00,EUR',
      'b,r9,2026-01-01,-7,EUR',
      'b,2,2026-01-02,10,EUR',
      'c,3,2026-01-03,-20,EUR',
      'c,3,2026-01-02,10,EUR',
      'c,4,2026-01-01,15,EUR',
    ]);
    expect(bought(file)).toEqual({ a: ['2026-01-01 1500'], b: ['2026-01-02 1000'], c: ['2026-01-01 500'] });
  });

  it('may say nothing with a sign, which is an order that cost nothing and no refund', () => {
    const file = read([OWN, 'a,1,2026-01-01,-0,EUR', 'a,2,2026-01-02,-0.00,EUR', 'a,3,2026-01-03,(0.00),EUR', 'a,4,2026-01-04,5,EUR']);
    expect(bought(file)).toEqual({ a: ['2026-01-01 0', '2026-01-02 0', '2026-01-03 0', '2026-01-04 500'] });
  });

  it('are the lines of one order with one id, customer and time, and are named with another time or customer', () => {
    const file = read([OWN, 'a,1,2026-01-01,5,EUR', 'a,1,2026-01-01,5,EUR', 'a,1,2026-01-02,5,EUR', 'b,1,2026-01-01,5,EUR']);
    expect(bought(file)).toEqual({ a: ['2026-01-01 1000'] });
    expect(file.leftOut.messages.map((message) => message.slice(0, 38))).toEqual([
      'line 4: order_id "1" is already on lin',
      'line 5: order_id "1" is already on lin',
    ]);
  });

  it('are not read where thousands and a fraction look alike, and are where a fraction follows', () => {
    const file = read([OWN, 'a,1,2026-01-01,"1,200",EUR', 'a,2,2026-01-02,1.200,EUR', 'a,3,2026-01-03,"1,200.50",EUR']);
    expect(bought(file)).toEqual({ a: ['2026-01-03 120050'] });
    expect(file.leftOut.messages.map((message) => message.slice(0, 14))).toEqual(['line 2: amount', 'line 3: amount']);
  });

  it('of a currency that no column names need it from whoever reads them', () => {
    const lines = ['customer_id,order_id,ordered_at,amount', 'a,1,2026-01-01,5'].join('\n');
    expect(readOrdersText(lines)).toMatchObject({ ok: false, error: expect.stringContaining('--currency') });
    expect(readOrdersText(lines, { currency: EUR })).toMatchObject({ ok: true });
  });
});
