import { describe, expect, it } from 'vitest';
import { ReplyEditor } from '#features/ticket/reply/details/ReplyEditor.tsx';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { byLabel, byRole, isHeld, pressed, typed } from '../../../../ui/rendered.tsx';
import { type Shown, shown } from '../../shown.tsx';

const part: Parameters<typeof shown>[0] = (state, session) => <ReplyEditor state={state} session={session} />;

function text({ screen }: Shown): string {
  return byLabel(screen, 'Reply').value;
}

/** Offers the ways, and gives what is said about it. */
async function offered({ screen, settle }: Shown): Promise<string> {
  await pressed(byRole(screen, 'button', 'Let the customer choose'));
  await settle();
  return screen.querySelector('[aria-live="polite"]')?.textContent ?? '';
}

describe('the reply', () => {
  it('is there as it is suggested, and follows what is planned', async () => {
    const at = await shown(part);
    const { gesture, amount } = at.session.getState().plan;
    expect(amount.amountMinor).toBe(1000);
    expect(text(at)).toBe(`Dear {{ticket.requester.first_name}}, sorry for late_delivery: ${gesture} of 10.00.`);
    await at.settle(() => {
      at.session.choose({ amountText: '7' });
    });
    expect(text(at)).toBe(`Dear {{ticket.requester.first_name}}, sorry for late_delivery: ${gesture} of 7.00.`);
  });

  it('is read aloud in the language of the customer', async () => {
    const at = await shown(part, { of: { ticket: aTicket({ requester: { locale: 'fi' } }) } });
    expect(byLabel(at.screen, 'Reply').lang).toBe('fi');
  });

  it('says how placeholders are written, letter by letter as they are', async () => {
    const { screen } = await shown(part);
    expect(screen.textContent).toContain('{{ticket.requester.first_name}}');
  });

  it('keeps what is typed, whatever becomes of the plan, and through a reload', async () => {
    const world = aWorld();
    const at = await shown(part, { world });
    await typed(byLabel(at.screen, 'Reply'), 'Dear Ada, I found it.');
    await at.settle(() => {
      at.session.choose({ amountText: '7' });
    });
    expect(text(at)).toBe('Dear Ada, I found it.');
    expect(text(await shown(part, { world }))).toBe('Dear Ada, I found it.');
  });

  it('can be emptied, which is not the same as leaving it to the app', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Reply'), '');
    await at.settle();
    expect(text(at)).toBe('');
    expect(at.session.getState().choice.reply?.text).toBe('');
  });

  it('goes back to the suggested words on request, which is offered only then', async () => {
    const at = await shown(part);
    const suggested = text(at);
    expect([...at.screen.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Let the customer choose']);
    await typed(byLabel(at.screen, 'Reply'), 'Mine.');
    await pressed(byRole(at.screen, 'button', 'Use the suggested text'));
    expect(text(at)).toBe(suggested);
    expect(at.session.getState().choice.reply).toBeNull();
  });

  it('says where its words could not be loaded, and can still be written', async () => {
    const replyText = { ...aWorld().replyText, reply: () => Promise.reject(new Error('not there')) };
    const at = await shown(part, { of: { replyText } });
    expect(at.screen.textContent).toContain('The reply text could not be loaded. Write your own.');
    await typed(byLabel(at.screen, 'Reply'), 'Mine.');
    expect(text(at)).toBe('Mine.');
    expect(at.screen.textContent).not.toContain('could not be loaded');
  });

  it('cannot be changed while something is given', async () => {
    const { screen } = await shown((state, session) => (
      <ReplyEditor state={{ ...state, giving: { phase: 'working', step: 'apply_to_ticket' } }} session={session} />
    ));
    expect(byLabel(screen, 'Reply').readOnly).toBe(true);
    expect(isHeld(byRole(screen, 'button', 'Let the customer choose'))).toBe(true);
  });
});

describe('letting the customer choose', () => {
  it('says before what it does, and after that nothing is given yet', async () => {
    const at = await shown(part);
    expect(at.screen.textContent).toContain('Puts the gestures above into the editor. Nothing is given yet.');
    expect(await offered(at)).toBe('The gestures are in the editor. Nothing is given yet: give what the customer chooses.');
    expect(at.workspace.replies).toHaveLength(1);
    expect(at.session.getState().giving.phase).toBe('idle');
    expect(at.world.journal.entries).toEqual([]);
  });

  it('says that it did not work, and what to do, where the editor takes nothing', async () => {
    const at = await shown(part);
    at.workspace.failWith = (method) => (method === 'insertReply' ? { kind: 'refused', what: method } : null);
    expect(await offered(at)).toBe('The gestures could not be put into the editor. Nothing was given. Try again, or write them yourself.');
    at.workspace.failWith = null;
    expect(await offered(at)).toContain('The gestures are in the editor.');
  });
});
