import { localDay } from '#domain/shared/local-day.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { RawRecord, RecordPage } from '#ports/record-pages.ts';
import { type Store, createStore } from '../../../shared/store.ts';
import { askPaced } from '../../session/ask-paced.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import { csvFile, csvLine } from '../../parts/export/csv-file.ts';
import { ENTRY_TABLE, MOMENT_TABLE } from '../../parts/export/record-rows.ts';

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

export function createExport(core: LeadCore): Export {
  const { runtime, files, records } = core.ports;
  const store = createStore<ExportState>({ nowMs: runtime.nowMs(), phase: { name: 'idle' }, read: { moments: 0, journal: 0 } }, runtime);
  let piles = emptyPiles();
  // Whoever stops and goes on at once must not have two readings at work.
  let reading = 0;

  function put(phase: ExportState['phase']): void {
    store.update({ phase, read: { moments: piles.moments.count, journal: piles.journal.count } });
  }

  function tell(name: 'reading' | 'waiting'): void {
    store.update({ phase: { name } });
  }

  async function readOn(mine: number): Promise<void> {
    const isWanted = (): boolean => mine === reading;
    for (const object of OBJECTS) {
      const pile = piles[object];
      while (!pile.isWhole) {
        const page = await askPaced(core, { isWanted, tell }, () => records.page(object, pile.cursor));
        if (!page.ok) return put({ name: 'failed', error: page.error });
        if (page.value === null) return;
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
  pile.csv.push(records.map((record) => csvLine(TABLES[object], record)).join(''));
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
  return csvFile(TABLES[object], pile.csv);
}
