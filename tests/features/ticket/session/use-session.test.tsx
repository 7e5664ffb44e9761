import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { useSession } from '#features/ticket/session/use-session.tsx';
import { shownIncidents, shownValue } from '#features/ticket/session/shown.ts';
import { rendered } from '../../../ui/rendered.tsx';

/** A part of the screen that counts how often it is drawn, and shows the sections that it was given. */
async function drawing(select: (state: SessionState) => object) {
  const world = aWorld({ histories: { '701': [anOrderHistory()] }, tickets: { '701': [aPriorTicket()] } });
  const { session } = await world.open();
  const drawn: object[] = [];
  function Part() {
    drawn.push(useSession(session, select));
    return null;
  }
  await rendered(<Part />);
  const first = drawn.length;
  return { world, session, drawn, drawnSince: () => drawn.length - first };
}

describe.each([
  ['what the customer is worth', shownValue],
  ['what went wrong before', shownIncidents],
])('%s', (_name, select) => {
  it('is not drawn again while the agent types a story of 20 characters', async () => {
    const { world, session, drawnSince } = await drawing(select);
    for (const length of Array.from({ length: 20 }, (_, index) => index + 1)) {
      await act(async () => {
        session.choose({ story: 'The parcel came late.'.slice(0, length) });
        await Promise.resolve();
      });
      world.time.pass(1000);
    }
    expect(drawnSince()).toBe(0);
  });

  it('is drawn again where it is read again', async () => {
    const { world, session, drawn, drawnSince } = await drawing(select);
    await act(async () => {
      session.reload('value');
      session.reload('incidents');
      await world.time.run();
    });
    expect(drawnSince()).toBeGreaterThan(0);
    expect(drawn.at(-1)).toEqual(select(session.getState()));
  });

  it('is drawn again with a change of the next minute, so that what is told by the time stays true', async () => {
    const { world, session, drawnSince } = await drawing(select);
    world.time.pass(60_000);
    await act(async () => {
      session.choose({ story: 'L' });
      await Promise.resolve();
    });
    expect(drawnSince()).toBe(1);
  });
});
