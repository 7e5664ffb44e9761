import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { DAY_MS, HOUR_MS } from '#domain/shared/time.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { plantCarried } from '../ledger/a-carried-journal.ts';
import type { Figure } from './figure.ts';

/** Gestures of one agent in a working day. */
const A_DAY = 48;
const WORKDAY_MS = 8 * HOUR_MS;
/** The first look of a page that was just opened may ask for so many pages as a rule, and at worst. */
const bound = { rule: 3, worst: 12 };
const SUBJECT = { customerId: '701', ticketId: '501' };

/** What a look asks of Zendesk in the middle of a busy day on which no lead opens a page. */
export async function scaleFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const entries of [1_000, 10_000, 100_000, 1_000_000]) figures.push(await lookFigure({ agents: 300, entries, busy: 1 }));
  for (const agents of [10, 100, 300, 1_000]) figures.push(await lookFigure({ agents, entries: 20_000, busy: 1 }));
  for (const agents of [300, 1_000]) figures.push(await lookFigure({ agents, entries: 20_000, busy: 3 }));
  return figures;
}

async function lookFigure({
  agents,
  entries,
  busy,
}: {
  readonly agents: number;
  readonly entries: number;
  readonly busy: number;
}): Promise<Figure> {
  const world = aWorld({ searchLagMs: 5_000 });
  const agentIds = Array.from({ length: agents }, (_, index) => String(2000 + index));
  plantCarried(world, { gestures: entries / 2, everyMs: WORKDAY_MS / (A_DAY * agents * busy), agentIds });
  const read = { requests: 0, entries: 0, bytes: 0 };
  const reader = aLedgerReader(
    { journal: weighed(world.journal.as('11'), read), runtime: world.runtime(), directory: aDirectory(['90']) },
    { limits: limits({ teamMonthMinor: 1e12, agentDayMinor: 1e9, customerWindowMinor: 1e9, customerGestureCount: 1e6 }) },
  );
  const looking = reader.look(NOW_MS, SUBJECT);
  await world.time.run(DAY_MS);
  const looked = await looking;
  const hour = busy === 1 ? '' : `, an hour ${busy} times as busy`;
  return {
    what: `a look: ${agents.toLocaleString('en')} agents, ${entries.toLocaleString('en')} entries${hour}`,
    value: `${read.requests} requests (as a rule at most ${bound.rule}, at worst ${bound.worst}), ${read.entries.toLocaleString('en')} entries in ${read.bytes.toLocaleString('en')} bytes of JSON${looked.ok ? '' : '; the next look goes on from there'}`,
    // The bounds are for three hundred agents; what more of them need is told.
    isOver: agents <= 300 && (!looked.ok || read.requests > (busy === 1 ? bound.rule : bound.worst)),
  };
}

/** Counts what is read, and how much of it. */
function weighed(journal: JournalStore, read: { requests: number; entries: number; bytes: number }): JournalStore {
  const weighing =
    <A extends unknown[], R extends { readonly ok: boolean }>(method: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const answer = await method(...args);
      const { value } = answer as { readonly value?: { readonly items?: readonly unknown[] } };
      read.requests += 1;
      read.entries += value?.items?.length ?? 0;
      read.bytes += JSON.stringify(value?.items ?? []).length;
      return answer;
    };
  return { ...journal, tail: weighing(journal.tail), search: weighing(journal.search), byExternalIds: weighing(journal.byExternalIds) };
}
