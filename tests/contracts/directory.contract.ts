import { describe, expect, it } from 'vitest';
import type { Colleague, Directory } from '#ports/directory.ts';
import { expectOk } from './expect-result.ts';

/** A directory with an admin, a member of the leads' group, an agent, one who may only look, a customer, and an id of nobody. */
export interface DirectoryHarness {
  readonly directory: Directory;
  readonly adminId: string;
  readonly leadId: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly lookingId: string;
  readonly customerId: string;
  readonly unknownId: string;
}

/** What every directory promises. */
export function directoryContract(name: string, open: () => DirectoryHarness): void {
  describe(`${name} as a directory`, () => {
    it('tells admins and members of the group from everybody else', async () => {
      const { directory, adminId, leadId, agentId, customerId, unknownId } = open();
      const leads = expectOk(await directory.leadsAmong([agentId, adminId, customerId, leadId, unknownId]));
      expect([...leads].toSorted()).toEqual([adminId, leadId].toSorted());
    });

    it('names nobody who was not asked about', async () => {
      const { directory, agentId } = open();
      expect(expectOk(await directory.leadsAmong([agentId]))).toEqual(new Set());
      expect(expectOk(await directory.leadsAmong([]))).toEqual(new Set());
    });

    it('tells what people are called, and nothing of somebody whom nobody knows', async () => {
      const { directory, agentId, customerId, unknownId, agentName } = open();
      const names = expectOk(await directory.namesOf([agentId, customerId, unknownId, agentId]));
      expect([...names.keys()].toSorted()).toEqual([agentId, customerId].toSorted());
      expect(names.get(agentId)).toBe(agentName);
      expect(expectOk(await directory.namesOf([]))).toEqual(new Map());
    });

    it('tells who may give, page by page and each once, and neither customers nor whoever may only look', async () => {
      const { directory, adminId, leadId, agentId, agentName, customerId, lookingId } = open();
      const found: Colleague[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<Directory['colleagues']>> = await directory.colleagues(cursor);
        const { items, next } = expectOk(page);
        found.push(...items);
        cursor = next;
      } while (cursor !== null);
      const ids = found.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining([adminId, leadId, agentId]));
      expect(found).toContainEqual({ id: agentId, name: agentName });
      expect(ids).not.toContain(customerId);
      expect(ids).not.toContain(lookingId);
    });

    it('takes a person who is asked about twice as one', async () => {
      const { directory, leadId } = open();
      expect(expectOk(await directory.leadsAmong([leadId, leadId]))).toEqual(new Set([leadId]));
    });
  });
}
