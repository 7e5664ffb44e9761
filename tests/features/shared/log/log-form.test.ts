import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { createFakeDirectory } from '../../../fakes/fake-directory.ts';
import { createFakeLogDrafts } from '../../../fakes/fake-log-drafts.ts';
import { createFakeMomentArchive } from '../../../fakes/fake-moment-archive.ts';
import { createLogForm, logError } from '#features/shared/log/log-form.ts';
import { aMomentsTab } from '../../lead/moments/a-moments-tab.ts';

const GONE: AppFault = { kind: 'missing', what: 'users' };

function aForm({ drafts = createFakeLogDrafts(), ticketId = '501' } = {}) {
  const world = aWorld();
  const runtime = world.runtime();
  const archive = createFakeMomentArchive(() => [], { agentId: '11', nowMs: runtime.nowMs });
  const directory = createFakeDirectory();
  const ticket = () => ({ ticketId, customerId: '701' });
  const form = createLogForm({ archive, directory, logDrafts: drafts, runtime }, { agentId: '11', timeZone: TIME_ZONE, ticket });
  return { form, archive, directory };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

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

  it('keeps what is typed over a reload, under the same id, until it is sent', async () => {
    const drafts = createFakeLogDrafts();
    const first = aForm({ drafts });
    first.form.type({ story: 'Gil told us early.' });
    const again = aForm({ drafts });
    expect(again.form.getState()).toMatchObject({ phase: { name: 'open' }, draft: { story: 'Gil told us early.' } });
    const { momentId } = drafts.load('501') ?? {};
    expect(await again.form.send()).toBe(momentId);
    expect(aForm({ drafts }).form.getState()).toMatchObject({ phase: { name: 'closed' }, draft: { story: '' } });
  });

  it('keeps nothing of a form in which no story stands', () => {
    const drafts = createFakeLogDrafts();
    const { form } = aForm({ drafts });
    form.type({ kind: 'process_fix' });
    expect(drafts.load('501')).toBeNull();
    form.type({ story: 'Half' });
    form.type({ story: '' });
    expect(drafts.load('501')).toBeNull();
  });

  it('keeps another ticket’s words apart', () => {
    const drafts = createFakeLogDrafts();
    aForm({ drafts }).form.type({ story: 'Gil told us early.' });
    expect(aForm({ drafts, ticketId: '502' }).form.getState().draft.story).toBe('');
  });

  it('tells on a ticket of that ticket, and of its customer by then', async () => {
    const { form, archive } = aForm();
    form.type({ kind: 'external_win', personId: '12', story: 'Gil called before the customer did.' });
    await form.send();
    expect(archive.logged).toMatchObject([{ kind: 'external_win', agentId: '12', createdById: '11', ticketId: '501', customerId: '701' }]);
  });

  it('asks once who works here, and again where that failed', async () => {
    const { form, directory } = aForm();
    directory.names.set('12', 'Gil Sample');
    directory.faults.errorBefore = () => GONE;
    form.open();
    await turns();
    expect(form.getState().colleagues).toEqual({ error: GONE });
    directory.faults.errorBefore = null;
    form.open();
    form.open();
    await turns();
    expect(form.getState().colleagues).toEqual({ names: new Map([['12', 'Gil Sample']]), isWhole: true });
    form.open();
    expect(directory.calls).toHaveLength(2);
  });
});
