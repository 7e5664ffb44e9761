import { describe, expect, it } from 'vitest';
import type { LeadMemory } from '#ports/lead-memory.ts';

/** What every memory of leads promises. `reopen` is what the next page on the same machine sees. */
export function leadMemoryContract(name: string, open: () => { readonly memory: LeadMemory; readonly reopen: () => LeadMemory }): void {
  describe(`${name} as a memory of leads`, () => {
    it('remembers nobody at first', () => {
      expect(open().memory.load()).toEqual(new Map());
    });

    it('gives back what was saved last, also to the next page', () => {
      const { memory, reopen } = open();
      memory.save(new Map([['1', { isLead: true, atMs: 1 }]]));
      const known = new Map([
        ['2', { isLead: true, atMs: 2 }],
        ['3', { isLead: false, atMs: 3 }],
      ]);
      memory.save(known);
      expect(memory.load()).toEqual(known);
      expect(reopen().load()).toEqual(known);
    });
  });
}
