import { anAgent } from '#builders/an-agent.ts';
import type { Page, World } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { Answer } from '#approvals/decide-request.ts';
import {
  theTicket,
  type Scene,
  type Stage,
  type State,
  COLLEAGUE,
  LEAD,
  STORY,
  done,
  gaveBefore,
  openAs,
  openIn,
  usualWorld,
} from '../state.ts';

const REASON = 'It was for a wedding, and the whole order came too late to be used.';

/** A page that ends after it has reserved and before it posts: its third call is the post. */
async function crashed(stage: Stage): Promise<World> {
  const world = usualWorld();
  const { session, life } = await openIn(world, stage);
  session.choose({ story: STORY });
  life.end({ atCall: 3, when: 'before' });
  void session.makeItRight();
  await world.time.run();
  return world;
}

/** The agent presses, and the answer to the post is lost on its way. */
async function postedWithoutAnswer(stage: Stage): Promise<Scene> {
  const world = usualWorld();
  const { session } = await openIn(world, stage);
  world.journal.faults.errorBefore = ({ method, keys }) =>
    method === 'append' && keys[0]?.startsWith('post:') === true ? { kind: 'unavailable', what: 'journal', status: 503 } : null;
  await done(world, session.makeItRight());
  world.journal.faults.errorBefore = null;
  return { world, session };
}

/** Each request takes a second from here on: what is pressed is at work. */
async function atWork(world: World): Promise<void> {
  world.journal.faults.latency = (_call, when) => (when === 'before' ? world.time.wait(1000) : Promise.resolve());
  await world.time.run(0);
}

async function asked(stage: Stage): Promise<{ readonly world: World; readonly page: Page }> {
  const world = usualWorld();
  const page = await openIn(world, stage);
  page.session.choose({ amountText: '60', story: STORY });
  await done(
    world,
    page.session.withRequests(async (flow) => {
      flow.openForm();
      flow.type(REASON);
      await flow.send(REASON);
    }),
  );
  return { world, page };
}

const taggedAsked = (stage: Stage) => ({ ticket: theTicket(stage, { tags: ['asked_a_lead'] }) });

async function answered(stage: Stage, answer: Answer): Promise<Scene> {
  const { world, page } = await asked(stage);
  const lead = await openAs(world, stage, LEAD, taggedAsked(stage));
  await done(
    world,
    lead.session.withRequests((flow) => flow.answer(answer)),
  );
  await done(
    world,
    page.session.withRequests((flow) => flow.refresh()),
  );
  return { world, session: page.session };
}

