import type { Moment } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { MarkEntry } from '#domain/journal/moment-marks.ts';
import { ok } from '#domain/shared/result.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { Page } from '#ports/page.ts';
import type { KeptReceipt } from '#ports/moment-store.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

/** The whole archive in memory: what people gave, and what they told without giving anything. */
export interface FakeMomentArchive extends MomentArchive {
  /** Moments without a gesture; add while a test runs. */
  readonly logged: ServiceMoment[];
  /** What was said of moments; add while a test runs. */
  readonly said: MarkEntry[];
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
  /** The search index shows nothing that was written within its lag; set while a test runs. */
  readonly index: { lagMs: number };
}

type Given = Moment & { readonly createdById: string; readonly createdAtMs: number; readonly receipts?: readonly KeptReceipt[] };

export function createFakeMomentArchive(
  given: () => Iterable<Given> = () => [],
  by: { readonly agentId: string; readonly nowMs: () => number } = { agentId: '1', nowMs: () => 0 },
): FakeMomentArchive {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const logged: ServiceMoment[] = [];
  const said: MarkEntry[] = [];
  const index = { lagMs: 0 };
  const newestFirst = (): readonly ServiceMoment[] =>
    [...[...given()].map(serviceMoment), ...logged].toReversed().toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const indexed = (): readonly ServiceMoment[] =>
    index.lagMs === 0 ? newestFirst() : newestFirst().filter(({ createdAtMs }) => createdAtMs <= by.nowMs() - index.lagMs);
  return {
    ...log,
    logged,
    said,
    index,
    page: ({ cursor, sinceMs = -Infinity }) =>
      throughFaults(log, { agentId: '', method: 'page', keys: cursor === null ? [] : [cursor] }, () => {
        const page = pageOf(newestFirst(), cursor);
        const items = page.items.filter(({ createdAtMs }) => createdAtMs >= sinceMs);
        return ok({ ...page, items, next: items.length < page.items.length ? null : page.next });
      }),
    newest: () =>
      throughFaults(log, { agentId: '', method: 'newest', keys: [] }, () => {
        const page = pageOf(newestFirst(), null);
        return ok({ moments: page, requests: { ...page, items: page.items.flatMap(requestIn) } });
      }),
    since: (sinceMs, cursor) =>
      throughFaults(log, { agentId: '', method: 'since', keys: cursor === null ? [] : [cursor] }, () => {
        const all = indexed()
          .toReversed()
          .filter(({ createdAtMs }) => createdAtMs >= sinceMs);
        return ok(pageOf(all, cursor));
      }),
    ofDays: (days, cursor) =>
      throughFaults(log, { agentId: '', method: 'ofDays', keys: cursor === null ? [...days] : [cursor] }, () => {
        const all = indexed().filter(({ day }) => day === '' || days.includes(day));
        return ok(pageOf(all, cursor));
      }),
    find: (momentId) =>
      throughFaults(log, { agentId: '', method: 'find', keys: [momentId] }, () =>
        ok(newestFirst().find(({ id }) => id === momentId) ?? null),
      ),
    log: (moment) =>
      throughFaults(log, { agentId: by.agentId, method: 'log', keys: [moment.id] }, () => {
        const isThere = logged.some(({ id }) => id === moment.id);
        if (!isThere) logged.push({ ...moment, createdAtMs: by.nowMs(), createdById: by.agentId, giving: null });
        return ok(undefined);
      }),
    marksOf: (momentId) =>
      throughFaults(log, { agentId: by.agentId, method: 'marksOf', keys: [momentId] }, () =>
        ok({ items: said.filter((entry) => entry.momentId === momentId).toReversed(), next: null, unreadable: 0 }),
      ),
    marks: (cursor) =>
      throughFaults(log, { agentId: by.agentId, method: 'marks', keys: cursor === null ? [] : [cursor] }, () =>
        ok({ items: said.filter(({ mark }) => mark.kind !== 'thanks').toReversed(), next: null, unreadable: 0 }),
      ),
  };
}

/** The page behind a cursor, which is the id of the last moment before it: what is written meanwhile moves no page. */
function pageOf(all: readonly ServiceMoment[], cursor: string | null): Page<ServiceMoment> {
  const from = cursor === null ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  const items = all.slice(from, from + PAGE_SIZE);
  const last = items.at(-1);
  return { items, next: last === undefined || from + items.length >= all.length ? null : last.id, unreadable: 0 };
}

function requestIn({ giving, createdAtMs, createdById }: ServiceMoment): readonly MomentRequest[] {
  const lines = giving?.decision.request;
  return giving === null || lines === undefined ? [] : [{ moment: giving, lines, createdAtMs, createdById }];
}

function serviceMoment({ createdAtMs, createdById, receipts = [], ...stored }: Given): ServiceMoment {
  const { id, ticketId, customerId, agentId, kind, cause, story, day } = stored;
  const told = { id, ticketId, customerId, agentId, kind, cause, story, day, createdAtMs, createdById, giving: stored };
  const open = receipts.find(({ isOpen }) => isOpen === true);
  const [first] = receipts;
  return { ...told, ...(first !== undefined && { provider: first.executor }), ...(open !== undefined && { openWith: open.executor }) };
}
