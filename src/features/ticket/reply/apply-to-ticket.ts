import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';
import type { InsertedReply, Workspace } from '#ports/workspace.ts';
import type { TicketUpdate } from '../session/session-state.ts';
import { fillPlaceholders } from './placeholders.ts';
import { type OwnWords, type ReplyFacts, replyFor } from './reply.ts';

interface TicketPorts {
  readonly workspace: Workspace;
  readonly replyText: ReplyTextPort;
}

type InsertionResult = Pick<TicketUpdate, 'isReplyInserted' | 'isNoteOpen' | 'isReplyEdited'>;

interface TicketUpdateFacts extends Omit<ReplyFacts, 'own'> {
  /** What the agent has written instead; null: as suggested. */
  readonly own: OwnWords | null;
  readonly causeFieldId: string | null;
  /** What the ticket's field said before. */
  readonly causeBefore: string | null;
  /** False where the reply may stand in the editor already. */
  readonly insertsReply: boolean;
  /** Something else was given on the ticket before, and its reply may not be sent yet. */
  readonly isFurther: boolean;
}

/**
 * Hands a given gesture over to the ticket: reply into the editor, tag, and the cause in the team's field. All of it through
 * the workspace, so that the agent sees and can change it before saving; nothing of it can fail the gesture.
 */
export async function applyToTicket(ports: TicketPorts, about: TicketUpdateFacts): Promise<TicketUpdate> {
  const { workspace, replyText } = ports;
  const insertReply = async (): Promise<InsertionResult & Worded> => {
    const words = await wordedReply(replyText, about);
    const { reply, ownReply, below } = words;
    // Two replies with two sums never stand in one editor: which goes there is the agent's to say.
    const isLeft = !about.insertsReply || reply === '' || ownReply !== null;
    if (isLeft) return { ...words, isReplyInserted: false, isNoteOpen: false, isReplyEdited: false };
    return { ...words, ...(await insertedReply(workspace, reply, { below })) };
  };
  const setField = async (): Promise<boolean> =>
    about.causeFieldId === null || (await workspace.setTicketField(about.causeFieldId, about.moment.cause)).ok;
  const addTag = async (): Promise<boolean> => (await workspace.addTag(MOMENT_TAG)).ok;
  const [inserted, isTagged, isFieldSet] = await Promise.all([insertReply(), addTag(), setField()]);
  const isFieldChanged = about.causeFieldId !== null && isFieldSet && about.causeBefore !== about.moment.cause;
  return { ...inserted, isTagged, isFieldSet, isFieldChanged };
}

type Worded = Pick<TicketUpdate, 'reply' | 'ownReply' | 'below'>;

/** Words the reply about a gesture, and beside it what the agent wrote about another. */
export async function wordedReply(
  replyText: ReplyTextPort,
  about: Omit<ReplyFacts, 'own'> & Pick<TicketUpdateFacts, 'own' | 'isFurther'>,
): Promise<Worded> {
  const isOld = about.own?.isOld === true;
  const facts = { ...about, own: isOld ? null : (about.own?.text ?? null) };
  const reply = await replyFor(replyText, facts);
  const below = about.isFurther ? await replyFor(replyText, { ...facts, isBelow: true }) : null;
  return { reply, below, ownReply: isOld ? fillPlaceholders(about.own.text, about) : null };
}

/** Puts a reply into the editor, and says what came of it. */
export async function insertedReply(
  workspace: Pick<Workspace, 'insertReply'>,
  reply: string,
  how: InsertedReply,
): Promise<InsertionResult> {
  const inserted = await workspace.insertReply(reply, how);
  const why = inserted.ok ? null : inserted.error.kind;
  return { isReplyInserted: inserted.ok, isNoteOpen: why === 'internal_note', isReplyEdited: why === 'edited' };
}
