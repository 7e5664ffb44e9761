import { type Result, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { RawRecord, RecordPage } from '#ports/record-pages.ts';
import { type Store, createStore } from '../../../shared/store.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import { ENTRY_TABLE, MOMENT_TABLE } from './record-rows.ts';
import { spreadsheetLine } from './spreadsheet-line.ts';

/** So often in a row reading waits as long as Zendesk says; then it is somebody else's turn to say what to do. */
const WAITS_AT_MOST = 5;

/** The order in which they are read. */
const OBJECTS = ['moments', 'journal'] as const;
export type ExportedObject = (typeof OBJECTS)[number];
export type ExportFormat = 'csv' | 'json';

export interface ExportState {
  readonly nowMs: number;
  readonly phase:
    | { readonly name: 'idle' | 'reading' | 'waiting' | 'stopped' | 'done' }
    | { readonly name: 'failed'; readonly error: AppFault };
  /** How many of each have been read. */
  readonly read: Readonly<Record<ExportedObject, number>>;
}

/** Everything that the app has kept, read to take it along. */
export interface Export extends Pick<Store<ExportState>, 'getState' | 'subscribe'> {
  /** Reads on from where reading stopped or failed; from the beginning where it has never begun or is done. */
  start(): Promise<void>;
  /** Ends reading. What was read stays. */
  stop(): void;
  /** Hands a file over, once everything is read: as a download, or as a page where a frame may not save. */
  hand(object: ExportedObject, format: ExportFormat, how: 'save' | 'open'): void;
}

/** What has been read of one object, as the texts of its files. */
interface Pile {
  readonly csv: string[];
  readonly json: string[];
  count: number;
  cursor: string | null;
  isWhole: boolean;
}

const TABLES = { moments: MOMENT_TABLE, journal: ENTRY_TABLE } as const;
const NAMES = { moments: 'moments', journal: 'journal-entries' } as const;
/** By it a spreadsheet knows that a table is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

export function createExport(core: LeadCore): Export {
  const { runtime, files } = core.ports;
  const store = createStore<ExportState>({ nowMs: runtime.nowMs(), phase: { name: 'idle' }, read: { moments: 0, journal: 0 } }, runtime);
  const pages = pacedPages(core, (name) => {
    store.update({ phase: { name } });
  });
  let piles = emptyPiles();
  // Whoever stops and goes on at once must not have two readings at work.
  let reading = 0;

  function put(phase: ExportState['phase']): void {
    store.update({ phase, read: { moments: piles.moments.count, journal: piles.journal.count } });
  }

  async function readOn(mine: number): Promise<void> {
    const isMine = (): boolean => mine === reading;
    for (const object of OBJECTS) {
      const pile = piles[object];
      while (!pile.isWhole) {
        const page = await pages(object, pile.cursor, isMine);
        if (!isMine()) return;
        if (!page.ok) return put({ name: 'failed', error: page.error });
        add(pile, page.value, object);
        put({ name: 'reading' });
      }
    }
    put({ name: 'done' });
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async start() {
      const { name } = store.getState().phase;
      if (name === 'reading' || name === 'waiting') return;
      if (name === 'done') piles = emptyPiles();
      reading += 1;
      put({ name: 'reading' });
      await readOn(reading);
    },
    stop() {
      reading += 1;
      put({ name: 'stopped' });
    },
    hand(object, format, how) {
      const day = localDay(runtime.nowMs(), core.context.timeZone);
      files[how]({ name: `make-it-right-${NAMES[object]}-${day}.${format}`, ...fileOf(piles[object], object, format) });
    },
  };
}

function emptyPiles(): Readonly<Record<ExportedObject, Pile>> {
  return { moments: emptyPile(), journal: emptyPile() };
}

function emptyPile(): Pile {
  return { csv: [], json: [], count: 0, cursor: null, isWhole: false };
}

function add(pile: Pile, { records, next }: RecordPage, object: ExportedObject): void {
  const rows = records.map((record) => `${spreadsheetLine(TABLES[object].row(record))}\r\n`);
  pile.csv.push(rows.join(''));
  pile.json.push(...jsonOf(records, pile.count === 0));
  pile.count += records.length;
  pile.cursor = next;
  pile.isWhole = next === null;
}

function jsonOf(records: readonly RawRecord[], isFirst: boolean): readonly string[] {
  return records.map(({ raw }, index) => `${isFirst && index === 0 ? '' : ',\n'}${JSON.stringify(raw)}`);
}

function fileOf(pile: Pile, object: ExportedObject, format: ExportFormat): { readonly type: string; readonly parts: readonly string[] } {
  if (format === 'json') return { type: 'application/json', parts: ['[\n', ...pile.json, '\n]\n'] };
  return { type: 'text/csv;charset=utf-8', parts: [`${BYTE_ORDER_MARK}${spreadsheetLine(TABLES[object].names)}\r\n`, ...pile.csv] };
}

/** Reads pages no faster than Zendesk allows, and tells when it waits for that. */
function pacedPages(core: LeadCore, tell: (phase: 'reading' | 'waiting') => void) {
  const { runtime, records } = core.ports;

  async function askOnce(object: ExportedObject, cursor: string | null, isWanted: () => boolean): Promise<Result<RecordPage, AppFault>> {
    await core.ports.pace.beforeOneOfMany(() => {
      if (isWanted()) tell('waiting');
    });
    // Whoever stopped while it waited asks for nothing more.
    if (!isWanted()) return ok({ records: [], next: null });
    tell('reading');
    return records.page(object, cursor);
  }

  return async (object: ExportedObject, cursor: string | null, isWanted: () => boolean): Promise<Result<RecordPage, AppFault>> => {
    for (let waits = 0; ; waits += 1) {
      const page = await retrying(runtime, () => askOnce(object, cursor, isWanted));
      if (page.ok || page.error.kind !== 'rate_limited' || waits === WAITS_AT_MOST || !isWanted()) return page;
      tell('waiting');
      await runtime.wait(page.error.retryAfterMs);
    }
  };
}
