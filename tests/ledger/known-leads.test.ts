import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { type KnownLeads, REMEMBERED_MS, createKnownLeads } from '#ledger/known-leads.ts';
import type { LeadMemory } from '#ports/lead-memory.ts';
import { fail, ok } from '#domain/shared/result.ts';

interface Office {
  readonly leads: KnownLeads;
  readonly asked: string[][];
  readonly reopened: () => KnownLeads;
  pass(ms: number): void;
  close(): void;
}

/** An account where 90 and 91 lead; the agent at work is 11, on a machine that remembers this. */
function office(self = { id: '11', isLead: false }, remembered: ReturnType<LeadMemory['load']> = new Map()): Office {
  const { time, runtime } = aWorld();
  const asked: string[][] = [];
  let isOpen = true;
  const directory = {
    leadsAmong(ids: readonly string[]) {
      asked.push([...ids]);
      const leads = new Set(ids.filter((id) => id === '90' || id === '91'));
      return Promise.resolve(isOpen ? ok(leads) : fail({ kind: 'refused_by_role', what: 'users', action: 'read' } as const));
    },
  };
  let stored = remembered;
  const leadMemory: LeadMemory = {
    load: () => stored,
    save(known) {
      stored = known;
    },
  };
  const open = (): KnownLeads => createKnownLeads({ directory, leadMemory, runtime: runtime() }, self);
  return {
    leads: open(),
    asked,
    reopened: open,
    pass: (ms) => {
      time.pass(ms);
    },
    close() {
      isOpen = false;
    },
  };
}

describe('who is a lead', () => {
  it('is not known before it is asked for, but for oneself', () => {
    expect([...office().leads.ids()]).toEqual([]);
    expect([...office({ id: '11', isLead: true }).leads.ids()]).toEqual(['11']);
  });

  it('is asked for once, in this page and in the next', async () => {
    const { leads, asked, reopened } = office();
    await leads.learn(['90', '12', '90']);
    await leads.learn(['12', '90', '11']);
    await reopened().learn(['90']);
    expect(asked).toEqual([['90', '12']]);
    expect([...leads.ids()]).toEqual(['90']);
    expect(leads.unknownAmong(['90', '12', '91', '11'])).toEqual(['91']);
    expect([...reopened().ids()]).toEqual(['90']);
  });

  it('is asked for again when that is long ago', async () => {
    const { leads, asked, pass } = office();
    await leads.learn(['90']);
    pass(REMEMBERED_MS - 1);
    expect([...leads.ids()]).toEqual(['90']);
    pass(1);
    expect([...leads.ids()]).toEqual([]);
    await leads.learn(['90']);
    expect(asked).toHaveLength(2);
  });

  it('stays unknown where it cannot be asked for', async () => {
    const { leads, close } = office();
    close();
    expect(await leads.learn(['90'])).toMatchObject({ ok: false });
    expect([...leads.ids()]).toEqual([]);
    expect(leads.unknownAmong(['90'])).toEqual(['90']);
  });

  it('is asked for about twenty people at once, and of the others stays unknown until the next time', async () => {
    const { leads, asked } = office();
    const people = Array.from({ length: 21 }, (_, index) => `${100 + index}`);
    await leads.learn(people);
    expect(asked).toEqual([people.slice(0, 20)]);
    expect(leads.unknownAmong(people)).toEqual(['120']);
  });

  it('is asked for where it was noted at a time that has not come yet, for then the clock was wrong', () => {
    const { leads } = office(undefined, new Map([['90', { isLead: true, atMs: NOW_MS + 1 }]]));
    expect([...leads.ids()]).toEqual([]);
    expect(leads.unknownAmong(['90'])).toEqual(['90']);
  });

  it('is not oneself by what this machine remembers from when one was a lead', () => {
    const remembered = new Map(['90', '91'].map((id) => [id, { isLead: true, atMs: NOW_MS }]));
    expect([...office({ id: '90', isLead: false }, remembered).leads.ids()]).toEqual(['91']);
  });
});
