import { mkdirSync, writeFileSync } from 'node:fs';

const folder = 'build/bench';
export const benchNow = '2026-10-28T09:30:00Z';
/** Open tickets by how many tickets their customer had before, and one more to go on to. */
export const benchTickets = { few: 1, many: 2, next: 3 };
export const priorCounts = { few: 10, many: 10_000, next: 10 };

const dayMs = 86_400_000;
const causes = ['late_delivery', 'damaged_item', 'billing_error', 'slow_reply'];

/** Writes the orders and tickets of three customers, who differ in how often they have written. */
export function writeBenchWorld(): { readonly orders: string; readonly tickets: string } {
  mkdirSync(folder, { recursive: true });
  const nowMs = Date.parse(benchNow);
  const at = (daysAgo: number): string => new Date(nowMs - daysAgo * dayMs).toISOString();
  const customers = Object.keys(benchTickets) as (keyof typeof benchTickets)[];
  let id = 100;
  const priorRows = customers.flatMap((customer) =>
    Array.from({ length: priorCounts[customer] }, (_, index) => {
      id += 1;
      const daysAgo = 5 + (index * 1000) / priorCounts[customer];
      return `${id},${customer},${at(daysAgo)},${causes[index % causes.length]},An earlier question`;
    }),
  );
  const openRows = customers.map((customer) => `${benchTickets[customer]},${customer},${at(1 / 24)},late_delivery,Where is my order?`);
  const orderRows = customers.flatMap((customer) =>
    Array.from({ length: 14 }, (_, index) => `${customer},${customer}-${index},${at(10 + index * 60)},89.00,EUR`),
  );
  return {
    orders: write('orders.csv', ['customer_id,order_id,ordered_at,amount,currency', ...orderRows]),
    tickets: write('tickets.csv', ['ticket_id,customer_id,created_at,category,subject', ...openRows, ...priorRows]),
  };
}

function write(name: string, lines: readonly string[]): string {
  const file = `${folder}/${name}`;
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
