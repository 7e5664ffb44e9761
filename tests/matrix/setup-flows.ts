import { createExport } from '#features/lead/setup/export/export-state.ts';
import { createSetup } from '#features/lead/setup/setup-state.ts';
import { lastValue } from '#ports/section.ts';
import { TICKET, gives } from './a-ticket-page.ts';
import type { MatrixAccount } from './an-account.ts';
import { aLeadCore } from './lead-flows.ts';
import { type Flow, nothingTyped } from './matrix.ts';

/** Looking whether the account has what the app needs, and mending what is not so. */
function setsUp(title: string, prepare: (account: MatrixAccount) => void): Flow {
  return {
    title,
    async begin(account) {
      prepare(account);
      const core = aLeadCore(account, 'admin');
      const setup = createSetup(core);
      const press = async (): Promise<void> => {
        await setup.load();
        for (const { check, finding } of lastValue(setup.getState().checked) ?? []) {
          if (finding.state === 'wrong' && finding.mend !== null) await setup.mend(check.id, finding.mend);
        }
      };
      return Promise.resolve({
        ...nothingTyped,
        screen: { of: 'setup', core, setup, exported: createExport(core) },
        act: press,
        again: press,
        shown: () => setup.getState(),
        sums: () => ({}),
        end: () => lastValue(setup.getState().checked)?.map(({ check, finding }) => `${check.id} ${finding.state}`),
      });
    },
  };
}

/** Reading every record to take it along. */
const EXPORTS: Flow = {
  title: 'exporting everything',
  async begin(account) {
    await gives(account, 'agent2', TICKET, '10');
    const core = aLeadCore(account, 'admin');
    const reading = createExport(core);
    return {
      ...nothingTyped,
      screen: { of: 'setup', core, setup: createSetup(core), exported: reading },
      act: () => reading.start(),
      again: () => reading.start(),
      shown: () => reading.getState().phase,
      sums: () => ({}),
      // A list that holds more is exported with all that it holds.
      end: () => {
        const { phase, read } = reading.getState();
        return [phase.name, read.moments >= 1 && read.journal >= 2];
      },
    };
  },
};

export const SETUP_FLOWS: readonly Flow[] = [
  EXPORTS,
  setsUp('mending the trigger', ({ api }) => {
    for (const [key, object] of api.state.objects) {
      api.state.objects.set(key, { ...object, triggers: object.triggers.map((trigger) => ({ ...trigger, active: false })) });
    }
  }),
  setsUp('making the trigger', ({ api }) => {
    for (const [key, object] of api.state.objects) api.state.objects.set(key, { ...object, triggers: [] });
  }),
];
