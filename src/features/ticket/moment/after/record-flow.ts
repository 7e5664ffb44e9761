import { STORY_LENGTH_AT_MOST, isSameStory } from '#domain/moments/moment.ts';
import { PAUSE_AT_MOST_MS, retrying } from '#ledger/retrying.ts';
import type { MomentEdit } from '#ports/intent-store.ts';
import type { Amendment } from '#ports/moment-store.ts';
import type { RecordFlow } from '../../session/flows.ts';
import { editOf, keepEdit, noEdit } from '../../session/moment-edit.ts';
import { putSaving, putStory } from '../../session/put-moment.ts';
import { cardOf } from '../../session/card-of.ts';
import { readStory } from '../../session/read-standing.ts';
import type { SessionCore } from '../../session/session-core.ts';

/** A story is written once its agent has paused for so long. */
const PAUSE_MS = 1_500;
/** Where others write at the same time, it is written so often before that is given up. */
const WRITES_AT_MOST = 6;
/** Before it is looked for, others who read the record before it was written have had so many times as long to write, and so long at the least. */
const OTHERS_TAKE = 2;
const OTHERS_TAKE_AT_LEAST_MS = 2_000;

export function createRecordFlow(core: SessionCore, momentId: string): RecordFlow {
  let keys = 0;
  let isWriting = false;
  let goOn: (() => void) | null = null;

  /** One write at a time: what is said meanwhile goes with the next, which then waits for nobody. */
  async function save(): Promise<void> {
    goOn?.();
    if (isWriting || !isWritable(core, momentId)) return;
    isWriting = true;
    await writeAll(core, momentId, (ms) =>
      Promise.race([core.ports.runtime.wait(ms), new Promise<void>((resolve) => void (goOn = resolve))]),
    );
    isWriting = false;
  }

  const isGiven = (): boolean => cardOf(core.getState(), momentId)?.standing.state === 'posted';
  const edited = (): MomentEdit | null => editOf(core.getFacts(), momentId);
  /** What its record says as its story, as far as that was read. */
  const recorded = (): string => {
    const story = core.getFacts().stories.get(momentId);
    return story?.state === 'read' ? story.moment.story : '';
  };

  /** What is said of the moment, with a change of it; null where it does not stand on the ticket. */
  function said(change: Partial<MomentEdit>): MomentEdit | null {
    return isGiven() ? { ...(edited() ?? noEdit(momentId, recorded())), ...change } : null;
  }

  async function say(change: Partial<MomentEdit>): Promise<void> {
    const edit = said(change);
    if (edit === null) return;
    keepEdit(core, momentId, edit, { phase: 'waiting' });
    await save();
  }

  return {
    async open() {
      if (!isGiven()) return;
      const story = core.getFacts().stories.get(momentId);
      if (story === undefined || story.state === 'unread' || story.state === 'failed') await readStory(core, momentId);
      if (edited() !== null) await save();
    },
    type(story) {
      const saving = core.getFacts().savings.get(momentId);
      const isBegun = (edited()?.story ?? null) !== null;
      const edit = said({ story, ...(!isBegun && { known: recorded() }) });
      if (edit === null) return;
      // Which of two stories is to stand is still to be said.
      keepEdit(core, momentId, edit, isBegun && saving?.phase === 'differs' ? saving : { phase: 'waiting' });
      keys += 1;
      const key = keys;
      void core.ports.runtime.wait(PAUSE_MS).then(() => (key === keys ? save() : undefined));
    },
    save,
    setKind: (kind) => say({ kind }),
    async tick(what, isDone) {
      const { agent } = core.context;
      const doneAtMs = isDone ? core.ports.runtime.nowMs() : null;
      const before = edited()?.todos ?? [];
      const others = before.filter((todo) => todo.what !== what);
      await say({ todos: [...others, { what, whoId: agent.id, whoName: agent.name, doneAtMs }] });
    },
    async keepRefund(todo) {
      const others = (edited()?.todos ?? []).filter(({ what }) => what !== todo.what);
      await say({ todos: [...others, todo] });
    },
    async settle(which) {
      const edit = edited();
      if (edit === null) return;
      const known = recorded();
      const mine = edit.story ?? '';
      const story = { mine, theirs: null, both: `${known}\n\n${mine}` }[which];
      await say({ story, known });
    },
  };
}

/** Whether what is said can be written: a story that is too long stays typed until it is shorter. */
function isWritable(core: SessionCore, momentId: string): boolean {
  const edit = editOf(core.getFacts(), momentId);
  return edit !== null && (edit.story ?? '').trim().length <= STORY_LENGTH_AT_MOST;
}

/**
 * Writes what is said until it stands in the record. One field holds all to-do's, so the record is read again a while after each
 * write: what somebody else's took the place of is written once more. Another's story is left as it is.
 */
async function writeAll(core: SessionCore, momentId: string, wait: (ms: number) => Promise<void>): Promise<void> {
  const { moments, runtime } = core.ports;
  let writes = 0;
  for (;;) {
    const edit = editOf(core.getFacts(), momentId);
    if (edit === null || !isWritable(core, momentId)) return;
    const startedMs = runtime.nowMs();
    if (core.getFacts().savings.get(momentId)?.phase !== 'saved') putSaving(core, momentId, { phase: 'working' });
    const amended = await retrying(runtime, () => moments.amend(momentId, amendmentOf(edit)));
    const now = editOf(core.getFacts(), momentId);
    // It was taken back meanwhile, and its words with it.
    if (now === null) return putSaving(core, momentId, { phase: 'idle' });
    if (!amended.ok) return keepEdit(core, momentId, now, { phase: 'failed', error: amended.error });
    const { moment, isWritten } = amended.value;
    putStory(core, momentId, { state: 'read', moment });
    if (edit.story !== null && !isSameStory(moment.story, edit.story)) {
      return keepEdit(core, momentId, { ...stillSaid(now, edit), story: now.story }, { phase: 'differs' });
    }
    const rest = isWritten ? now : stillSaid(now, edit);
    // Words that were begun meanwhile are for the story that stood there then.
    const known = edit.story === null ? now.known : moment.story;
    keepEdit(core, momentId, isNothing(rest) ? null : { ...rest, known }, { phase: isNothing(stillSaid(now, edit)) ? 'saved' : 'working' });
    if (!isWritten) continue;
    writes = now === edit ? writes + 1 : 0;
    if (writes === WRITES_AT_MOST) return putSaving(core, momentId, { phase: 'failed', error: { kind: 'raced', what: 'moments' } });
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
