import { describe, expect, it, vi } from 'vitest';
import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import { expectOk } from './expect-result.ts';

/** A workspace with a ticket open, and the agent's hand in it. */
export interface WorkspaceHarness {
  readonly workspace: Workspace;
  readonly ticketId: string;
  readonly requesterId: string;
  readonly causeFieldId: string;
  /** What stands in the reply, as its words. */
  replyText(): string;
  tags(): readonly string[];
  causeFieldValue(): string | null;
  agentTags(tag: string): void;
  setColorScheme(scheme: ColorScheme): void;
  /** Submits the ticket: null where it was saved, else the sentence that stopped it. */
  submit(): Promise<string | null>;
  /** Lets messages arrive and waiting times pass. */
  settle(): Promise<void>;
}

/** What every workspace promises. */
export function workspaceContract(name: string, open: () => Promise<WorkspaceHarness>): void {
  describe(`${name} as a workspace`, () => {
    it('reads the open ticket with its requester and the fields that were asked for', async () => {
      const { workspace, ticketId, requesterId, causeFieldId } = await open();
      const ticket = expectOk(await workspace.readTicket({ causeFieldId, userFields: ['orders_count'], emails: false }));
      expect(ticket).toMatchObject({
        ticketId,
        causeFieldValue: 'late_delivery',
        requester: { id: requesterId, fields: { orders_count: 14 } },
      });
      expect(ticket.createdAtMs).toBeGreaterThan(0);
    });

    it('puts a reply into the editor as the words it is, whatever they hold', async () => {
      const { workspace, replyText, settle } = await open();
      const text = 'Dear <b>Ada</b> & "co",\nfirst line\n\n<script>second</script> paragraph';
      expectOk(await workspace.insertReply(text));
      await settle();
      expect(replyText()).toBe(text);
    });

    it('adds a tag, and takes it away again', async () => {
      const { workspace, tags } = await open();
      const before = tags();
      expectOk(await workspace.addTag('made_right'));
      expect(tags()).toEqual([...before, 'made_right']);
      expectOk(await workspace.removeTag('made_right'));
      expect(tags()).toEqual(before);
    });

    it('sets the cause field', async () => {
      const { workspace, causeFieldId, causeFieldValue } = await open();
      expectOk(await workspace.setTicketField(causeFieldId, 'damaged_item'));
      expect(causeFieldValue()).toBe('damaged_item');
    });

    it('shows another ticket and takes another height', async () => {
      const { workspace } = await open();
      expect(await workspace.showTicket('102')).toMatchObject({ ok: true });
      expect(await workspace.resize(640)).toMatchObject({ ok: true });
    });

    it('says when the ticket has changed, until it is asked not to', async () => {
      const { workspace, causeFieldId, agentTags, settle } = await open();
      const listener = vi.fn<() => void>();
      const stop = workspace.onTicketChanged(listener, causeFieldId);
      await settle();
      expect(listener).not.toHaveBeenCalled();
      agentTags('vip');
      await settle();
      expect(listener).toHaveBeenCalledTimes(1);
      stop();
      agentTags('fragile');
      await settle();
      expect(listener).toHaveBeenCalledTimes(1);
    });

    it('says when the colour scheme has changed', async () => {
      const { workspace, setColorScheme, settle } = await open();
      const listener = vi.fn<(scheme: ColorScheme) => void>();
      const stop = workspace.onColorScheme(listener);
      await settle();
      setColorScheme('light');
      await settle();
      expect(listener.mock.calls).toEqual([['light']]);
      stop();
    });

    it('lets a save go ahead or stops it with a sentence', async () => {
      const { workspace, submit, settle } = await open();
      let answer: string | null = 'A gesture is being given: wait a moment.';
      const stop = workspace.onSave(() => answer);
      await settle();
      expect(await submit()).toBe(answer);
      answer = null;
      expect(await submit()).toBeNull();
      answer = 'again';
      stop();
      await settle();
      expect(await submit()).toBeNull();
    });
  });
}
