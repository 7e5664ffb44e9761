import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { provedByAgents } from '#domain/journal/proved-by-agents.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const AGENTS = new Set(['11', '12']);
const LEAD = '91';

function entry(id: string, createdById: string, over: Partial<JournalEntry> = {}): JournalEntry {
  const atMs = Number(id) * 1000;
  return anEntry({ id, createdById, createdAtMs: atMs, updatedAtMs: atMs, kind: 'reserve', ...over });
}

/** A post that counts up to an entry. */
function post(id: string, createdById: string, upToId: string, over: Partial<JournalEntry> = {}): JournalEntry {
  return entry(id, createdById, { kind: 'post', detail: { total: { upToId, monthMinor: 0, timeZone: 'UTC' } }, ...over });
}

describe('what entries prove of what agents may do', () => {
  it('is nothing where only leads have written, whatever they count', () => {
    expect(provedByAgents([], AGENTS)).toEqual({ creates: null, reads: null });
    expect(provedByAgents([entry('1', '92'), post('2', LEAD, '1')], AGENTS)).toEqual({ creates: null, reads: null });
  });

  it('is that they may create entries where one wrote any, by the newest of those', () => {
    const entries = [entry('3', '12'), entry('1', '11'), entry('4', LEAD)];
    expect(provedByAgents(entries, AGENTS)).toEqual({ creates: { agentId: '12', atMs: 3000 }, reads: null });
  });

  it('is that they are shown what others write where a post of theirs counts up to an entry of somebody else', () => {
    const entries = [entry('1', LEAD), post('2', '11', '1'), entry('3', '12'), post('4', '12', '3')];
    expect(provedByAgents(entries, AGENTS).reads).toEqual({ agentId: '11', atMs: 2000 });
    expect(provedByAgents([...entries, post('5', '12', '2')], AGENTS).reads).toEqual({ agentId: '12', atMs: 5000 });
  });

  it('is nothing about reading where a post counts up to what its writer wrote, or to what is not known here', () => {
    expect(provedByAgents([entry('1', '11'), post('2', '11', '1'), post('3', '11', '0')], AGENTS).reads).toBeNull();
  });

  it('is nothing about reading where the post was edited, or is of a version that is not known: somebody else may have said it', () => {
    const [lead, edited] = [entry('1', LEAD), post('2', '11', '1', { updatedAtMs: 9000 })];
    expect(provedByAgents([lead, edited], AGENTS)).toEqual({ creates: { agentId: '11', atMs: 2000 }, reads: null });
    expect(provedByAgents([lead, post('2', '11', '1', { isOfUnknownSchema: true })], AGENTS).reads).toBeNull();
  });
});
