import { describe, expect, it } from 'vitest';
import { failing } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { daysBefore, hoursBefore } from '#builders/clock.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { SameMatter } from '#features/ticket/suggestion/details/SameMatter.tsx';
import { byRole, pressed, user } from '../../../../ui/rendered.tsx';
import { shown } from '../../shown.tsx';

const yesterday = aPriorTicket({ id: 502, createdAtMs: daysBefore(1), status: 'open' });

function aWorldWithTwo(over: Parameters<typeof aWorld>[0] = {}): World {
  return aWorld({ tickets: { '701': [yesterday] }, ...over });
}

async function onTicket(world = aWorldWithTwo()) {
  return shown((state, session) => <SameMatter state={state} session={session} />, { world });
}

describe('the question whether another ticket is the same matter', () => {
  it('names the ticket and its day, says what holds until it is answered, and has two answers', async () => {
    const { screen } = await onTicket();
    const question = byRole(screen, 'group', 'Is ticket 502 the same matter?');
    expect(question.textContent).toContain('Same cause, Mar 17. Until you answer, they count as one.');
    expect([...question.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Same', 'Different']);
  });

  it('is answered with a press, kept for every colleague, and not asked again', async () => {
    const world = aWorldWithTwo();
    const { screen, settle, session } = await onTicket(world);
    expect(session.getState().plan.amount.amountMinor).toBe(1000);
    await pressed(byRole(screen, 'button', 'Different'), settle);
    expect(screen.textContent).toBe('Ticket 502: different matterChange');
    expect(session.getState().plan.amount.amountMinor).toBe(1450);
    const colleague = await world.open();
    expect(colleague.session.getState().plan.matter).toEqual({ same: [], other: ['502'], unanswered: [] });
  });

  it('leaves the focus where it was asked, and lets the answer be changed', async () => {
    const { screen, settle } = await onTicket();
    await pressed(byRole(screen, 'button', 'Same'), settle);
    expect(document.activeElement).toBe(screen.firstElementChild);
    await pressed(byRole(screen, 'button', 'Change the answer about ticket 502'), settle);
    expect(screen.textContent).toContain('Ticket 502: different matter');
  });

  it('says why an answer was not kept, and takes it again', async () => {
    const world = aWorldWithTwo();
    const { screen, settle } = await onTicket(world);
    const outage = failing(world, 'append');
    await pressed(byRole(screen, 'button', 'Same'), settle);
    expect(screen.textContent).toContain('Your answer was not saved: ');
    outage.stop();
    await pressed(byRole(screen, 'button', 'Same'), settle);
    expect(screen.textContent).toContain('Ticket 502: same matter');
    expect(screen.textContent).not.toContain('not kept');
  });

  it('is answered once however often it is pressed', async () => {
    const world = aWorldWithTwo();
    const { screen, settle } = await onTicket(world);
    await user.dblClick(byRole(screen, 'button', 'Same'));
    await settle();
    expect(world.journal.entries.filter(({ kind }) => kind === 'matter')).toHaveLength(1);
  });
});

it('what was given for it on the other ticket is said, by whom and when', async () => {
  const world = aWorldWithTwo();
  const detail = { gesture: 'credit', agentName: 'Dana Sample' } as const;
  plantGiven(world.journal, {
    momentId: 'm-1',
    ticketId: '502',
    customerId: '701',
    cause: 'late_delivery',
    createdById: '12',
    agentId: '12',
    amountMinor: 2000,
    createdAtMs: hoursBefore(5),
    detail,
  });
  const { screen } = await onTicket(world);
  expect(screen.textContent).toContain(
    'Already made right on ticket 502 by Dana Sample, 5 hours ago: €20 store credit. A matter is made right once.',
  );
});
