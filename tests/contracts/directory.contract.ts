import { describe, expect, it } from 'vitest';
import type { Directory } from '#ports/directory.ts';
import { expectOk } from './expect-result.ts';

/** A directory with an admin, a member of the leads' group, an agent, a customer, and an id of nobody. */
export interface DirectoryHarness {
  readonly directory: Directory;
  readonly adminId: string;
  readonly leadId: string;
  readonly agentId: string;
  readonly agentName: string;
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

    it('tells who works here, and of customers nothing', async () => {
      const { directory, adminId, leadId, agentId, agentName, customerId } = open();
      const { names, isWhole } = expectOk(await directory.colleagues());
      expect(isWhole).toBe(true);
      expect(names.get(agentId)).toBe(agentName);
      expect([adminId, leadId].every((id) => names.has(id))).toBe(true);
      expect(names.has(customerId)).toBe(false);
    });

    it('takes a person who is asked about twice as one', async () => {
      const { directory, leadId } = open();
      expect(expectOk(await directory.leadsAmong([leadId, leadId]))).toEqual(new Set([leadId]));
    });
  });
}
