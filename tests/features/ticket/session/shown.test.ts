import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { isUnchanged } from '#features/ticket/session/keep-last.ts';
import { shownIncidents, shownValue } from '#features/ticket/session/shown.ts';

describe.each([
  ['the worth of a customer', shownValue, 'value'],
  ['prior incidents', shownIncidents, 'incidents'],
] as const)('what is shown of %s', (_name, shown, section) => {
  it('is what the session has of it, and the same while the agent types', async () => {
    const { session } = await aWorld({ histories: { '701': [anOrderHistory()] }, tickets: { '701': [aPriorTicket()] } }).open();
    const before = session.getState();
    expect(shown(before)).toHaveProperty(section, before[section]);
    session.choose({ story: 'Late.' });
    expect(isUnchanged(shown(before), shown(session.getState()))).toBe(true);
    session.reload(section);
    expect(isUnchanged(shown(before), shown(session.getState()))).toBe(false);
  });
});
