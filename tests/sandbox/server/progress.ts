import { textOf } from './http.ts';
import type { RecordTable, StoredRecord } from './records.ts';
import type { SandboxState } from './state.ts';

/** What has been done in the account since it was opened, whoever did it: the guide of the host page goes by it. */
export interface Progress {
  /** A gesture was given, and stands. */
  readonly isGiven: boolean;
  /** One of these has a story. */
  readonly isStoried: boolean;
  /** A line-up was told: a lead has said that it was held. Whoever presents, prints or copies one may do so the evening before. */
  readonly isTold: boolean;
}

export function progressOf({ world, tables }: SandboxState): Progress {
  const given = since(tables.get('service_moment'), world.nowMs).filter(({ fields }) => fields['status'] === 'given');
  return {
    isGiven: given.length > 0,
    isStoried: given.some(({ fields }) => textOf(fields['story']).trim() !== ''),
    isTold: since(tables.get('moment_entry'), world.nowMs).some(
      ({ fields }) => fields['kind'] === 'line_up' && isHeld(textOf(fields['detail'])),
    ),
  };
}

function isHeld(detail: string): boolean {
  return /"isHeld":\s*true/.test(detail);
}

/** The records made since then. Their ids are in the order of their times. */
function since(table: RecordTable | undefined, sinceMs: number): StoredRecord[] {
  const found: StoredRecord[] = [];
  for (const id of (table?.sortedIds() ?? []).toReversed()) {
    const record = table?.find(id);
    if (record === undefined) continue;
    if (record.createdMs < sinceMs) break;
    found.push(record);
  }
  return found;
}
