import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { logError } from '#features/lead/moments/log-moment.ts';
import { aMomentsTab } from './a-moments-tab.ts';

type Tab = ReturnType<typeof aMomentsTab>;

async function sent(tab: Tab): Promise<string | null> {
  const sending = tab.logForm.send();
  await tab.world.time.run();
  return sending;
}

const typed = { kind: 'process_fix', personId: '12', ticketText: ' #501 ', story: '  Print the size on the box. ' } as const;

describe('telling a moment without a gesture', () => {
  it('keeps who it is about, what happened and the ticket', async () => {
    const tab = aMomentsTab();
    tab.logForm.open();
    tab.logForm.type(typed);
    const id = await sent(tab);
    expect(tab.archive.logged).toMatchObject([
      { id, kind: 'process_fix', agentId: '12', createdById: '91', ticketId: '501', story: 'Print the size on the box.', giving: null },
    ]);
    expect(tab.logForm.getState()).toMatchObject({ phase: { name: 'done' }, draft: { story: '', personId: '91' } });
  });

  it('keeps what was typed where it fails, and keeps it once where an answer was lost', async () => {
    const tab = aMomentsTab();
    tab.logForm.type(typed);
    tab.archive.faults.errorBefore = () => DOWN;
    expect(await sent(tab)).toBeNull();
    expect(tab.logForm.getState()).toMatchObject({ phase: { name: 'failed', error: DOWN }, draft: typed });
    tab.archive.faults.errorBefore = null;
    let lost = 0;
    tab.archive.faults.loseReply = () => (lost += 1) <= 4;
    await sent(tab);
    await sent(tab);
    expect(tab.archive.logged).toHaveLength(1);
  });

  it.each([
    [{ story: ' ' }, 'no_story'],
    [{ story: 'x'.repeat(4001) }, 'too_long'],
    [{ story: 'x'.repeat(4000) }, null],
    [{ ticketText: 'ticket' }, 'no_ticket_number'],
    [{ ticketText: '' }, null],
    [{ ticketText: '#12' }, null],
  ])('%j: %s', (change, error) => {
    expect(logError({ ...typed, ...change })).toBe(error);
  });

  it('sends nothing that cannot be kept', async () => {
    const tab = aMomentsTab();
    expect(await sent(tab)).toBeNull();
    expect(tab.archive.calls).toEqual([]);
  });
});
