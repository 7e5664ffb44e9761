import type { TabAddress } from '#features/lead/session/lead-tab.ts';
import { type MomentsParts, momentsParts } from '#features/lead/moments/tab.tsx';
import { lastValue } from '#ports/section.ts';
import { OTHER_TICKET, gives } from './a-ticket-page.ts';
import { type MatrixAccount, settled } from './an-account.ts';
import { aLeadCore } from './lead-flows.ts';
import { type Flow, nothingTyped } from './matrix.ts';
import { entriesIn } from './truth.ts';

const noAddress: TabAddress = { filter: () => ({}), setFilter: () => undefined, onFilter: () => () => undefined };

async function opened(account: MatrixAccount) {
  await gives(account, 'agent2', OTHER_TICKET, '20');
  const core = aLeadCore(account, 'lead');
  const parts = momentsParts(core, noAddress);
  return { parts, screen: { of: 'moments', core, ...parts } as const };
}

const readsMoments: Flow = {
  title: 'reading the moments of the team',
  async begin(account) {
    const { parts, screen } = await opened(account);
    const { moments } = parts;
    return {
      ...nothingTyped,
      screen,
      act: () => moments.load(),
      again: () => moments.load(),
      shown: () => moments.getState(),
      saysSo: () =>
        moments.getState().marks === null ||
        moments.getState().kept === null ||
        (lastValue(moments.getState().moments)?.unreadable ?? 0) > 0,
      sums: () => ({}),
      end: () => moments.getState().shown.map(({ id, outcome, amount }) => [id, outcome, amount]),
    };
  },
};

function wholeOf({ detail }: MomentsParts) {
  return lastValue(detail.getState().whole);
}

const thanksForOne: Flow = {
  title: 'reading a moment, and thanking for it',
  async begin(account) {
    const { parts, screen } = await opened(account);
    const { moments, detail } = parts;
    await settled(moments.load());
    const id = moments.getState().shown[0]?.id ?? '';
    const press = async (): Promise<void> => {
      moments.select(id);
      if (wholeOf(parts) === null || wholeOf(parts)?.marksError !== null) await detail.reload();
      if (wholeOf(parts)?.marks.thanks.length === 0) await detail.say({ kind: 'thanks' });
    };
    return {
      ...nothingTyped,
      screen,
      act: press,
      again: press,
      shown: () => detail.getState(),
      sums: () => ({}),
      end: () => ({
        thanks: entriesIn(account).filter(({ kind }) => kind === 'thanks').length,
        isShown: wholeOf(parts)?.marks.thanks.length,
      }),
    };
  },
};

const tellsOne: Flow = {
  title: 'telling a moment without a gesture',
  async begin(account) {
    const { parts, screen } = await opened(account);
    const { moments, logForm } = parts;
    await settled(moments.load());
    const story = 'They told us early.';
    logForm.open();
    logForm.type({ story });
    const press = async (): Promise<void> => {
      await logForm.send();
    };
    return {
      screen,
      act: press,
      again: press,
      shown: () => logForm.getState(),
      typed: () => ({ story: logForm.getState().phase.name === 'done' ? null : logForm.getState().draft.story }),
      sums: () => ({}),
      end: () =>
        account.api.state.tables
          .get('service_moment')
          ?.all()
          .filter(({ fields }) => fields['story'] === story).length,
    };
  },
};

export const MOMENTS_FLOWS: readonly Flow[] = [readsMoments, thanksForOne, tellsOne];
