import { LaggingIndex } from './lagging-index.ts';
import { ulid } from './ulid.ts';

/** One custom object record. Never changed in place: a change makes a new value, so that views of different ages can hold different ones. */
export interface StoredRecord {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly createdBy: number;
  readonly updatedBy: number;
}

export type NewRecord = Pick<StoredRecord, 'name' | 'externalId' | 'fields' | 'createdBy'>;
export type RecordChange = Partial<Pick<StoredRecord, 'name' | 'externalId' | 'fields'>> & Pick<StoredRecord, 'updatedBy'>;

/** The records of one custom object: the database behind writes and lists, and the search index that follows it. */
export class RecordTable {
  readonly #byId = new Map<string, StoredRecord>();
  readonly #idsByExternalId = new Map<string, string[]>();
  readonly #index = new LaggingIndex<StoredRecord>();
  readonly #random: () => number;
  #ids: string[] = [];
  #isSorted = true;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Adds a record as if it had been made at `atMs`. */
  insert(given: NewRecord, atMs: number): StoredRecord {
    const record = this.#made(given, atMs);
    this.#put(record, atMs);
    return record;
  }

  /** Adds a record of long ago, which the search index has known all along. */
  plant(given: NewRecord, atMs: number): StoredRecord {
    const record = this.#made(given, atMs);
    this.#byId.set(record.id, record);
    this.#index.know(record.id, record);
    this.#keepExternalId(record);
    return record;
  }

  #made({ name, externalId, fields, createdBy }: NewRecord, atMs: number): StoredRecord {
    const id = ulid(atMs, this.#random);
    this.#isSorted &&= (this.#ids.at(-1) ?? '') < id;
    this.#ids.push(id);
    return { name, externalId, fields, createdBy, id, createdMs: atMs, updatedMs: atMs, updatedBy: createdBy };
  }

  update(record: StoredRecord, change: RecordChange, atMs: number): StoredRecord {
    const updated: StoredRecord = { ...record, ...change, fields: { ...record.fields, ...change.fields }, updatedMs: atMs };
    this.#forgetExternalId(record);
    this.#put(updated, atMs);
    return updated;
  }

  remove(record: StoredRecord, atMs: number): void {
    this.#byId.delete(record.id);
    this.#forgetExternalId(record);
    this.#ids = this.#ids.filter((id) => id !== record.id);
    this.#index.change(record.id, null, atMs);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** As the database has it, whatever lists show. */
  find(id: string): StoredRecord | undefined {
    return this.#byId.get(id);
  }

  findByExternalId(externalId: string): StoredRecord[] {
    return (this.#idsByExternalId.get(externalId) ?? []).map((id) => this.#byId.get(id)).filter((record) => record !== undefined);
  }

  /** In the order of their ids. */
  all(): StoredRecord[] {
    return this.sortedIds()
      .map((id) => this.#byId.get(id))
      .filter((record) => record !== undefined);
  }

  sortedIds(): readonly string[] {
    if (!this.#isSorted) this.#ids.sort();
    this.#isSorted = true;
    return this.#ids;
  }

  /** What search knows at that moment. */
  searchable(nowMs: number, lagMs: number): ReadonlyMap<string, StoredRecord> {
    return this.#index.at(nowMs, lagMs);
  }

  #put(record: StoredRecord, atMs: number): void {
    this.#byId.set(record.id, record);
    this.#index.change(record.id, record, atMs);
    this.#keepExternalId(record);
  }

  #keepExternalId(record: StoredRecord): void {
    if (record.externalId === null) return;
    const ids = this.#idsByExternalId.get(record.externalId);
    if (ids === undefined) this.#idsByExternalId.set(record.externalId, [record.id]);
    else ids.push(record.id);
  }

  #forgetExternalId(record: StoredRecord): void {
    if (record.externalId === null) return;
    const others = (this.#idsByExternalId.get(record.externalId) ?? []).filter((id) => id !== record.id);
    if (others.length === 0) this.#idsByExternalId.delete(record.externalId);
    else this.#idsByExternalId.set(record.externalId, others);
  }
}
