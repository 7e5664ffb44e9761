import { mkdirSync, writeFileSync } from 'node:fs';
import type { World } from './fixtures.ts';

const folder = 'build/e2e-worlds';
const size = 60;

/**
 * An account where ticket N is the only one of its customer and was opened this morning: tests that repeat themselves take a
 * new ticket and another agent each time, and no limit of one counts against the next.
 */
export function crowdWorld(): World {
  mkdirSync(folder, { recursive: true });
  // The workers load this at the same time: each writes a file of its own.
  const tickets = `${folder}/crowd-${process.pid}.csv`;
  const rows = Array.from(
    { length: size },
    (_, index) => `${index + 1},C${index + 1},2026-10-28T08:00:00Z,late_delivery,Where is my order?`,
  );
  writeFileSync(tickets, ['ticket_id,customer_id,created_at,category,subject', ...rows, ''].join('\n'));
  return { tickets, now: '2026-10-28T09:30:00Z' };
}

export function agentKey(number: number): string {
  return number === 1 ? 'agent' : `agent${number}`;
}
