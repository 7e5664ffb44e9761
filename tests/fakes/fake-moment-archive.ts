import type { Moment } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { MarkEntry } from '#domain/journal/moment-marks.ts';
import { ok } from '#domain/shared/result.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
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
}

type Given = Moment & { readonly createdById: string; readonly createdAtMs: number; readonly receipts?: readonly KeptReceipt[] };

export function createFakeMomentArchive(
  given: () => Iterable<Given> = () => [],
  by: { readonly agentId: string; readonly nowMs: () => number } = { agentId: '1', nowMs: () => 0 },
): FakeMomentArchive {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const logged: ServiceMoment[] = [];
  const said: MarkEntry[] = [];
  const newestFirst = (): readonly ServiceMoment[] =>
    [...[...given()].map(serviceMoment), ...logged].toReversed().toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  return {
    ...log,
    logged,
    said,
    page: ({ cursor, sinceMs = -Infinity }) =>
      throughFaults(log, { agentId: '', method: 'page', keys: cursor === null ? [] : [cursor] }, () => {
        const all = newestFirst();
        const shown = all.slice(Number(cursor ?? 0), Number(cursor ?? 0) + PAGE_SIZE);
        const items = shown.filter(({ createdAtMs }) => createdAtMs >= sinceMs);
        const end = Number(cursor ?? 0) + shown.length;
        return ok({ items, next: items.length < shown.length || end >= all.length ? null : String(end), unreadable: 0 });
      }),
    newest: () =>
      throughFaults(log, { agentId: '', method: 'newest', keys: [] }, () => {
        const items = newestFirst().slice(0, PAGE_SIZE);
        const page = { next: newestFirst().length > PAGE_SIZE ? String(PAGE_SIZE) : null, unreadable: 0 };
        return ok({ moments: { ...page, items }, requests: { ...page, items: items.flatMap(requestIn) } });
      }),
    since: (sinceMs, cursor) =>
      throughFaults(log, { agentId: '', method: 'since', keys: cursor === null ? [] : [cursor] }, () => {
        const all = newestFirst()
          .toReversed()
          .filter(({ createdAtMs }) => createdAtMs >= sinceMs);
        const from = Number(cursor ?? 0);
        const items = all.slice(from, from + PAGE_SIZE);
        return ok({ items, next: from + items.length >= all.length ? null : String(from + items.length), unreadable: 0 });
      }),
    ofDays: (days, cursor) =>
      throughFaults(log, { agentId: '', method: 'ofDays', keys: cursor === null ? [...days] : [cursor] }, () => {
        const all = newestFirst().filter(({ day }) => day === '' || days.includes(day));
        const from = Number(cursor ?? 0);
        const items = all.slice(from, from + PAGE_SIZE);
        return ok({ items, next: from + items.length >= all.length ? null : String(from + items.length), unreadable: 0 });
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
