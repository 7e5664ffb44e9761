import { describe, expect, it } from 'vitest';
import { GivingNotice } from '#features/ticket/moment/after/GivingNotice.tsx';
import { aWorld } from '#builders/a-world.ts';
import { type Shown, shown } from '../../shown.tsx';

function opened(): Promise<Shown> {
  return shown((state, session) => <GivingNotice state={state} session={session} />, { world: aWorld() });
}

describe('the notice of a gesture that failed', () => {
  it('says what the role may not do, and has the details to hand on', async () => {
    const { screen, world, session, settle } = await opened();
    await settle(() => {
      session.choose({ cause: 'late_delivery', fault: 'ours', severity: 2, story: 'Late.' });
    });
    world.journal.faults.errorBefore = ({ method }) =>
      method === 'append' ? { kind: 'refused_by_role', what: 'journal', action: 'create', status: 403, code: 'Forbidden' } : null;
    await settle(() => void session.makeItRight());
    expect(screen.textContent).toContain('Nothing was given. Your role in Zendesk does not allow this: journal entries (create).');
    expect(screen.querySelector('pre')?.textContent).toContain('HTTP status: 403\nCode: Forbidden\n');
  });
});
