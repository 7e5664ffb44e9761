import { sampleName } from './names.ts';
import type { Group, Person } from './world.ts';

export const supportGroup: Group = { id: 360000000101, name: 'Support' };
export const leadsGroup: Group = { id: 360000000102, name: 'Team leads' };
export const groups: readonly Group[] = [supportGroup, leadsGroup];

export const timeZone = 'Europe/Dublin';
export const account = { subdomain: 'make-it-right-sandbox', name: 'Make It Right (sandbox)', timeZone };
export const accountUrl = `https://${account.subdomain}.zendesk.com`;
const agentCount = 60;
const givenNames = [
  'Maya',
  'Tom',
  'Ines',
  'Karim',
  'Paula',
  'Jonas',
  'Aoife',
  'Viktor',
  'Selma',
  'Diego',
  'Hanne',
  'Rui',
  'Petra',
  'Samir',
  'Greta',
  'Owen',
  'Yuki',
  'Marta',
  'Elias',
  'Zoe',
] as const;

/**
 * Staff of the sandbox: `agent`, `agent2` … `agent60`, `lead`, `lead2`, `light`, `admin`. Zendesk leads are ordinary agents; only the
 * group tells them apart. A light agent is an agent too, with a role of its own beside it.
 */
export function createPeople(): Person[] {
  const agents = Array.from({ length: agentCount }, (_, index) => {
    const number = index + 1;
    return person({
      key: number === 1 ? 'agent' : `agent${number}`,
      id: 1_000_000 + number,
      name: sampleName(givenNames, index),
    });
  });
  const lead = person({ key: 'lead', id: 1_000_101, name: 'Lena Hartwig (sample)', groups: [supportGroup, leadsGroup] });
  const lead2 = person({ key: 'lead2', id: 1_000_102, name: 'Luca Moretti (sample)', groups: [supportGroup, leadsGroup] });
  const light = person({ key: 'light', id: 1_000_151, name: 'Liv Berg (sample)', isLight: true });
  const admin = person({ key: 'admin', id: 1_000_201, name: 'Adrian Cole (sample)', role: 'admin' });
  return [...agents, lead, lead2, light, admin];
}

function person(fields: Pick<Person, 'key' | 'id' | 'name'> & Partial<Person>): Person {
  return { email: `${fields.key}@make-it-right.example`, role: 'agent', groups: [supportGroup], locale: 'en-US', timeZone, ...fields };
}
