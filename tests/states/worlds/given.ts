import { newestOn } from '#builders/on-card.ts';
import type { Page, World, WorldOptions } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import type { Choice } from '#features/ticket/session/plan.ts';
import { createFakeExecutor, GIVES } from '../../fakes/fake-executor.ts';
import { COLLEAGUE, type Scene, type Stage, type State, STORY, done, openAs, openIn, theTicket, usualWorld } from '../state.ts';

interface Gave {
  readonly world: World;
  readonly page: Page;
}

async function gave(
  stage: Stage,
  of: Parameters<typeof openIn>[2] = {},
  choice: Partial<Choice> = {},
  options: WorldOptions = {},
): Promise<Gave> {
  const world = usualWorld(options);
  const page = await openIn(world, stage, of);
  page.session.choose(choice);
  await done(world, page.session.makeItRight());
  return { world, page };
}

async function given(...of: Parameters<typeof gave>): Promise<Scene> {
  const { world, page } = await gave(...of);
  return { world, session: page.session };
}

async function withStory(stage: Stage): Promise<Gave> {
  const { world, page } = await gave(stage);
  await done(
    world,
    page.session.withRecord(async (flow) => {
      await flow.open();
      flow.type(STORY);
      await flow.save();
      await flow.tick('issue_credit', true);
    }, newestOn(page.session)),
  );
  return { world, page };
}

/** What was given on the ticket, and taken back. */
export const GIVEN: readonly State[] = [
  { name: 'given', title: 'Given: to be issued, and no story yet', bring: (stage) => given(stage) },
  { name: 'given-care', title: 'Given: a call to be made', bring: (stage) => given(stage, {}, { gesture: 'call' }, { tickets: {} }) },
  { name: 'given-apology', title: 'Given: an apology', bring: (stage) => given(stage, {}, { severity: 1 }, { tickets: {} }) },
  {
    name: 'given-told',
    title: 'Given, issued, and its story told',
    async bring(stage) {
      const { world, page } = await withStory(stage);
      return { world, session: page.session };
    },
  },
  {
    name: 'given-reopened',
    title: 'Given, and the ticket is opened again',
    async bring(stage) {
      const { world } = await withStory(stage);
      const { session } = await openIn(world, stage, { ticket: theTicket(stage, { tags: ['made_right'] }) });
      return { world, session };
    },
  },
  {
    name: 'given-note',
    title: 'Given while an internal note is open',
    bring: (stage) => given(stage, { ticket: theTicket(stage, { composer: 'internal_note' }) }),
  },
  {
    name: 'given-unrecorded',
    title: 'Given, and not written down',
    async bring(stage) {
      const world = usualWorld();
      const { session } = await openIn(world, stage);
      world.moments.faults.errorBefore = () => ({ kind: 'unavailable', what: 'moments', status: 503 });
      await done(world, session.makeItRight());
      return { world, session };
    },
  },
  {
    name: 'given-by-colleague',
    title: 'Given by a colleague',
    async bring(stage) {
      const { world } = await gave(stage, { agent: COLLEAGUE }, { story: STORY });
      const { session } = await openAs(world, stage, anAgent());
      return { world, session };
    },
  },
  {
    name: 'undone',
    title: 'Undone',
    async bring(stage) {
      const { world, page } = await gave(stage);
      await done(world, page.session.undo(newestOn(page.session)));
      return { world, session: page.session };
    },
  },
  {
    name: 'undone-late',
    title: 'Undone after it was issued',
    async bring(stage) {
      const { world, page } = await withStory(stage);
      await done(world, page.session.undo(newestOn(page.session)));
      return { world, session: page.session };
    },
  },
  {
    name: 'turned-down',
    title: 'Turned down by whoever was to carry it out',
    async bring(stage) {
      const provider = createFakeExecutor();
      provider.behaviour = { ...GIVES, outcome: 'refused' };
      return given(stage, { executors: [provider] });
    },
  },
];
