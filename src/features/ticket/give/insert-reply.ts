import { isStated } from '#domain/journal/commitments.ts';
import { insertedReply, wordedReply } from '../reply/apply-to-ticket.ts';
import { replyFor, replySetting } from '../reply/reply.ts';
import { draftOfCommitment } from '../session/draft.ts';
import { releaseReply } from '../session/moment-edit.ts';
import { commitmentsOf, ownToday } from '../session/pending-gesture.ts';
import type { WhichReply } from '../session/flows.ts';
import type { GivingCore } from '../session/giving-core.ts';

/** Puts the reply into the editor, where that was left out or did not work. Of two replies the other is put away with it. */
export async function insertReply(core: GivingCore, which: WhichReply): Promise<void> {
  const { giving } = core.getFacts();
  if (giving.phase !== 'given') return;
  const { reply: suggested, ownReply, below } = giving.ticketUpdate;
  const worded = suggested === '' ? () => wordedAgain(core, giving.momentId) : () => Promise.resolve(suggested);
  const reply = which === 'own' && ownReply !== null ? ownReply : await worded();
  if (reply === '') return;
  const inserted = await insertedReply(core.ports.workspace, reply, { below: below === null || reply === suggested ? below : reply });
  if (core.getFacts().giving !== giving) return;
  core.update({ giving: { ...giving, ticketUpdate: { ...giving.ticketUpdate, reply, ownReply: null, ...inserted } } });
  // What is in the editor, or beside it to be copied, is chosen; what could not be put there is asked for again.
  if (inserted.isReplyInserted || inserted.isReplyEdited) releaseReply(core);
}

/** Asks again which of two replies goes to the customer, where the page was loaded anew before the agent had said so. */
export async function askWhichReply(core: GivingCore): Promise<void> {
  const { heldReply } = core.getFacts();
  const given = commitmentsOf(core).find((one) => one.momentId === heldReply?.momentId);
  if (heldReply === null || given === undefined) return;
  if (given.state !== 'posted') return releaseReply(core);
  if (!isStated(given)) return;
  const worded = await wordedReply(core.ports.replyText, {
    ...replySetting(core),
    moment: draftOfCommitment(core.getState(), given),
    own: { text: heldReply.text, isOld: true },
    isFurther: ownToday(core).some(({ momentId }) => momentId !== given.momentId),
  });
  if (core.getFacts().giving.phase !== 'idle') return;
  const ticketUpdate = { ...worded, ...NOTHING_LEFT };
  core.update({ giving: { phase: 'given', momentId: given.momentId, ticketUpdate, recordError: null, isBefore: true } });
}

/** Of the ticket the page that gave it has told what it could not do. */
const NOTHING_LEFT = {
  isReplyInserted: false,
  isNoteOpen: false,
  isReplyEdited: false,
  isTagged: true,
  isFieldSet: true,
  isFieldChanged: false,
} as const;

/** The words could not be loaded before; they may be there by now. */
async function wordedAgain(core: GivingCore, momentId: string): Promise<string> {
  const given = commitmentsOf(core).find((one) => one.momentId === momentId);
  if (given === undefined || !isStated(given)) return '';
  const moment = draftOfCommitment(core.getState(), given);
  return replyFor(core.ports.replyText, { ...replySetting(core), moment, own: null });
}
