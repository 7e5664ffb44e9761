import { localDay } from '#domain/shared/local-day.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { StoryMemory } from '#ports/story-memory.ts';
import { shownRecord } from '../../session/moment-edit.ts';
import { commitmentsOf } from '../../session/pending-gesture.ts';
import type { SessionCore } from '../../session/session-core.ts';
import type { Card } from '../../session/session-state.ts';

/**
 * Says, once, which gestures of this agent on other tickets have no story yet, of those that were given today and stand; and remembers
 * from now on which of those on this ticket have none. It costs no request: whether a story is there is what this browser saw.
 */
export async function watchStories(core: SessionCore): Promise<void> {
  const { storyMemory: memory } = await core.ports.lend();
  say(core, memory);
  let seen: Pick<ReturnType<SessionCore['getFacts']>, 'stories' | 'edits'> | null = null;
  core.subscribe(() => {
    const { stories, edits } = core.getFacts();
    if (seen?.stories === stories && seen.edits === edits) return;
    seen = { stories, edits };
    remember(core, memory);
  });
  remember(core, memory);
}

function say(core: SessionCore, memory: StoryMemory): void {
  const known = memory.load();
  const { ticketId } = core.getFacts().ticket;
  const given = new Set(commitmentsOf(core).flatMap((one) => (isOwnOfToday(core, one) ? [one.momentId] : [])));
  const storyless = known.filter((one) => !one.isSaid && one.ticketId !== ticketId && given.has(one.momentId));
  if (storyless.length === 0) return;
  memory.save(known.map((one) => (storyless.includes(one) ? { ...one, isSaid: true } : one)));
  core.update({ storyless });
}

function remember(core: SessionCore, memory: StoryMemory): void {
  const { ticketId } = core.getFacts().ticket;
  const known = memory.load();
  const read = core.getState().cards.flatMap((card) => {
    const hasStory = isOwnOfToday(core, card.standing) ? hasStoryOn(card) : null;
    return hasStory === null ? [] : [{ momentId: card.standing.momentId, hasStory }];
  });
  const now = [
    ...read
      .filter(({ momentId, hasStory }) => !hasStory && known.every((one) => one.momentId !== momentId))
      .map(({ momentId }) => ({ momentId, ticketId, isSaid: false })),
    ...known.filter((one) => !read.some(({ momentId, hasStory }) => hasStory && momentId === one.momentId)),
  ];
  if (now.length !== known.length || now.some((one, index) => one !== known[index])) memory.save(now);
}

function isOwnOfToday({ context, getState }: SessionCore, { state, forAgentId, reservedAtMs }: Commitment): boolean {
  const { timeZone, nowMs } = getState();
  return state === 'posted' && forAgentId === context.agent.id && localDay(reservedAtMs, timeZone) === localDay(nowMs, timeZone);
}

/** Null where its record is not read. What is typed counts: it is kept until it is written. */
function hasStoryOn({ story, edit }: Card): boolean | null {
  return story.state === 'read' ? shownRecord(story.moment, edit).story.trim() !== '' : null;
}
