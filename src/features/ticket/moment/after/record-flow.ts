import { STORY_LENGTH_AT_MOST, isSameStory } from '#domain/moments/moment.ts';
import { PAUSE_AT_MOST_MS, retrying } from '#ledger/retrying.ts';
import type { MomentEdit } from '#ports/intent-store.ts';
import type { Amendment } from '#ports/moment-store.ts';
import type { RecordFlow } from '../../session/flows.ts';
import { editOnCard, keepEdit, noEdit } from '../../session/moment-edit.ts';
import { readStory } from '../../session/read-standing.ts';
import type { SessionCore } from '../../session/session-core.ts';

/** A story is written once its agent has paused for so long. */
const PAUSE_MS = 1_500;
/** Where others write at the same time, it is written so often before that is given up. */
const WRITES_AT_MOST = 6;
/** Before it is looked for, others who read the record before it was written have had so many times as long to write, and so long at the least. */
const OTHERS_TAKE = 2;
const OTHERS_TAKE_AT_LEAST_MS = 2_000;

export function createRecordFlow(core: SessionCore): RecordFlow {
  let keys = 0;
  let openedId: string | null = null;
  let isWriting = false;
  let goOn: (() => void) | null = null;

  /** One write at a time: what is said meanwhile goes with the next, which then waits for nobody. */
  async function save(): Promise<void> {
    goOn?.();
    if (isWriting || !isWritable(core)) return;
    isWriting = true;
    await writeAll(core, (ms) => Promise.race([core.ports.runtime.wait(ms), new Promise<void>((resolve) => void (goOn = resolve))]));
    isWriting = false;
  }

  /** What is said of the moment on the card, with a change of it; null where nothing stands there. */
  function said(change: Partial<MomentEdit>): MomentEdit | null {
    const state = core.getState();
    if (state.standing?.state !== 'posted') return null;
    const edit = editOnCard(state) ?? noEdit(state.standing.momentId, recordedStory(core));
    return { ...edit, ...change };
  }

  async function say(change: Partial<MomentEdit>): Promise<void> {
    const edit = said(change);
    if (edit === null) return;
    keepEdit(core, edit, { phase: 'waiting' });
    await save();
  }

  return {
    async open() {
      const { standing, story } = core.getState();
      if (standing?.state !== 'posted') return;
      // What was found of another gesture on the ticket is nothing of this one.
      const isAnother = standing.momentId !== openedId && story.state !== 'read';
      openedId = standing.momentId;
      if (isAnother || story.state === 'unread' || story.state === 'failed') await readStory(core);
      if (editOnCard(core.getState()) !== null) await save();
    },
    type(story) {
      const { saving } = core.getState();
      const isBegun = (editOnCard(core.getState())?.story ?? null) !== null;
      const edit = said({ story, ...(!isBegun && { known: recordedStory(core) }) });
      if (edit === null) return;
      // Which of two stories is to stand is still to be said.
      keepEdit(core, edit, isBegun && saving.phase === 'differs' ? saving : { phase: 'waiting' });
      keys += 1;
      const key = keys;
      void core.ports.runtime.wait(PAUSE_MS).then(() => (key === keys ? save() : undefined));
    },
    save,
    setKind: (kind) => say({ kind }),
    async tick(what, isDone) {
      const { agent } = core.context;
      const doneAtMs = isDone ? core.ports.runtime.nowMs() : null;
      const before = editOnCard(core.getState())?.todos ?? [];
      const others = before.filter((todo) => todo.what !== what);
      await say({ todos: [...others, { what, whoId: agent.id, whoName: agent.name, doneAtMs }] });
    },
    async settle(which) {
      const edit = editOnCard(core.getState());
      if (edit === null) return;
      const known = recordedStory(core);
      const mine = edit.story ?? '';
      const story = { mine, theirs: null, both: `${known}\n\n${mine}` }[which];
      await say({ story, known });
    },
  };
}

/** Whether what is said can be written: a story that is too long stays typed until it is shorter. */
function isWritable(core: SessionCore): boolean {
  const { edit } = core.getFacts();
  return edit !== null && (edit.story ?? '').trim().length <= STORY_LENGTH_AT_MOST;
}

/** What the record says as its story, as far as that was read. */
function recordedStory(core: SessionCore): string {
  const { story } = core.getState();
  return story.state === 'read' ? story.moment.story : '';
}

/**
 * Writes what is said until it stands in the record. One field holds all to-do's, so the record is read again a while after each
 * write: what somebody else's took the place of is written once more. Another's story is left as it is.
 */
async function writeAll(core: SessionCore, wait: (ms: number) => Promise<void>): Promise<void> {
  const { moments, runtime } = core.ports;
  let writes = 0;
  for (;;) {
    const { edit } = core.getFacts();
    if (edit === null || !isWritable(core)) return;
    const startedMs = runtime.nowMs();
    if (core.getFacts().saving.phase !== 'saved') core.update({ saving: { phase: 'working' } });
    const amended = await retrying(runtime, () => moments.amend(edit.momentId, amendmentOf(edit)));
    const now = core.getFacts().edit;
    // It was taken back meanwhile, and its words with it.
    if (now?.momentId !== edit.momentId) return core.update({ saving: { phase: 'idle' } });
    if (!amended.ok) return keepEdit(core, now, { phase: 'failed', error: amended.error });
    const { moment, isWritten } = amended.value;
    core.update({ story: { state: 'read', moment } });
    if (edit.story !== null && !isSameStory(moment.story, edit.story)) {
      return keepEdit(core, { ...stillSaid(now, edit), story: now.story }, { phase: 'differs' });
    }
    const rest = isWritten ? now : stillSaid(now, edit);
    // Words that were begun meanwhile are for the story that stood there then.
    const known = edit.story === null ? now.known : moment.story;
    keepEdit(core, isNothing(rest) ? null : { ...rest, known }, { phase: isNothing(stillSaid(now, edit)) ? 'saved' : 'working' });
    if (!isWritten) continue;
    writes = now === edit ? writes + 1 : 0;
    if (writes === WRITES_AT_MOST) return core.update({ saving: { phase: 'failed', error: { kind: 'raced', what: 'moments' } } });
    await wait(Math.min(PAUSE_AT_MOST_MS, Math.max(OTHERS_TAKE_AT_LEAST_MS, OTHERS_TAKE * (runtime.nowMs() - startedMs))));
  }
}

function amendmentOf({ story, known, kind, todos }: MomentEdit): Amendment {
  return { ...(story !== null && { story: { text: story.trim(), known } }), ...(kind !== null && { kind }), todos };
}

/** What was said since what stands in the record now. */
function stillSaid(now: MomentEdit, written: MomentEdit): MomentEdit {
  return {
    ...now,
    story: now.story === written.story ? null : now.story,
    kind: now.kind === written.kind ? null : now.kind,
    todos: now.todos.filter((todo) => !written.todos.includes(todo)),
  };
}

function isNothing({ story, kind, todos }: MomentEdit): boolean {
  return story === null && kind === null && todos.length === 0;
}
