import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorld } from '#sandbox/world/create-world.ts';
import { parseOrders, parseTickets } from '#sandbox/world/files.ts';
import { parseMinor, toMajor } from '#sandbox/world/money.ts';
import { openedMs } from './sandbox-client.ts';

const header = 'customer_id,order_id,ordered_at,amount,currency\n';
const orders = (rows: string): ReturnType<typeof parseOrders> => parseOrders('orders.csv', header + rows, openedMs);

describe('an orders file', () => {
  it('keeps good rows and names each bad one by file, line and reason', () => {
    const { rows, report } = orders(
      [
        'c1,o1,2026-01-02T03:04:05Z,12.50,EUR',
        'c1,o2,2026-02-30,1.00,EUR',
        'c1,o3,2026-01-02,12.3456,EUR',
        'c1,o4,2026-01-02,"1,000",EUR',
        'c1,o5,2026-01-02,5.00,EURO',
        'c1,o6,2026-01-02,5.00',
        'c1,o1,2026-01-03,5.00,EUR',
        ',o7,2026-01-03,5.00,EUR',
        'c2,o8,2026-01-03,-5,JPY',
      ].join('\n'),
    );
    expect(rows.map((row) => [row.orderId, row.amountMinor])).toEqual([
      ['o1', 1250],
      ['o8', -5],
    ]);
    expect(report).toMatchObject({ file: 'orders.csv', accepted: 2, rejected: 7, later: 0 });
    expect(report.messages.map((message) => message.replace(/:.*/s, ''))).toEqual(Array.from({ length: 7 }, () => 'orders.csv'));
    expect(report.messages[0]).toBe('orders.csv:3: ordered_at "2026-02-30" is not a date such as 2026-10-28T09:30:00Z');
    expect(report.messages[4]).toBe('orders.csv:7: it has 4 fields where the first line has 5');
  });

  it('is refused whole where a column is missing, naming the file and the column', () => {
    expect(() => parseOrders('orders.csv', 'customer_id,order_id,ordered_at,currency\nc1,o1,2026-01-01,EUR', openedMs)).toThrow(
      /orders\.csv.*"amount"/,
    );
    expect(() => parseOrders('orders.csv', '', openedMs)).toThrow(/empty/);
  });

  it('may start with a byte-order mark, and have lines and a refund of one order', () => {
    const lines = ['c1,o1,2026-01-01,1,EUR', 'c1,o1,2026-01-01,2.50,EUR', 'c1,o1,2026-01-03,-0.50,EUR'];
    const { rows, report } = parseOrders('orders.csv', `\uFEFF${header}${lines.join('\n')}`, openedMs);
    expect(rows.map(({ orderId, amountMinor }) => [orderId, amountMinor])).toEqual([
      ['o1', 350],
      ['o1-refund', -50],
    ]);
    expect(report).toMatchObject({ messages: [], rejected: 0 });
  });

  it('may order its columns as it likes and hold more of them', () => {
    const text = 'currency,amount,remark,ordered_at,order_id,customer_id\r\nEUR,1.5,"a, b",2026-01-01T10:00:00+02:00,o1,c1\r\n';
    expect(parseOrders('orders.csv', text, openedMs).rows).toEqual([
      { customer: 'c1', orderId: 'o1', orderedMs: Date.parse('2026-01-01T08:00:00Z'), amountMinor: 150, currency: 'EUR' },
    ]);
  });

  it('leaves out and counts rows that have not happened yet', () => {
    const { rows, report } = orders('c1,o1,2026-10-28T09:30:00Z,1,EUR\nc1,o2,2026-10-28T09:30:01Z,1,EUR');
    expect(rows.map((row) => row.orderId)).toEqual(['o1']);
    expect(report).toMatchObject({ accepted: 1, rejected: 0, later: 1 });
  });
});

