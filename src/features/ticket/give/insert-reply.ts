import { isStated } from '#domain/journal/commitments.ts';
import { insertedReply } from '../reply/apply-to-ticket.ts';
import { replyFor, replySetting } from '../reply/reply.ts';
import { draftOfCommitment } from '../session/draft.ts';
import { commitmentsOf } from '../session/pending-gesture.ts';
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
}

/** The words could not be loaded before; they may be there by now. */
async function wordedAgain(core: GivingCore, momentId: string): Promise<string> {
  const given = commitmentsOf(core).find((one) => one.momentId === momentId);
  if (given === undefined || !isStated(given)) return '';
  const moment = draftOfCommitment(core.getState(), given);
  return replyFor(core.ports.replyText, { ...replySetting(core), moment, own: null });
}
