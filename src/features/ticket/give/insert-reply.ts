import { isStated } from '#domain/journal/commitments.ts';
import { insertedReply } from '../reply/apply-to-ticket.ts';
import { replyFor, replySetting } from '../reply/reply.ts';
import { draftOfCommitment } from '../session/draft.ts';
import { commitmentsOf } from '../session/pending-gesture.ts';
import type { GivingCore } from '../session/giving-core.ts';

/** Puts the reply into the editor, where that was left out or did not work. */
export async function insertReply(core: GivingCore): Promise<void> {
  const { giving } = core.getFacts();
  if (giving.phase !== 'given') return;
  const reply = giving.ticketUpdate.reply === '' ? await wordedAgain(core, giving.momentId) : giving.ticketUpdate.reply;
  const inserted = reply === '' ? null : await insertedReply(core.ports.workspace, reply, { below: giving.ticketUpdate.below });
  if (core.getFacts().giving !== giving) return;
  core.update({ giving: { ...giving, ticketUpdate: { ...giving.ticketUpdate, reply, ...inserted } } });
}

/** The words could not be loaded before; they may be there by now. */
async function wordedAgain(core: GivingCore, momentId: string): Promise<string> {
  const given = commitmentsOf(core).find((one) => one.momentId === momentId);
  if (given === undefined || !isStated(given)) return '';
  const moment = draftOfCommitment(core.getState(), given);
  return replyFor(core.ports.replyText, { ...replySetting(core), moment, own: null });
}
