import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { anOrdersFile, readOrdersText } from '#builders/an-orders-file.ts';
import { columnKey } from '#cli/shared/records.ts';
import type { OrdersFile } from '#cli/orders/orders-file.ts';
import { forEachCustomer } from '#cli/orders/purchases.ts';
import { dayName } from '#cli/orders/shop-clock.ts';

function bought(file: OrdersFile): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  forEachCustomer(file, 1e6, (customer, { days, minors }) => {
    found[file.ids[customer] ?? ''] = days.map((day, index) => `${dayName(day)} ${minors[index]}`);
  });
  return found;
}

const rows = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('an export of Shopify', () => {
  it('has a row an item, the order in the first of them, and orders refunded or never paid', () => {
    const file = anOrdersFile(
      rows(
        'Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Refunded Amount,Created at,Lineitem name,Cancelled at',
        '#1001,Ann@shop.example,paid,,USD,30.00,33.00,0.00,2025-10-07 09:50:26 +0200,Cup,',
        '#1001,Ann@shop.example,,,,,,,,Plate,',
        '#1002,ann@shop.example,partially_refunded,,USD,50.00,50.00,20.00,2025-11-07 09:50:26 +0200,Cup,',
        '#1003,ben@shop.example,voided,,USD,50.00,50.00,0.00,2025-11-07 09:50:26 +0200,Cup,',
        '#1004,ben@shop.example,refunded,,USD,50.00,50.00,50.00,2025-11-08 09:50:26 +0200,Cup,',
        '#1005,ben@shop.example,paid,,USD,50.00,50.00,0.00,2025-11-09 09:50:26 +0200,Cup,2025-11-10 09:50:26 +0200',
      ),
    );
    expect(bought(file)).toEqual({ 'ann@shop.example': ['2025-10-07 3300', '2025-11-07 3000'] });
    expect(file.read).toMatchObject({ layoutName: 'Shopify orders', voided: 3 });
    expect(file.leftOut.rows).toBe(0);
  });
});

describe('an export of Stripe', () => {
  it('leaves out what failed or was never taken, and nets what was refunded', () => {
    const file = anOrdersFile(
      rows(
        'id,Created (UTC),Amount,Amount Refunded,Currency,Captured,Status,Customer ID,Customer Email,Converted Amount,Converted Currency',
        'ch_1,2025-10-07 09:50,"1,210.00",0.00,eur,true,Paid,cus_1,a@shop.example,9,usd',
        'ch_2,2025-10-08 09:50,20.00,5.00,eur,true,Paid,cus_1,a@shop.example,9,usd',
        'ch_3,2025-10-09 09:50,20.00,0.00,eur,false,Failed,cus_1,a@shop.example,9,usd',
        'ch_4,2025-10-10 09:50,20.00,20.00,eur,true,Refunded,cus_1,a@shop.example,9,usd',
        'ch_5,2025-10-11 01:50:00,20.00,0.00,eur,true,Paid,,b@shop.example,9,usd',
      ),
      // The column is in UTC, whatever zone the shop is in.
      { timeZone: 'America/New_York' },
    );
    expect(bought(file)).toEqual({ cus_1: ['2025-10-07 121000', '2025-10-08 1500'], 'b@shop.example': ['2025-10-10 2000'] });
  });
});

describe('an export of Square', () => {
  it('has its time in three columns, refunds in rows of their own, and signs in its amounts', () => {
    const file = anOrdersFile(
      rows(
        'Date,Time,Time Zone,Gross Sales,Net Sales,Tax,Total Collected,Transaction ID,Event Type,Customer ID',
        '2025-10-07,23:50:00,Pacific Time (US & Canada),$30.00,$30.00,$3.00,$33.00,T1,Payment,C1',
        '2025-10-09,10:00:00,Pacific Time (US & Canada),($10.00),($10.00),$0.00,($10.00),T2,Refund,C1',
      ),
      { timeZone: 'America/Los_Angeles', currency: 'USD' as OrdersFile['currency'] },
    );
    expect(bought(file)).toEqual({ C1: ['2025-10-07 2000'] });
  });
});

