import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { Wording } from './ports/wording.ts';
import type { Workspace } from './ports/workspace.ts';
import { type ReplyFacts, replyFor } from './reply.ts';

interface HandOverPorts {
  readonly workspace: Workspace;
  readonly wording: Wording;
}

interface HandOverFacts extends ReplyFacts {
  readonly causeFieldId: string | null;
  /** False where the reply may stand in the editor already. */
  readonly insertsReply: boolean;
}

/** What could not be done in the ticket, so that the agent does it by hand. */
export interface HandOver {
  /** The reply as it was, or should have been, inserted. */
  readonly reply: string;
  readonly isReplyInserted: boolean;
  readonly isTagged: boolean;
  /** True also where there is no field to set. */
  readonly isFieldSet: boolean;
}

/**
 * Hands a given gesture over to the ticket: reply into the editor, tag, and the cause in the team's field. All of it through
 * the workspace, so that the agent sees and can change it before saving; nothing of it can fail the gesture.
 */
export async function handOver(ports: HandOverPorts, about: HandOverFacts): Promise<HandOver> {
  const { workspace, wording } = ports;
  const insertReply = async (): Promise<Pick<HandOver, 'reply' | 'isReplyInserted'>> => {
    const reply = await replyFor(wording, about);
    return { reply, isReplyInserted: about.insertsReply && reply !== '' && (await workspace.insertReply(reply)).ok };
  };
  const setField = async (): Promise<boolean> =>
    about.causeFieldId === null || (await workspace.setTicketField(about.causeFieldId, about.moment.cause)).ok;
  const addTag = async (): Promise<boolean> => (await workspace.addTag(MOMENT_TAG)).ok;
  const [inserted, isTagged, isFieldSet] = await Promise.all([insertReply(), addTag(), setField()]);
  return { ...inserted, isTagged, isFieldSet };
}
