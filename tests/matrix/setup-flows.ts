import { createSetup } from '#features/lead/setup/setup-state.ts';
import { lastValue } from '#ports/section.ts';
import type { MatrixAccount } from './an-account.ts';
import { aLeadCore } from './lead-flows.ts';
import type { Flow } from './matrix.ts';

/** Looking whether the account has what the app needs, and mending what is not so. */
function setsUp(title: string, prepare: (account: MatrixAccount) => void): Flow {
  return {
    title,
    async begin(account) {
      prepare(account);
      const setup = createSetup(aLeadCore(account, 'admin'));
      const press = async (): Promise<void> => {
        await setup.load();
        for (const { check, finding } of lastValue(setup.getState().checked) ?? []) {
          if (finding.state === 'wrong' && finding.mend !== null) await setup.mend(check.id, finding.mend);
        }
      };
      return Promise.resolve({
        typed: () => ({}),
        act: press,
        again: press,
        shown: () => setup.getState(),
        sums: () => ({}),
        end: () => lastValue(setup.getState().checked)?.map(({ check, finding }) => `${check.id} ${finding.state}`),
      });
    },
  };
}

export const SETUP_FLOWS: readonly Flow[] = [
  setsUp('mending the trigger', ({ api }) => {
    for (const [key, object] of api.state.objects) {
      api.state.objects.set(key, { ...object, triggers: object.triggers.map((trigger) => ({ ...trigger, active: false })) });
    }
  }),
  setsUp('making the trigger', ({ api }) => {
    for (const [key, object] of api.state.objects) api.state.objects.set(key, { ...object, triggers: [] });
  }),
];