describe('an export of PayPal', () => {
  const header =
    'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Reference Txn ID';

  it('names the payment that a refund is of, and holds what is no trade', () => {
    const file = anOrdersFile(
      rows(
        header,
        '25/10/2025,10:00:00,CEST,Ann,Express Checkout Payment,Completed,EUR,"1.240,00",-1,9,Ann@shop.example,us@shop.example,P1,',
        '26/10/2025,10:00:00,CET,Ann,Payment Refund,Completed,EUR,"-240,00",1,9,us@shop.example,ann@shop.example,P2,P1',
        '27/10/2025,10:00:00,CET,,General Withdrawal,Completed,EUR,"-500,00",0,9,us@shop.example,,P3,',
        '27/10/2025,10:00:00,CET,Ann,General Currency Conversion,Completed,EUR,"300,00",0,9,ann@shop.example,us@shop.example,P5,',
        '28/10/2025,10:00:00,CET,Ben,Express Checkout Payment,Denied,EUR,"20,00",0,9,ben@shop.example,us@shop.example,P4,',
      ),
    );
    expect(bought(file)).toEqual({ 'ann@shop.example': ['2025-10-25 100000'] });
    expect(file.read).toMatchObject({ otherKinds: 2, voided: 1 });
  });

  it('may refund what is not in the file, which is named', () => {
    const file = anOrdersFile(
      rows(
        header,
        '25/10/2025,10:00:00,CEST,Ann,Express Checkout Payment,Completed,EUR,"40,00",-1,9,ann@shop.example,us@shop.example,P1,',
        '26/10/2025,10:00:00,CET,Ann,Payment Refund,Completed,EUR,"-10,00",1,9,us@shop.example,ann@shop.example,P2,P0',
      ),
    );
    expect(file.leftOut.messages).toEqual(['line 3: it refunds "P0", which is not in the file']);
  });
});

describe('an export of WooCommerce', () => {
  it('has guests without a number, a total on every line, and states with a prefix', () => {
    const file = anOrdersFile(
      rows(
        'order_id,order_date,status,order_total,order_currency,customer_id,customer_email',
        '11,2025-10-07 10:00:00,wc-completed,30.00,EUR,4,ann@shop.example',
        '11,2025-10-07 10:00:00,wc-completed,30.00,EUR,4,ann@shop.example',
        '12,2025-10-08 10:00:00,processing,12.00,EUR,0,Ben@shop.example',
        '13,2025-10-08 10:00:00,on-hold,12.00,EUR,4,ann@shop.example',
      ),
    );
    expect(bought(file)).toEqual({ 4: ['2025-10-07 3000'], 'ben@shop.example': ['2025-10-08 1200'] });
  });
});

describe('an export of a plug-in for WooCommerce', () => {
  it('has other names, and its refunds in a column', () => {
    const file = anOrdersFile(
      rows(
        'Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Order Refund Amount,Item Name',
        '21,Completed,2025-10-07 10:00,ann@shop.example,30.00,10.00,Cup',
        '21,Completed,2025-10-07 10:00,ann@shop.example,30.00,10.00,Plate',
        '22,Refunded,2025-10-08 10:00,ann@shop.example,12.00,12.00,Cup',
      ),
      { currency: EUR },
    );
    expect(bought(file)).toEqual({ 'ann@shop.example': ['2025-10-07 2000'] });
  });
});

describe('a file nobody knows', () => {
  it('is refused with the columns that are missing, and how to name them', () => {
    expect(readOrdersText('buyer,when,sum\n1,2,3\n')).toEqual({ ok: false, error: expect.stringContaining('--map customer_id="Email"') });
  });
});

describe('the name of a column', () => {
  it('is the same in any case and with any signs', () => {
    expect(columnKey(' Created (UTC) ')).toBe('created_utc');
    expect(columnKey('TimeZone')).toBe('timezone');
  });
});