describe('a tickets file', () => {
  it('takes subjects with commas and quotes, and refuses ids that are not whole numbers', () => {
    const { rows, report } = parseTickets(
      'tickets.csv',
      'ticket_id,customer_id,created_at,category,subject\n7,c1,2026-01-01,late,"Where, oh ""where""?"\nT8,c1,2026-01-01,late,Hi',
      openedMs,
    );
    expect(rows).toEqual([
      { ticketId: 7, customer: 'c1', createdMs: Date.parse('2026-01-01'), category: 'late', subject: 'Where, oh "where"?' },
    ]);
    expect(report.messages).toEqual(['tickets.csv:3: ticket_id "T8" is not a whole number']);
  });

  it('is read as orders are: by semicolons, with line breaks of old Macs, in any case of its columns, and with times of any zone', () => {
    const lines = ['Subject;Ticket ID;Customer ID;Created At;Category', 'Late;7;c1;2026-01-01 12:00:00 -0400;', 'Later;7;c1;2026-01-02;'];
    const { rows, report } = parseTickets('tickets.csv', lines.join('\r'), openedMs);
    expect(rows).toEqual([{ ticketId: 7, customer: 'c1', createdMs: Date.UTC(2026, 0, 1, 16), category: '', subject: 'Late' }]);
    expect(report.messages).toEqual(['tickets.csv:3: ticket_id "7" is already on line 2']);
  });

  it('is refused whole where a quote is never closed or a column is missing', () => {
    expect(() => parseTickets('tickets.csv', 'ticket_id,customer_id\n', openedMs)).toThrow(/tickets\.csv.*"created_at"/);
    const open = 'ticket_id,customer_id,created_at,category,subject\n7,c1,2026-01-01,late,"Hi\n';
    expect(() => parseTickets('tickets.csv', open, openedMs)).toThrow(/a quote is opened and never closed/);
  });
});

describe('amounts', () => {
  it('are read exactly', () => {
    expect(parseMinor('0.29', 2)).toBe(29);
    expect(parseMinor('77183.60', 2)).toBe(7_718_360);
    expect(parseMinor('12.500', 2)).toBe(1250);
    expect(parseMinor('-0', 2)).toBe(0);
    expect(parseMinor('12', 0)).toBe(12);
    expect(toMajor(-7_718_360, 'GBP')).toBe(-77_183.6);
    expect(toMajor(5, 'JPY')).toBe(5);
  });

  it.each(['', '1e3', '1,5', '+1', '.5', '1.', '0.001', '90071992547409930', 'NaN'])('refuse the amount "%s"', (text) => {
    expect(parseMinor(text, 2)).toBeNull();
  });
});

describe('a world of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-files-'));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const ordersFile = write(
    'orders.csv',
    `${header}c1,o1,2026-01-01,10.00,USD\nc1,o2,2026-03-01,20.00,USD\nc1,o3,2026-03-02,-20.00,USD\nc2,o4,2026-02-01,5.00,USD\n`,
  );
  const ticketsFile = write(
    'tickets.csv',
    `ticket_id,customer_id,created_at,category,subject\n${Array.from({ length: 5 }, (_, index) => `${index + 1},c1,2026-0${index + 1}-05,late delivery,Hello ${index}`).join('\n')}\n9,c3,2026-09-01,outage,Down\n`,
  );

  it('joins customers of both files and opens the newest ticket of one with several', () => {
    const world = createWorld({ nowMs: openedMs, objects: [], ordersFile, ticketsFile });
    expect([...world.customers.values()].map(({ id, externalId, name }) => [id, externalId, name])).toEqual([
      [2_000_001, 'c1', 'Customer c1 (sample)'],
      [2_000_002, 'c2', 'Customer c2 (sample)'],
      [2_000_003, 'c3', 'Customer c3 (sample)'],
    ]);
    expect(world.defaultTicketId).toBe(5);
    expect(world.tickets.get(5)).toMatchObject({ status: 'open', cause: 'late_delivery', tags: ['late_delivery'] });
    expect(world.tickets.get(1)?.status).toBe('closed');
    expect(world.causeOptions).toContainEqual({ name: 'Late delivery', value: 'late_delivery' });
    expect(world.currency).toBe('USD');
    expect(world.files.map(({ accepted, rejected }) => [accepted, rejected])).toEqual([
      [4, 0],
      [6, 0],
    ]);
  });

  it('makes up a few tickets where only orders are given, and needs no orders where only tickets are', () => {
    const fromOrders = createWorld({ nowMs: openedMs, objects: [], ordersFile });
    expect(fromOrders.tickets.size).toBeGreaterThan(0);
    expect(fromOrders.tickets.has(fromOrders.defaultTicketId)).toBe(true);
    const fromTickets = createWorld({ nowMs: openedMs, objects: [], ticketsFile });
    expect(fromTickets.orders).toEqual([]);
    expect(fromTickets.tickets.size).toBe(6);
  });
});