/** What was begun, or asked of a lead. */
export const PENDING: readonly State[] = [
  {
    name: 'unfinished',
    title: 'Begun here, and what came of it is not known',
    isStill: true,
    bring: postedWithoutAnswer,
  },
  {
    name: 'unfinished-reopened',
    title: 'Begun here, and the ticket is opened again',
    isStill: true,
    async bring(stage) {
      const world = await crashed(stage);
      const { session } = world.begin({ ticket: theTicket(stage), replyText: stage.replyText });
      await world.time.run(5000);
      return { world, session };
    },
  },
  {
    name: 'came-to-nothing',
    title: 'Begun here, and it came to nothing',
    async bring(stage) {
      const world = await crashed(stage);
      world.time.pass(600_000);
      const { session } = await openIn(world, stage);
      return { world, session };
    },
  },
  {
    name: 'working',
    title: 'Being given',
    isStill: true,
    async bring(stage) {
      const world = usualWorld();
      const { session } = await openIn(world, stage);
      await atWork(world);
      void session.makeItRight();
      await world.time.run(1500);
      return { world, session };
    },
  },
  {
    name: 'elsewhere',
    title: 'Being given in another tab',
    isStill: true,
    async bring(stage) {
      const world = usualWorld();
      const first = await openIn(world, stage);
      const { session } = await openIn(world, stage);
      await atWork(world);
      void first.session.makeItRight();
      await world.time.run(1500);
      await session.makeItRight();
      return { world, session };
    },
  },
  {
    name: 'given-by-colleague-now',
    title: 'A colleague is giving it at this moment',
    isStill: true,
    async bring(stage) {
      const world = usualWorld();
      const other = await openAs(world, stage, COLLEAGUE);
      other.life.end({ atCall: 3, when: 'before' });
      void other.session.makeItRight();
      await world.time.run();
      const { session } = world.begin({ ticket: theTicket(stage), replyText: stage.replyText });
      await world.time.run(3000);
      return { world, session };
    },
  },
  {
    name: 'waiting',
    title: 'Others are deciding: tried again by itself',
    isStill: true,
    async bring(stage) {
      const world = usualWorld({ settings: parsedSettings({ limits: limits({ teamMonthMinor: 1500 }) }) });
      const { session } = await openIn(world, stage);
      const theirs = { momentId: 'theirs', createdById: '12', agentId: '12', ticketId: '9', customerId: '9', amountMinor: 1000 };
      world.journal.plant({ ...theirs, kind: 'reserve', createdAtMs: world.time.nowMs() - 10_000, detail: { gesture: 'credit' } });
      void session.makeItRight();
      await world.time.run(14_000);
      return { world, session };
    },
  },
  {
    name: 'refused',
    title: 'Refused: another was faster',
    async bring(stage) {
      const world = usualWorld();
      const { session } = await openIn(world, stage);
      gaveBefore(world, { amountMinor: 20_000, times: 10, atMs: world.time.nowMs() });
      await done(world, session.makeItRight());
      return { world, session };
    },
  },
  {
    name: 'failed-giving',
    title: 'Giving failed, and holds nothing',
    async bring(stage) {
      const world = usualWorld();
      const { session } = await openIn(world, stage);
      world.journal.faults.errorBefore = ({ method }) =>
        method === 'append' ? { kind: 'unavailable', what: 'journal', status: 503 } : null;
      await done(world, session.makeItRight());
      return { world, session };
    },
  },
  {
    name: 'asking',
    title: 'Asking a lead: the form',
    async bring(stage) {
      const world = usualWorld();
      const { session } = await openIn(world, stage);
      session.choose({ amountText: '60' });
      await done(
        world,
        session.withRequests((flow) => {
          flow.openForm();
        }),
      );
      return { world, session };
    },
  },
  {
    name: 'asked',
    title: 'Asked',
    async bring(stage) {
      const { world, page } = await asked(stage);
      return { world, session: page.session };
    },
  },
  {
    name: 'asked-lead',
    title: 'Asked, as the lead sees it on the ticket',
    async bring(stage) {
      const { world } = await asked(stage);
      const { session } = await openAs(world, stage, LEAD, taggedAsked(stage));
      return { world, session };
    },
  },
  {
    name: 'approved',
    title: 'Approved',
    bring: (stage) => answered(stage, { kind: 'approve', amountText: '55', text: 'A wedding is once. Please send a card, too.' }),
  },
  {
    name: 'declined',
    title: 'Declined',
    bring: (stage) => answered(stage, { kind: 'decline', text: 'They had €50 last week. A call does more.' }),
  },
  {
    name: 'asked-back',
    title: 'Asked back',
    bring: (stage) => answered(stage, { kind: 'question', text: 'What did the whole order cost?' }),
  },
];

/** What stands in the way on this ticket, whatever is planned. */
export const BARRED: readonly State[] = [
  {
    name: 'closed',
    title: 'Closed ticket',
    bring: (stage) => opened(stage, { ticket: theTicket(stage, { isClosed: true }) }),
  },
  {
    name: 'internal-note',
    title: 'Internal note',
    bring: (stage) => opened(stage, { ticket: theTicket(stage, { composer: 'internal_note' }) }),
  },
  {
    name: 'settings-at-fault',
    title: 'Settings at fault, as an admin sees it',
    bring: (stage) =>
      opened(stage, {
        agent: anAgent({ isAdmin: true }),
        settings: {
          ...parsedSettings(),
          problems: [
            { setting: 'policy', problem: 'negative', path: 'policy.base.2', given: '-3', used: 'default' },
            { setting: 'gesture_limit', problem: 'not_a_number', path: 'gesture_limit', given: 'fifty', used: 'nothing_permitted' },
          ],
        },
      }),
  },
  {
    name: 'no-currency',
    title: 'No currency chosen',
    bring: (stage) => opened(stage, { settings: parsedSettings({ hasCurrency: false }) }),
  },
  { name: 'not-permitted-read', title: 'Not permitted to read', bring: (stage) => permitted(stage, { read: 'none', create: true }) },
  { name: 'not-permitted-write', title: 'Not permitted to write', bring: (stage) => permitted(stage, { read: 'all', create: false }) },
  {
    name: 'not-permitted-others',
    title: 'Shown only what is one’s own',
    bring: (stage) => permitted(stage, { read: 'own', create: true }),
  },
];

async function opened(stage: Stage, of: Parameters<typeof openIn>[2]): Promise<Scene> {
  const world = usualWorld();
  const { session } = await openIn(world, stage, of);
  return { world, session };
}

/** In an account that has roles of its own. */
async function permitted(stage: Stage, access: { readonly read: 'all' | 'own' | 'none'; readonly create: boolean }): Promise<Scene> {
  const world = usualWorld({ rolesMayWrite: { '7': access.create } });
  world.journal.plant({ kind: 'limits', momentId: 'access:1', createdById: '90', agentId: '90' }, 'access:1');
  gaveBefore(world, { amountMinor: 1000, atMs: world.time.nowMs() - 7_200_000 });
  world.journal.access.set('11', access);
  const { session } = await openIn(world, stage, { agent: anAgent({ hasFixedRoles: false, roleId: '7' }) });
  return { world, session };
}
