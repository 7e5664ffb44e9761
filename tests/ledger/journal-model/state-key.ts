import { NOW_MS } from '#builders/clock.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { RequestRecord, State } from './account.ts';
import type { Answer } from './page-tree.ts';

/** Tells answers to the same request apart. */
export function keyOfAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'entry':
      return `entry ${tagOf(answer.entry)}`;
    case 'entries':
      return `entries ${answer.entries.map(tagOf).join()}`;
    case 'page':
      return `page ${answer.page.items.map(tagOf).join()} ${answer.page.next ?? ''}`;
    case 'record':
      return `record ${answer.record === null ? '' : keyOfRecord(answer.record)}`;
    case 'done':
      return 'done';
    case 'fault':
      return answer.error.kind;
  }
}

const tags = new WeakMap<JournalEntry, string>();
const numbers = new Map<string, string>();

/** A short name for what an entry says: two that say the same have the same. */
export function tagOf(entry: JournalEntry): string {
  const known = tags.get(entry);
  if (known !== undefined) return known;
  const said = wordsOf(entry);
  const tag = numbers.get(said) ?? `#${numbers.size}`;
  numbers.set(said, tag);
  tags.set(entry, tag);
  return tag;
}

function wordsOf({ id, kind, momentId, createdById, createdAtMs, amountMinor, detail }: JournalEntry): string {
  const { reserveId = '', decision = '', attempt = '', run = '' } = detail;
  const said = [id, kind, momentId, createdById, reserveId, decision, attempt, run, amountMinor];
  return `${said.filter((word) => word !== '').join(' ')} at ${(createdAtMs - NOW_MS) / 1000} s`;
}

/** What is on record, for whoever has to find out what went wrong. */
export function describeState(state: State): string {
  const filed = state.filed.map(({ entry, shownTo }) => `${wordsOf(entry)}${shownTo === 0 ? ' (not listed)' : ''}`);
  const told = state.workers.map(({ name, node }) => `${name} ${node.next?.outcome?.kind ?? 'waits'}`);
  return [`tick ${state.tick}`, ...filed, ...told].join('; ');
}

function keyOfRecord({ status, lines }: RequestRecord): string {
  return `${status}${lines.map(({ kind, byId, atMs }) => `${kind}${byId}${atMs - NOW_MS}`).join()}`;
}

/** Tells states apart: the time, what is on record and on its way, what each page was answered so far, and what may still go wrong. */
export function keyOfState({ tick, filed, sent, workers, record, losses, crashes, awaited }: State): string {
  let key = `${tick}/${losses}${crashes}${awaited}`;
  for (const { entry, shownTo, tick: at } of filed) key += `${tagOf(entry)}@${at}+${shownTo}`;
  for (const { worker, entry, sentMs } of sent) key += `>${worker}${entry.externalId}${sentMs - NOW_MS}`;
  // What a page knew that is gone makes no difference.
  for (const { node, isCrashed } of workers) key += isCrashed ? ';x' : `;${node.number}`;
  return record === null ? key : key + keyOfRecord(record);
}
